"""A dump's headline: what stands over its date or byline, carries the outlet's name, or opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bonmun.grammar import bylines, datelines, dates, outlets, sections, stamps
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import is_complete, verdict
from bonmun.head import titles
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Line


class Found(NamedTuple):
    """A headline and the index of the line that shows it."""

    text: str
    at: int


_TOP, _DOWN = 12, 60
"""How far down a dump its headline stands with the outlet's name, and over a date: below the menus."""
_OPENING = 6
"""Lines before the first sentence from which they are menus, and their first is no headline."""
_DECKS = 3
"""Lines that may stand between a headline and its date, decks and copies of it."""
_NEAR = 6
"""Lines from a byline to the text it signs, or to its date."""
_ENTRIES = 2
"""Lines under a headline that are looked at for entries; half of them have to be."""
_HEADER = 2
"""Lines above a headline at a dump's top: the outlet, the section."""
_NAMES = 20
"""Characters of a line of names without a post."""
_SPACED = 5
"""Spaces in a line whose words are no names, though each might be one."""
_LENGTH = range(6, 121)
"""Characters of a headline."""
_SENTENCE = 20
"""Characters of a sentence that begins the text."""
_SAID = pattern(
    r"(?:[\[<【](?:제목|기사 ?제목)[\]>】]|\*\*(?=.{4,118}\*\*$)"
    r"|(?:제목|기사 ?제목|헤드라인|[Tt]itle|[Hh]eadline)\s?[:：]|기사 ?제목\s|#{1,3}\s)\s?(?P<title>\S.{3,}?)(?:\*\*)?"
)
_NAMED = pattern(r"[\[<【]?(?:기사 ?)?제목[\]>】]?\s?[:：]?")
"""The name of a field on a line of its own, over the headline."""
_WHOLE = pattern(
    r"(?:「(?P<a>[^「」]+)」|『(?P<b>[^『』]+)』|《(?P<c>[^《》]+)》"
    r"|<(?P<d>[^<>]+ [^<>]+)>|〈(?P<e>[^〈〉]+ [^〈〉]+)〉)"
)
"""A headline in brackets, the whole of it."""
_PATH = pattern(r"[가-힣A-Za-z/·&]{1,10}(?:\s?[>＞›»]\s?[가-힣A-Za-z/·&]{1,10}){1,4}")
"""Where in the site an article stands: `새벽신문 > 사회 > 일반`."""
_HANGUL = pattern(r"[가-힣]{2,}")
_LEAD, _LEAD_DOWN = 600, 24
"""Characters of the text's first sentences, and lines below the date in which they stand."""
_SHARED = 2
"""How many words of a headline begin as words of the text's first sentences do, where it is about them."""
_COUNTS = pattern(r"(?:조회|댓글|추천|공감|스크랩|공유)\s?수?\s?[:：]?\s?\d[\d,]{0,8}|https?://\S+")
_ENTRY = pattern(r"[▲△▷■◆◇□●○]\s?[가-힣\d]")
"""How entries of a list begin (인사, 부고, 일정)."""
_FILED = pattern(r"\[[가-힣\s·]{2,8}\]\s?[가-힣A-Za-z\d]")
"""How the headline of a list begins: with what it lists."""
_BULLETS = ("* ", "+ ", "- ", "• ", "· ", "o ")
"""What opens an item of a list."""
_ASKS = pattern(r"(?:세요|십시오|보기|하기|듣기|바로가기|더보기|구독|펼치기|접기|닫기|이동|설정|안내)\s?[!.~>]{0,2}$")
"""How a line ends that asks the reader to do something, as buttons do."""
# How headlines begin: with a word, a quotation, a bracket that no speaker or picture stands in; items begin otherwise.
_OPENS = pattern(r"[가-힣A-Za-z0-9一-鿿\"'“‘「『]|[\[<(【〈《](?!앵커|기자|리포트|사진|영상|표|자료)")
_NOT_OPENING = pattern(r"https?:|www\.|\d{1,2}[.)]\s|[A-Z]?[.)]\s")
_BRACKETED = pattern(r"[\[(<【〈《][^\])>】〉》]{0,60}[\])>】〉》]")
_STOPS = pattern(r"[가-힣\d)][.?!]\s?[/\sA-Za-z가-힣]")  # a sentence ends inside, as in a caption
# A particle at the end: the clause goes on. Nouns that end as particles do (합의, 통과, 증가, 차이) end headlines too.
_CUT_OFF = pattern(
    r"(?:[,은는을를며]|[가-힣](?:(?<![차사린놀])이|(?<![인는은던평증국물주작추허불원])가"
    r"|(?<![합회결협논동주문심강항제발])의|와|(?<![결성효통사부초학경])과)|하고|해서|면서|지만)$"
)
_LETTERS = pattern(r"[가-힣A-Za-z一-鿿]{2}")


def find(lines: Sequence[Line]) -> Found | None:
    """The headline and the line that shows it; None where nothing says what it is."""
    return (
        _said(lines) or _headed(lines) or _with_outlet(lines) or _over_date(lines) or _opening(lines) or _filed(lines)
    )


def _said(lines: Sequence[Line]) -> Found | None:
    """The headline that a word names: `제목: …`, `# …`."""
    for line in lines[: _HEADER + 1]:
        found = _SAID.fullmatch(line.text)
        if found and len(line.text) in _LENGTH:
            return Found(found["title"], line.index)
        under = lines[line.index + 1 : line.index + 2]
        if under and _NAMED.fullmatch(line.text) and len(under[0].text) in _LENGTH:
            return Found(under[0].text, under[0].index)
    return None


def _headed(lines: Sequence[Line]) -> Found | None:
    """The first heading of a Markdown dump, above its text."""
    found = next((line for line in _before_text(lines[:_DOWN]) if line.bold and _is_headline(line.text)), None)
    return Found(found.text, found.index) if found is not None else None


def _with_outlet(lines: Sequence[Line]) -> Found | None:
    """The line near the top that ends in the outlet's name: a page's `<title>`."""
    for line in _before_text(lines[:_TOP]):
        cleaned = titles.clean(line.text, guess=False)
        cut = cleaned != line.text and len(cleaned) >= _LENGTH.start and not titles.is_label(titles.split(line.text)[0])
        if cut and not _dates_or_signs(line.text) and not stamps.find(cleaned):
            return Found(cleaned, line.index)
    return None


def _over_date(lines: Sequence[Line]) -> Found | None:
    """The line over the first date or byline; over decks where nothing but the outlet stands above it."""
    for anchor in _before_text(lines[:_DOWN]):
        if not _dates_or_signs(anchor.text) or not _is_near_text(anchor, lines):
            continue
        above = lines[: anchor.index]
        while above and not _is_headline(above[-1].text) and _is_meta(above[-1].text):
            above = above[:-1]
        run: list[Line] = []
        for line in reversed(above[-_DECKS:]):
            if not _is_headline(line.text) or _ENTRY.match(line.text):
                break
            run.append(line)
        if run:
            told = _lead(lines, anchor.index)
            about = [line for line in run if _shares(line.text, told)]
            best = run[-1] if run[-1].index <= _HEADER else (about or run)[-1 if about else 0]
            return Found(best.text, best.index)
    return None


def _lead(lines: Sequence[Line], after: int) -> str:
    """The text's first sentences behind a date."""
    behind = lines[after + 1 : after + 1 + _LEAD_DOWN]
    return " ".join(line.text for line in behind if _begins_text(line.text))[:_LEAD]


def _shares(text: str, lead: str) -> bool:
    """Whether words of the line begin as words of the text do: those of a slogan over a headline do not."""
    stems = {word[:2] for word in _HANGUL.findall(text)}
    told = {word[:2] for word in _HANGUL.findall(lead)}
    return len(stems & told) >= _SHARED


def _is_near_text(anchor: Line, lines: Sequence[Line]) -> bool:
    """Whether the line is a date, or a byline with the text or its date below it: names in a menu have none."""
    after = lines[anchor.index + 1 : anchor.index + 1 + _NEAR]
    if bylines.read_byline(anchor.text) is None:
        return True
    if anchor.index <= _NEAR:
        return any(not _is_meta(line.text) and verdict(line.text, sentence=False, tail=True) is None for line in after)
    return any(_begins_text(line.text) or dates.read_dates(line.text) is not None for line in after)


def _opening(lines: Sequence[Line]) -> Found | None:
    """The first line, where the text follows it right away."""
    before = list(_before_text(lines[: _OPENING + 1]))
    begins = len(before) <= _OPENING and len(lines) > len(before) and _begins_text(lines[len(before)].text)
    if not begins:
        return None
    for line in before:
        text = _plain(line.text)
        if _opens(text):
            after = lines[line.index + 1]
            deck = not (after.gap or after.text == line.text or _begins_text(after.text)) and _opens(after.text)
            return None if deck else Found(text, line.index)  # two in a row are decks: the headline was cut off
        if not _is_meta(line.text):
            return None
    return None


def _filed(lines: Sequence[Line]) -> Found | None:
    """The first line, where it says what it lists and entries follow: `[인사] 가람시`."""
    if len(lines) < _ENTRIES or not _FILED.match(lines[0].text) or not _is_headline(lines[0].text):
        return None
    listed = sum(_ENTRY.match(line.text) is not None for line in lines[1 : 1 + _ENTRIES])
    return Found(lines[0].text, 0) if listed * 2 >= _ENTRIES else None


def _plain(text: str) -> str:
    """The line without what some dumps set around a headline: brackets, and the section before it."""
    whole = _WHOLE.fullmatch(text)
    text = next(filter(None, whole.groups())) if whole else text
    parts = titles.split(text)
    while len(parts) > 2 and titles.is_page_word(parts[0].strip()) and parts[1].strip() in (">", "＞", "›", "»"):
        del parts[:2]
    return "".join(parts)


def _opens(text: str) -> bool:
    """Whether a dump may open with the line as its headline."""
    bare = _BRACKETED.sub("", text)
    if (
        not _LETTERS.search(bare)
        or announces(text)
        or not _OPENS.match(text)
        or _NOT_OPENING.match(text)
        or _CUT_OFF.search(text)
        or _STOPS.search(text)
    ):
        return False
    return _is_headline(text) and not bylines.signs_picture(text)


def _before_text(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines up to the first sentence."""
    for line in lines:
        if _begins_text(line.text) and verdict(line.text, sentence=True, tail=False) is None:
            return
        yield line


def _begins_text(text: str) -> bool:
    return len(text) > _LENGTH.stop or (len(text) >= _SENTENCE and text[-1] in '."”’)' and is_complete(text))


def _is_headline(text: str) -> bool:
    """Whether the line may be a headline by itself: words, none of them asking, naming or dating."""
    if (
        len(text) not in _LENGTH
        or not _LETTERS.search(text)
        or _is_meta(text)
        or _ASKS.search(text)
        or text.startswith(_BULLETS)
        or "\t" in text
        or stamps.find(text)
    ):
        return False
    return datelines.split_dateline(text) is None and verdict(text, sentence=False, tail=False) is None


def _is_meta(text: str) -> bool:
    """Whether the line says who, when, where: a byline, a date, an outlet, a section, a word of the page, a path."""
    if _COUNTS.fullmatch(text) or _PATH.fullmatch(text) or text in sections.NAMES:
        return True
    if outlets.likely(text) or titles.is_label(text):
        return True
    names = len(text) <= _NAMES and text.count(" ") < _SPACED and bylines.read_names(text) is not None
    return names or _dates_or_signs(text)


def _dates_or_signs(text: str) -> bool:
    dated = dates.read_dates(text) is not None or dates.read_label(text) != ""
    return dated or bylines.read_byline(text) is not None
