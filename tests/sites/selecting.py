"""Pages and rules made for a test, and what the rules say of the page."""

from __future__ import annotations

from pathlib import Path

from bonmun import sites
from bonmun.grammar.lines import is_complete
from bonmun.parse import page_lines, walk
from bonmun.sites.selection import Selection

SENTENCE = "가람시가 골목 백이십 곳의 조명을 올해 안에 새로 바꾸기로 했다고 밝혔다. "
BODY = f'<div class="text"><p>{SENTENCE * 3}</p></div>'


def ours(tmp_path: Path, rules: str, **others: str) -> sites.Sites:
    """Our rules with this text for garam.example.kr, and with family files of these names."""
    (tmp_path / "families").mkdir()
    for name, text in others.items():
        (tmp_path / "families" / f"{name}.toml").write_text(f'name = "{name}"\n{text}', "utf-8")
    (tmp_path / "garam.toml").write_text(f'name = "가람일보"\nhosts = ["garam.example.kr"]\n{rules}', "utf-8")
    return sites.Sites(tmp_path)


def layout(more: str, name: str = "a") -> str:
    return f'[[layout]]\nname = "{name}"\nseen = "2024; page"\n{more}\n'


def select(
    known: sites.Sites, body: str, head: str = "", url: str | None = "https://www.garam.example.kr/1"
) -> tuple[Selection, page_lines.PageLines]:
    tree = page_lines.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return known.select(tree, url), walk.read(tree, is_complete)


def texts(selection: Selection, read: page_lines.PageLines, role: str) -> list[str]:
    """The lines under the nodes that are marked with the role, or with that kind of junk."""
    nodes = [key for key, mark in selection.marks.items() if role in (mark.role, mark.kind)]
    elements = map(read.of_nodes(nodes).__getitem__, nodes)
    return [line.text for element in elements for line in read.lines[element.start : element.end]]
