"""The first and the last lines of the text are its own, unless what they are says otherwise."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text, extract

TOLD = (
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "공사에는 2억 원이 든다.",
)
READER = Extractor(fallback=False)


def read(*rows: str, above: str = "") -> tuple[str, ...]:
    text = "<br>".join(rows)
    page = f"<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1>{above}<div class=a>{text}</div></main>"
    return READER.extract(page).paragraphs


@pytest.mark.parametrize("agency", ["연합뉴스", "뉴시스", "/연합뉴스", "[뉴스1]"])
def test_an_agency_behind_the_last_sentence_goes_alone(agency: str) -> None:
    assert read(*TOLD, f"나정호 시장은 이들에게 “고맙다”고 짧게 말했다. {agency}")[-1].endswith("짧게 말했다.")


@pytest.mark.parametrize("subhead", ["▼ “내년에 마치는 게 목표” ▼", "▲ 벤치는 왜 열둘인가 ▲"])
def test_a_sign_on_both_sides_makes_a_subhead(subhead: str) -> None:
    assert subhead in read(TOLD[0], TOLD[1], subhead, TOLD[2])


@pytest.mark.parametrize(
    "opening",
    [
        ("강을 따라 걷다가,", "문득 앉고 싶을 때가 있죠.", "벤치 하나 없을까요?"),
        ("한빛라디오(FM 90.0)", "□ 방송일시 : 2024년 5월 3일", "□ 진행 : 나정호"),
        ("벤치 열두 개의 자리", "산책로 들머리", "다리 아래 그늘", "수양버들 옆", "나루터 앞", "느티나무 밑"),
    ],
)
def test_lines_that_lead_into_the_text_are_no_decks(opening: tuple[str, ...]) -> None:
    assert read(*opening, *TOLD) == (*opening, *TOLD)


def test_two_decks_are_decks() -> None:
    article = READER.extract(
        "<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1><div class=a>"
        + "산책로 들머리부터 나루터까지<br>이달 말 공사 끝나<br>"
        + "<br>".join(TOLD)
        + "</div></main>"
    )
    assert article.subtitles == ("산책로 들머리부터 나루터까지", "이달 말 공사 끝나")
    assert article.paragraphs == TOLD


def test_an_editor_s_note_above_the_container_stays() -> None:
    note = "[편집자 주] 강변이 바뀌고 있다. 벤치 하나에 담긴 이야기를 세 차례로 나누어 싣는다."
    assert read(*TOLD, above=f"<div class=n>{note}</div>") == (note, *TOLD)


@pytest.mark.parametrize("name", ["media_end_summary", "sub_title", "article_subtit"])
@pytest.mark.parametrize("tag", ["strong", "span", "b"])
def test_decks_in_an_inline_element_are_not_glued_to_the_text(tag: str, name: str) -> None:
    article = READER.extract(
        "<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1>"
        f"<div class=a><{tag} class={name}>산책로 들머리부터<br>이달 말 공사 끝나</{tag}>"
        + "<br><br>".join(TOLD)
        + "</div></main>"
    )
    assert article.subtitles == ("산책로 들머리부터", "이달 말 공사 끝나")
    assert article.paragraphs == TOLD


@pytest.mark.parametrize("names", ["나정호, 홍길동", "나정호·홍길동", "새벽신문 나정호", "그래픽 나정호"])
def test_names_alone_behind_the_last_sentence_sign_it(names: str) -> None:
    assert read(*TOLD, names) == TOLD


def test_names_that_the_text_announces_or_that_others_follow_stay() -> None:
    announced = (*TOLD, "벤치를 기부한 사람은 다음과 같다.", "나정호, 홍길동")
    assert read(*announced) == announced
    posts = (*TOLD, "<승진>".replace("<", "&lt;"), "◇부이사관", "△감사관 나정호")
    assert read(*posts)[-1] == "△감사관 나정호"


@pytest.mark.parametrize("notice", ["(하편에 계속)", "[다음 회에 계속]", "(계속)", "→ 3면에 계속", "이전 1 2 3 다음"])
def test_where_the_article_goes_on_is_no_part_of_it(notice: str) -> None:
    assert read(*TOLD, notice) == TOLD


def test_a_caption_ends_in_its_day_and_its_photographers_address() -> None:
    shown = "나정호 시장이 벤치에 앉아 있다. 2024.05.03. photo@press.example"
    assert read(TOLD[0], shown, *TOLD[1:]) == TOLD


RIGHTS = "저작권자 ⓒ 너울일보 무단전재 및 재배포 금지"


@pytest.mark.parametrize("rights", [[RIGHTS], ["", f"[{RIGHTS}]"]])
def test_a_tag_that_the_copyright_line_names_too_is_a_dateline(rights: list[str]) -> None:
    told = ["여울군 주민 열두 명이 빈집을 고쳐 마을 식당을 열었다.", "식당은 점심 두 시간만 문을 연다."]
    assert list(clean_text("\n".join((f"[너울일보] {told[0]}", told[1], *rights))).paragraphs) == told
    assert list(clean_text(f"[너울일보] {' '.join(told)} {RIGHTS}").paragraphs) == [" ".join(told)]
    page = f"<!doctype html><p>[너울일보] {told[0]}</p><p>{told[1]}</p>"
    site = '<meta property="og:site_name" content="너울일보">'
    assert [extract(head + page).paragraphs[0] for head in ("", site)] == [f"[너울일보] {told[0]}", told[0]]
    assert clean_text("\n".join((f"[나래신문] {told[0]}", told[1], *rights))).paragraphs[0] == f"[나래신문] {told[0]}"
    assert clean_text("\n".join((f"[너울일보] {told[0]}", told[1]))).paragraphs[0] == f"[너울일보] {told[0]}"
