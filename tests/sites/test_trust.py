"""Which rules hold for a page, in which order, and where the body is by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.selecting import BODY, layout, ours, select, texts


def test_every_sign_of_a_layout_must_be_there(tmp_path: Path) -> None:
    known = ours(tmp_path, layout('when = [".a", ".b"]\nbody = [".text"]') + layout('body = [".text"]', "b"))
    for signs, name in (("ab", "a"), ("a", "b"), ("b", "b"), ("", "b")):
        selection, _ = select(known, "".join(f"<i class={sign}></i>" for sign in signs) + BODY)
        assert selection.layout is not None
        assert selection.layout.name == name


def test_bodies_come_in_order_and_none_inside_another(tmp_path: Path) -> None:
    known = ours(tmp_path, layout('body = [".text"]'))
    selection, read = select(known, f'<div class="text one">{BODY}</div><p class=text></p><p class="text two">글</p>')
    assert [element.name for element in read.of_nodes(selection.body).values()] == ["text one", "text two"]
    selection, read = select(known, f'<div class="text one">{BODY}</div>')
    assert [element.name for element in read.of_nodes(selection.body).values()] == ["text one"]


def test_a_body_may_be_an_attribute(tmp_path: Path) -> None:
    known = ours(tmp_path, layout('body = [".text@data-text"]'))
    selection, _ = select(known, '<p class=text data-text="글"></p>')
    assert len(selection.body) == 1


SCRIPT = layout(
    'body = [".text"]\ntitle = ["h1"]\ndate = ["time"]\n'
    '[layout.script]\nfind = "state"\nhtml = ["text"]\ntitle = ["name"]'
)


def test_a_script_is_read_where_the_page_shows_no_body(tmp_path: Path) -> None:
    known = ours(tmp_path, SCRIPT)
    state = '<h1>겉</h1><time>어제</time><p>다른 글</p><script>state = {"text": "<p>글</p>", "name": "속"}</script>'
    selection, _ = select(known, state)
    assert (selection.method, selection.body, selection.script_html) == ("site:garam", (), "<p>글</p>")
    assert selection.values == {"title": ("속",), "date": ["어제"]}
    selection, _ = select(known, state + BODY)
    assert (len(selection.body), selection.script_html) == (1, None)
    assert selection.values == {"title": ["겉"], "date": ["어제"]}
    selection, _ = select(known, state.replace("text", "other"))
    assert (selection.method, selection.layout, selection.script_html) == ("", None, None)


FAMILY = layout('body = [".cms"]') + '[fields]\nsection = [".part"]\n[junk]\nshare = [".box", ".sns"]\n'


def test_the_outlets_rules_come_first_then_its_familys_then_what_always_holds(tmp_path: Path) -> None:
    known = ours(tmp_path, 'family = "cms"\n' + layout('body = [".text"]') + '[junk]\nad = [".box"]\n', cms=FAMILY)
    box = "<div class=box>하나</div><div class=sns>둘</div><ins class=adsbygoogle>셋</ins><i class=part>사회</i>"
    selection, _ = select(known, box + BODY)
    assert selection.method == "site:garam"
    assert [rules.id for rules in selection.rules] == ["site:garam", "family:cms", "common"]
    assert sorted(mark.rule for mark in selection.marks.values()) == [
        "common/ad", "family:cms/section", "family:cms/share", "site:garam/ad",
    ]  # fmt: skip
    selection, _ = select(known, box + BODY.replace("text", "cms"))
    assert (selection.method, [rules.id for rules in selection.rules][1:]) == ("family:cms", ["family:cms", "common"])


def test_an_outlets_own_family_is_tried_before_others(tmp_path: Path) -> None:
    known = ours(tmp_path, 'family = "zz"\n', aa=FAMILY, zz=FAMILY)
    selection, _ = select(known, BODY.replace("text", "cms"))
    assert (selection.method, [rules.id for rules in selection.rules]) == (
        "family:zz", ["site:garam", "family:zz", "common"],
    )  # fmt: skip
    selection, _ = select(known, BODY.replace("text", "cms"), url="https://nobody.example.kr/")
    assert (selection.method, [rules.id for rules in selection.rules]) == ("family:aa", ["family:aa", "common"])
    assert selection.site is None


@pytest.mark.parametrize(
    ("rules", "page_says", "publisher", "via"),
    [
        ("", "", "가람일보", None),
        ("", "누리신문", "가람일보", None),
        ("portal = true\n", "누리신문", "누리신문", "가람일보"),
        ("portal = true\n", "", None, "가람일보"),
        ("repost = true\n", "누리신문", "누리신문", "가람일보"),
    ],
)
def test_who_wrote_and_who_shows(
    tmp_path: Path, rules: str, page_says: str, publisher: str | None, via: str | None
) -> None:
    known = ours(tmp_path, rules + layout('body = [".text"]\npublisher = [".from"]'))
    selection, _ = select(known, f"<b class=from>{page_says}</b>{BODY}")
    assert (selection.publisher, selection.via) == (publisher, via)


def test_nobodys_page_names_its_publisher_itself(tmp_path: Path) -> None:
    known = ours(tmp_path, "", cms=layout('body = [".cms"]\npublisher = [".from"]'))
    page_of_nobody = f"<b class=from>누리신문</b>{BODY.replace('text', 'cms')}"
    selection, _ = select(known, page_of_nobody, url=None)
    assert (selection.site, selection.publisher, selection.via) == (None, "누리신문", None)


def test_on_one_node_the_first_rules_mark_stays(tmp_path: Path) -> None:
    known = ours(tmp_path, layout('body = [".text"]\nbyline = [".box"]') + '[junk]\nad = [".box"]\nshare = [".box"]\n')
    selection, _ = select(known, f"<p class=box>서이든 기자</p>{BODY}")
    assert [mark.rule for mark in selection.marks.values()] == ["site:garam/byline"]


def test_selectors_of_one_step_and_of_several_find_together(tmp_path: Path) -> None:
    known = ours(tmp_path, layout('body = [".text"]') + '[junk]\nad = [".box", ".a .b .c", ".a .b .d"]\n')
    junk = "<div class=a><div class=b><p class=c>하나</p><p class=d>둘</p></div></div><p class=box>셋</p>"
    selection, read = select(known, junk + BODY)
    assert sorted(texts(selection, read, "ad")) == ["둘", "셋", "하나"]
