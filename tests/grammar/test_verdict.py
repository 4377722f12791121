"""What a whole line is: its kind, the rule that says so, and where its nature or its place forbids a rule."""

from __future__ import annotations

import pytest

from bonmun.grammar.lines import Verdict, is_sentence, verdict

NOTICE = "저작권자 ⓒ 가람일보 무단전재-재배포금지"


@pytest.mark.parametrize(
    ("line", "kind", "rule"),
    [
        (NOTICE, "copyright", "grammar/copyright/notice"),
        ("페이스북 트위터 카카오톡 URL복사", "share", "controls/share"),
        ("댓글 달기", "comment", "phrases/comment"),
        ("Promoted Links by 가람", "ad", "phrases/ad"),
        ("가람 기자의 언론사 구독 해지되었습니다", "dialog", "phrases/dialog"),
    ],
)
def test_a_line_is_known_by_a_rule_that_has_a_name(line: str, kind: str, rule: str) -> None:
    assert verdict(line, sentence=False) == Verdict(kind, rule)


@pytest.mark.parametrize("line", ["가람시가 새 길을 놓는다", "댓글과 답글", "산책로", ""])
def test_most_lines_have_no_shape(line: str) -> None:
    assert verdict(line, sentence=False, tail=True) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ⓒ 가람일보", "copyright"),
        ("▷ 카카오톡 : '한빛제보' 검색", "tip_line"),
        ("▶ 텔레그램에서 한빛뉴스 받아보기", "subscribe"),
        ("https://ift.example/mTDg9YB", "repost"),
    ],
)
def test_some_shapes_count_only_after_the_article(line: str, kind: str) -> None:
    assert verdict(line, sentence=False) is None
    found = verdict(line, sentence=False, tail=True)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(("length", "known"), [(300, True), (301, False)])
def test_a_line_with_a_shape_has_three_hundred_characters_at_most(length: int, known: bool) -> None:
    line = (NOTICE + " ").ljust(length, "가")
    assert (verdict(line, sentence=False) is not None) is known


@pytest.mark.parametrize(("length", "known"), [(160, True), (161, False)])
def test_a_line_that_holds_a_phrase_has_a_hundred_and_sixty_at_most(length: int, known: bool) -> None:
    line = "Promoted Links ".ljust(length, "가")
    assert (verdict(line, sentence=False) is not None) is known


PHRASE = "소중한 의견이 반영되었습니다."


@pytest.mark.parametrize(
    ("rest", "junk"),
    [
        (f"{'가' * 20} 확인하세요.", True),  # a third of what asks its readers
        (f"{'가' * 40} 확인하세요.", False),
        (f"{'가' * 2} 떴다.", True),  # two thirds of what is told
        (f"{'가' * 8} 떴다.", False),
    ],
)
def test_a_sentence_is_junk_by_a_phrase_that_is_much_of_it(rest: str, junk: bool) -> None:
    line = f"{PHRASE} {rest}"
    assert is_sentence(line)
    assert (verdict(line, sentence=True) is not None) is junk


@pytest.mark.parametrize(
    "line",
    [
        "모든 기사는 저작권법의 보호를 받는다고 법원은 밝혔다.",
        "사진을 클릭하면 크게 볼 수 있게 만들었다고 업체는 밝혔다.",
        "이 기사는 그해 경제 섹션의 머리기사로 실렸다.",
        "독자의 사진이 세상을 바꿨다고 그는 말했다.",
    ],
)
def test_what_is_told_as_reports_are_stays(line: str) -> None:
    assert verdict(line, sentence=False, tail=True) is not None
    assert verdict(line, sentence=True, tail=True) is None


def test_of_several_phrases_the_first_decides_then_the_longest() -> None:
    line = "Promoted Links · 언론사 구독 해지되었습니다. Promoted Links"
    assert verdict(line, sentence=False) == Verdict("ad", "phrases/ad")
    assert verdict(line.removeprefix("Promoted Links"), sentence=False) == Verdict("dialog", "phrases/dialog")
