"""An Extractor's rules are its own: read and checked when it is made, the same for as long as it lives."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bonmun import Extractor, RuleError

URL = "https://www.garam.example.kr/news/1"
PAGE = "<html><head><title>산책로</title></head><body><div>가람시는 7일 산책로를 열었다고 밝혔다.</div></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    named(tmp_path, "가람일보")
    return tmp_path


def named(folder: Path, name: str) -> None:
    (folder / "garam.toml").write_text(f'name = "{name}"\nhosts = ["garam.example.kr"]\n', "utf-8")


def test_an_edited_folder_shows_in_the_next_extractor_and_not_in_one_that_lives(folder: Path) -> None:
    before = Extractor(sites=folder)
    assert before.extract(PAGE, URL).publisher == "가람일보"
    named(folder, "한빛일보")
    assert before.extract(PAGE, URL).publisher == "가람일보"
    assert Extractor(sites=folder).extract(PAGE, URL).publisher == "한빛일보"
    assert Extractor(sites=str(folder)).extract(PAGE, URL).publisher == "한빛일보"


def test_a_folder_that_goes_missing_shows_when_the_next_one_is_made(folder: Path) -> None:
    before = Extractor(sites=folder)
    (folder / "garam.toml").unlink()
    assert before.extract(PAGE, URL).publisher == "가람일보"
    with pytest.raises(RuleError, match="no rule files"):
        Extractor(sites=folder)
    with pytest.raises(RuleError, match="no rule files"):
        Extractor(sites=folder / "missing")


def test_a_wrong_rule_shows_before_anything_is_read(folder: Path) -> None:
    (folder / "garam.toml").write_text('nmae = "가람일보"\n', "utf-8")
    with pytest.raises(RuleError, match="nmae"):
        Extractor(sites=folder)


def test_rules_go_with_the_extractor_to_other_processes(folder: Path) -> None:
    packed = pickle.dumps(Extractor(sites=folder))
    named(folder, "한빛일보")
    assert pickle.loads(packed).extract(PAGE, URL).publisher == "가람일보"
    assert len(packed) < 4000


def test_rules_are_values_that_can_be_kept_in_a_set(folder: Path) -> None:
    rules = Extractor(sites=folder).rules.by_host("garam.example.kr")
    same = Extractor(sites=folder).rules.by_host("garam.example.kr")
    assert {rules, same} == {rules}
    assert {site.id for site in {*Extractor().rules.all()}} >= {"site:mk"}
