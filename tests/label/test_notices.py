"""Notices that share a line with the article's sentence go by themselves; the sentence stays."""

from __future__ import annotations

import pytest

from bonmun import clean_text, extract
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
