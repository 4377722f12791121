"""How much a rule may find and take before it is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bonmun import sites
from tests.sites.selecting import BODY, SENTENCE, layout, ours, select, texts


@pytest.mark.parametrize(
    ("field", "longest"),
    [("title", 300), ("subtitle", 1200), ("byline", 400), ("date", 300), ("updated", 300), ("section", 200)],
)
def test_a_field_has_a_length(tmp_path: Path, field: str, longest: int) -> None:
    known = ours(tmp_path, layout(f'body = [".text"]\n{field} = [".f", ".g"]'))
    for length in (longest, longest + 1):
        selection, _ = select(known, f'<p class="f">{"가" * length}</p><p class="g">나</p>{BODY}')
        taken = selection.values[field][0] == "가" * length
        assert taken is (length == longest)
        refused = f"rule-refused: site:garam/{field} `.f` finds more than {longest} characters"
        assert selection.warnings == (() if taken else (refused,))


def test_what_a_selector_finds_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = ours(tmp_path, layout('body = [".text"]\ntags = [".f", ".g"]'))
    monkeypatch.setattr(sites.selection, "_MOST_TEXT", 1000)
    tags = "<i class=f>" + "가" * 500 + "</i>"
    selection, _ = select(known, f"{tags * 2}<i class=g>나</i>{BODY}")
    assert selection.values["tags"] == ["가" * 500] * 2 + ["나"]
    selection, _ = select(known, f"{tags * 2}<i class=f>다</i><i class=g>나</i>{BODY}")
    assert selection.values["tags"] == ["나"]
    assert selection.warnings == ("rule-refused: site:garam/tags `.f` finds more than 1,000 characters",)


@pytest.mark.parametrize(
    ("field", "found"),
    [("title", ["가"]), ("section", ["가"]), ("publisher", ["가"]), ("tags", ["가", "나"]), ("byline", ["가", "나"])],
)
def test_some_fields_are_alternatives_and_others_add_up(tmp_path: Path, field: str, found: list[str]) -> None:
    known = ours(tmp_path, layout(f'body = [".text"]\n{field} = [".none", ".blank", ".f", ".g"]'))
    selection, read = select(known, f"<p class=blank> </p><p class=f>가</p><p class=g>나</p>{BODY}")
    assert selection.values == {field: found}
    assert texts(selection, read, field) == found
    assert selection.warnings == ()


JUNK = layout('body = [".text"]') + '[junk]\nad = [".box"]\nrelated = [".list"]\n'
SHORT = "가람시는 길을 연다. "


@pytest.mark.parametrize(
    ("text", "box", "kind", "goes"),
    [
        ("가 나 다 라", "마바사아", "ad", True),  # half the text, and no more
        ("가 나 다 라", "마바사아자", "ad", False),
        ("가 나 다 라", "<script>var a = 1;</script><style>a {}</style>마바사<noscript>안</noscript>아", "ad", True),
        (SHORT * 9, SHORT * 2, "ad", True),  # two sentences may always go
        (SHORT * 9, SHORT * 3, "ad", False),
        (SHORT * 27, SHORT * 3, "ad", True),  # or a tenth of them
        (SHORT * 9, SHORT * 3, "related", True),  # lists hold sentences
        (SHORT * 9, SHORT * 12, "related", False),
    ],
)
def test_how_much_of_the_body_a_rule_may_take(tmp_path: Path, text: str, box: str, kind: str, goes: bool) -> None:
    name = {"ad": "box", "related": "list"}[kind]
    selection, _ = select(ours(tmp_path, JUNK), f'<div class="text"><p>{text}</p><div class="{name}">{box}</div></div>')
    assert [mark.kind for mark in selection.marks.values()] == [kind] * goes
    refused = f"rule-refused: site:garam/{kind} `.{name}` holds most of the body"
    assert selection.warnings == (() if goes else (refused,))


def test_all_that_a_rule_takes_counts_together(tmp_path: Path) -> None:
    box = f'<div class="box"><i class="box">{SHORT}</i></div>'
    known = ours(tmp_path, JUNK)
    selection, _ = select(known, f'<div class="text"><p>{SHORT * 9}</p>{box * 2}</div>')
    assert len(selection.marks) == 4  # what is inside another counts once
    selection, _ = select(known, f'<div class="text"><p>{SHORT * 9}</p>{box * 3}</div>')
    assert not selection.marks


def test_what_is_outside_the_body_may_go_whole(tmp_path: Path) -> None:
    selection, read = select(ours(tmp_path, JUNK), f'{BODY}<div class="box">{SENTENCE * 9}</div>')
    assert texts(selection, read, "ad") == [(SENTENCE * 9).strip()]


@pytest.mark.parametrize(
    "body", ['<div class="box text">{0}</div>', '<div class="box"><div class="text">{0}</div></div>']
)
def test_neither_the_body_nor_what_it_stands_in_goes(tmp_path: Path, body: str) -> None:
    selection, _ = select(ours(tmp_path, JUNK), body.format(f"<p>{SENTENCE * 3}</p>"))
    assert not selection.marks
    assert selection.warnings == ("rule-refused: site:garam/ad `.box` holds most of the body",)


def test_without_a_layout_the_whole_page_counts_as_body(tmp_path: Path) -> None:
    known = ours(tmp_path, '[junk]\nad = [".box"]\n')
    selection, _ = select(known, f'<p>글</p><div class="box">{SENTENCE * 3}</div>')
    assert (selection.method, selection.body, dict(selection.marks)) == ("", (), {})
    selection, read = select(known, f'<p>{SENTENCE * 3}</p><div class="box">글</div>')
    assert texts(selection, read, "ad") == ["글"]
