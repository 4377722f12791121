"""Every rule that any fixture calls upon can be explained: what it rests on, and where it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bonmun import extract
from bonmun.report.grounds import grounds
from bonmun.report.origins import Origins

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "fixtures").glob("*/*/page.html")) + sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    """Rule → a text it decided on, over all fixtures."""
    return {block.rule: block.text for page in PAGES for block in extract(page.read_bytes()).blocks}


def test_every_rule_has_grounds(rules: dict[str, str]) -> None:
    assert len(rules) > 50
    assert [rule for rule in rules if not grounds(rule).basis] == []


def test_every_rule_is_written_somewhere(rules: dict[str, str]) -> None:
    origins = Origins()
    places = {rule: origins.find(rule, text) for rule, text in rules.items()}
    assert [rule for rule, place in places.items() if not place] == []
    for place in places.values():
        file, _, line = place.rpartition(":")
        assert len((ROOT / "src" / file).read_text("utf-8").splitlines()) >= int(line)


def test_a_phrase_is_found_on_its_own_line(rules: dict[str, str]) -> None:
    by_phrase = {rule: text for rule, text in rules.items() if rule.startswith("phrases/")}
    assert len(by_phrase) > 10
    for rule, text in by_phrase.items():
        file, _, line = Origins().find(rule, text).rpartition(":")
        phrase = (ROOT / "src" / file).read_text("utf-8").splitlines()[int(line) - 1].strip(" ',\"")
        assert "".join(phrase.split()).lower() in "".join(text.split()).lower()


def test_a_shape_of_the_tail_rests_on_its_place_too() -> None:
    assert grounds("grammar/copyright/slogan").basis == ("shape", "place")
    assert grounds("grammar/copyright/notice").basis == ("shape",)


def test_a_folder_of_rules_comes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "mk.toml").write_text('name = "매일경제"\nhosts = ["mk.co.kr"]\n\n[junk]\nshare = [".mine"]\n', "utf-8")
    assert Origins(tmp_path).find("site:mk/share", "공유") == f"{tmp_path / 'mk.toml'}:5"
