"""Which lines are captions or credits of pictures: by the element around them, or by the credit at their end."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bonmun.grammar import bylines, remembered, sign_offs
from bonmun.grammar.lines import is_complete, is_report
from bonmun.label import registry
from bonmun.label.first_pass import Sheet
from bonmun.label.notices import SHOWN
from bonmun.label.picture_boxes import picture_box
from bonmun.label.registry import Decision, Rule, decided
from bonmun.lazy_regex import pattern
from bonmun.parse.page_lines import Line

_AGENCIES = (
    r"연합뉴스|뉴시스|뉴스1|로이터|AP|AFP|EPA|UPI|신화|게티\s?이미지\w*|게티이미지뱅크|픽사베이|언스플래시|셔터스톡"
)
_SOURCES = rf"{_AGENCIES}|자료사진|자료|DB|페이스북|인스타그램|유튜브|트위터|홈페이지|SNS"
# The end of a caption: a credit in brackets, after a slash or a full stop, or after 사진= (photo=).
_CREDIT = pattern(
    rf"(?:[\[(（<〈【]\s?(?:사진|자료|그래픽|이미지|출처|제공|캡[처쳐]|포토|동?영상|ⓒ|©)"
    rf"(?!\s?속\s|(?:으로|에서|에|이|을|은|의|과)\s)[^\])）>〉】]{{0,60}}[\])）>〉】]"
    rf"|[\[(（<〈【][^\[\](（<〈【]{{0,40}}(?:제공|캡[처쳐]|갈무리|{_SOURCES})(?:\s?(?:제공|캡[처쳐]|갈무리))?\s?[\])）>〉】]"
    rf"|(?:/\s?|\s|^)(?:사진|자료사진|그래픽|이미지|출처|자료|(?:동?영상|화면)\s?(?:제공|출처|캡[처쳐]))\s?(?:제공|출처)?\s?[=:：|]\s?[^.=]{{1,40}}"
    rf"|(?:[./]|(?<=다)|(?<=\)))\s?(?:{_SOURCES})(?:[·=/\s]{{1,3}}(?:{_SOURCES}|제공|캡[처쳐]))?"
    rf"|[가-힣]{{2,6}}\s?=\s?(?:{_AGENCIES})"
    rf"|[./]\s?[가-힣A-Za-z·]{{2,16}}(?:\s[가-힣A-Za-z·]{{2,12}})?\s(?:제공|캡[처쳐]|갈무리)"
    rf"|[다요음임][.\s]{{1,2}}(?:19|20)\d\d\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?\s?[\w.+-]{{1,40}}@[\w.-]{{1,40}}"
    rf"|(?:ⓒ|©)\s?[^.]{{1,30}})(?<![다요죠])\s?[.|]?$"
)
_ENDS = pattern(r"[다요]\.[\"'”’)]{0,2}\s")
_CREDITED = 400
"""Characters of the longest caption, one that ends in a credit."""
_NAMED = pattern(rf"{_SOURCES}|사진|그래픽|이미지|출처|제공|캡[처쳐]|포토|영상|화면|갈무리|ⓒ|©|@")
"""What is in every credit: it is looked for first, as the search for one is dear."""
_CREDIT_LENGTH = 90
"""Characters at a line's end in which its credit stands."""
_MOST_ENDS = 2
"""Sentences that end inside a caption before its credit; a line with more is a paragraph that a credit closes."""
_TOLD = ("다.", "요.", "죠.", "다", "요", "죠")
"""What a credit never ends with, and most lines do: the search for one is dear."""
# A credit alone on its line, or what an agency asks of those who print its picture.
_BARE = pattern(
    r"^[*※\[(<\s]{0,3}(?:자료\s?사진|사진\s?설명|재판매 및 DB 금지|기사와 (?:직접\s?)?관련(?:이)? ?없(?:음|는 사진)"
    rf"|게티\s?이미지(?:뱅크|코리아)?|OSEN DB"
    rf"|(?:사진|이미지|출처)[\]\s=:]{{0,3}}(?:{_AGENCIES}|OSEN)(?:\s?DB|\s?제공)?)[\])>.\s]{{0,2}}$"
)
_BARE_LONGEST = 24
"""Characters of a credit alone on its line."""
ABOVE = 3
"""How many lines above a caption the alt text of its picture may stand."""
_ALT_WORDS = 3
"""Words of an alt text that is known by its caption."""
_ALT_SHARE = 0.7
"""Of an alt text's words, those that stand in its caption too."""
# ▲ (and arrows that point at the picture) in front of a noun phrase.
_MARKED = 160
"""Characters of a caption that a sign opens."""
_MARKS = frozenset("▲↑←→◀▼")
_MARK = pattern(r"^[▲↑←→◀▼]\s?(?=[가-힣\w'\"‘“(\[<])")
# Who stands where in the picture; with the photographer's name behind it, it is a caption.
_WHO_WHERE = pattern(r"(?:왼쪽|오른쪽|앞줄|뒷줄|윗줄|아랫줄)(?: 두 ?번째)?부터\s")
_LONGEST_WHO = 250
"""Characters of a caption that says who stands where."""
_LONGEST_SIGNED = 100
"""Characters of a caption that ends in its photographer's name."""
# What ▲ opens besides captions: notices of deaths, weddings and posts, contacts.
_NOTICE = pattern(
    r"별세|[부모]친상|[가-힣]상 ?=|발인|빈소|결혼 ?=|[군양]\([^()]{1,16}\)[^=]{0,30}= ?\d|☎|\d{2,4}-\d{3,4}"
)
_ASKS = pattern(
    r"(?:[었았했겠되오주보있없]나|지나|[하가]나(?=[.?])|[는인던]가|은가(?=[.?])|까|[느으]냐|[은는](?=\.))[.?]?$|\?$"
)
"""How an interview's questions end, which ▲ opens too."""
_NOT_WORD = pattern(r"[^\w가-힣]+")
_LONGEST_PLACED = 120
"""Characters of a caption that begins with a place in the picture."""
_PLACED = pattern(r"^[\[(<]?(?:왼쪽|오른쪽|위|아래|앞줄|뒷줄|사진|그래픽|자료)(?:부터|에서|은|는|:|=|\s?[=:])")


def caption(line: Line, *, sentence: bool, listed: bool) -> Rule | None:
    """The rule by which a line is a caption, None when it is none; `listed` says that ▲ lines enumerate here."""
    return picture_box(line.element) or (_shaped(line.text, sentence, listed) if len(line.text) <= _CREDITED else None)


@remembered
def _shaped(text: str, sentence: bool, listed: bool) -> Rule | None:
    """The rule by which the text is a caption by itself."""
    end = max(0, len(text) - _CREDIT_LENGTH)
    credited = not text.endswith(_TOLD) and _NAMED.search(text, end) is not None and _CREDIT.search(text, end)
    if credited and len(_ENDS.findall(text)) <= _MOST_ENDS:
        return registry.CREDIT
    marked = len(text) <= _MARKED and not listed and text[0] in _MARKS and _MARK.match(text) is not None
    asks = marked and (_NOTICE.search(text) or _ASKS.search(text))
    if marked and text[-1] != text[0] and (not sentence or SHOWN.search(text)) and not asks:
        return registry.MARK
    if (
        len(text) <= _LONGEST_WHO
        and "부터" in text
        and _WHO_WHERE.search(text)
        and sign_offs.split_sign_off(text) is not None
    ):
        return registry.SIGNED
    if not sentence and len(text) <= _BARE_LONGEST and _BARE.match(text):
        return registry.CREDIT
    if not sentence and len(text) <= _LONGEST_SIGNED and bylines.signs_picture(text) and not _is_signed_report(text):
        return registry.SIGNED
    if not sentence and len(text) <= _LONGEST_PLACED and _PLACED.match(text):
        return registry.PLACED
    return None


def _is_signed_report(text: str) -> bool:
    """Whether a sentence told as a report stands before the name: a short last paragraph, no caption."""
    found = sign_offs.split_sign_off(text)
    return found is not None and is_report(found.rest) and SHOWN.search(found.rest) is None


def of_images(sheet: Sheet, inside: Collection[int], given: Mapping[int, Decision]) -> dict[int, Decision]:
    """In a dump, what images left there: alt texts, and the caption that stands right under one."""
    lines, shapes, *_ = sheet
    found: dict[int, Decision] = {}
    if lines and lines[0].element is not None:
        return found
    for i in sorted(inside):
        line = lines[i]
        if i in given or i in found or shapes[i] == "junk":
            continue
        if "<" in line.source and "<" not in line.text and shapes[i] == "fragment":
            found[i] = decided(registry.ALT)
            if i + 1 < len(lines) and not lines[i + 1].gap and shapes[i + 1] == "sentence":
                found[i + 1] = decided(registry.UNDER_IMAGE)
        elif caption(line, sentence=shapes[i] == "sentence", listed=False) is registry.CREDIT:
            for at in range(max(0, i - ABOVE), i):
                above = lines[at].text
                if at not in given and at not in found and not is_complete(above) and _tells_of(above, line.text):
                    found[at] = decided(registry.ALT)
    return found


def _tells_of(alt: str, caption: str) -> bool:
    """Whether most words of an alt text stand in the caption too, punctuation aside."""
    words = [word for word in _NOT_WORD.split(alt) if word]
    told = _NOT_WORD.sub("", caption)
    return len(words) >= _ALT_WORDS and sum(word in told for word in words) >= len(words) * _ALT_SHARE
