"""Which lines are captions or credits of pictures: by the element around them, or by the credit at their end."""

from __future__ import annotations

import re

from bonmun.page import Line

_AGENCIES = r"연합뉴스|뉴시스|뉴스1|로이터|AP|AFP|EPA|UPI|신화|게티\s?이미지\w*|게티이미지뱅크|픽사베이|언스플래시|셔터스톡"
_SOURCES = rf"{_AGENCIES}|자료사진|자료|DB|페이스북|인스타그램|유튜브|트위터|홈페이지|SNS"
# The end of a caption: a credit in brackets, after a slash or a full stop, or after 사진= (photo=).
_CREDIT = re.compile(
    rf"(?:[\[(（<〈【]\s?(?:사진|자료|그래픽|이미지|출처|제공|캡[처쳐]|포토|영상|ⓒ|©)[^\])）>〉】]{{0,60}}[\])）>〉】]"
    rf"|[\[(（<〈【][^\[\](（<〈【]{{0,40}}(?:제공|캡[처쳐]|갈무리|{_SOURCES})(?:\s?(?:제공|캡[처쳐]|갈무리))?\s?[\])）>〉】]"
    rf"|(?:/\s?|\s|^)(?:사진|자료사진|그래픽|이미지|출처|자료)\s?(?:제공|출처)?\s?[=:：|]\s?[^.=]{{1,40}}"
    rf"|(?:[./]|(?<=다)|(?<=\)))\s?(?:{_SOURCES})(?:[·=/\s]{{1,3}}(?:{_SOURCES}|제공|캡[처쳐]))?"
    rf"|[./]\s?[가-힣A-Za-z·]{{2,16}}(?:\s[가-힣A-Za-z·]{{2,12}})?\s(?:제공|캡[처쳐]|갈무리)"
    rf"|(?:ⓒ|©)\s?[^.]{{1,30}})\s?[.|]?$"
)
_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:img|image|photo|pic|news_?img|article_?img|art_?photo|view_?img)?_?"
    r"(?:caption|figcaption|photo_?(?:desc|txt|text|title|info)|img_?(?:desc|txt|text|title|info))|cap|img_?(?:box|con|wrap|area)"
    r"|image_?(?:box|area|wrap)|photo_?(?:box|area|wrap|layout|org)?|end_photo_org|pic|figure|phototitle|hidephotocaption"
    r"|articlePhoto\w*|txt_caption|desc_(?:photo|img|thumb)|thumb_?(?:txt|desc|box))(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_TAGS = frozenset(("figcaption", "figure", "caption"))
# ▲ (and arrows that point at the picture) in front of a noun phrase.
_MARK = re.compile(r"^[▲△↑←→◀▼]\s?(?=[가-힣\w'\"‘“(\[<])")
_PLACED = re.compile(r"^[\[(<]?(?:왼쪽|오른쪽|위|아래|앞줄|뒷줄|사진|그래픽|자료)(?:부터|에서|은|는|:|=|\s?[=:])")


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
    if len(text) <= 400 and _CREDIT.search(text, max(0, len(text) - 90)):
        return "caption/credit"
    if len(text) <= 160 and not listed and _MARK.match(text):
        return "caption/mark"
    if not sentence and len(text) <= 120 and _PLACED.match(text):
        return "caption/placed"
    return ""
