"""Signals for those who build corpora: what a text is like, measured; flags mark, nothing is ever dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bonmun.article import Article

# How much of the start and the end of a text is searched for the marks below: they stand at its edges, as lines.
EDGE_LINES = 4

_PRESS_RELEASE = re.compile(
    r"보도\s?자료\s*(?:입니다|임|를 (?:그대로|전재)|제공|\)|\]|$)|\[보도자료|이 (?:기사|자료)는 [^.\n]{1,40}보도자료"
)
_ADVERTORIAL = re.compile(
    r"기사형 광고|애드버토리얼|\[(?:AD|PR|광고|협찬|브랜드 ?뉴스)\]|advertorial|sponsored (?:by|content)"
    r"|브랜디드 콘텐츠"
    r"|(?:이|본) (?:기사|콘텐츠|글)[은는] [^.\n]{0,40}(?:협찬|광고|원고료|제작비|지원)[^.\n]{0,20}"
    r"(?:받아|작성|제작|포함)|(?:자료|콘텐츠|기사) ?(?:제공|협찬)\s*[:=/|]",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:이|본|해당) (?:기사|뉴스|콘텐츠)[은는] [^.\n]{0,60}(?:로봇|AI|인공지능|알고리즘|자동)[^.\n]{0,40}"
    r"(?:작성|생성|제작|번역|요약)|로봇 ?(?:기자|저널리즘)|\[(?:로봇|AI)[ ]?(?:기자|뉴스|작성)\]|기사 ?자동 ?생성"
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


def measure(article: Article, thresholds: Thresholds) -> tuple[dict[str, Any], list[str]]:
    """The signals of an article and the flags they raise; no flags for a page without a body."""
    lines = [line for line in article.text.splitlines() if line.strip()]
    text = article.text
    letters = sum(map(str.isalpha, text))
    hangul = len(text) - len(_HANGUL.sub("", text))
    ends = sum(bool(_SENTENCE_END.search(line[-200:])) for line in lines)
    quotes = len(_QUOTE.findall(text))
    signals: dict[str, Any] = {
        "chars": len(text),
        "hangul_share": round(hangul / letters, 3) if letters else 0.0,
        "list_share": round(1 - ends / len(lines), 3) if lines else 0.0,
        "quote_rate": round(quotes / len(lines), 3) if lines else 0.0,
    }
    if not lines:
        return signals, []
    return signals, [name for name, raised in _flags(article, lines, signals, thresholds) if raised]


def _flags(article: Article, lines: list[str], signals: dict[str, Any], at: Thresholds) -> tuple[tuple[str, bool], ...]:
    edges = _edges(article, lines)
    quoted = signals["quote_rate"] >= at.min_quotes
    is_table = len(lines) >= 3 or bool(_TICKER_TITLE.search(article.title or ""))
    return (
        ("short", signals["chars"] < at.min_chars),
        ("foreign", signals["hangul_share"] < at.min_hangul),
        ("list_like", len(lines) >= 5 and signals["list_share"] > at.max_list),
        ("press_release", bool(_PRESS_RELEASE.search(edges))),
        ("advertorial", bool(_ADVERTORIAL.search(edges))),
        ("machine_written", bool(_MACHINE.search(edges))),
        ("stock_ticker", quoted and is_table),
    )


def _edges(article: Article, lines: list[str]) -> str:
    """Headline, first and last lines, by-lines and what was removed: where such marks stand, one to a line."""
    last = lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :]
    notes = [block.text for block in article.blocks if block.role == "junk" and len(block.text) < 300]
    parts = [article.title or "", *article.subtitles, *lines[:EDGE_LINES], *last, *article.byline, *notes]
    return "\n".join(part[:2000] for part in parts)
