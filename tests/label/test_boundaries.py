"""Each number of `label` where it decides: what it takes still, and what it takes no more.

A row names the constant, the last value that is answered yes, the first that is answered no, and what is asked. All
numbers were set by hand on labelled pages, moved until no page got better, unless their docstring says otherwise.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bonmun import Extractor
from bonmun.label import (
    captions,
    choose,
    confidence,
    decks,
    documents,
    dump_boxes,
    edges,
    first_pass,
    headings,
    line_ends,
    markup_boxes,
    notices,
    page_kinds,
    paragraph_blocks,
    picture_boxes,
    pitches,
    predicates,
    registry,
    repeats,
    signed_lines,
)
from bonmun.label.first_pass import Sheet
from bonmun.label.labels import Labels, labelled
from bonmun.label.readings import (
    body,
    briefs,
    cards,
    comment_runs,
    counted,
    dump_edges,
    embedded,
    entry_lists,
    extent,
    glued_texts,
    other_boxes,
    quiet_dump,
    quiet_page,
    rule_check,
    siblings,
    summaries,
    weights,
)
from bonmun.label.readings.body import Reading
from bonmun.label.registry import decided
from bonmun.label.spot import Course, Spot
from bonmun.label.zones import Zones
from bonmun.parse import page_lines
from bonmun.parse.page_lines import Element

from .readings import test_comment_boxes, test_next_articles
from .sheets import SAID, TOLD, Row, box, elements, junk, link, plain, sheet, told

PACKAGE = Path(choose.__file__).parent


class At(NamedTuple):
    """Where a number decides."""

    constant: str
    yes: float
    no: float
    ask: Callable[[int], object]


def words(length: int) -> str:
    """A text of so many characters that is no sentence."""
    return ("돌담길 꽃밭 " * length)[: length - 1].rstrip().ljust(length - 1, "빛") + "꽃"


def sentence(length: int, end: str = "있었다.") -> str:
    """A sentence of so many characters, told as a report is."""
    return words(length - len(end) - 1) + " " + end


def glued(size: int) -> Row:
    """A told sentence with a link of so many characters right behind it."""
    words = "물놀이터 개장".ljust(size, "함")[:size]
    return plain(f"시가 벤치를 놓는다고 밝혔다.{words}", link=size)


def stamp(length: int) -> str:
    """A line of so many characters that says when an article appeared."""
    return "2024.03.18 14:05 ".ljust(length, "|")


def byline(length: int) -> str:
    """A line of so many characters that names a reporter."""
    return "서이든 기자 " + "@garam.example".rjust(length - 7, "e")


def alone(*rows: Row, name: str = "", tag: str = "div") -> tuple[Sheet, Element]:
    """The lines in an element of their own, and that element."""
    holder = box(tag, name)
    for row in rows:
        row.element = row.element or holder
    return sheet(*rows), holder


# body: where the article stands.


def is_listed(length: int) -> bool:
    made, holder = alone(plain(words(length)))
    return body.within(made, ((holder.start, holder.end),)).weight > 0


def is_quiet(length: int) -> bool:
    made, _ = alone(plain(words(length)), name="article-body")
    return body.find(made, elements(made)).weight > 0


def holds_links(links: int) -> bool:
    """Whether forty lines may be an article without running text, so many of them links."""
    rows = [link() if n < links else plain(words(20)) for n in range(40)]
    made, holder = alone(*rows, name="article-body")
    ruled = body.within(made, ((holder.start, holder.end),)).weight > 0
    assert ruled == (body.find(made, elements(made)).weight > 0)
    return ruled


def pulls(weight: int) -> bool:
    """Whether two sentences that weigh so much are an article."""
    made, _ = alone(told(sentence(weight // 2)), told(sentence(weight - weight // 2)))
    return body.find(made, elements(made)).weight > 0


def is_box_of(items: int) -> bool:
    """Whether a list between paragraphs weighs as a box."""
    made = sheet(told(), junk("heading", "관련기사"), *(plain() for _ in range(items)), told(), told())
    return list(body._boxes(made)) == [1]


def is_short_article(reports: int) -> bool:
    """Sentences that buttons outweigh, of which so many are told as a report."""
    holder, inner = box(), box("p")
    inner.parent = holder
    rows = [told(sentence(60, "있었다." if i < reports else "좋겠어요."), holder) for i in range(3)]
    buttons = [link("좋아요", holder) for _ in range(12)]
    made = sheet(*buttons, *rows, *buttons)
    return body.find(made, elements(made)).weight > 0


def is_chronicle(times: int) -> bool:
    rows = [row for hour in range(times) for row in (plain(f"2024.03.18 1{hour}:05"), told())]
    return body.is_chronicle(sheet(*rows), 0, len(rows))


def is_stamp(length: int) -> bool:
    return body.is_chronicle(sheet(plain(stamp(length)), told(), plain(stamp(length))), 0, 3)


def another_begins(sentences: int) -> bool:
    """Whether a heading with a time under it ends the text, behind so many sentences."""
    rows = [told(sentence(60)) for _ in range(9)]
    rows[sentences:sentences] = [plain("늘봄천 산책로"), plain("입력 2024.03.18 14:05")]
    made, _ = alone(*rows)
    return body.find(made, elements(made)).end == sentences


# briefs and quiet pages: articles that weigh little.


def brief_begins(below: int) -> bool:
    made, _ = alone(plain("골목에 새 조명"), *(junk() for _ in range(below - 1)), told())
    return briefs.find(made, 0).weight > 0


def counted_sections(numbers: int, between: int) -> int:
    """How many lines a reading of two sections has when others count on behind so many lines."""
    rows = [plain("1. 벤치"), told(), plain("2. 가로등"), told(), *(junk() for _ in range(between))]
    rows += [row for number in range(3, numbers + 1) for row in (plain(f"{number}. 그늘막"), told())]
    return counted.widen(sheet(*rows), Reading(0, 4, (), 1.0)).end


def counts_on(below: int) -> bool:
    return counted_sections(3, below - 1) > 4


def are_sections(count: int) -> bool:
    rows = [plain("1. 벤치"), told(), junk(), plain("2. 가로등"), told(), plain("3. 그늘막"), told()]
    return counted.widen(sheet(*rows[: 2 * count + 1]), Reading(0, 2, (), 1.0)).end > 2


def is_under_stamp(below: int) -> bool:
    """Whether a date so many lines below the headline makes the text under it the article."""
    rows = [
        plain("골목에 새 조명"),
        *(junk() for _ in range(below - 1)),
        plain("2024.05.03 10:00"),
        told(),
        told(),
        told(),
    ]
    made = sheet(*rows)
    weights = [80.0 if shape == "sentence" else -1.0 for shape in made.shapes]
    holder = box()
    holder.start, holder.end = len(rows) - 3, len(rows)
    return body._under_stamp(made, weights, [holder], 0, body.NOTHING).weight > 0


def is_teaser_of(length: int) -> bool:
    """Sentences, each under a link of so many characters, are a list."""
    made, _ = alone(plain("새 소식"), *(row for _ in range(4) for row in (link(words(length)), told())))
    return not briefs.find(made, 0).weight


def is_list_of_teasers(count: int) -> bool:
    made, _ = alone(plain("새 소식"), *(row for _ in range(count) for row in (link(), told())), plain(), told())
    return not briefs.find(made, 0).weight


def are_teasers(count: int, cut: int | None = None, title: int = 20) -> bool:
    """Whether so many headlines over texts, so many of them cut off, are other articles."""
    breaks = [n < (count if cut is None else cut) for n in range(count)]
    rows = [row for off in breaks for row in (plain(words(title)), cut_off() if off else told())]
    return list(dump_edges.teasers(sheet(*rows))) != []


def framed(*rows: Row, above: int = 0) -> bool:
    made, _ = alone(plain("골목에 새 조명"), *(junk() for _ in range(above)), plain("입력 2024.03.18 14:05"), *rows)
    return quiet_page.find(made, 0).weight > 0


# captions.


def captioned(text: str, *, is_sentence: bool = False) -> registry.Rule | None:
    return captions.caption(sheet(plain(text)).lines[0], sentence=is_sentence, listed=False)


def has_alt(above: int) -> bool:
    """Whether an alt text so far above its caption is known by it."""
    alt = "새 조명 켜진 골목"
    rows = [plain(alt), *(plain(f"{n}층 전시실") for n in range(above - 1)), plain(f"{alt} [사진=가람시]")]
    return captions.of_images(sheet(*rows), range(len(rows)), {}).get(0) is not None


def is_alt(words_shared: int, of: int) -> bool:
    """Whether an alt text of so many words, of which some stand in the caption, is known by it."""
    texts = "골목 조명 주민 공원 벤치 다리 시장 학교 도서 분수".split()[:of]
    shown = " ".join(texts[:words_shared])
    return 0 in captions.of_images(sheet(plain(" ".join(texts)), plain(f"{shown} [사진=가람시]")), range(2), {})


# dumps: boxes and edges.


def grown(*rows: Row, start: int, end: int) -> tuple[int, int]:
    found = dump_boxes.grow(sheet(*rows), start, end)
    return found.start, found.end


def spans_box(lines: int) -> bool:
    rows = [
        told(),
        junk("related", "관련기사"),
        *(plain(f"골목 {n}") for n in range(lines - 1)),
        told(),
        junk("copyright"),
    ]
    return grown(*rows, start=0, end=1)[1] == lines + 2


def closes_verse(lines: int) -> bool:
    return grown(told(), *(plain(f"{n}행") for n in range(lines)), plain("서이든 기자"), start=0, end=1)[1] == lines + 1


def is_cut(length: int) -> bool:
    """Whether a sentence of so many characters that is cut off stops the search for more of the text."""
    rows = [told(), junk("related"), told(sentence(length - 1) + "…"), told(), junk("copyright")]
    return grown(*rows, start=0, end=1)[1] == 1


DIRT = (junk(), junk(), junk(), junk())


def reaches_up(lines: int) -> bool:
    rows = [*DIRT, *(plain(f"늘봄동 벤치 소식 {n}") for n in range(lines)), told()]
    return dump_edges.reach(sheet(*rows), lines + 4, lines + 5)[0] == 4


def reaches_down(lines: int) -> bool:
    rows = [told(), *(plain(f"늘봄동 벤치 소식 {n}") for n in range(lines)), *DIRT]
    return dump_edges.reach(sheet(*rows), 0, 1)[1] == lines + 1


def is_clean(dirt: int) -> bool:
    rows = [plain(), told(), *(junk() for _ in range(dirt)), plain()]
    return dump_edges.reach(sheet(*rows), 1, 2) == (0, len(rows))


def is_menu(lines: int, length: int = 4) -> bool:
    rows = [told(), *(plain(words(length)) for _ in range(lines)), told()]
    return dump_edges.reach(sheet(*rows), 0, 1) != (0, len(rows))


def passes_teaser(length: int) -> bool:
    return dump_edges.behind_teasers(sheet(plain(words(length - 2) + ".."), told(), *DIRT), 0, 2) == 1


def are_tagged(lines: int) -> bool:
    rows = [told(), *(plain(f"[사설] 산책로 {n}") for n in range(lines)), junk()]
    return len(dump_edges.tagged(sheet(*rows), 1)) == lines


def opens_with_table(rows: int, columns: int, values: int) -> bool:
    row = "\t".join(["3"] * values + ["강변"] * (columns - values))
    table = [plain(row)] * rows
    return len(dump_edges.leading(sheet(*table, told()), rows, range(rows + 1))) == rows


def are_decks(lines: int) -> bool:
    rows = [*(plain(f"△ 골목 {n}") for n in range(lines)), told()]
    return not dump_edges.leading(sheet(*rows), lines, range(lines + 1))


def are_verses(telling: int) -> bool:
    row = plain(" ".join(["가는"] * telling + ["산"] * (10 - telling)))
    return bool(dump_edges.leading(sheet(*[row] * 5, told()), 5, range(6)))


def is_comment(lines: int) -> bool:
    rows = [
        plain("naru***"),
        *[told("벤치가 없다.")] * (lines - 1),
        plain("답글"),
        plain("naru***"),
        told("벤치가 없다."),
        plain("답글"),
    ]
    return 1 in comment_runs.lines(sheet(told(), *rows))


# embedded: the article in a script.


def script(*texts: str, key: str = "content", padding: int = 400) -> embedded.Embedded | None:
    data = json.dumps({key: list(texts), "x": "x" * padding}, ensure_ascii=False)
    return embedded.find(page_lines.parse(f"<script type=application/json>{data}</script>"))


def is_script_of(length: int) -> bool:
    data = json.dumps({"content": sentence(120), "x": ""}, ensure_ascii=False)
    data = data.replace('"x": ""', '"x": "' + "x" * (length - len(data)) + '"')
    assert len(data) == length
    return embedded.find(page_lines.parse(f"<script type=application/json>{data}</script>")) is not None


def outweighs(characters: int) -> bool:
    """Whether a long text weighs no more than two of so many characters together."""
    data = {"a": sentence(5000), "b": [sentence(characters), sentence(60)]}
    html = f"<script type=application/json>{json.dumps(data, ensure_ascii=False)}</script>"
    found = embedded.find(page_lines.parse(html))
    return found is not None and found.key == "b"


def summary_loses(characters: int) -> bool:
    """Whether a summary of so many characters weighs less than a text of 100."""
    data = {"summary": sentence(characters), "content": sentence(100)}
    html = f"<script type=application/json>{json.dumps(data, ensure_ascii=False)}{' ' * 200}</script>"
    found = embedded.find(page_lines.parse(html))
    return found is not None and found.key == "content"


# line ends and notices.


RIGHTS = "ⓒ 한빛일보, 무단 전재 및 재배포 금지"


def defining(particles: int) -> str:
    """A sentence of ten words that ends with a noun, so many with a particle, and a notice behind it."""
    return " ".join(("주민에게",) * particles + ("가람시청",) * (8 - particles) + ("다시금", "알림.", RIGHTS))


def has_notices(count: int) -> bool:
    """Whether so many notices are split off one line."""
    behind = [("네이버에서 가람일보를 구독하세요.", "ⓒ 가람일보.")[n % 2] for n in range(count)]
    found = notices.cut(" ".join((TOLD, *behind)))
    return found is not None and [piece.text for piece in found.notices] == behind


def ends_in_notices(words_behind: int) -> bool:
    """Whether so many words behind the last sentence are notices and names."""
    names = "서이든 기자 " * ((words_behind - 2) // 2) + ("ⓒ " if words_behind % 2 else "")
    return line_ends.read(f"{TOLD} {names}무단전재 금지", notices._judge) is not None


def sees_end(length: int) -> bool:
    """Whether a sentence's end is seen so many characters before the line's."""
    return line_ends._start(sentence(40) + "서".ljust(length - 2, "이")) > 0


# boxes.


def is_card_list(lines: int) -> bool:
    """A box of so many lines, a third of them links, apart from the article's own."""
    holder, own = box("ul"), box()
    rows = [link(words(20), holder) if i % 3 == 0 or i == 1 else plain("두 낱말", holder) for i in range(lines)]
    made = sheet(told(sentence(90), own), *rows, told(sentence(90), own))
    return markup_boxes.MarkupBoxes(made, 0, 1).rule(holder) is registry.CARDS


def holds_cards(*rows: Row) -> bool:
    holder, own = box("ul"), box()
    for row in rows:
        row.element = holder
    made = sheet(told(sentence(200), own), *rows)
    return markup_boxes.MarkupBoxes(made, 0, 1).rule(holder) is registry.CARDS


def is_named_above(depth: int) -> bool:
    """Whether a box is known by a name so many elements above the line."""
    at = box("div", "related")
    for _ in range(depth - 1):
        at = box("div", "", at)
    made = sheet(told(element=box()), plain(element=at))
    return markup_boxes.MarkupBoxes(made, 0, 1).rule(at) is not None


def may_quote(characters: int) -> bool:
    """Whether a list may quote so many characters, beside an article of 200."""
    holder = box("div", "related")
    made = sheet(told(sentence(200), box()), plain(element=holder), told(sentence(characters), holder))
    return markup_boxes.MarkupBoxes(made, 0, 1).rule(holder) is not None


def is_picture_box(lines: int) -> bool:
    holder = box("figure")
    sheet(*(plain(element=holder) for _ in range(lines)))
    return picture_boxes.picture_box(holder) is not None


def holds_paragraphs(rows: int, text: str = SAID) -> bool:
    """Whether an element of so many blocks of one sentence each holds paragraphs."""
    holder = box()
    made = sheet(*(told(text, box("div", "", holder)) for _ in range(rows)))
    homes = paragraph_blocks.of_sentences(made, range(rows))
    return paragraph_blocks.holders(homes, homes, made) == {id(holder)}


def closes(*items: str) -> bool:
    """Whether a list of these items, right behind a paragraph, closes the text."""
    holder = box()
    listed = box("ul", "", holder)
    made = sheet(told(element=box("p", "", holder)), *(plain(one, box("li", "", listed)) for one in items))
    return bool(extent.closing(made, 0, 1, frozenset(range(len(made.lines)))))


def passes(label: str) -> bool:
    """Whether the text goes on behind such a label."""
    own = box()
    made = sheet(told(element=own), plain(label, own), told(element=own))
    return extent.grow(made, Reading(0, 1, ((0, 3),), 1.0)).end == 3


def goes_on_behind(lines: int) -> bool:
    """Whether the text goes on behind a box of so many lines with links to other articles."""
    own = box()
    other = box("div", "", own)
    links = [link(element=other) for _ in range(lines - 1)]
    made = sheet(told(element=own), plain("함께 읽기", other), *links, told(element=own))
    return extent.grow(made, Reading(0, 1, ((0, lines + 2),), 1.0)).end == lines + 2


def is_widget(*rows: Row, lines: int) -> bool:
    """Whether a box of so many lines behind the text, which begins so, is none of the text's."""
    own, other = box(), box()
    for row in (*rows, *(more := [plain(words(20)) for _ in range(lines - len(rows))])):
        row.element = other
    made = sheet(told(element=own), *rows, *more)
    return markup_boxes.MarkupBoxes(made, 0, 1).rule(other) is not None


def turns(length: int) -> bool:
    """Whether a sentence of so many characters behind the text turns to its readers."""
    said = told("이 기사를 " + sentence(length - 6, "스크랩해 보세요"))
    return pitches.is_pitch(zones(told(), told(), said, end=2), 2)


def speaks_of_house(lines: int) -> bool:
    """Whether so many polite sentences behind the text are what a newsroom says of itself."""
    own, other = box(), box()
    rows = [told("본지는 윤리강령을 지키고 있습니다.", other) for _ in range(lines)]
    return pitches.is_of_house(zones(told(element=own), told(element=own), *rows, end=2), 2)


def leads_elsewhere(length: int = 20, sentences: int = 6) -> bool:
    """Whether a link of so many characters, among so many sentences, leads to another article."""
    own = box()
    rows = [told(element=own) for _ in range(sentences)]
    rows.insert(2, link(words(length), own))
    return zones(*rows).is_apart(2)


def tables(rows: int, columns: int) -> bool:
    """Whether a table of so many rows and columns, right before a paragraph, is the text's."""
    holder = box()
    table = box("table", "", holder)
    row = "\t".join(["가람", "12", "21"][:columns])
    made = sheet(*(plain(row, box("tr", "", table)) for _ in range(rows)), told(element=box("p", "", holder)))
    return bool(extent.tables_before(made, rows, rows + 1, frozenset(range(len(made.lines)))))


def is_one_row(depth: int) -> bool:
    """Whether so many blocks, one in the other, hold one paragraph of a row."""
    holder = box()
    outer = at = box("div", "", holder)
    for _ in range(depth - 1):
        at = box("div", "", at)
    sheet(told(element=at), told(element=holder))
    return paragraph_blocks.row(at) is outer


def climbs(levels: int) -> bool:
    """Whether the heaviest paragraph's article is widened so many times to what stands beside it."""
    outer = box()
    at, rows = outer, []
    for _ in range(6):
        rows.append(told(element=box("div", "", at)))
        at = box("div", "", at)
    made = sheet(*rows, told(sentence(90), at))
    found = siblings.widen(made, at)
    return sum(1 for _ in at.ancestors()) - sum(1 for _ in found.ancestors()) == levels


def asked(lines: int) -> list[Row]:
    """A question, the first sentence of its answer, and the next question so many lines below."""
    return [plain("▲ 왜 염전인가."), *(told() for _ in range(lines)), plain("▲ 다음 작품은."), told()]


def weight_of_text(sentences: int, each: int, length: int | None = None) -> float:
    """What a line weighs that holds so many told sentences of so many letters, cut to a length."""
    text = ("가" * (each - 3) + "다. ") * sentences
    return glued_texts.outweigh(sheet(told(text[:length]), told()), 1, 2, 0.0).get(0, 0.0)


def is_pictured_paragraph(lines: int) -> bool:
    """Whether a block of so many lines, all but one a picture's, is a paragraph as the one beside it."""
    around = box()
    first, second = box("div", "", around), box("div", "", around)
    shown = [plain(element=box("figcaption", "", box("figure", "", second))) for _ in range(lines - 1)]
    made = sheet(told(element=first), plain(element=box("span", "", around)), *shown, told(element=second))
    return siblings._is_like(made, second, first)


def holds_summary(lines: int, sentences: int) -> bool:
    """Whether a box of so many lines, so many of them sentences, under a label is one with a machine's summary."""
    element = box()
    said = [told(element=element) for _ in range(sentences)]
    made = sheet(
        junk("ai_summary", "AI 요약", element), *said, *(plain(element=element) for _ in range(lines - 1 - sentences))
    )
    return summaries.boxes(made) == [element]


def is_read_in_a_crowd(paragraphs: int) -> bool:
    """Whether a run of so many paragraphs, among links, is read in place of the one paragraph of another element."""
    outer = box()
    one, crowded = box("div", "", outer), box("div", "", outer)
    text = [told(sentence(100), crowded) for _ in range(paragraphs)]
    links = [link(element=crowded) for _ in range(60)]
    made = sheet(
        told(sentence(100), one), told(sentence(100), one), *(link(element=outer) for _ in range(20)), *text, *links
    )
    return body.find(made, elements(made)).end > 22


# page kinds.


def kind(*rows: Row, title: str | None = None, caption: bool = False) -> str:
    """The kind of a page of these lines, the last of them a caption."""
    made = sheet(*rows)
    lines = [labelled(line, shape, None) for line, shape in zip(made.lines, made.shapes, strict=True)]
    if caption:
        lines[-1] = labelled(lines[-1].line, "fragment", decided(registry.FIGURE))
    return page_kinds.of_page(lines, title).kind


def is_video(cues: int) -> bool:
    made = sheet(*(told("[앵커] 한빛동 골목에 불이 켜졌다.") for _ in range(cues)), told())
    lines = [labelled(line, "sentence", decided(registry.CORE)) for line in made.lines]
    return page_kinds.of_page(lines, None).kind == "video"


def apart(*rows: Row) -> list[Row]:
    """The lines with a button between them, so that none is a teaser under a link."""
    return [row for one in rows for row in (one, junk())]


def is_list_by_links(links: int, length: int = 12) -> bool:
    return (
        kind(*apart(*(link(words(length)) for _ in range(links))), plain("골목 조명"), title="새 소식", caption=True)
        == "list"
    )


def is_list_by_headlines(headlines: int, length: int = 8) -> bool:
    return kind(*apart(*(link(words(length)) for _ in range(headlines)))) == "list"


def is_list_by_teasers(teasers: int, length: int = 15) -> bool:
    return kind(*(row for _ in range(teasers) for row in (link("가람"), plain(words(length))))) == "list"


def tells_error(links: int) -> bool:
    return kind(*apart(*(link(words(12)) for _ in range(links))), plain("존재하지 않는 기사입니다")) == "error"


def is_row(length: int) -> bool:
    """Whether a linked row is another article's, its day ending so many characters from its start."""
    text = f"{words(length - 10)}2024.03.08 {words(40)}"
    return page_kinds._is_row(sheet(Row("fragment", text, link=20)).lines[0])


def are_cards(count: int = 5, title: int = 20, text: int = 60, between: int = 0, button: str = "더보기") -> bool:
    """Whether so many cards in a row are known: a headline, a text of so many characters, lines, a button."""
    one = [plain(words(title)), told(sentence(text)), *(plain("12") for _ in range(between)), plain(button)]
    made = sheet(*(row for _ in range(count) for row in one))
    return bool(cards.find(made.lines, made.shapes))


def is_digest(date: int = 1, start: int = 5) -> bool:
    """Whether cards that begin so far below a headline are its article's, with a date on that line."""
    made = sheet(*(plain("2024.03.18 14:05" if n == date else "골목") for n in range(40)))
    return cards.is_digest(made.lines, range(start, 40), 0)


def listing(*rows: Row) -> bool:
    return page_kinds.is_listing(sheet(*rows), 0, len(rows))


def cut_off() -> Row:
    return told(words(50))


# dumps without running text.


def calm(*rows: Row) -> bool:
    return quiet_dump.find(sheet(*rows)).weight > 0


def is_under_headlines(lines: int) -> bool:
    """Whether so many lines over a date are the headline and decks."""
    rows = [told() for _ in range(lines)]
    found = quiet_dump.find(sheet(*rows, plain("입력 2024.03.18 14:05"), junk("copyright")))
    return not found.weight


def is_one_article(dates: int) -> bool:
    """Whether a dump with so many dates, lines in between, may be one article."""
    score = "가람고 3 대 2 한빛고 이겨"
    return calm(*(row for _ in range(dates) for row in (plain("입력 2024.03.18 14:05"), plain(score), plain(score))))


def has_headline(lines: int) -> bool:
    """Whether the first of so many lines heads a list, whose entries stand apart below."""
    rows = [
        plain("새 과장 명단"),
        plain("△ 과장 서이든 △ 팀장 윤새봄", gap=True),
        *(plain("△ 팀장 나정호") for _ in range(lines - 2)),
    ]
    return quiet_dump.find(sheet(*rows)).start == 1


# repeats.


def has_summary_at(place: int) -> bool:
    """Whether the sentence at a place from the top may be a summary of those below."""
    parts = [f"{sentence(40, end)}" for end in ("했다.", "갔다.")]
    rows = [told(f"{n}번 {sentence(40)}") for n in range(place - 1)] + [
        told(" ".join(parts)),
        *map(told, reversed(parts)),
    ]
    rows += [told(f"끝 {sentence(40)}") for _ in range(3)]
    made = sheet(*rows)
    return place - 1 in repeats._extracts(made.lines, repeats._keys(made.lines, made.shapes))


def has_summary_of(sentences: int) -> bool:
    parts = [f"{sentence(40, end)}" for end in ("했다.", "갔다.")]
    rows = [told(" ".join(parts)), *map(told, reversed(parts)), told()][:sentences]
    made = sheet(*rows)
    return 0 in repeats._extracts(made.lines, repeats._keys(made.lines, made.shapes))


def is_repeat(length: int) -> bool:
    """Whether a sentence of so many characters, blanks left out, that stands twice is a copy."""
    text = "돌" * (length - 4) + "했었다."
    made = sheet(told(text + "  "), plain(), told(text + "  "))
    return repeats.find_repeats(made.lines, made.shapes) != []


def is_label(times: int, length: int = 6) -> bool:
    rows = [row for n in range(times) for row in (plain(words(length)), plain(f"사이 {n}"))]
    made = sheet(*rows)
    return repeats.find_repeats(made.lines, made.shapes) != []


# rule files.


def ruled(own: int, held: int, stray: int = 0) -> str:
    """Why a rule's container is refused that holds `held` of the article's `own` sentences and `stray` others."""
    rows = [*(told(sentence(100)) for _ in range(own)), *(told(sentence(100)) for _ in range(stray))]
    made = sheet(*rows)
    spans = ((own - held, own + stray),)
    mine = Reading(0, own, (), 100.0 * own)
    return rule_check._refusal(made, spans, Reading(own - held, own + stray, spans, 100.0 * (held + stray)), mine)


# weights.


def weight(row: Row) -> float:
    return weights.weight_of(sheet(row), 0, hidden=False)


def quotes(length: int, before: int = 0) -> bool:
    """Whether a description of so many letters, so far behind a line's start, is quoted by it."""
    described = words(length).replace(" ", "빛")
    return bool(weights.quoted_in(sheet(told("돌" * before + described + " 조명이 켜졌다.")), described))


def outweighs_quoted(length: int) -> bool:
    """Whether what the page quotes weighs more than a sentence of so many characters."""
    made = sheet(told(), plain(), told(sentence(length)), told(sentence(length)))
    found = weights.weigh(made, hidden=False, quoted=frozenset((0,)))
    return found[0] > found[2]


# zones and predicates.


def zones(*rows: Row, start: int = 0, end: int | None = None, spans: tuple[tuple[int, int], ...] = ()) -> Zones:
    made = sheet(*rows)
    return Zones(made, Reading(start, len(rows) if end is None else end, spans, 100.0))


def spot(row: Row, *others: Row, start: int = 0, end: int | None = None) -> Spot:
    return Spot(0, zones(row, *others, start=start, end=end), Course(), None, None)


def is_cell(length: int) -> bool:
    """Whether a line of so many characters is the cell beside a field's name."""
    made = zones(plain("담당부서"), plain(words(length)), told(), start=2)
    return predicates.is_field(Spot(1, made, Course(), None, None))


def deck(length: int = 20, depth: int = 1) -> bool:
    """A deck of so many characters, whose name stands so many elements above it."""
    at = box("div", "subtitle")
    for _ in range(depth - 1):
        at = box("div", "", at)
    return decks.is_deck(spot(plain(words(length), at), told(element=box()), start=1))


def others(
    tag: str = "article", heading: str = "가람시 새 조명", *, own: int = 3, under: int = 0, boxes: int = 2
) -> bool:
    """Whether boxes behind so many told sentences, each signed so many lines under its headline, are other articles."""
    text = box()
    rows = [plain("새 조명", box()), *[told(element=text)] * own]
    for _ in range(boxes):
        at = box(tag, "c")
        rows += [plain(heading, at), *[plain("벤치", at)] * max(0, under - 1)]
        rows += [plain("서이든 기자", at)] * bool(under) + [told(element=at)]
    made = sheet(*rows)
    return other_boxes.begin(made, 0, elements(made)) is not None


def is_deck_under_headline(text: str) -> bool:
    """Whether the line right under the headline, apart from the text, is a deck."""
    made = zones(plain("새 조명"), plain(text, box()), told(element=box()), start=2)
    return decks.is_apart(Spot(1, made, Course(), None, 0))


def signature(text: str) -> Spot:
    """The line behind the last sentence told."""
    return Spot(3, zones(told(), told(), told(), plain(text), end=3), Course(), None, None)


def is_lead_caption(length: int = 40, behind: int = 8) -> bool:
    """A signed paragraph of so many characters that opens a dump, up to the text's end so many lines."""
    return zones(told(f"{sentence(length - 7)} 나정호 기자"), *(told() for _ in range(behind - 1))).is_under_lead_image(
        0
    )


def signs(length: int) -> bool:
    """Whether bare names of so many characters right behind the text sign it."""
    names = ["서이든", "나정호", "도담희", "윤새봄", "문하늘", "오가람", "고은결"]
    row = "".join(name + ("· " if n < length - 27 else "·") for n, name in enumerate(names))[:-1]
    assert len(row) == length
    made = zones(told(), plain(row), end=1)
    return predicates.is_signature(Spot(1, made, Course(), None, None))


def is_item_of_text(link: int) -> bool:
    """Whether an item of a list behind the text is the text's, with so many characters of it a link."""
    holder = box()
    text, items = box("p", "", holder), box("ul", "", holder)
    rows = [told(element=text), told(element=text), plain(words(20), box("li", "", items), link=link)]
    return zones(*rows, end=2).is_peer(2)


def tells_plainly(sentences: int) -> bool:
    return zones(*(told() for _ in range(sentences)), told(SAID)).told != []


def is_list_of(count: int) -> bool:
    """Whether so many entries in one block are an article."""
    block = box()
    return (
        entry_lists.find(sheet(*(plain("- 누리강 둔치 봄꽃 잔치", block) for _ in range(count))), None, count).weight
        > 0
    )


def is_section(sections: int, text: str = "늘봄동 벤치", tag: str = "h3") -> bool:
    """Whether a heading before the core is a section's as those of so many in it."""
    holder = box()
    rows = []
    for _ in range(sections + 1):
        head = box(tag, "", holder if tag == "h3" else box("p", "part", holder))
        rows += [plain(text, head, bold=tag != "h3"), told(element=holder)]
    return headings.is_first(zones(*rows, start=1), 0)


def around(above: int = 0, below: int = 0, headline: int | None = None) -> tuple[int, int]:
    """The lines labelled at once around a container, with so many lines above and below."""
    rows = [*(plain() for _ in range(above)), told(), *(plain() for _ in range(below))]
    found = zones(*rows, start=above, end=above + 1, spans=((above, above + 1),)).surroundings(headline)
    return above - found[0], found[1] - above - 1


# how sure, and what stands at the edges.


def features(*roles: str) -> confidence.Features:
    rules = {"body": registry.CORE, "junk": registry.BEHIND}
    made = sheet(*(told() if role == "body" else junk() for role in roles))
    found = confidence.measure(
        [
            labelled(line, shape, decided(rules[role]))
            for line, shape, role in zip(made.lines, made.shapes, roles, strict=True)
        ]
    )
    assert found is not None
    return found


def has_dateline_at(place: int) -> bool:
    """Whether a dateline is taken off the body line at a place."""
    rows = [told() for _ in range(place - 1)] + [told(f"(가람=가람일보) 서이든 기자 = {TOLD}"), told()]
    made = zones(*rows)
    split = edges.split(Labels(made, {i: decided(registry.CORE) for i in range(len(rows))}, {}))
    return place - 1 in split.parts


def is_title_copy(length: int) -> bool:
    """Whether a line of the text that reads as the headline is a copy of it."""
    title = words(length).replace(" ", "빛")
    text = "".join(f"<p>{sentence(60)}{n}</p><p>{TOLD}</p>" for n in range(2)) + f"<p>{title}</p><p>{sentence(70)}</p>"
    article = Extractor(fallback=False).extract(f"<!doctype html><h1>{title}</h1><div>{text}</div>")
    return title not in article.paragraphs


BOUNDARIES = [
    At("body.LISTED", 10, 9, is_listed),
    At("body.QUIET", 20, 19, is_quiet),
    At("body.LINKED", 10, 11, holds_links),
    At("body.BOX", 5, 6, is_box_of),
    At("body.TOLD", 2, 1, is_short_article),
    At("body.TOLD", 2, 1, another_begins),
    At("body.CHRONICLE", 2, 1, is_chronicle),
    At("body.STAMP", 60, 61, is_stamp),
    At("briefs.DOWN", 30, 31, brief_begins),
    At("body.STAMPED", 8, 9, is_under_stamp),
    At("counted.REACH", 14, 15, counts_on),
    At("counted.COUNTED", 3, 2, are_sections),
    At("briefs.TITLE", 6, 5, is_teaser_of),
    At("briefs.TEASERS", 3, 2, is_list_of_teasers),
    At("quiet_page.STAMP", 7, 8, lambda n: framed(plain(words(20)), above=n)),
    At("quiet_page.BUTTONS", 12, 13, lambda n: framed(*(junk() for _ in range(n)), plain(words(20)))),
    At("quiet_page.TITLE", 9, 10, lambda n: framed(link(words(n)), plain(words(20)))),
    At("quiet_page.LEAST", 8, 7, lambda n: framed(plain(words(n)))),
    At("captions._CREDITED", 400, 401, lambda n: captioned(f"{words(n - 9)} [사진=가람시]", is_sentence=True)),
    At("captions._MOST_ENDS", 2, 3, lambda n: captioned("불이 켜졌다. " * n + "골목 [사진=가람시]", is_sentence=True)),
    At("captions._BARE_LONGEST", 24, 25, lambda n: captioned("사진 게티이미지".ljust(n, "뱅"))),
    At("captions.ABOVE", 3, 4, has_alt),
    At("captions._MARKED", 160, 161, lambda n: captioned(f"▲ {words(n - 2)}")),
    At("captions._LONGEST_WHO", 250, 251, lambda n: captioned(f"왼쪽부터 {words(n - 13)}. 나정호 기자")),
    At("captions._LONGEST_SIGNED", 100, 101, lambda n: captioned(f"{words(n - 11)} /사진 서이든 기자")),
    At("captions._LONGEST_PLACED", 120, 121, lambda n: captioned(f"왼쪽부터 {words(n - 5)}")),
    At("captions._ALT_WORDS", 3, 2, lambda n: is_alt(n, n)),
    At("captions._ALT_SHARE", 7, 6, lambda n: is_alt(n, 10)),
    At("dump_boxes.REACH", 14, 15, spans_box),
    At("dump_boxes.AFTER", 3, 4, lambda n: dump_boxes._Run(sheet(told(), *[told(SAID)] * n, junk())).ends(1) == n + 1),
    At("dump_boxes.VERSE", 8, 9, closes_verse),
    At("dump_boxes.TEASER", 40, 39, is_cut),
    At("dump_edges._LEAD_IN", 8, 9, reaches_up),
    At("dump_edges._LEAD_OUT", 3, 4, reaches_down),
    At(
        "dump_edges._LEAD_OUT_LEAST",
        10,
        9,
        lambda n: dump_edges.reach(sheet(told(), plain(words(n)), *DIRT), 0, 1)[1] == 2,
    ),
    At("dump_edges._DIRTY", 3, 4, is_clean),
    At("dump_edges._MENU", 8, 7, is_menu),
    At("dump_edges._MENU_WORD", 12, 13, lambda n: is_menu(8, n)),
    At("dump_edges._TEASER", 59, 60, passes_teaser),
    At("dump_edges._TAGGED", 5, 6, are_tagged),
    At("dump_edges.DECKS", 4, 5, are_decks),
    At("comment_runs.LONGEST", 12, 13, is_comment),
    At("dump_edges.ROWS", 2, 1, lambda n: opens_with_table(n, 3, 2)),
    At("dump_edges.COLUMNS", 3, 2, lambda n: opens_with_table(2, n, 2)),
    At("dump_edges._VALUES", 2, 1, lambda n: opens_with_table(2, 4, n)),
    At("dump_edges._TELLING", 5, 4, are_verses),
    At("dump_edges._ROW", 4, 3, are_teasers),
    At("dump_edges._CUT", 7, 6, lambda n: are_teasers(10, n)),
    At("dump_edges._TITLE", 8, 7, lambda n: are_teasers(5, title=n)),
    At("dump_edges._TITLE", 69, 70, lambda n: are_teasers(5, title=n)),
    At("embedded.SMALLEST", 200, 199, is_script_of),
    At("embedded.SHORTEST", 20, 19, lambda n: script(*(sentence(n) for _ in range(5)))),
    At("embedded.LEAST", 80, 79, lambda n: script(sentence(n))),
    At("embedded.LONGEST", 1941, 1940, outweighs),
    At("embedded.SUMMARY", 499, 501, summary_loses),
    At("signed_lines.LEAST", 7, 8, lambda n: signed_lines.is_byline(f"(가람=가람일보) 서이든 기자 = {'뜰' * n}")),
    At("signed_lines.LONGEST", 119, 120, lambda n: signed_lines.is_byline(byline(n))),
    At("signed_lines.LONGEST", 119, 120, lambda n: signed_lines.is_date(stamp(n))),
    At(
        "first_pass.LABEL",
        59,
        60,
        lambda n: first_pass.read(sheet(plain("무단전재 및 재배포 금지".ljust(n))).lines).kinds[0],
    ),
    At("first_pass.LINK", 8, 7, lambda n: first_pass.read(sheet(glued(n)).lines).notices),
    At("notices.SHORTEST", 20, 19, lambda n: notices.cut(f"{sentence(n - 4)} ⓒAP")),
    At("notices.LEAST", 15, 14, lambda n: notices.cut(f"{sentence(n)} (사진=가람시 한빛동 늘봄동 도서관)")),
    At("notices.DEFINED", 40, 39, lambda n: notices.cut(f"{'다'.ljust(n - 10, '나')}에게 알리는 제도. {RIGHTS}")),
    At("notices.TELLING", 4, 3, lambda n: notices.cut(defining(n))),
    At("notices.MOST", 5, 6, has_notices),
    At("line_ends.REACH", 300, 301, sees_end),
    At("line_ends.WORDS", 32, 33, ends_in_notices),
    At("markup_boxes.CARDS", 3, 2, is_card_list),
    At("markup_boxes.CARDS", 59, 60, is_card_list),
    At(
        "markup_boxes.LINKS",
        2,
        1,
        lambda n: holds_cards(*(link(words(20)) for _ in range(n)), plain("두 낱말"), plain("둘")),
    ),
    At(
        "markup_boxes.LINKED",
        4,
        5,
        lambda n: holds_cards(*(link(words(20)) for _ in range(2)), *(plain() for _ in range(n))),
    ),
    At(
        "markup_boxes.LITTLE",
        2,
        3,
        lambda n: holds_cards(
            *(link(words(20)) for _ in range(9)), *(plain() for _ in range(n - 1)), told(sentence(20))
        ),
    ),
    At("markup_boxes.HEADLINE", 10, 9, lambda n: holds_cards(*(link(words(n)) for _ in range(3)))),
    At("markup_boxes.DEPTH", 12, 13, is_named_above),
    At("markup_boxes.QUOTED", 30, 31, may_quote),
    At("picture_boxes.LARGEST", 6, 7, is_picture_box),
    At("glued_texts.LONG", 600, 599, lambda n: weight_of_text(6, 100, n) > 0),
    At("glued_texts.EACH", 130, 131, lambda n: weight_of_text(6, n) > 0),
    At("glued_texts.PER_CAP", 6, 5, lambda n: weight_of_text(n, 120) >= 600),
    At("dump_edges._ANSWER", 3, 4, lambda n: dump_edges._asked(sheet(*asked(n)), [0]) == [0]),
    At("summaries.LINES", 20, 21, lambda n: holds_summary(n, 3)),
    At("summaries.SENTENCES", 8, 9, lambda n: holds_summary(12, n)),
    At("body.OUTWEIGHS", 4, 3, is_read_in_a_crowd),
    At("siblings.LEVELS", 3, 4, climbs),
    At("siblings.PICTURED", 4, 5, is_pictured_paragraph),
    At("paragraph_blocks.ROWS", 3, 2, holds_paragraphs),
    At("paragraph_blocks.TOLD", 2, 1, lambda n: holds_paragraphs(n, TOLD)),
    At("extent.LABEL", 30, 31, lambda n: passes("광고".ljust(n))),
    At("markup_boxes.WIDGET", 6, 7, lambda n: is_widget(plain("구독하기"), lines=n)),
    At("markup_boxes.WIDGET", 2, 1, lambda n: is_widget(plain("구독하기"), lines=n)),
    At("markup_boxes.BIOGRAPHY", 2, 3, lambda n: is_widget(plain("서이든 기자"), *[told()] * n, lines=n + 1)),
    At("pitches.LONGEST", 120, 121, turns),
    At("zones.HEADLINE", 10, 9, leads_elsewhere),
    At("zones.PER_LINK", 5, 4, lambda n: leads_elsewhere(sentences=n)),
    At("next_articles.SIGNED", 3, 4, test_next_articles.is_signed),
    At("next_articles.TOLD", 6, 7, test_next_articles.is_told),
    At("next_articles.INNER", 3, 4, test_next_articles.is_inside),
    At("pitches.HOUSE", 8, 9, speaks_of_house),
    At("extent.BOX", 12, 13, goes_on_behind),
    At("comment_boxes.ENTRY", 8, 9, test_comment_boxes.is_entry),
    At("comment_boxes.LABEL", 24, 25, test_comment_boxes.is_label),
    At("comment_boxes.MOST", 400, 401, test_comment_boxes.is_box),
    At("comment_boxes.SEVERAL", 2, 1, test_comment_boxes.proves),
    At("dump_edges.ROWS", 2, 1, lambda n: tables(n, 3)),
    At("dump_edges.COLUMNS", 3, 2, lambda n: tables(2, n)),
    At("extent.PAIRS", 4, 3, lambda n: tables(n, 2)),
    At("extent.ITEMS", 2, 1, lambda n: closes(*["준비물 신분증과 증명사진 두 장"] * n)),
    At("extent.LIST", 20, 19, lambda n: closes("준비물 신분증", words(n - 7))),
    At("paragraph_blocks.NESTED", 5, 6, is_one_row),
    At("page_kinds.SAID", 199, 200, lambda n: kind(plain("존재하지 않는 기사입니다".ljust(n))) == "error"),
    At("page_kinds.CUES", 2, 1, is_video),
    At("page_kinds.LINKS_OF_A_LIST", 12, 11, is_list_by_links),
    At("page_kinds.LINKS_OF_A_LIST", 23, 24, tells_error),
    At(
        "page_kinds.ARTICLE",
        12,
        11,
        lambda n: kind(*apart(*(link(words(n)) for _ in range(24))), plain("존재하지 않는 기사입니다")) != "error",
    ),
    At("cards.BUTTON", 18, 19, lambda n: are_cards(button=f"{words(n - 2)}보기")),
    At("cards.STAMPED", 38, 39, lambda n: are_cards(button="더보기".ljust(n, "1"))),
    At("cards.TEASER", 15, 14, lambda n: are_cards(text=n)),
    At("cards.MOST", 320, 321, lambda n: are_cards(text=n)),
    At("cards.TITLE", 6, 5, lambda n: are_cards(title=n)),
    At("cards.TITLE", 89, 90, lambda n: are_cards(title=n)),
    At("cards.CARD", 3, 4, lambda n: are_cards(between=n)),
    At("cards.STAMP", 3, 4, lambda n: is_digest(date=n)),
    At("cards.BETWEEN", 15, 16, lambda n: is_digest(start=n)),
    At("page_kinds.HEADLINES", 5, 4, is_list_by_headlines),
    At("page_kinds.HEADLINE", 8, 7, lambda n: is_list_by_headlines(5, n)),
    At("cards.LEAST", 4, 3, is_list_by_teasers),
    At("cards.LEAST", 4, 3, are_cards),
    At("page_kinds.ROW_STAMP", 24, 25, is_row),
    At("cards.TEASER", 15, 14, lambda n: is_list_by_teasers(4, n)),
    At("cards.BUTTON", 18, 19, lambda n: listing(*(row for _ in range(5) for row in (told(), plain(words(n)))))),
    At("page_kinds.LISTED", 3, 2, lambda n: listing(*(row for _ in range(n) for row in (link(), told())), link())),
    At("page_kinds.CUT", 16, 15, lambda n: listing(*(cut_off() for _ in range(n)), *(told() for _ in range(20 - n)))),
    At(
        "page_kinds.ALIKE",
        7,
        6,
        lambda n: listing(
            *(row for _ in range(n) for row in (told(), plain("더보기"))), *(told() for _ in range(10 - n))
        ),
    ),
    At("predicates.FIELD", 24, 25, is_cell),
    At("predicates.ARROWED", 3, 2, lambda n: predicates.is_arrowed(spot(plain("☞ " + " ".join(["3월"] * n)), told()))),
    At("predicates.FEW", 4, 5, lambda n: predicates.has_no_letters(spot(plain("★" * n), told()))),
    At(
        "predicates.SIGNATURE",
        30,
        31,
        lambda n: predicates.is_signature(signature("나정호, 서이든".rjust(n, "·"))),
    ),
    At("documents.HEADING", 40, 41, lambda n: documents.is_heading(f"{words(n - 3)} 전문")),
    At("decks.DECK", 8, 7, lambda n: decks.is_deck(spot(plain(words(n)), told(), start=1))),
    At("decks.DECK", 89, 90, deck),
    At(
        "headings.SENTENCES",
        2,
        1,
        lambda n: headings.has_no_stop(sheet(plain("둔치에 벤치 놓았다"), *[told()] * n), 0, range(n + 1)),
    ),
    At("other_boxes.HEADLINE", 8, 7, lambda n: others(heading="가람 " + "나" * (n - 3))),
    At("other_boxes.SIGNED", 3, 4, lambda n: others("section", under=n)),
    At("other_boxes.OWN", 3, 2, lambda n: others(own=n)),
    At("other_boxes.PICTURES", 20, 21, lambda n: others("section", "사진으로 보는 가람시".ljust(n), boxes=1)),
    At("signed_lines.FIELD", 8, 9, lambda n: signed_lines.is_named("기자".ljust(n), "나정호")),
    At("signed_lines.NAME", 20, 21, lambda n: signed_lines.is_named("기자", "나정호, 서이든".ljust(n))),
    At("zones.ENTRIES", 4, 5, lambda n: zones(told(), plain("▲ 가람"), *[plain()] * n, plain("▲ 나루")).is_listed(1)),
    At("decks.SET_OFF", 5, 4, lambda n: decks.is_deck(spot(plain(words(n), box("h3", "subtitle")), told(), start=1))),
    At("decks.WORDS", 2, 1, lambda n: is_deck_under_headline(" ".join(["가람시가"] * (n + 1)))),
    At("decks.DECK_DEPTH", 3, 4, lambda n: deck(depth=n)),
    At(
        "quiet_dump.LEAST",
        8,
        7,
        lambda n: calm(plain("입력 2024.03.18 14:05"), plain(f"3 {words(n - 2)}"), junk("copyright")),
    ),
    At("predicates.SIGNATURE", 30, 31, signs),
    At("quiet_dump.HEAD", 3, 4, is_under_headlines),
    At("quiet_dump.LIST", 3, 2, has_headline),
    At("quiet_dump.STAMPS", 3, 4, is_one_article),
    At("repeats.EXTRACTS", 6, 7, has_summary_at),
    At("repeats.SUMMED", 4, 3, has_summary_of),
    At("repeats.SHORTEST", 24, 23, is_repeat),
    At("repeats.LABELS", 3, 2, is_label),
    At("repeats.LABEL", 6, 5, lambda n: is_label(3, n)),
    At("rule_check.LEAST_SHARE", 8, 7, lambda n: ruled(10, n) == ""),
    At("rule_check.SWALLOWED", 40, 41, lambda n: ruled(20, 20, n) == ""),
    At("weights.SENTENCE_CAP", 200, 201, lambda n: weight(told(sentence(n))) == n),
    At("weights.PULL", 80, 79, pulls),
    At("weights.LONGEST_HOUR", 12, 13, lambda n: weights.is_hour("오전 10" + " " * (n - 12) + ": 20:30")),
    At("choose.HEAVY", 5, 4, lambda n: n * weights.PULL == choose.HEAVY),
    At("weights.QUOTE", 24, 23, quotes),
    At("weights.QUOTED", 119, 121, outweighs_quoted),
    At("weights.QUOTED_FROM", 176, 177, lambda n: quotes(24, n)),
    At("zones.PLAIN", 2, 1, tells_plainly),
    At("paragraph_blocks.LINKED", 7, 8, is_item_of_text),
    At("zones.LEAD_CAPTION", 250, 251, is_lead_caption),
    At("zones.LEAD_FOLLOWED", 4, 3, lambda n: is_lead_caption(behind=n)),
    At("zones.NEAR", 25, 26, lambda n: around(above=n)[0] == n),
    At("zones.NEAR", 25, 26, lambda n: around(below=n)[1] == n),
    At("zones.ABOVE", 75, 76, lambda n: around(above=n + 25, headline=3)[0] == n + 25),
    At("zones.OVER_HEADLINE", 3, 4, lambda n: around(above=60, headline=40)[0] == 60 - 40 + n + 25),
    At("confidence.BREAKS", 4, 3, lambda n: features(*("body", "junk") * n, "body").broken == 1.0),
    At("confidence.STRAYS", 3, 2, lambda n: features(*("body", "junk") * (n - 1), "body").lonely == 1.0),
    At("entry_lists.ENTRIES", 3, 2, is_list_of),
    At("headings.SECTIONS", 2, 1, is_section),
    At("headings.LONGEST", 60, 61, lambda n: is_section(2, words(n), "b")),
    At(
        "notices.LEAD",
        19,
        20,
        lambda n: (notices.cut(f"{TOLD} {'·' * (n - 6)}[가람 골목ⓒ 가람일보") or [""])[0] == TOLD,
    ),
    At("edges.OPENING", 3, 4, has_dateline_at),
    At("__init__.SHORTEST_TITLE", 8, 7, is_title_copy),
]


@pytest.mark.parametrize("at", BOUNDARIES, ids=lambda at: f"{at.constant}-{at.yes}")
def test_a_number_decides_where_it_says(at: At) -> None:
    assert at.ask(at.yes)
    assert not at.ask(at.no)


ELSEWHERE = {
    "captions._CREDIT_LENGTH": "no credit is longer: it keeps the search short",
    "evidence.TOLD": "tests/label/test_evidence.py",
    "evidence.ELSE": "tests/label/test_evidence.py",
    "notices.REACH": "no notice is longer: it keeps the search short",
    "notices.CAPTION": "tests/label/test_notices.py",
    "weights.FRAGMENT": "test_what_a_line_weighs",
    "weights.LINKED": "test_what_a_line_weighs",
    "weights.JUNK": "test_what_a_line_weighs",
    "weights.ENDS": "test_what_a_line_weighs",
    "weights.CUT_OFF": "test_what_a_line_weighs",
    "weights.AROUND": "test_what_weighs_less",
    "weights.ALONE": "test_what_weighs_less",
}
"""Numbers that decide nothing by themselves, or whose test is another."""


def numbers(path: Path) -> set[str]:
    """The constants of a module that are numbers, or are made of them."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if not isinstance(node, ast.Assign):
            continue
        values = [
            one for one in ast.walk(node.value) if isinstance(one, ast.Constant) and type(one.value) in (int, float)
        ]
        calls = [one.func for one in ast.walk(node.value) if isinstance(one, ast.Call)]
        if values and all(isinstance(call, ast.Name) and call.id == "range" for call in calls):
            names = [one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)]
            found |= {f"{path.stem}.{name}" for name in names}
    return found


def test_every_number_has_a_boundary() -> None:
    known = set().union(*map(numbers, PACKAGE.rglob("*.py")))
    assert known - {at.constant for at in BOUNDARIES} == set(ELSEWHERE)
    assert {at.constant for at in BOUNDARIES} <= known


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (told(sentence(60)), 60),
        (told(words(60)), 24),
        (told("네이버에서 가람일보를 구독하세요."), 0),
        (plain(), -12),
        (plain(items=3), -36),
        (link(), -16),
        (link(items=2), -32),
        (junk(), -40),
        (junk("heading"), -120),
        (junk("copyright"), -120),
        (junk("comment"), -60),
        (junk("ad"), -12),
        (junk("image_hint"), -12),
        (Row("repeat", TOLD), 0),
        (told(element=box("button")), 0),
    ],
)
def test_what_a_line_weighs(row: Row, expected: float) -> None:
    assert weight(row) == expected


def test_what_weighs_less() -> None:
    beside = weights.weigh(
        sheet(told(sentence(100)), told(sentence(100)), plain(), told(sentence(100)), plain()), hidden=False
    )
    assert beside == [100, 100, -12, 30, -12]
    named = box("div", "related")
    made = sheet(
        *(told(sentence(100), box()) for _ in range(3)), told(sentence(100), named), told(sentence(100), named)
    )
    assert weights.weigh(made, hidden=False, elements=elements(made)) == [100, 100, 100, 10, 10]
