"""A text dump → lines: white space folded, escaped markup unwrapped, glued lines cut apart, tags that end lines
obeyed, blank lines remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bonmun import line_search
from bonmun.lazy_regex import pattern
from bonmun.parse import escaped_markup, markdown, spread_links, wrapped
from bonmun.parse.joined import CELL
from bonmun.parse.page_lines import Line
from bonmun.whitespace import fold

# A table bar that a table-to-text step left at the edge of a cell.
_BARS = "| "

_SIGNS = "▼▲▽△◆◇■□●○★☆"
"""What stands on both sides of a subhead (중간제목)."""
_FRAMED = 4
"""Lines from the first sign to the second: blank ones may stand between."""
_CLOSING, _OPENING = frozenset("),"), frozenset("(")
"""What a sentence goes on with behind a link, and ends with before one: tools give a link a line of its own."""
_SPLIT = pattern(r"\n[ \t]{0,20}[),]|\([ \t]{0,20}\n")
_SIGN_ALONE = pattern(r"\A[^가-힣A-Za-z0-9]{0,3}$")

# Where newlines were lost ("…밝혔다.홍길동 기자", "…다.A4 크기"): a sentence's end with a word right behind it, unless
# it is what a quotation goes on with (…다.라고, …다.며); and a copyright sign right behind an address or a bracket.
_GLUED = pattern(
    r"[다요죠까](?<=[가-힣].)[.?!](?=[가-힣A-Z0-9“‘▲△▶◀◆◇■□●○※\[<【]|[a-z][\w.+-]{1,30}@)"
    r"(?!(?:이?라[고는며]|이?라면서|이?란|하[고며]|는|고|며|면서|만|지만)[\s,.])"
)
# What stands between headline and text where a whole page became one line: the minute when the article appeared, named
# (입력 2024.05.07 09:30), or an archive's note of paper, day, page and length ([가나일보] 2011-11-07 04면 1408자).
_DAY = r"\d{4}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}\s?[.일]?\s?(?:\([월화수목금토일]\)\s?)?"
_MINUTE = rf"{_DAY}(?:오전|오후)?\s?\d{{1,2}}:\d{{2}}(?::\d{{2}})?"
_STAMP = pattern(
    rf"(?:기사\s?|최초\s?)?(?:입력|등록|승인|송고|작성|발행|게재)(?:일시|시간|일)?\s?[:：]?\s?{_MINUTE}"
    rf"(?:\s?[|ㅣ/·,]?\s?(?:최종\s?|기사\s?)?(?:수정|업데이트|갱신)(?:일시|시간|일)?\s?[:：]?\s?{_MINUTE})?(?=\s\S)"
    rf"|{_DAY}\s?\d{{1,2}}면\s(?:[^\s.]{{1,14}}\s){{0,6}}?\d{{2,6}}자(?=\s\S)"
    rf"|\[[가-힣A-Za-z ]{{2,12}}\]\s?{_DAY}(?:[^\s.]{{1,14}}\s){{0,6}}?\d{{2,6}}자(?=\s\S)"
)
# A dateline, which opens the text: (서울=가나통신) 홍길동 기자 =, [가나일보 홍길동 기자].
_REPORTERS = r"[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,3}\s?(?:선임|인턴|객원)?\s?(?:기자|특파원)"
_DATELINE = pattern(
    rf"[(【\[](?<=\S\s.)(?:[가-힣]{{2,10}}\s?=\s?[가-힣A-Za-z0-9]{{2,12}}[)】\]]\s?{_REPORTERS}\s?=\s"
    rf"|[가-힣A-Za-z0-9]{{2,12}}\s?[=\s]\s?{_REPORTERS}[)】\]]\s)"
)
# How exports of databases name the field that the text is in.
_FIELD = pattern(
    r"(?:(?:기사\s?)?(?:본문|기사 내용|[Bb]ody|[Cc]ontent)\s?[:：]"
    r"|[\[【<](?:기사\s?)?(?:본문|내용)[\]】>]\s?[:：]?)\s(?=\S)"
)
_OPENS = frozenset("기본BbCc[【<")
"""What such a name begins with."""
_HINT = pattern(r"[\d기특](?:(?<=\d)(?::\d|자)|(?<=기)자|(?<=특)파원)")
"""What is in every stamp or dateline."""
_YEAR = pattern(r"\d{4}\s?[-./년]")
"""What is in every stamp: the search for one is dear."""
_TOP = 400
"""Characters of a line in which such a stamp stands."""
_TEXT = 60
"""Characters behind the stamp from which they are the text."""
_ENDED = pattern(r"[다요]\.[\"'”’)]{0,2}\s")
# What is in every line with such a place, or with a label or a sign glued to its end; one class to begin with, so that
# `re` skips to where one of its letters stands.
_MAY_BE_GLUED = pattern(r"[다요죠까새ⓒ©](?:(?<=[새ⓒ©])|[.?!](?=[가-힣A-Za-z0-9“‘▲△▶◀◆◇■□●○※\[<【]))")
_GLUED_SIGN = pattern(r"[<\[(](?<=[a-z가-힣)\]>].)\s?(?:저작권자?|Copyrights?)\s?[ⓒ©]")

# What readers of screens hear of a link, right behind its words: tools that take the text of a page glue it to them.
_GLUED_LABEL = pattern(r"(?<=[가-힣\w\"”’)\]…?!])\(?새\s?창(?:으로|에서)?\s?(?:열림|열기|열립니다)\)?$")

_LABEL = 16
"""Characters at a line's end in which such a label stands."""


_UNDER = {"=": "#", "-": "##"}
"""The sign that underlines a heading → what opens one as high."""
_HEADING = 120
"""Characters of a line that signs underline as a heading."""


def read(text: str, is_complete: wrapped.IsComplete) -> list[Line]:
    """The dump's lines that hold text, in order; `gap` is True where a blank line stands before one.

    `is_complete` says whether a line ends as a sentence does, which is for the grammar to know.
    """
    defined = markdown.definitions(text)
    marked = bool(defined) or markdown.is_markdown(text)
    texts, numbers = _folded(text)
    if _SPLIT.search(text):
        texts, numbers = _rejoined(texts, numbers)
    if "\t" in text:
        _flatten(texts)
    _frame(texts)
    if marked:
        _underlined(texts, is_complete)
    said: list[tuple[wrapped.Row, str, int]] = []
    rows = wrapped.rows(texts, is_complete)
    for row in spread_links.closed(rows) if marked else rows:
        words, linked = row.text, len(row.text) if row.linked else 0
        if marked:
            words, _, linked = markdown.plain(row.text, defined)
        if words:  # else a picture without a word
            said.append((row, unwrap(words) or row.text, linked))
    glued = _may_be_glued([words for _, words, _ in said])
    lines: list[Line] = []
    for at, (row, words, linked) in enumerate(said):
        parts = unglue(words) if at in glued else (words.strip(),)
        number = numbers[row.number]
        if len(parts) == 1:
            headed = marked and row.text.startswith(("# ", "## "))
            told = (parts[0], len(lines), None, linked, headed, row.text, number, 1, False, row.gap)
            lines.append(tuple.__new__(Line, told))
            continue
        for part in parts:
            gap = row.gap and part is parts[0]
            lines.append(Line(part, len(lines), None, 0, source=part, number=number, gap=gap))
    return lines


def _folded(text: str) -> tuple[list[str], list[int]]:
    """The dump's lines with white space folded, tags that end lines obeyed, and the number of the line of each."""
    texts: list[str] = []
    numbers: list[int] = []
    for number, raw in enumerate(text.splitlines()):
        for piece in escaped_markup.split(raw) if "<" in raw or "&" in raw else (raw,):
            texts.append(_row(piece) if "\t" in piece else fold(piece))
            numbers.append(number)
    return texts, numbers


def _rejoined(texts: list[str], numbers: list[int]) -> tuple[list[str], list[int]]:
    """The lines with those put together that a link cut apart: one ends with an opening bracket, the next closes it."""
    made: list[str] = []
    kept: list[int] = []
    for text, number in zip(texts, numbers, strict=True):
        above = made[-1] if made else ""
        if text and above and (text[0] in _CLOSING or above[-1] in _OPENING) and not _SIGN_ALONE.match(above):
            made[-1] = f"{above}{text}"
        else:
            made.append(text)
            kept.append(number)
    return made, kept


def _frame(texts: list[str]) -> None:
    """Puts a subhead between its two signs again (`▼ … ▼`), which stand on lines of their own."""
    shown = [at for at, text in enumerate(texts) if text]
    for first, at, last in zip(shown, shown[1:], shown[2:], strict=False):
        sign = texts[first]
        if len(sign) == 1 and sign in _SIGNS and texts[last] == sign and len(texts[at]) > 1 and last - first <= _FRAMED:
            head = texts[at].strip("*")
            texts[first], texts[at], texts[last] = "", f"{sign} {head} {sign}", ""


def _underlined(texts: list[str], is_complete: wrapped.IsComplete) -> None:
    """Writes headings that a row of signs underlines (`====`, `----`) as those that signs open."""
    for at in range(1, len(texts)):
        sign, above = texts[at][:1], texts[at - 1]
        if sign not in _UNDER or len(texts[at]) <= 2 or texts[at].strip(sign) or not above:
            continue
        if len(above) <= _HEADING and above[0] not in "#*-|" and not is_complete(above):
            texts[at - 1 : at + 1] = [f"{_UNDER[sign]} {above}", ""]


def _row(text: str) -> str:
    """The cells of a table's row with a tab between them; white space inside a text is folded to spaces."""
    cells = [fold(cell) for cell in text.strip().split("\t")]
    return "\t".join(cells) if max(map(len, cells)) <= CELL else fold(text)


def _flatten(texts: list[str]) -> None:
    """Makes spaces of the tabs in a line that has no other row beside it: one row is no table."""
    shown = [at for at, text in enumerate(texts) if text]
    rows = ["\t" in texts[at] for at in shown]
    for at, before, row, after in zip(shown, [False, *rows], rows, [*rows[1:], False], strict=False):
        if row and not before and not after:
            texts[at] = fold(texts[at])


def unwrap(text: str) -> str:
    """The text without stray tags and entities, and without a table bar at its edge."""
    if "<" in text or "&" in text:
        text = "\t".join(fold(escaped_markup.without(cell)) for cell in text.split("\t")).strip("\t")
    return text.strip(_BARS) or text


def _may_be_glued(texts: Sequence[str]) -> set[int]:
    """Which of the texts may hold a place where a newline was lost: all are looked through at once."""
    found = line_search.holding(_MAY_BE_GLUED, texts)
    found.update([at for at, text in enumerate(texts) if len(text) > _TEXT or text[0] in _OPENS])
    return found


def _seams(text: str) -> list[int]:
    """Where newlines were lost, in order."""
    seams = [found.end() for found in _GLUED.finditer(text)]
    if "새" in text and "새" in text[-_LABEL:]:
        seams += [found.start() for found in _GLUED_LABEL.finditer(text, max(0, len(text) - _LABEL))]
    if "ⓒ" in text or "©" in text:
        seams += [found.start() for found in _GLUED_SIGN.finditer(text)]
    if text[:1] in _OPENS or len(text) > _TEXT:
        seams += _openings(text)
    return sorted({*seams}) if seams else seams


def _openings(text: str) -> Iterator[int]:
    """Where headline, stamp and text meet in a page that became one line, and where a field's name ends."""
    field = _FIELD.match(text)
    if field is not None:
        yield field.end()
    if len(text) <= _TEXT or not _HINT.search(text, 0, _TOP):
        return
    stamp = _STAMP.search(text, 0, _TOP) if _YEAR.search(text, 0, _TOP) else None
    found = stamp or _DATELINE.search(text, 0, _TOP)
    if found is not None and len(text) - found.end() >= _TEXT and not _ENDED.search(text, 0, found.start()):
        if found.start():
            yield found.start()
        if stamp is not None:
            yield stamp.end()


def unglue(text: str) -> list[str]:
    """The lines that one line of text is made of: more than one where newlines were lost; quotations stay whole."""
    parts: list[str] = []
    start = 0
    for end in _seams(text):
        part = text[start:end]
        if part.count("“") > part.count("”") or part.count('"') % 2:
            continue
        parts.append(part.strip())
        start = end
    return [*parts, text[start:].strip()]
