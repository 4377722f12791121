"""Boxes inside an article in a dump: what stands on their other side is the article's, what stands in them is not."""

from __future__ import annotations

import pytest

from bonmun import clean_text, extract

LEAD = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
SECOND = "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다."
THIRD = "공사에는 모두 34억 원이 들며, 먼저 한빛동과 늘봄동 골목에서 두 달 동안 시범으로 불을 밝힌다."
LAST = "한빛동 주민들은 손전등을 들고 나오던 일이 옛일이 되기를 바라고 있다."
BOX = ("인기기사", "늘봄천 산책로 다시 연다", "“빵값 또 오른다” 동네 빵집의 하루", "한빛시, 도서관 휴관일 없앤다")
LISTED = (BOX[0], *("- " + item for item in BOX[1:]))
HEAD = ("가람시, 어두운 골목에 새 조명", "입력 2024.03.18 14:05", "공유하기")
FOOT = ("서이든 기자 eden@garam.example", "저작권자 © 가람일보 무단전재 및 재배포 금지")


@pytest.mark.parametrize("box", [BOX, LISTED, ("▶ 네이버에서 가람일보 구독하기",)])
def test_a_last_sentence_behind_a_box_is_the_articles(box: tuple[str, ...]) -> None:
    text = clean_text("\n".join((*HEAD, LEAD, SECOND, THIRD, *box, LAST, *FOOT)))
    assert text.paragraphs == (LEAD, SECOND, THIRD, LAST)


@pytest.mark.parametrize("box", [BOX, LISTED, ("광고", "▶ 가람일보 앱 다운로드 바로가기")])
def test_a_lead_before_a_box_is_the_articles(box: tuple[str, ...]) -> None:
    text = clean_text("\n".join((*HEAD, "글꼴 바꾸기", LEAD, *box, SECOND, THIRD, LAST, *FOOT)))
    assert text.paragraphs == (LEAD, SECOND, THIRD, LAST)


def test_paragraphs_between_two_boxes_stay() -> None:
    rows = (*HEAD, LEAD, *BOX, SECOND, "광고", THIRD, "▲ 새 조명을 살펴보는 주민들", LAST, *FOOT)
    article = clean_text("\n".join(rows))
    assert article.paragraphs == (LEAD, SECOND, THIRD, LAST)
    assert {gone.rule for gone in article.removed if gone.text in BOX} == {"boxes/inside"}


def test_an_offer_with_a_button_in_it_is_a_box() -> None:
    rows = (*HEAD, LEAD, "지면보기", "▶ 네이버에서 가람일보 구독하기", SECOND, THIRD, LAST, *FOOT)
    assert clean_text("\n".join(rows)).paragraphs == (LEAD, SECOND, THIRD, LAST)


def test_what_stands_above_the_bar_of_buttons_is_not_the_articles() -> None:
    rows = (HEAD[0], LEAD, "페이스북 공유하기", "글자 크게", SECOND, THIRD, LAST, *FOOT, *BOX)
    assert clean_text("\n".join(rows)).paragraphs == (SECOND, THIRD, LAST)


def test_a_subhead_behind_a_box_stays() -> None:
    article = clean_text("\n".join((*HEAD, LEAD, SECOND, *BOX, "◆ 남은 일", THIRD, *FOOT)))
    assert article.paragraphs == (LEAD, SECOND, "◆ 남은 일", THIRD)


def test_verses_before_the_byline_stay() -> None:
    verses = ("불 하나 켜면", "밤이 한 뼘 물러나고", "발소리가 돌아온다")
    article = clean_text("\n".join((*HEAD, LEAD, SECOND, *verses, *FOOT)))
    assert article.paragraphs == (LEAD, SECOND, *verses)


@pytest.mark.parametrize(
    "below",
    [
        (*FOOT, *BOX[:2], THIRD),
        ("기사제보 news@garam.example", *BOX[:2], LAST),
        (BOX[0], BOX[1], THIRD[:44] + "…", BOX[2], SECOND[:40] + "..."),
    ],
)
def test_what_stands_behind_the_articles_end_is_not_its_own(below: tuple[str, ...]) -> None:
    article = clean_text("\n".join((*HEAD, LEAD, SECOND, *below, "이용약관", "개인정보처리방침", "맨위로")))
    assert article.paragraphs == (LEAD, SECOND)


def test_a_machine_summary_is_not_grown_into() -> None:
    note = "기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다."
    opening = f"(가람=가람일보) 서이든 기자 = {LEAD}"
    article = clean_text("\n".join((*HEAD, SECOND, note, opening, SECOND, THIRD, LAST, *FOOT)))
    assert article.paragraphs == (LEAD, SECOND, THIRD, LAST)


BULLETED = (
    "· [단독] 늘봄천 산책로 다시 연다",
    "· 도서관 휴관일 없앤 한빛시…“더 못 쉰다”",
    "· 산책로 이대로 괜찮은가?",
    "· 빵값 오른다",
)


@pytest.mark.parametrize("route", ["dump", "page"])
def test_a_bulleted_run_that_is_half_plain_headlines_goes(route: str) -> None:
    rows = (LEAD, SECOND, *BULLETED, THIRD, LAST)
    html = "".join(f"<p>{row}</p>" for row in rows)
    article = (
        clean_text("\n".join(rows)) if route == "dump" else extract(f"<html><body><div>{html}</div></body></html>")
    )
    assert article.paragraphs == (LEAD, SECOND, THIRD, LAST)
    assert {gone.rule for gone in article.removed} >= {"list/headlines"}


@pytest.mark.parametrize(
    "listed",
    [
        ("- 골목 120곳에 새 조명", "- 밝기는 주민이 고른다", "- 공사는 두 달"),
        ("· [단독] 보도가 이어졌다.", "· 시는 …라고만 답했다.", "· 주민들은 기다렸다고 했다."),
        ("- 속보 경쟁이 낳은 오보",),
        ("▶ 서이든/주민 : 불빛이 …참 좋네요", "▶ 윤서라/상인 : [단독]이라더니"),
    ],
)
def test_a_bulleted_list_of_the_articles_own_stays(listed: tuple[str, ...]) -> None:
    assert clean_text("\n".join((LEAD, SECOND, *listed, THIRD, LAST))).paragraphs == (
        LEAD,
        SECOND,
        *listed,
        THIRD,
        LAST,
    )
