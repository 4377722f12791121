"""Articles of every part, with texts as odd as there are, for what is written to be read back."""

from __future__ import annotations

from hypothesis import strategies as st

from bonmun.parts import (
    Cell,
    Heading,
    Item,
    List,
    Paragraph,
    Part,
    Picture,
    Preformatted,
    Quotation,
    Separator,
    Span,
    Spans,
    Table,
)  # fmt: skip

MARKUP = st.text(st.sampled_from("#*_[]()<>~`-=+.1:!&;\\|{}^$@\"'/ “”가나1ab\u00a0\t"), max_size=12)
ODD = st.sampled_from(
    ["1. ", "12) ", "- ", "# ", "> ", "```", "~~~", "***", "---", "[ ] ", "[x] ", "[!NOTE]", "![", "](", "]: ", "[^1]",
     "&amp;", "<b>", "<!--", "www.a.kr", "http://a.kr/_b_", "a@b.kr", "|", "\\|", "\\", "“가”", "3~5일", "(가)",
     "Setext\n===", "가", "나다 "]
)  # fmt: skip
TEXTS = st.lists(MARKUP | ODD | st.text(max_size=8), max_size=4).map("".join)
LINKS = st.none() | st.sampled_from(
    ["https://a.kr/", "http://a.kr/가 나", "https://a.kr/(1)_*2*", "https://a.kr/?a=1&b=<2>|3", "mailto:a@b.kr",
     "https://a.kr/`x`\\", "https://a.kr/[a](b)*c*_d_!&amp;"]
)  # fmt: skip
SPANS: st.SearchStrategy[Spans] = st.lists(st.builds(Span, TEXTS, LINKS, st.booleans(), st.booleans()), max_size=4).map(
    tuple
)
CELLS = st.builds(Cell, SPANS, st.integers(1, 3), st.integers(1, 3))
ROWS = st.lists(st.lists(CELLS, max_size=4).map(tuple), max_size=4).map(tuple)
FLAT = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Heading, SPANS, st.integers(2, 6)),
    st.builds(Table, ROWS, st.integers(0, 2)),
    st.builds(Picture, LINKS.map(str) | st.just("/a.jpg"), TEXTS, TEXTS, TEXTS, st.none() | st.integers(1, 999)),
    st.builds(Preformatted, TEXTS | st.just("  a\n```\n b")),
    st.builds(Separator),
)


def _nested(inner: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    parts = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(st.builds(Item, SPANS, parts), max_size=3).map(tuple)
    return st.builds(List, items, st.booleans()) | st.builds(Quotation, parts)


BODIES: st.SearchStrategy[tuple[Part, ...]] = st.lists(st.recursive(FLAT, _nested, max_leaves=6), max_size=5).map(tuple)
