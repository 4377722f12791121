"""Every rule that any fixture calls upon can be explained: what it rests on, and where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bonmun import extract
from bonmun.label.registry import lookup, static
from bonmun.report.origins import REGISTRY, Origins

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "fixtures").glob("*/*/page.html")) + sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    """Rule → a text it decided on, over all fixtures."""
    return {block.rule: block.text for page in PAGES for block in extract(page.read_bytes()).blocks}


def test_every_rule_is_explained_by_the_registry(rules: dict[str, str]) -> None:
    assert len(rules) > 50
    assert [rule for rule in rules if not (lookup(rule).basis and lookup(rule).says)] == []


def test_every_rule_is_written_somewhere(rules: dict[str, str]) -> None:
    known = {rule.id for rule in static()}
    for rule, text in rules.items():
        file, _, line = Origins().find(rule, text).partition(":")
        written = (ROOT / "src" / file).read_text("utf-8")
        if rule in known:
            assert (file, f'"{rule}"' in written) == (REGISTRY, True)
        else:
            assert len(written.splitlines()) >= int(line), rule


def test_a_phrase_is_found_on_its_own_line(rules: dict[str, str]) -> None:
    by_phrase = {rule: text for rule, text in rules.items() if rule.startswith("phrases/")}
    assert len(by_phrase) > 10
    for rule, text in by_phrase.items():
        file, _, line = Origins().find(rule, text).rpartition(":")
        phrase = (ROOT / "src" / file).read_text("utf-8").splitlines()[int(line) - 1].strip(" ',\"")
        assert "".join(phrase.split()).lower() in "".join(text.split()).lower()


def test_a_folder_of_rules_comes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "mk.toml").write_text('name = "매일경제"\nhosts = ["mk.co.kr"]\n\n[junk]\nshare = [".mine"]\n', "utf-8")
    assert Origins(tmp_path).find("site:mk/share", "공유") == f"{tmp_path / 'mk.toml'}:5"
