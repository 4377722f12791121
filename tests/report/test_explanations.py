from __future__ import annotations

from pathlib import Path

import pytest

from bonmun import extract
from bonmun.report.explanations import why
from bonmun.report.marked_source import read as read_markup
from bonmun.report.page_report import page_report
from bonmun.report.source_positions import Position, SourceMap
from tests.report.conftest import COPYRIGHT, DUMP, PAGE, PARAGRAPHS, Explain


def test_a_removed_line_names_kind_rule_grounds_and_place(explain: Explain) -> None:
    answer = why(explain(PAGE), "무단 전재")
    (found,) = answer.reasons
    assert answer.verdict == "kept in 0, removed in 1 of 1 blocks that hold it"
    assert (found.kept, found.block.kind, found.block.text) == (False, "copyright", COPYRIGHT)
    assert found.basis == ("shape",)
    assert found.block.where.endswith("p.copy")
    line = PAGE.splitlines().index(f'    <p class="copy">{COPYRIGHT}</p></div>')
    assert found.position == Position(line + 1, len('    <p class="copy">') + 1)


def test_a_rule_of_the_grammar_is_found_in_its_file(explain: Explain) -> None:
    (found,) = why(explain(PAGE), "무단전재").reasons
    file, _, line = found.origin.rpartition(":")
    root = Path(extract.__code__.co_filename).parents[1]
    assert file == "bonmun/data/grammar.toml"
    assert (root / file).read_text("utf-8").splitlines()[int(line) - 1] == f'name = "{found.block.rule.split("/")[-1]}"'


def test_a_kept_sentence_names_its_field_and_who_read_it(explain: Explain) -> None:
    answer = why(explain(PAGE), "가로등 120개를")
    (found,) = answer.reasons
    assert (found.field, found.block.rule, found.basis) == ("paragraphs[1]", "reading/core", ("place",))
    assert found.position is not None
    assert PAGE.splitlines()[found.position.line - 1][found.position.column - 1 :].startswith(PARAGRAPHS[1])
    assert f"by reading/core ({answer.article.method})" in "\n".join(answer.lines())


@pytest.mark.parametrize(
    ("phrase", "field"),
    [("▲ 다시 열린", "captions[0]"), ("na@example.com", "byline[0]"), ("입력 2024.05.03", "published")],
)
def test_every_field_is_named(explain: Explain, phrase: str, field: str) -> None:
    assert [reason.field for reason in why(explain(PAGE), phrase).reasons] == [field]


def test_all_blocks_that_hold_the_phrase_are_told(explain: Explain) -> None:
    twice = PAGE.replace("</body>", f"<p>{PARAGRAPHS[2]}</p></body>")
    answer = why(explain(twice), "길이 돌아와 반갑다")
    assert [(r.kept, r.block.kind) for r in answer.reasons] == [(True, None), (False, "duplicate")]
    assert answer.reasons[1].basis == ("repetition",)
    assert answer.reasons[0].position != answer.reasons[1].position


def test_a_phrase_over_block_edges_names_all_it_touches(explain: Explain) -> None:
    answer = why(explain(PAGE), "열 달 만이다. 시는 무너진")
    assert [reason.field for reason in answer.reasons] == ["paragraphs[0]", "paragraphs[1]"]


@pytest.mark.parametrize(
    ("phrase", "kind", "where", "verdict"),
    [
        ("스크립트 속의 말", "script", "script", "only in a script"),
        ("그림의 대체 글", "attribute", "img@alt", "only in an attribute"),
        ("댓글창은 나중에", "comment", "comment", "only in a comment"),
    ],
)
def test_what_no_reader_sees_is_said_to_be_out_of_sight(
    explain: Explain, phrase: str, kind: str, where: str, verdict: str
) -> None:
    answer = why(explain(PAGE), phrase)
    (sighting,) = answer.sightings
    assert not answer.reasons
    assert (sighting.kind, sighting.where) == (kind, where)
    assert verdict in answer.verdict
    assert "스크립트" in sighting.excerpt or phrase in sighting.excerpt


def test_a_phrase_that_is_nowhere_is_said_to_be_nowhere(explain: Explain) -> None:
    assert why(explain(PAGE), "세상에 없는 말").verdict == "not in the source at all"


def test_a_field_read_from_the_head_is_named(explain: Explain) -> None:
    answer = why(explain(PAGE), "한빛일보")
    assert "publisher" in answer.fields
    assert {s.where for s in answer.sightings} >= {"meta[property=og:site_name]@content"}


def test_white_space_and_case_do_not_count(explain: Explain) -> None:
    assert len(why(explain(PAGE), "copyright  ⓒ한빛일보").reasons) == 1


def test_a_dump_is_told_by_line_and_column(explain: Explain) -> None:
    answer = why(explain(DUMP, "dump.txt"), "가로등")
    (found,) = answer.reasons
    assert found.position == Position(6, 1)
    assert found.block.where == "line 6"


def test_explaining_changes_nothing(explain: Explain) -> None:
    untouched = extract(PAGE).to_dict()
    source = explain(PAGE)
    why(source, "무단")
    page_report(source)
    assert source.article.to_dict() == untouched
    assert extract(PAGE).to_dict() == untouched


def test_json_holds_what_is_printed(explain: Explain) -> None:
    answer = why(explain(PAGE), "무단 전재")
    (block,) = answer.to_dict()["blocks"]
    assert block["state"] == "removed"
    assert block["origin"] in "\n".join(answer.lines())
    assert f":{block['line']}:{block['column']}" in "\n".join(answer.lines())


def test_text_cut_by_entities_and_inline_tags_is_found_where_it_begins(explain: Explain) -> None:
    text = PAGE.replace("강변 산책로 4㎞", "강변 <b>산책로</b> 4&#13214;")
    (found,) = why(explain(text), "산책로 4㎞ 구간").reasons
    assert found.position is not None
    assert text.splitlines()[found.position.line - 1][found.position.column - 1 :].startswith("한빛시는")


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<p title='", "</", "<svg>", "<a b='c' ", "&", "<script>", "<![CDATA["]
)
def test_markup_is_read_in_linear_time(piece: str) -> None:
    SourceMap(piece * 40_000, page=True)  # html.parser takes minutes over some of these


def test_an_unclosed_head_hides_no_text() -> None:
    visible, _ = read_markup("<head><title>머리</title><div>몸글</div>")
    assert visible.text == "몸글"
