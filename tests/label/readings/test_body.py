"""Where the heaviest run of lines is an article's, where another begins behind it, and what stands inside it."""

from __future__ import annotations

import pytest

from bonmun.label.readings import body
from bonmun.label.readings.body import NOTHING, Reading
from tests.label.sheets import SAID, TOLD, Row, box, elements, junk, link, plain, sheet, told

SIGNED = plain("서이든 기자")
MINUTE, DAY, NAMED = plain("2024.03.18 14:05"), plain("2024.03.18"), plain("입력 2024.03.18")
HEAD = plain("강변 산책로 다시 열린다")


def is_stamp(*rows: Row, at: int = 0) -> bool:
    """Whether the line there says when an article appeared, in a reading that holds all of these lines."""
    return body._is_stamp(sheet(*rows), at, Reading(0, len(rows), (), 99.0))


def test_a_time_or_a_named_day_stamps_an_article() -> None:
    assert is_stamp(MINUTE)
    assert is_stamp(NAMED)
    assert not is_stamp(DAY)
    assert not is_stamp(plain("골목"), MINUTE)
    assert not is_stamp(told("2024.03.18 14:05"))
    assert is_stamp(Row("repeat", "2024.03.18 14:05"))
    assert is_stamp(plain("입력 2024.03.18 14:05 " + "가" * 40))
    assert not is_stamp(plain("입력 2024.03.18 14:05 " + "가" * 41))
    assert not is_stamp(told(), at=1)


def test_a_byline_may_stand_between_the_headline_and_the_time() -> None:
    assert is_stamp(HEAD, SIGNED, MINUTE, at=1)
    assert is_stamp(HEAD, SIGNED, NAMED, at=1)
    assert not is_stamp(HEAD, SIGNED, DAY, at=1)
    assert not is_stamp(HEAD, SIGNED, SIGNED, MINUTE, at=1)
    for tag in ("h1", "h2", "h3"):
        assert is_stamp(plain(HEAD.text, box(tag)), SIGNED, DAY, at=1)
        assert is_stamp(plain(HEAD.text, box("a", "", box(tag))), SIGNED, DAY, at=1)
    assert not is_stamp(plain(HEAD.text, box("h4")), SIGNED, DAY, at=1)
    assert not is_stamp(plain(HEAD.text, box("a", "", box("b", "", box("h2")))), SIGNED, DAY, at=1)


def test_a_bold_line_under_a_byline_is_the_next_articles_headline() -> None:
    bold = plain(HEAD.text, bold=True)
    assert is_stamp(SIGNED, bold, SIGNED, DAY, at=2)
    assert not is_stamp(SIGNED, HEAD, SIGNED, DAY, at=2)
    assert not is_stamp(told(), bold, SIGNED, DAY, at=2)
    assert not is_stamp(bold, SIGNED, DAY, at=1)


def test_times_that_stand_again_and_again_tell_what_happened_when() -> None:
    assert not is_stamp(MINUTE, told(), MINUTE, told())
    assert is_stamp(MINUTE, told(), told("2024.03.18 14:05"), told())
    assert is_stamp(NAMED, told(), MINUTE, told(), MINUTE)

    def chronicle(*rows: Row) -> bool:
        return body.is_chronicle(sheet(*rows), 0, len(rows))

    assert chronicle(MINUTE, MINUTE)
    assert not chronicle(MINUTE, DAY, NAMED, plain("입력 2024.03.18 14:05"), plain("골목"))
    assert not body.is_chronicle(sheet(MINUTE, MINUTE, MINUTE), 1, 2)


def test_a_run_that_no_element_holds_alone() -> None:
    holder = box()
    rows = [told(element=holder), told(SAID, holder), told(element=holder)]
    made = sheet(plain(), *rows, plain())
    weights = [-1.0, 50.0, 20.0, 50.0, -1.0]
    assert body._by_run(made, weights, [holder], 120.0) == Reading(1, 4, ((1, 4),), 120.0)
    assert body._by_run(made, weights, [holder], 121.0) is None
    outer = box()
    outer.end = 5
    assert body._by_run(made, weights, [outer, holder], 1.0) == Reading(1, 4, ((1, 4),), 120.0)
    assert body._by_run(made, weights, [outer], 1.0) == Reading(1, 4, ((0, 5),), 120.0)
    holder.end = 3
    assert body._by_run(made, weights, [holder], 1.0) is None
    assert body._by_run(made, [0, 50.0, 20.0, 0, 0], [outer], 1.0) is None


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([told(), junk("heading"), link(), told(), told()], [1]),
        ([told(), junk("heading"), *[plain()] * 5, told(), told()], [1]),
        ([told(), junk("heading"), *[plain()] * 6, told(), told()], []),
        ([told(), junk("heading"), told(), told()], [1]),
        ([told(), junk("share"), link(), told(), told()], []),
        ([plain(), junk("heading"), link(), told(), told()], []),
        ([told(), junk("heading"), link(), told(), plain()], []),
        ([told(), junk("heading"), link(), told()], []),
        ([junk("heading"), link(), told(), told()], []),
        ([told("시는 벤치를.."), junk("heading"), link(), told(), told()], []),
    ],
)
def test_headings_of_lists_inside_a_dumps_article(rows: list[Row], found: list[int]) -> None:
    assert list(body._boxes(sheet(*rows))) == found


def test_what_sites_say_behind_a_dumps_text_ends_it() -> None:
    assert body._is_afterword("무단전재 및 재배포 금지")
    assert not body._is_afterword(TOLD)
    assert not body._is_afterword("벤치를 놓을 곳은 어디인가요?")
    found, boxes = body.find_in_dump(sheet(told(), told(), told("이 기사는 무단전재 및 재배포를 금지합니다.")))
    assert (found.start, found.end, found.spans) == (0, 2, ())
    assert boxes == {}


def quiet(*rows: Row) -> Reading:
    made = sheet(*rows)
    return body._quiet(made, elements(made))


def test_without_running_text_the_element_named_as_a_body_with_most_text() -> None:
    text = "가람고 3 대 2 한빛고 이겨 우승했다"
    one, other = box("div", "article-body"), box("div", "view_cont")
    found = quiet(plain(text, one), plain(text * 2, other), plain(text, box()))
    assert (found.start, found.end, found.spans) == (1, 2, ((1, 2),))
    assert found.weight == max(80.0, len(text) * 2)
    assert quiet(plain(text, box("div", "list"))) == NOTHING
    spoken = box()
    spoken.role = "articleBody"
    assert quiet(plain(text, spoken)).end == 1
    unseen = box("div", "article-body")
    unseen.hidden = True
    assert quiet(plain(text, unseen)) == NOTHING
    few = box("div", "article-body")
    assert quiet(*[plain(text, few)] * 3, link(element=few)).end == 4
    assert quiet(*[plain(text, few)] * 2, link(element=few)) == NOTHING


def test_the_later_article_begins_at_its_own_stamp_and_a_second_stamp_below_is_its_own() -> None:
    made = sheet(*[told()] * 3, HEAD, NAMED, plain("골목"), NAMED, *[told()] * 4)
    own = Reading(0, 11, ((0, 11),), 99.0)
    assert body._first(made, own, frozenset({8})) == Reading(4, 11, ((3, 11),), 99.0)
    assert body._first(made, own, frozenset({1, 8})) == Reading(0, 3, ((0, 3),), 99.0)
    assert body._first(made, own, frozenset()) == Reading(0, 3, ((0, 3),), 99.0)


@pytest.mark.parametrize(
    "said",
    [
        "가람일보 구독하고 메인에서 바로 보세요! 이 기사의 저작권은 가람일보에 있습니다.",
        "좋아요 0 댓글 0 이 기사의 저작권은 가람일보에 있습니다.",
    ],
)
@pytest.mark.parametrize("count", [1, 2])
def test_several_notices_that_read_as_sentences_end_a_dumps_text(said: str, count: int) -> None:
    text = [told(), told("시는 나무도 심었다고 전했다."), told("공사에는 2억 원이 든다고 덧붙였다.")]
    assert body.find_in_dump(sheet(*text, *[told(said)] * count))[0].end == 3
    assert body.find_in_dump(sheet(told(said)))[0].end == 1


def test_what_weighs_nothing_in_a_dump_is_junk_by_its_box() -> None:
    label = Row("junk", "AI 요약", "ai_summary")
    made_by = Row("junk", "AI가 자동 생성한 요약으로 원문과 다를 수 있습니다.", "ai_summary")
    said = told("가람시가 강변에 벤치를 놓는다고 했다.")
    comment = [plain("naru***"), told(SAID), plain("답글")]
    found, boxes = body.find_in_dump(sheet(label, said, made_by, told(), told(f"{TOLD} 나무도 심는다."), *comment * 2))
    assert (found.start, found.end) == (3, 5)
    kinds = {i: made.kind for i, made in boxes.items()}
    assert kinds == {1: "ai_summary", **dict.fromkeys(range(5, 11), "comment")}
