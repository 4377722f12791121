"""A rule's container held against bonmun's own reading: what is believed, and what a refusal says."""

from __future__ import annotations

from bonmun.label.labels import Labels
from bonmun.label.readings import rule_check
from bonmun.label.readings.body import Reading
from bonmun.label.readings.weights import PULL
from bonmun.label.registry import decided, lookup
from bonmun.label.zones import Zones
from bonmun.parse import page_lines
from bonmun.parse.page_lines import Element, PageLines
from bonmun.sites.rules import Site
from bonmun.sites.selection import Selection
from tests.label.sheets import TOLD, Row, box, plain, sheet, told

FAR = "산마루에는 눈이 내려 마을 길이 막혔다고 이장이 전했다."


def checked(rows: list[Row], held: list[Element], own: Reading) -> rule_check.Checked:
    """What becomes of a rule whose container is these elements."""

    class Page(PageLines):
        def of_nodes(self, nodes: object) -> dict[int, Element]:
            return dict(enumerate(held))

    made = sheet(*rows)
    page = Page(page_lines.parse(""), list(made.lines), [], None)  # type: ignore[arg-type]  # no nodes are asked for
    return rule_check.check(page, made, Selection("site:a", body=tuple(range(len(held)))), own)


def heavy(start: int, end: int) -> Reading:
    return Reading(start, end, ((start, end),), PULL)


def test_no_rule_has_no_reading_and_no_refusal() -> None:
    assert checked([told()], [], heavy(0, 1)) == (None, "")


def test_a_container_without_text_is_refused() -> None:
    assert checked([told()], [box()], heavy(0, 1)) == (None, "rule-refused: site:a body holds no text")


def test_a_container_that_holds_the_article_is_its_place() -> None:
    holder = box()
    found = checked([plain(), told(element=holder), told(FAR, holder)], [holder], heavy(1, 3))
    assert found.refusal == ""
    assert found.reading is not None
    assert (found.reading.start, found.reading.end, found.reading.spans) == (1, 3, ((1, 3),))


def test_a_container_holds_most_of_the_articles_sentences() -> None:
    holder = box()
    inside, outside = told(element=holder), told()
    assert checked([*[inside] * 4, outside], [holder], heavy(0, 5)).refusal == ""
    refused = "rule-refused: site:a body holds 75% of the article's sentences"
    assert checked([*[inside] * 3, outside], [holder], heavy(0, 4)) == (None, refused)


def test_fragments_do_not_count_among_the_sentences_that_a_container_lacks() -> None:
    holder = box()
    rows = [told(element=holder), plain(TOLD), plain(TOLD)]
    assert checked(rows, [holder], heavy(0, 3)).refusal == ""


def test_a_container_that_swallows_the_page_is_refused() -> None:
    holder = box()
    rows = [told(element=holder)] * 40
    own, heavier = (Reading(0, 1, ((0, 1),), weight) for weight in (PULL, 40.0 * len(TOLD)))
    assert checked(rows, [holder], own).refusal == "rule-refused: site:a body swallows the page"
    assert checked(rows, [holder], heavier).refusal == ""
    assert checked(rows, [holder], own._replace(end=14)).refusal == ""


def test_a_light_reading_objects_to_nothing() -> None:
    holder = box()
    light = Reading(0, 1, ((0, 1),), PULL - 1)
    assert checked([told(), told(element=holder)], [holder], light).refusal == ""
    assert checked([told(), told(element=holder)], [holder], heavy(0, 1)).refusal != ""


def test_a_headline_is_shown_by_a_part_of_it_or_by_more() -> None:
    def shows(text: str, title: str) -> bool:
        return rule_check._shows(sheet(plain(text)).lines[0], title)

    assert shows("강변의 새 조명", "강변의새조명")
    assert shows("새 조명", "강변의새조명")
    assert shows("[사회] 강변의 새 조명", "강변의새조명")
    assert not shows("새 벤치", "강변의새조명")
    assert not shows("새 조명", "")
    assert not shows(" ", "새조명")


def test_lines_that_an_outlet_names_word_for_word() -> None:
    made = sheet(told(), told("가람일보 아침 소식을 전한다."), told("가람일보 3월호를 펴냈다."), plain("아침 소식"))
    core, far = decided(lookup("reading/core")), decided(lookup("reading/outside"), "nav")
    labels = Labels(Zones(made, heavy(0, 3)), {0: core, 1: core, 2: core, 3: far}, {})
    site = Site(
        "site:a",
        "가람",
        lines={"가람일보 아침 소식을 전한다.": "ad", "아침 소식": "ad"},
        patterns={"가람일보 *를 펴냈다.": "share"},
    )
    found = rule_check.named_lines(labels, [Site("site:b", "나"), site])
    assert [line.kind for line in found.lines] == ["", "ad", "share", "nav"]
    assert [line.role for line in found.lines] == ["body", "junk", "junk", "junk"]
    assert [found.made[i].rule.id for i in (1, 2, 3)] == ["site:a/ad", "site:a/share", "reading/outside"]
    assert found.made[1].revised == "reading/core"
    assert rule_check.named_lines(labels, [Site("site:b", "나")]) is labels
    by_words = Site("site:a", "가람", lines={"아침 소식": "ad", "가람일보 아침 소식을 전한다.": "ad"})
    assert [line.kind for line in rule_check.named_lines(labels, [by_words]).lines] == ["", "ad", "", "nav"]
    by_shape = Site("site:a", "가람", patterns={"가람일보 *를 펴냈다.": "share"})
    assert [line.kind for line in rule_check.named_lines(labels, [by_shape]).lines] == ["", "", "share", "nav"]
