"""Of paragraphs that stand twice, one copy always stays."""

from __future__ import annotations

import bonmun
from bonmun.label import repeats

from .sheets import junk, plain, sheet, told

LEAD = (
    "가상시가 오는 5일 봄꽃 축제를 시내 중심에서 연다고 밝혔다. "
    "축제는 가상천 일대에서 사흘 동안 열린다고 시는 설명했다."
)
REST = [
    "시민 누구나 참여할 수 있으며 입장료는 받지 않기로 했다.",
    "나정호 시장은 “많은 시민이 찾아 주기를 바란다”고 말했다.",
    "시는 안전 요원 백 명을 배치하고 셔틀버스도 늘릴 계획이다.",
]


def _page(before: str = "", after: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in [LEAD, *REST])
    return f"<!doctype html><body>{before}<h1>봄꽃 축제 5일 열린다</h1><div class=view>{body}</div>{after}</body>"


def test_a_lead_that_stands_again_below_stays_in_its_place() -> None:
    article = bonmun.extract(_page(after=f"<p>{LEAD}</p>"))
    assert list(article.paragraphs) == [LEAD, *REST]
    assert [(r.kind, r.text) for r in article.removed if r.text == LEAD] == [("duplicate", LEAD)]


def test_a_summary_put_together_from_the_text_goes() -> None:
    summary = f"{LEAD.split('. ')[0]}. {REST[1]}"
    article = bonmun.extract(_page(before=f"<p>{summary}</p><p>본문 요약</p>"))
    assert list(article.paragraphs) == [LEAD, *REST]
    assert summary in {r.text for r in article.removed}


def test_a_summary_does_not_lengthen_the_run_that_its_neighbour_stands_in() -> None:
    rows = [told(f"{LEAD.split('. ')[0]}. {REST[0]}"), told(REST[1]), junk()]
    rows += [told(REST[1]), told(REST[0]), junk(), told(f"{LEAD.split('. ')[0]}.")]
    made = sheet(*rows)
    assert repeats.find_repeats(made.lines, made.shapes) == [0, 1]


def test_a_block_stands_twice_where_the_line_before_is_the_same_too() -> None:
    def same(*texts: str, before: int, at: int) -> bool:
        made = sheet(*(plain(text) for text in texts))
        return repeats._is_same_block(made.lines, made.shapes, before, at)

    assert same("골목", "벤치", "소식", "골목", "벤치", before=1, at=4)
    assert not same("다리", "벤치", "소식", "골목", "벤치", before=1, at=4)
    assert same("골목", "벤치", "소식", "골목", "벤치", before=0, at=3)
    short = sheet(told("시는 연다."), plain("벤치"), plain("소식"), told("시는 연다."), plain("벤치"))
    assert not repeats._is_same_block(short.lines, short.shapes, 1, 4)
    assert not repeats._is_same_block(short.lines, short.shapes, 0, 2)
