"""Notices that share a line with the article's sentence go by themselves; the sentence stays."""

from __future__ import annotations

import pytest

from bonmun import clean_text, extract
from bonmun.label import notices
from bonmun.label.notices import cut

TOLD = "가람시는 강변 산책로 네 곳에 벤치를 놓기로 했다고 3일 밝혔다."
QUOTED = "나정호 시장은 “누구나 쉬어 갈 수 있게 하겠다”고 말했다."
NOTICES = [
    ("저작권자 ⓒ 한빛일보 무단전재 및 재배포 금지", "copyright"),
    ("<ⓒ 한빛일보, 무단 전재-재배포 금지>", "copyright"),
    ("Copyright ⓒ 한빛일보. All rights reserved. 무단 전재 및 재배포 금지.", "copyright"),
    ("©한빛일보", "copyright"),
    ("무단전재 및 재배포 금지", "copyright"),
    ("▶ 제보는 카카오톡 '한빛제보'", "tip_line"),
    ("네이버에서 한빛일보를 구독하세요.", "subscribe"),
]


@pytest.mark.parametrize(("notice", "kind"), NOTICES)
@pytest.mark.parametrize("space", ["", " ", "  "])
@pytest.mark.parametrize("before", [TOLD, f"{TOLD} {QUOTED}"])
def test_a_notice_behind_a_sentence_is_split_off(notice: str, kind: str, space: str, before: str) -> None:
    found = cut(before + space + notice)
    assert found is not None
    assert found.text == before
    assert [piece.decision.kind for piece in found.notices] == [kind]
    assert "".join(piece.text for piece in found.notices) == notice


def test_several_notices_are_split_off_in_order() -> None:
    found = cut(f"{TOLD} ▶ 제보는 카카오톡 '한빛제보' <저작권자 ⓒ 한빛일보, 무단 전재 및 재배포 금지>")
    assert found is not None
    assert found.text == TOLD
    assert [piece.decision.kind for piece in found.notices] == ["tip_line", "copyright"]


def test_a_credit_in_brackets_is_a_caption() -> None:
    shown = f"<p>{TOLD}</p><p>{QUOTED} (사진=나정호 기자)</p><p>{TOLD[:-6]} 전했다.</p>"
    article = extract(f"<!doctype html><div>{shown}</div>")
    assert QUOTED in article.paragraphs
    assert article.captions == ("(사진=나정호 기자)",)


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"{TOLD} {QUOTED}",
        "경찰은 쓰레기 무단투기를 막으려고 제보를 받는다. 저작권을 어긴 사람도 함께 잡겠다고 했다.",
        "한빛시 강변 산책로 전경. ⓒ 한빛일보",
        "그는 “구독을 눌러 주세요.”라고 말하며 손을 흔들었다.",
        "이 기사의 저작권은 한빛일보에 있습니다. 무단전재 및 재배포 금지",
        "1심은 유죄를, 2심은 무죄를 선고했다. 대법원의 판단은 3월에 나온다",
        "시는 이날 공고를 냈다. 문의: 02-000-0000",
    ],
)
def test_what_is_no_notice_stays(text: str) -> None:
    assert cut(text) is None


@pytest.mark.parametrize("notice", [notice for notice, _ in NOTICES])
def test_nothing_of_a_dump_in_one_line_is_lost(notice: str) -> None:
    article = clean_text(f"{TOLD} {QUOTED} {notice}")
    assert " ".join(article.paragraphs) == f"{TOLD} {QUOTED}"
    assert notice in [removal.text for removal in article.removed]


def test_a_credit_belongs_to_the_caption_of_one_sentence_and_closes_a_paragraph_of_more() -> None:
    shown, credit = "시민들이 새로 놓인 벤치에 앉아 쉬는 모습.", "(사진=가람시)"
    assert cut(f"{shown} {credit}") is None
    assert cut(f"가람시가 3일 벤치를 놓았다. {shown} {credit}") is None
    found = cut(f"가람시가 3일 벤치를 놓았다. 나무도 심었다. {shown} {credit}")
    assert found is not None
    assert [piece.text for piece in found.notices] == [credit]


def test_what_stands_before_a_notice_may_be_a_notice_itself() -> None:
    assert cut("제보는 한빛일보 카카오톡 채널로 받습니다. 무단전재 및 재배포 금지") is None
    assert cut("저작권자 ⓒ 한빛일보는 모든 글의 권리를 갖는다. 무단전재 및 재배포 금지") is None


@pytest.mark.parametrize(
    ("rest", "kind"),
    [
        ("무단전재 및 재배포 금지", "copyright"),
        ("ⓒ 한빛일보", "copyright"),
        ("입력 2024.03.18 14:05", ""),
        ("연합뉴스", ""),
        ("(사진=가람시)", ""),
    ],
)
def test_what_the_words_behind_a_sentence_are(rest: str, kind: str) -> None:
    found = notices._judge(rest, TOLD)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "rest",
    [
        "[앵커] 다음 소식입니다.",
        QUOTED,
        "시는 나무도 심는다고 밝혔다. 무단전재 및 재배포 금지",
        "한빛일보 ▶ 제보는 카카오톡 '한빛제보'",
        "2024.03.18 14:05",
        "산책로는 넓다",
    ],
)
def test_what_may_be_the_articles_own_is_no_notice(rest: str) -> None:
    assert notices._judge(rest, TOLD) is None


def test_a_credit_belongs_to_what_a_picture_shows() -> None:
    shown = "시민들이 새로 놓인 벤치에 앉아 쉬는 모습."
    for credit in ("연합뉴스", "(사진=가람시)"):
        assert notices._judge(credit, shown) is None
        assert notices._judge(credit, TOLD) is not None
    assert notices._judge("(사진=가람시)", f"{TOLD} {TOLD} {shown}") is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TOLD} 무단전재", True),
        (TOLD, False),
        ("가람시가 놓는다. ⓒ 한빛", False),
        ("가람시가 벤치를 놓는다. ⓒ 한빛일보", True),
        ("가람시 강변 산책로의 새 벤치 열두 개 ⓒ 한빛", False),
        ("벤치를 놓아요. 가람시 강변 산책로 한빛일보", True),
    ],
)
def test_which_lines_are_searched_for_notices(text: str, expected: bool) -> None:
    assert notices.may_end_with_notice(text) is expected


def test_ornaments_before_a_notice_go_with_it() -> None:
    for lead in ("■", "[한빛일보", "| "):
        found = cut(f"{TOLD} {lead} ⓒ 한빛일보")
        assert found is not None
        assert found.text == TOLD


def test_two_sentences_of_one_notice_are_one_piece() -> None:
    found = cut(f"{TOLD} 이 기사의 저작권은 한빛일보에 있습니다. 무단전재 및 재배포 금지")
    assert found is not None
    assert [piece.text for piece in found.notices] == [
        "이 기사의 저작권은 한빛일보에 있습니다. 무단전재 및 재배포 금지"
    ]


@pytest.mark.parametrize("ends", ["제도.", "협약."])
@pytest.mark.parametrize("notice", ["저작권자 ⓒ한빛일보. 무단 전재 금지", "ⓒ 한빛일보, 무단 전재 및 재배포 금지"])
def test_a_notice_does_not_take_a_sentence_that_ends_with_a_noun(ends: str, notice: str) -> None:
    told = f"투자자가 협정을 어긴 정부를 상대로 다른 나라의 기관에 판단을 내려 달라고 청할 수 있게 한 {ends}"
    found = cut(f"{told} {notice}")
    assert found is not None
    assert found.text == told
