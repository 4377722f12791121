"""The words by which a line calls for a shape: no shape is passed over that the line has."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from line_tables import known, needed

from bonmun.grammar import lines

ROOT = Path(__file__).parents[2]
ROWS = [row for path in Path(__file__).parent.glob("golden/*.tsv") for row in path.read_text("utf-8").splitlines()]
GOLDEN = sorted({row.split("\t")[0] for row in ROWS})


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("무단\\s?전재", {"무단"}),
        ("(?:저작권|ⓒ)\\s?한빛", {"한빛"}),
        ("(?:제보|기사문의)[^.]{0,9}@?", {"제보", "기사문의"}),
        ("(?i)Copyright", {"copyright"}),
        ("[ⓒⒸ]\\s", {"ⓒ"}),
        ("(?:구독)+하?", {"구독"}),
        ("관련(?:기사|뉴스)?$", {"관련"}),
    ],
)
def test_the_longest_words_that_no_match_can_do_without(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", ["(?:구독)?", "[가-힣]+", "구독|\\d+", "[^기]"])
def test_a_pattern_that_may_match_without_words_is_refused(pattern: str) -> None:
    with pytest.raises(SystemExit, match="may match a line without"):
        needed(pattern)


def test_a_key_that_no_shape_has_is_refused() -> None:
    with pytest.raises(SystemExit, match="trouble: unknown key told"):
        known({"name": "trouble", "pattern": "영상", "told": True})


def test_no_line_that_has_a_shape_is_passed_over() -> None:
    seen = set()
    for line in GOLDEN:
        for sentence, told in ((False, False), (True, False), (True, True)):
            above = max(step for step in lines._STEPS if step < len(line))
            called = lines._words(sentence, told, above).of(line)
            for number, shape in enumerate(lines._shapes()):
                if shape.fits(line, sentence, told, True):
                    assert number in called, (shape.kind, shape.name, line)
                    seen.add(number)
    assert len(seen) > 40


def test_every_phrase_is_known_by_itself() -> None:
    phrases = tomllib.loads((ROOT / "src/bonmun/data/phrases.toml").read_text("utf-8"))
    for kind, group in phrases.items():
        for phrase in group.get("has", ()):
            found = lines.verdict(phrase, sentence=False, tail=True)
            assert found is not None, phrase
            assert kind == found.kind or not found.rule.startswith("phrases/"), phrase
