"""How much text an element shows: scripts and what is out of sight are none, and no more is counted than asked for."""

from __future__ import annotations

import pytest

from bonmun.parse import page_lines
from bonmun.parse.text_length import length


def count(html: str, enough: float | None = None) -> int:
    node = page_lines.parse(f"<main>{html}</main>").tree.css("main")[0]
    return length(node) if enough is None else length(node, enough)


@pytest.mark.parametrize(
    ("html", "size"),
    [
        ("", 0),
        ("나무 <b>심기</b>\n<p>가람시</p>", 7),
        ("가<script>var a;</script><style>p {}</style><template><p>나무</template><!-- 나무 -->", 1),
        ("<noscript><p>나무</p></noscript>가<noscript>나무</noscript>", 1),
        ("<div>" * 400 + "가" + "</div>" * 400 + "나", 2),
    ],
)
def test_what_is_seen_is_counted(html: str, size: int) -> None:
    assert count(html) == size


def test_a_script_by_itself_shows_nothing() -> None:
    tree = page_lines.parse("<body>가<script>var a;</script>나").tree
    assert [length(node) for node in tree.css("script, body")] == [2, 0]


def test_counting_ends_when_it_is_enough() -> None:
    assert count("<p>가나다</p>" * 9, 4) == 6
    assert count("<p>가나다</p>" * 9, 100) == 27
