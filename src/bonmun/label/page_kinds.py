"""The kind of a page (article, video, photo, list, paywall, error, empty), and why it has no body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bonmun.article import PageKind
from bonmun.grammar import stamps
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import is_complete
from bonmun.label.first_pass import Sheet
from bonmun.label.labels import Labelled
from bonmun.label.readings import cards
from bonmun.label.readings.cards import BUTTON, TEASER
from bonmun.label.readings.cards import LEAST as TEASERS
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Line

_GONE = pattern(
    r"(?:삭제|이동|종료|만료)(?:된|되었|됐|돼)[^.]{0,20}(?:기사|페이지|콘텐츠|게시물|뉴스|습니다)"
    r"|(?:기사|페이지|콘텐츠|게시물|뉴스)[^.]{0,14}(?:삭제|존재하지|찾을 수 없|없습니다)"
    r"|존재하지 않는|찾을 수 없습니다|잘못된 (?:접근|주소|경로)|서비스(?:가|를)? (?:종료|중단)"
    r"|(?:404|500|502|503|403) ?(?:error|not found|forbidden|-)|not found"
    r"|접근이 (?:거부|차단)|access denied|일시적인 (?:오류|장애)",
    re.IGNORECASE,
)
_PAID = pattern(
    r"(?:유료|구독|프리미엄|회원)[^.]{0,12}(?:전용|한정|회원만|독자만|콘텐츠입니다|기사입니다)"
    r"|(?:구독|로그인|결제)[^.]{0,10}(?:후|하면|하시면|해야|하고)[^.]{0,20}"
    r"(?:(?:볼|읽을|보실|읽으실) 수|열람|이용|전문|전체)"
    r"|이어지는 (?:내용|기사)[^.]{0,16}(?:구독|유료)"
)
_UNENDED = pattern(r"(?:^|[^다요죠까네음함임됨것니\"'”’)\]…. ])[\"'”’)\]…. ]*$")
DOUBTFUL: frozenset[PageKind] = frozenset({"empty", "photo", "list"})
"""Kinds told by what is missing: a page whose article is yet to be made by scripts looks like them."""
SAID = 200
"""Characters up to which a line may say that the article is gone, or for subscribers."""
CUES = 2
"""Cues of speakers that make an article a video's transcript."""
ARTICLE = 12
"""Characters from which a link may lead to an article."""
ROW_STAMP = 24
"""Characters at a row's start in which its day stands."""
LINKS_OF_A_LIST = 12
"""How many such links make a page without an article a list; with twice as many nothing else is asked."""
HEADLINES = 5
"""How many linked headlines make a page without an article a list."""
HEADLINE = 8
"""Characters of a linked headline, on average; labels of menus have two to six."""
LISTED = 3
"""Sentences from which a run may be teasers, and links between them."""
CUT = 0.8
"""Of the sentences of a run of teasers, those that are cut off, where nothing else tells."""
ALIKE = 0.7
"""Of its sentences, those that stand alone between links, or over the same button."""


class Classification(NamedTuple):
    """The page's kind and, where it has no body, the reason as `code: message`."""

    kind: PageKind
    reason: str


def of_page(lines: Sequence[Labelled], title: str | None) -> Classification:
    """The kind of a page whose lines have their roles; `title` is its headline."""
    roles = Counter([line.role for line in lines])
    captions = roles["caption"]
    if roles["body"]:
        marked = [line.text for line in lines if line.role == "body" and line.text[0] in "[【<〈▶"]
        cues = sum([announces(text) for text in marked])
        return Classification("video" if cues >= CUES else "article", "")
    if not lines:
        return Classification("empty", "no-text: the page shows no text")
    texts = [line.text for line in lines if len(line.text) < SAID]
    links = sum(1 for line in lines if line.shape == "link" and len(line.text) >= ARTICLE)
    if links < LINKS_OF_A_LIST * 2 and any(_GONE.search(text) for text in [title or "", *texts]):
        return Classification("error", "gone: the page says that there is no article")
    if any(_PAID.search(text) for text in texts):
        return Classification("paywall", "paywall: the article is for subscribers")
    teasers = _teasers([line.text for line in lines], [line.shape for line in lines])
    teasers = max(teasers, sum(_is_row(line.line) for line in lines))
    if teasers >= TEASERS:
        return Classification("list", f"list: {teasers} teasers under links, no article")
    if cards.find([line.line for line in lines], [line.shape for line in lines]):
        return Classification("list", "list: teasers over one and the same button, no article")
    if title and captions and links < LINKS_OF_A_LIST:
        return Classification("photo", "photo: the page shows pictures and captions, no article text")
    if links >= LINKS_OF_A_LIST:
        return Classification("list", f"list: {links} links to articles, no article")
    headlines = sum(_headlines(line.line, line.shape) for line in lines)
    if headlines >= HEADLINES:
        return Classification("list", f"list: {headlines} links to articles, no article")
    if title:
        return Classification("photo", "photo: a headline without article text")
    return Classification("empty", "no-article: no run of sentences that could be an article")


def _teasers(texts: Sequence[str], shapes: Sequence[str]) -> int:
    """How many texts stand right under a link."""
    below = zip(shapes, shapes[1:], texts[1:], strict=False)
    return sum(
        1
        for above, shape, text in below
        if above == "link" and shape in ("sentence", "fragment") and len(text) >= TEASER
    )


def _headlines(line: Line, shape: str) -> int:
    """How many headlines of other articles a line shows: a list of bare links is one line of several."""
    if "\t" in line.text:
        return int(line.link >= HEADLINE)  # a row of a table
    if shape != "link" and line.link >= HEADLINE:
        return int(bool(stamps.find(line.text[line.link :])))  # who wrote it, and when, behind the link
    return line.items if shape == "link" and len(line.text) >= HEADLINE * line.items else 0


def _is_row(line: Line) -> bool:
    """Whether a line is a linked headline with its day and its teaser."""
    linked = HEADLINE <= line.link < len(line.text) - TEASER
    return linked and any(stamp.when is not None for stamp in stamps.find(line.text[:ROW_STAMP]))


def is_apology(text: str) -> bool:
    """Whether a line says that there is no article, or none for this reader."""
    return _GONE.search(text) is not None or _PAID.search(text) is not None


def may_hold_article(sheet: Sheet) -> bool:
    """Whether a second opinion is worth its time: running text that is no apology for its lack, and no long list."""
    lines, shapes, *_ = sheet
    texts = [line.text for line, shape in zip(lines, shapes, strict=True) if shape == "sentence"]
    sentences = sum(1 for text in texts if not is_apology(text))
    links = sum(1 for line, shape in zip(lines, shapes, strict=True) if shape == "link" and len(line.text) >= ARTICLE)
    teasers = _teasers([line.text for line in lines], shapes)
    return sentences > 0 and links < LINKS_OF_A_LIST * 2 and teasers * 2 < max(TEASERS, sentences)


def is_listing(sheet: Sheet, start: int, end: int) -> bool:
    """Whether the run is teasers of other articles: cut off before their ends, or alone between links."""
    shapes = sheet.shapes[start:end]
    texts = {i: sheet.lines[start + i].text for i, shape in enumerate(shapes) if shape == "sentence"}
    if len(texts) < LISTED:
        return False
    cut = sum(1 for text in texts.values() if not is_complete(text) and _UNENDED.search(text))
    if len(texts) >= TEASERS and cut >= len(texts) * CUT:
        return True
    below = Counter(sheet.lines[start + i + 1].text for i in texts if i + 1 not in texts and start + i + 1 < end)
    if any(count >= TEASERS and len(text) <= BUTTON and count >= len(texts) * ALIKE for text, count in below.items()):
        return True  # the same button, such as 더보기, stands under each
    if sum(_is_row(sheet.lines[start + i]) for i in texts) >= len(texts) * ALIKE:
        return True
    alone = sum(1 for i in texts if i - 1 not in texts and i + 1 not in texts)
    links = shapes.count("link")
    return links * 2 >= len(texts) and links >= LISTED and alone >= len(texts) * ALIKE
