"""Gives every line its role: by shape, place, neighbours and repetition, around the run that `body` found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bonmun import bylines, dates
from bonmun.body import Reading
from bonmun.lines import is_sentence, squash, verdict
from bonmun.page import Element, Line

# The end of a caption: a credit in brackets, after a slash, or a bare agency name.
_CREDIT = re.compile(
    r"(?:[\[(（<〈]\s?(?:사진|자료|그래픽|이미지|출처|제공|캡[처쳐]|포토|ⓒ|©)[^\])）>〉]{0,60}[\])）>〉]"
    r"|[\[(（<〈][^\[\](（<〈]{0,40}(?:제공|캡[처쳐]|갈무리|연합뉴스|뉴시스|뉴스1|자료사진|DB|로이터|게티이미지\w*)\s?[\])）>〉]"
    r"|/?\s?(?:사진|자료사진|자료|그래픽|이미지|출처)\s?(?:제공)?\s?[=:：]\s?[^.]{1,40}"
    r"|[./]\s?(?:연합뉴스|뉴시스|뉴스1|AP|AFP|로이터|EPA|게티이미지\w*|자료사진)(?:\s?(?:제공|자료사진))?"
    r"|(?:ⓒ|©)\s?[^.]{1,30})\s?[|.]?$"
)
_CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:caption|cap|photo_?(?:caption|desc|txt|title|info)|img_?(?:caption|desc|txt|title|info|cap|con|box)"
    r"|image_?(?:caption|desc|area|box)?|figcaption|pic_?(?:caption|desc)?|txt_?caption|desc_?(?:photo|img)|end_photo_org"
    r"|phototitle|hidephotocaption|imgtxt|photo|figure|thumb_?txt)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_DECK_NAME = re.compile(
    r"(?:^|[\s_-])(?:sub_?(?:tit|title|titles|heading|head|header|headline|ject)|art_subtit|mid_?title|deck|lead|"
    r"summary_view|media_end_summary|standfirst|subheader|subtit\w*|article-?sub\w*|tit_?sub\w*)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_CAPTION_MARK = re.compile(r"^[▲△↑←→◀▶▼☞]\s?(?=[가-힣\w'\"‘“(\[])")


def label(lines: Sequence[Line], reading: Reading, title: int | None) -> None:
    """Marks every line with a role. `title` is the index of the line that shows the headline, where one does."""
    first, last = _bounds(lines, reading)
    for line in lines[:first]:
        _outside(line, before=True)
    _inside(lines, first, last, reading)
    for line in lines[last:]:
        _outside(line, before=False)
    if title is not None and lines[title].role != "body":
        lines[title].mark("title", "metadata/headline")


def _bounds(lines: Sequence[Line], reading: Reading) -> tuple[int, int]:
    """The run widened to the container: what stands at its edges is judged line by line, not cut with the rest."""
    if reading.element is None:
        return reading.start, reading.end
    return reading.element.start, reading.element.end


def _outside(line: Line, before: bool) -> None:
    sentence = line.shape == "sentence"
    authors = bylines.read_byline(line.text) if len(line.text) < 120 else None
    if authors is not None and not sentence:
        line.mark("byline", "bylines/line")
        return
    if len(line.text) < 120 and dates.read_dates(line.text) is not None:
        line.mark("date", "dates/line")
        return
    found = verdict(line.text, sentence=sentence, tail=not before)
    if found is None:
        line.mark("junk", "reading/outside", "nav" if line.shape == "link" else "other")
    else:
        line.mark("junk", found.rule, "related" if found.kind == "heading" else found.kind)


def _inside(lines: Sequence[Line], first: int, last: int, reading: Reading) -> None:
    listing = False
    for line in lines[first:last]:
        sentence = line.shape == "sentence"
        tail = line.index >= reading.end
        found = verdict(line.text, sentence=sentence, tail=tail)
        if found is not None:
            listing = found.kind in ("heading", "related")
            line.mark("junk", found.rule, "related" if found.kind == "heading" else found.kind)
        elif listing and (line.shape == "link" or (tail and not sentence)):
            line.mark("junk", "list/related", "related")
        else:
            listing = False
            _judge(line, sentence, line.index < reading.start, tail)
    _repeats(lines[first:last])


def _judge(line: Line, sentence: bool, head: bool, tail: bool) -> None:
    text = line.text
    if len(text) < 120 and not sentence:
        if bylines.read_byline(text) is not None:
            return line.mark("byline", "bylines/line")
        if dates.read_dates(text) is not None:
            return line.mark("date", "dates/line")
    if _is_caption(line, sentence):
        return line.mark("caption", "caption/shape")
    if line.element is not None and _named(line.element, _DECK_NAME, 3) and not (sentence and len(text) > 80):
        return line.mark("subtitle", "markup/deck")
    if line.shape == "link" and (tail or head):
        return line.mark("junk", "list/link", "related")
    if head and not sentence:
        if len(text) >= 8 and len(text) <= 80 and line.shape != "link":
            return line.mark("subtitle", "place/deck")
        return line.mark("junk", "place/head", "other")
    return line.mark("body", "reading/body")


def _is_caption(line: Line, sentence: bool) -> bool:
    text = line.text
    if line.element is not None:
        for element in line.element.ancestors():
            if element.tag in ("figcaption", "figure", "caption"):
                return True
            if element.end - element.start > 6:
                break
            if element.name and _CAPTION_NAME.search(element.name):
                return True
    if len(text) > 300:
        return False
    if _CREDIT.search(text[-90:]):
        return True
    return not sentence and bool(_CAPTION_MARK.match(text)) and len(text) < 120


def _named(element: Element, pattern: re.Pattern[str], depth: int) -> bool:
    return any(e.name and pattern.search(e.name) for e, _ in zip(element.ancestors(), range(depth), strict=False))


def _repeats(lines: Sequence[Line]) -> None:
    """A paragraph that stands twice stays once, in the longer run of body lines."""
    seen: dict[str, Line] = {}
    for line in lines:
        if line.role != "body" or len(line.text) < 30 or not is_sentence(line.text):
            continue
        key = squash(line.text)
        if key in seen:
            line.mark("junk", "repeat/body", "duplicate")
        else:
            seen[key] = line
