"""Which lines are captions or credits of pictures: by the element around them, or by the credit at their end."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bonmun.grammar import sign_offs
from bonmun.grammar.lines import is_complete
from bonmun.parse.page import Line
from bonmun.patterns import pattern

_AGENCIES = (
    r"연합뉴스|뉴시스|뉴스1|로이터|AP|AFP|EPA|UPI|신화|게티\s?이미지\w*|게티이미지뱅크|픽사베이|언스플래시|셔터스톡"
)
_SOURCES = rf"{_AGENCIES}|자료사진|자료|DB|페이스북|인스타그램|유튜브|트위터|홈페이지|SNS"
# The end of a caption: a credit in brackets, after a slash or a full stop, or after 사진= (photo=).
_CREDIT = pattern(
    rf"(?:[\[(（<〈【]\s?(?:사진|자료|그래픽|이미지|출처|제공|캡[처쳐]|포토|영상|ⓒ|©)[^\])）>〉】]{{0,60}}[\])）>〉】]"
    rf"|[\[(（<〈【][^\[\](（<〈【]{{0,40}}(?:제공|캡[처쳐]|갈무리|{_SOURCES})(?:\s?(?:제공|캡[처쳐]|갈무리))?\s?[\])）>〉】]"
    rf"|(?:/\s?|\s|^)(?:사진|자료사진|그래픽|이미지|출처|자료)\s?(?:제공|출처)?\s?[=:：|]\s?[^.=]{{1,40}}"
    rf"|(?:[./]|(?<=다)|(?<=\)))\s?(?:{_SOURCES})(?:[·=/\s]{{1,3}}(?:{_SOURCES}|제공|캡[처쳐]))?"
    rf"|[가-힣]{{2,6}}\s?=\s?(?:{_AGENCIES})"
    rf"|[./]\s?[가-힣A-Za-z·]{{2,16}}(?:\s[가-힣A-Za-z·]{{2,12}})?\s(?:제공|캡[처쳐]|갈무리)"
    rf"|(?:ⓒ|©)\s?[^.]{{1,30}})(?<![다요죠])\s?[.|]?$"
)
_TOLD = ("다.", "요.", "죠.", "다", "요", "죠")
"""What a credit never ends with, and most lines do: the search for one is dear."""
# A credit alone on its line, or what an agency asks of those who print its picture.
_BARE = pattern(
    r"^[*※\[(<\s]{0,3}(?:자료\s?사진|사진\s?설명|재판매 및 DB 금지|기사와 (?:직접\s?)?관련(?:이)? ?없(?:음|는 사진)"
    rf"|게티\s?이미지(?:뱅크|코리아)?|OSEN DB"
    rf"|(?:사진|이미지|출처)[\]\s=:]{{0,3}}(?:{_AGENCIES}|OSEN)(?:\s?DB|\s?제공)?)[\])>.\s]{{0,2}}$"
)
_BARE_LONGEST = 24
_NAME = pattern(
    r"(?:^|[\s_-])(?:(?:img|image|photo|pic|news_?img|article_?img|art_?photo|view_?img)?_?"
    r"(?:caption|figcaption|photo_?(?:desc|txt|text|title|info)|img_?(?:desc|txt|text|title|info))|cap|img_?(?:box|con|wrap|area)"
    r"|image_?(?:box|area|wrap)|photo_?(?:box|area|wrap|layout|org)?|end_photo_org|pic|figure|phototitle|hidephotocaption"
    r"|articlePhoto\w*|txt_caption|desc_(?:photo|img|thumb)|thumb_?(?:txt|desc|box))(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_TAGS = frozenset(("figcaption", "figure", "caption"))
# ▲ (and arrows that point at the picture) in front of a noun phrase.
_MARK = pattern(r"^[▲↑←→◀▼]\s?(?=[가-힣\w'\"‘“(\[<])")
# Who stands where in the picture; with the photographer's name behind it, it is a caption.
_WHO_WHERE = pattern(r"(?:왼쪽|오른쪽|앞줄|뒷줄|윗줄|아랫줄)(?: 두 ?번째)?부터\s")
_LONGEST_WHO = 250
# How a caption's sentence ends: it tells what the picture shows.
_SHOWN = pattern(r"(?:있다|모습|장면|보인다|전경)\.?$")
# What ▲ opens besides captions: notices of deaths, weddings and posts, contacts.
_NOTICE = pattern(r"별세|[부모]친상|[가-힣]상 ?=|발인|빈소|결혼 ?=|☎|\d{2,4}-\d{3,4}")
_NOT_WORD = pattern(r"[^\w가-힣]+")
_PLACED = pattern(r"^[\[(<]?(?:왼쪽|오른쪽|위|아래|앞줄|뒷줄|사진|그래픽|자료)(?:부터|에서|은|는|:|=|\s?[=:])")


def is_caption(line: Line, *, sentence: bool, listed: bool) -> str:
    """The rule by which a line is a caption, "" when it is none; `listed` says that ▲ lines enumerate here."""
    if line.element is not None:
        for element in line.element.ancestors():
            if element.end - element.start > 6 or element.tag == "body":
                break
            if element.tag in _TAGS:
                return "markup/figure"
            if element.name and _NAME.search(element.name):
                return "markup/caption"
    text = line.text
    if len(text) <= 400 and not text.endswith(_TOLD) and _CREDIT.search(text, max(0, len(text) - 90)):
        return "caption/credit"
    marked = len(text) <= 160 and not listed and _MARK.match(text) is not None
    if marked and (not sentence or _SHOWN.search(text)) and not _NOTICE.search(text):
        return "caption/mark"
    if len(text) <= _LONGEST_WHO and _WHO_WHERE.search(text) and sign_offs.split_sign_off(text) is not None:
        return "caption/signed"
    if not sentence and len(text) <= _BARE_LONGEST and _BARE.match(text):
        return "caption/credit"
    if not sentence and len(text) <= 120 and _PLACED.match(text):
        return "caption/placed"
    return ""


def mark_images(lines: Sequence[Line], inside: Collection[int]) -> None:
    """In a dump, marks what images left there: alt texts, and the caption that stands right under one."""
    for i, line in enumerate(lines):
        if line.element is not None:
            return
        if i not in inside or line.role or line.shape == "junk":
            continue
        if "<" in line.source and "<" not in line.text and line.shape == "fragment":
            line.mark("junk", "caption/alt", "alt_text")
            below = lines[i + 1] if i + 1 < len(lines) else None
            if below is not None and not below.gap and below.shape == "sentence":
                below.mark("caption", "caption/under-image")
        elif is_caption(line, sentence=line.shape == "sentence", listed=False) == "caption/credit":
            for above in lines[max(0, i - 3) : i]:
                if not above.role and not is_complete(above.text) and _tells_of(above.text, line.text):
                    above.mark("junk", "caption/alt", "alt_text")


def _tells_of(alt: str, caption: str) -> bool:
    """Whether most words of an alt text stand in the caption too, punctuation aside."""
    words = [word for word in _NOT_WORD.split(alt) if word]
    told = _NOT_WORD.sub("", caption)
    return len(words) >= 3 and sum(word in told for word in words) >= len(words) * 0.7
