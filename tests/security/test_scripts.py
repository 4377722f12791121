"""What stands in a page's scripts is read once: tries that fail, references and long keys have a bound."""

from __future__ import annotations

import json
import tracemalloc
from typing import Any

import pytest

import bonmun
from bonmun.fields import authors
from bonmun.head.tags import Head
from bonmun.label.readings import embedded
from bonmun.parse import page_lines
from bonmun.parse.markup import Markup
from bonmun.sites import scripts
from bonmun.sites.rules import Script

OPENINGS = ("Fusion.globalContent={", "self.__next_f.push([1,", "window.__STATE__=[[", 'load({"a":')
ARTICLE = "<p>가람시는 7일 새 도서관을 연다고 밝혔다. 책은 6만 권이다.</p>" * 5


class Counting(json.JSONDecoder):
    """Counts the characters that a decoder goes through, up to the end of a value or to the place where it fails."""

    def __init__(self) -> None:
        super().__init__()
        self.read = 0

    def raw_decode(self, s: str, idx: int = 0) -> tuple[Any, int]:
        try:
            value, end = super().raw_decode(s, idx)
        except json.JSONDecodeError as error:
            self.read += error.pos
            raise
        self.read += end - idx
        return value, end


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    decoder = Counting()
    monkeypatch.setattr(scripts, "_DECODER", decoder)
    return decoder


@pytest.mark.parametrize("opening", OPENINGS)
def test_what_is_no_json_after_all_is_read_a_bounded_number_of_times(counting: Counting, opening: str) -> None:
    html = f"<!doctype html><title>t</title><script>{opening * 20_000}</script>{ARTICLE}"
    article = bonmun.extract(html, url="https://www.hankookilbo.com/News/Read/A2024")
    if opening.startswith(("Fusion", "self")):  # what rules look for
        assert [warning.partition(":")[0] for warning in article.warnings] == ["json_tries"]
    assert counting.read < 2 * (scripts.MAX_VAIN + len(html))  # once for the rules, once for the search without rules


def test_a_rule_of_ones_own_reads_no_more(counting: Counting) -> None:
    markup, tries = Markup(f"<script>{'x={' * 20_000}</script>"), scripts.Tries()
    for _ in range(30):  # as many layouts as a rule file may have
        assert scripts.read(Script("x", html=("a",)), markup, tries) is None
    assert counting.read < scripts.MAX_VAIN + 60_000
    assert tries.warnings == ("json_tries: more than 16,777,216 characters of scripts were read in vain",)


def test_an_article_behind_a_few_failures_is_found() -> None:
    state = json.dumps({"body": ARTICLE}, ensure_ascii=False)
    script = f"var a = {{'no': json}}; f({{b: 1}}); x={{x={{x={{; window.state = {state};"
    found = embedded.find(page_lines.parse(f"<script>{script}</script>"))
    assert found is not None
    assert found.html == ARTICLE


def test_a_value_is_not_looked_through_for_values_again(counting: Counting) -> None:
    inner = 'x=[1] "' * 5_000
    markup = Markup(f"<script>x={json.dumps({'a': inner})}</script>")
    assert scripts.read(Script("x", html=("b",)), markup, scripts.Tries()) is None
    assert counting.read < 2 * len(inner)


def test_elements_inside_each_other_are_read_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "MAX_VAIN", 50_000)
    tries = scripts.Tries()
    markup = Markup("<div class=d>" * 300 + "가" * 10_000)
    assert scripts.read(Script(".d", html=("a",)), markup, tries) is None
    assert -10_000 <= tries.left < 0


def test_references_to_one_long_row_are_followed_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "MAX_SCRIPT", 100_000)
    text = "<p>가나다라</p>" * 100
    rows = f'0:{{"body":{json.dumps(["$1"] * 5_000)}}}\n1:T{len(text.encode()):x},{text}'
    markup = page_lines.parse(f"<script>self.__next_f.push({json.dumps([1, rows])})</script>".replace("</p", "<\\/p"))
    found = scripts.read(Script("self.__next_f", html=("[].body[]",)), markup, scripts.Tries())
    assert found is not None
    assert len(text) * 50 < len(found.html) <= 101_000


def test_items_are_taken_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "MAX_SCRIPT", 1_000)
    items = [{"type": "text", "content": f"${at % 8 + 1:x}"} for at in range(500)]
    script = Script("x", items="items[]", kind="type", parts={"text": ("p", "content")})
    found = scripts._body(script, {"items": items}, {f"{at:x}": "가" * 99 for at in range(1, 9)})
    assert found.count("<p>") == 10


@pytest.mark.parametrize(("size", "taken"), [(333, 3), (334, 2)])
def test_texts_are_taken_up_to_a_bound(size: int, taken: int) -> None:
    assert len(scripts._texts({"a": ["가" * size] * 9}, ("a[]",), {}, 1_000)) == taken


def test_a_long_key_is_not_copied_to_each_value_under_it() -> None:
    state = json.dumps({"k" * 300_000: {str(n): f"가나{n}" for n in range(2_000)}})
    markup = Markup(f"<script>x={state}</script>")
    tracemalloc.start()
    assert embedded.find(markup) is None
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_the_authors_of_the_tags_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    people = Head.people.fget
    assert people is not None
    monkeypatch.setattr(Head, "people", property(lambda head: asked.append(1) or people(head)))
    named = [
        {"@type": "Person", "name": f"Kim Writer {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}"}
        for n in range(1_000)
    ]
    told = json.dumps({"@type": "NewsArticle", "author": named})
    article = bonmun.extract(f"<!doctype html><script type='application/ld+json'>{told}</script>{ARTICLE}")
    assert len(asked) <= 3
    assert len(article.authors) <= authors._MOST_TOLD
