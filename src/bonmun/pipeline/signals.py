"""Quality signals for corpora: measures of a text, and flags; flags mark texts, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bonmun.article import Article, Block

# How much of the start and the end of a text is searched for the marks below: they stand at its edges, as lines.
EDGE_LINES = 4

# Each way of a pattern begins with a letter of its own: so it can be told at once where none of them can start.
_PRESS_RELEASE = re.compile(
    r"보도\s?자료\s*(?:입니다|임|를 (?:그대로|전재)|제공|\)|\]|$)|\[보도자료|이 (?:기사|자료)는 [^.\n]{1,40}보도자료"
)
_PAID = r" (?:기사|콘텐츠|글)[은는] [^.\n]{0,40}(?:협찬|광고|원고료|제작비|지원)[^.\n]{0,20}(?:받아|작성|제작|포함)"
_GIVEN = r" ?(?:제공|협찬)\s*[:=/|]"
_ADVERTORIAL = re.compile(  # read in lower case
    r"기사형 광고|애드버토리얼|\[(?:ad|pr|광고|협찬|브랜드 ?뉴스)\]|advertorial|sponsored (?:by|content)"
    rf"|브랜디드 콘텐츠|이{_PAID}|본{_PAID}|자료{_GIVEN}|콘텐츠{_GIVEN}|기사{_GIVEN}"
)
_BY_MACHINE = (
    r" (?:기사|뉴스|콘텐츠)[은는] [^.\n]{0,60}(?:로봇|AI|인공지능|알고리즘|자동)[^.\n]{0,40}"
    r"(?:작성|생성|제작|번역|요약)"
)
_MACHINE = re.compile(
    rf"이{_BY_MACHINE}|본{_BY_MACHINE}|해당{_BY_MACHINE}|로봇 ?(?:기자|저널리즘)|\[(?:로봇|AI) ?(?:기자|뉴스|작성)\]"
    r"|기사 ?자동 ?생성"
)
_HANGUL = re.compile(r"[가-힣]+")
# A stock quote: a price or an index with its change ("1,234.5원(+2.3%)", "▲ 1.20%", "-0.35%").
_QUOTE = re.compile(
    r"[▲▼△▽+\-−]\s?\d[\d,.]{0,20}\s?(?:%|원|포인트)|\d[\d,.]{0,20}\s?(?:원|포인트|p)\s?\([^)\n]{0,12}%\)"
)
_TICKER_TITLE = re.compile(
    r"\[(?:표|시세|특징주|마감시황|증시|코스닥|코스피)[^\]\n]{0,12}\]|오늘의 (?:시세|증시)|주요 ?종목 시세"
)
_SENTENCE_END = re.compile(r"[다요까죠음함][.?!]|[.?!][”\"’')\]]?$|다$")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a flag is set. Shares are of letters, lines or paragraphs, 0-1."""

    min_chars: int = 200
    """Below: "short". A Korean brief (단신) runs to 200-400 characters."""
    min_hangul: float = 0.5
    """Below: "foreign". Korean news with English names and figures stays above .7."""
    max_list: float = 0.6
    """Above: "list_like": more than this share of the lines is no sentence."""
    min_quotes: float = 0.5
    """At or above: "stock_ticker": quotes of prices to a line."""


def measure(article: Article, notes: Sequence[Block], thresholds: Thresholds) -> tuple[dict[str, Any], list[str]]:
    """The signals of an article and the flags they raise; no flags for a page without a body.

    `notes` is what was removed from the page, as far as the caller knows it.
    """
    text = article.text
    lines = [line for line in text.splitlines() if line.strip()]
    letters = sum(map(str.isalpha, text))
    hangul = len(text) - len(_HANGUL.sub("", text))
    ends = sum(_SENTENCE_END.search(line[-200:]) is not None for line in lines)
    quotes = len(_QUOTE.findall(text))
    signals: dict[str, Any] = {
        "chars": len(text),
        "hangul_share": round(hangul / letters, 3) if letters else 0.0,
        "list_share": round(1 - ends / len(lines), 3) if lines else 0.0,
        "quote_rate": round(quotes / len(lines), 3) if lines else 0.0,
    }
    if not lines:
        return signals, []
    return signals, _flags(article, lines, _edges(article, lines, notes), signals, thresholds)


def _flags(article: Article, lines: list[str], edges: str, signals: dict[str, Any], at: Thresholds) -> list[str]:
    quoted = signals["quote_rate"] >= at.min_quotes
    is_table = len(lines) >= 3 or bool(_TICKER_TITLE.search(article.title or ""))
    raised = {
        "short": signals["chars"] < at.min_chars,
        "foreign": signals["hangul_share"] < at.min_hangul,
        "list_like": len(lines) >= 5 and signals["list_share"] > at.max_list,
        "press_release": _PRESS_RELEASE.search(edges) is not None,
        "advertorial": _ADVERTORIAL.search(edges.lower()) is not None,
        "machine_written": _MACHINE.search(edges) is not None,
        "stock_ticker": quoted and is_table,
    }
    return [name for name, is_raised in raised.items() if is_raised]


def _edges(article: Article, lines: list[str], notes: Sequence[Block]) -> str:
    """Headline, first and last lines, by-lines and what was removed: where such marks stand, one to a line."""
    last = lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :]
    parts = [article.title or "", *article.subtitles, *lines[:EDGE_LINES], *last, *article.byline]
    return "\n".join([part[:2000] for part in parts] + [note.text for note in notes if len(note.text) < 300])
