"""What the rules of the second pass ask of a line, each a small predicate, or a finder that names the rule itself."""

from __future__ import annotations

from bonmun.grammar import bylines, contributors, datelines, dates
from bonmun.grammar.cues import announces
from bonmun.grammar.lines import CUT_OFF, is_complete, is_report, known_phrase, verdict
from bonmun.label import captions, headings, notices, pitches, registry, signed_lines, widgets
from bonmun.label.items import RUNNING, is_entry, is_promo
from bonmun.label.registry import Decision, decided, lookup
from bonmun.label.spot import Spot
from bonmun.label.zones import LABELLED, SUBHEAD
from bonmun.lazy_regex import pattern

FIELD = 24
"""Characters of a cell beside the name of a field."""
FEW = 4
"""Characters up to which a line without a letter says nothing."""
SIGNATURE = 30
"""Characters of a line of bare names that signs."""
ARROWED = 3
"""Words of a headline behind an arrow."""
_HEADLINE = pattern(r"[“”‘’\"'…?!,\[]|\d|(?:까|나|다)$")
"""What headlines have: quotations, questions, tags, numbers, a bare predicate."""
_LETTER = pattern(r"[가-힣A-Za-z一-鿿]")
_NAMES = pattern(r"[가-힣]\s?[·ㆍ,/\s]\s?[가-힣]{2,4}$")
"""Two words of a signature, the last of them a name: two names, an outlet's reporter, who drew the picture."""
_TEXT = ("sentence", "fragment")
"""Shapes of lines that may be an article's."""
_ANNOUNCED = pattern(r"다음과 같다|명단|[:：]\s?$")
"""What a sentence says that names follow."""
# Words that say a line is about when the article appeared.
_CLOCK = pattern(r"오전|오후|\d{1,4}\s?[년월일시분초]|[(\[]?[월화수목금토일](?:요일)?[)\]]")
_NOTE = pattern(r"[\[<(【※*]{0,2}\s?편집자\s?주[\]>)】:：]")
_FIELDS = frozenset(
    "조회수 조회 담당부서 부서 부서명 작성자 등록자 게시자 등록일 작성일 게시일 날짜 첨부 첨부파일 파일 전화번호 "
    "연락처 담당자 제공일 분류 구분".split()
)
_DATE_WORD = pattern(r"입력|등록|승인|수정|송고|작성|발행|게재|업데이트|최종|기사")


def own_junk(spot: Spot) -> Decision | None:
    """What the line's own shape says; a cue is junk only where it is a known phrase word for word."""
    if announces(spot.text):  # `▶ 기사제보/투고하기` looks like one who speaks
        kind = known_phrase(spot.text)
        return decided(lookup(f"phrases/{kind}")) if kind else None
    behind = spot.zone == "tail" or spot.kind_before == "tip_line"
    found = verdict(spot.plain, sentence=spot.is_sentence, tail=behind)
    if found is None:
        return widgets.part(spot) if len(spot.text) <= FIELD else None
    return decided(lookup(found.rule), found.kind)


def is_pitch(spot: Spot) -> bool:
    """A sentence apart from the text turns to the readers."""
    return not announces(spot.text) and pitches.is_pitch(spot.zones, spot.i)


def copied(spot: Spot) -> Decision | None:
    """A copy: part of the machine summary that stands right before it, or a mere duplicate."""
    if spot.shape != "repeat":
        return None
    return decided(registry.COPY, "ai_summary" if spot.kind_before == "ai_summary" else "duplicate")


def has_no_letters(spot: Spot) -> bool:
    """A few characters, none of them a letter; in a table without sentences a number is a cell."""
    if len(spot.text) > FEW or _LETTER.search(spot.text):
        return False
    return not (spot.zone == "core" and spot.zones.is_quiet and any(map(str.isdigit, spot.text)))


def is_cue(spot: Spot) -> bool:
    """Who speaks, or what follows, in a transcript; behind the text only where the text goes on."""
    apart = spot.zone == "tail" and not spot.is_peer and spot.before is not None and spot.before.role == "junk"
    return not apart and announces(spot.text)


def is_byline(spot: Spot) -> bool:
    """The whole line names reporters; an item of a list without sentences does not."""
    if spot.zone == "core" and spot.zones.is_quiet and is_entry(spot.text):
        return False
    return not spot.is_sentence and signed_lines.is_byline(spot.plain)


def is_date(spot: Spot) -> bool:
    """The whole line is a date, wherever it stands."""
    return not spot.is_sentence and signed_lines.is_date(spot.plain)


def dates_the_page(spot: Spot) -> bool:
    """The line says when the article appeared.

    In the text a bare day, one with other words (일시: the time of an event), or one of several is the article's own.
    """
    if len(spot.plain) >= signed_lines.LONGEST or spot.is_sentence:
        return False
    found = dates.read_dates(spot.plain)
    if found is None:
        return dates.read_label(spot.text) != "" and signed_lines.is_date(spot.text_at(spot.i + 1))
    if spot.zone == "head" or _DATE_WORD.search(spot.plain) or dates.read_label(spot.text_at(spot.i - 1)):
        return True
    told = spot.zone != "tail" and spot.zones.chronicle
    words = _LETTER.search(_CLOCK.sub("", spot.plain)) is not None and not _names(dates.cut(spot.plain))
    return not (found.day_only or words or told)


def _names(text: str) -> bool:
    """Whether the words beside a time are who wrote the article."""
    return bylines.read_names(text) is not None or contributors.read_contributor(text) is not None


def is_field(spot: Spot) -> bool:
    """What a page says of its text in the cells of a table (조회수, 담당부서), or the cell beside such a name."""
    if spot.text.rstrip(" :：") in _FIELDS or is_name_field(spot):
        return True
    return not spot.is_sentence and len(spot.text) <= FIELD and spot.text_at(spot.i - 1).rstrip(" :：") in _FIELDS


def is_name_field(spot: Spot) -> bool:
    """The name of the field that says who wrote it (기자), or the bare name beside it."""
    before, after = spot.text_at(spot.i - 1), spot.text_at(spot.i + 1)
    return signed_lines.is_named(spot.text, after) or signed_lines.is_named(before, spot.text)


def captioned(spot: Spot) -> Decision | None:
    """A caption by its element or its shape; the only sentence of a dump is the article, credited or not."""
    if spot.line.element is None and spot.is_sentence and spot.zones.sentences == 1:
        return None
    rule = captions.caption(spot.line, sentence=spot.is_sentence, listed=spot.zones.is_listed(spot.i))
    return decided(rule) if rule is not None else None


def boxed(spot: Spot) -> Decision | None:
    """Whatever the box is that the line stands in."""
    rule = spot.zones.boxes.rule(spot.line.element)
    return decided(rule) if rule is not None else None


def is_teaser(spot: Spot) -> bool:
    """Cut off in the middle, right under a link that is no part of the article."""
    above = spot.before is not None and spot.before.role == "junk" and spot.shape_at(spot.i - 1) == "link"
    return above and spot.text.endswith(CUT_OFF)


def is_afterword(spot: Spot) -> bool:
    """Behind the byline and the last told sentence, in a block without any, and not told as the article is."""
    if spot.line.element is None or spot.zones.is_of_text(spot.i):
        return False
    if pitches.is_of_house(spot.zones, spot.i):
        return True
    if not spot.course.signed:
        return False
    if spot.i >= spot.zones.document or spot.zones.is_plain(spot.i):
        return False
    return not spot.zones.goes_on(spot.i, spot.course.signed)


def is_lead_caption(spot: Spot) -> bool:
    """In a dump, a signed paragraph at the very start: the lead picture's caption."""
    return spot.is_sentence and spot.line.element is None and spot.zones.is_under_lead_image(spot.i)


def is_promo_link(spot: Spot) -> bool:
    """A link in a dump, one that an arrow opens, or a card that ends with the host it leads to."""
    if spot.shape != "link":
        return False
    return spot.line.element is None or is_promo(spot.text) or widgets.is_card(spot.text)


def is_arrowed(spot: Spot) -> bool:
    """In a dump, where links are not told from words: an arrow that points elsewhere before a headline.

    Terms that an article explains below such an arrow are none: they have no headline's signs, or their meaning beside.
    """
    if spot.line.element is not None or spot.is_sentence or spot.text[0] != "☞":
        return False
    said = spot.text[1:].strip()
    return said.count(" ") + 1 >= ARROWED and ":" not in said and _HEADLINE.search(said) is not None


def is_apart_link(spot: Spot) -> bool:
    """A link apart from the paragraphs, or beside other links."""
    return spot.shape == "link" and spot.zones.is_apart(spot.i)


def is_link(spot: Spot) -> bool:
    """A link, and nothing else: none that is told as a report is, by itself, where the core's sentences stand."""
    if spot.shape != "link":
        return False
    beside = (spot.shape_at(spot.i - 1), spot.shape_at(spot.i + 1))
    return not (is_report(spot.text) and spot.is_peer and "sentence" in beside and "link" not in beside)


def is_hidden(spot: Spot) -> bool:
    """In an element that is never shown."""
    return spot.line.element is not None and spot.line.element.hidden


def is_unseen_label(spot: Spot) -> bool:
    """A label for screen readers beside what is shown, and no sentence."""
    return not spot.is_sentence and not spot.zones.hidden and is_hidden(spot)


def is_leading(spot: Spot) -> bool:
    """A sentence where the core's sentences stand, any line there once one has begun the text, a list before it."""
    if spot.i in spot.zones.listed or spot.i in spot.zones.tables:
        return True
    if spot.line.element is None and not spot.course.begun and spot.text.endswith(CUT_OFF):
        return False  # a teaser
    return spot.is_peer and (spot.is_sentence or spot.course.begun)


def is_opening(spot: Spot) -> bool:
    """One of the lines that lead into the text; a dateline opens it, however short the first line is."""
    if spot.line.element is None:
        opened = datelines.split_dateline(spot.text)
        return (opened is not None and bool(opened.rest)) or LABELLED.match(spot.text) is not None
    return spot.i in spot.zones.opening


def is_note(spot: Spot) -> bool:
    """An editor's note (편집자 주) that stands with the headline, apart from the container."""
    return spot.under_headline and spot.zone == "head" and spot.is_sentence and _NOTE.match(spot.text) is not None


def is_lone_sentence(spot: Spot) -> bool:
    """A sentence apart from the core's."""
    return spot.is_sentence


def is_marked_subhead(spot: Spot) -> bool:
    """A pictograph or a square bullet opens it."""
    return (spot.line.element is None or spot.is_peer) and SUBHEAD.match(spot.text) is not None


def is_first_heading(spot: Spot) -> bool:
    """The first of the text's headings: an element like those over its later sections."""
    return headings.is_first(spot.zones, spot.i)


def is_running_headline(spot: Spot) -> bool:
    """One of a bulleted run of headlines."""
    return spot.text[0] in RUNNING and spot.i in spot.zones.headlines


def is_contributor(spot: Spot) -> bool:
    """Who wrote the article, behind it: a name and what the person is."""
    if spot.is_sentence:
        return False
    if contributors.read_contributor(spot.text) is not None or contributors.is_credit(spot.text):
        return True
    more = spot.i + 1 in spot.zones.inside and spot.shape_at(spot.i + 1) == "fragment"  # a list's entry
    return spot.shape_at(spot.i - 1) == "sentence" and not more and contributors.read_guest(spot.text) is not None


def is_signature(spot: Spot) -> bool:
    """Names, or a credit with its name, right behind the last sentence told, and nothing of a text behind them."""
    last = spot.i == spot.zones.last_told + 1 and len(spot.text) <= SIGNATURE
    if not last or spot.is_sentence or not _NAMES.search(spot.text):
        return False
    behind = (spot.shape_at(i) for i in spot.zones.inside if i > spot.i)
    announced = _ANNOUNCED.search(spot.zones.lines[spot.i - 1].text) or any(shape in _TEXT for shape in behind)
    return not announced and bylines.read_names(spot.text) is not None


def is_dated(spot: Spot) -> bool:
    """A date follows right behind it: it is another article's headline."""
    if spot.is_sentence or is_complete(spot.text):
        return False
    return dates.read_dates(spot.text_at(spot.i + 1)) is not None


def is_notices(spot: Spot) -> Decision | None:
    """Nothing but notices and names, several of them on one line."""
    return notices.wholly(spot.plain) if spot.line.element is None else None


def is_tagged(spot: Spot) -> bool:
    """In a dump, a headline that a tag opens, right behind the text and right before junk."""
    return spot.line.element is None and spot.i in spot.zones.tagged


def is_closing(spot: Spot) -> bool:
    """In a list, a table or a box that closes the article, as long as nothing has ended it."""
    return spot.i in spot.zones.closing and not spot.is_closed()


def is_trailing(spot: Spot) -> bool:
    """Where the core's sentences stand: a sentence, or any line as long as nothing has ended the article."""
    if spot.is_peer and (spot.is_sentence or spot.i > spot.zones.document or not spot.is_closed()):
        return True
    return headings.is_bold_over(spot.zones, spot.i)


def always(_: Spot) -> bool:
    return True
