"""What `repr`, `print` and `dir` show: as much as fits on a screen, and nothing that is not there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

import bonmun
from bonmun import Article, Author

SENTENCE = "가람시는 3일 둔치에 나무 1,200그루를 심었다고 밝혔다."
LONG = Article(
    title="가람시 둔치에 나무 심다 " * 20, paragraphs=(SENTENCE * 40,) * 50, authors=(Author("나정호"),) * 30,
    publisher="한빛일보",
)  # fmt: skip


def columns(row: str) -> int:
    return sum(1 + (east_asian_width(char) in "WF") for char in row)


def fits(article: Article) -> None:
    rows = str(article).split("\n")
    assert len(rows) <= 22
    assert max(map(columns, rows)) <= 79
    assert "\n" not in repr(article)
    assert columns(repr(article)) <= 3 * 79


def test_a_long_article_fits_on_a_screen_and_says_what_is_left_out() -> None:
    fits(LONG)
    assert str(LONG).startswith("가람시 둔치에 나무 심다 가람시")
    shown = "".join(str(LONG).split("\n")[3:-1])
    left = int(str(LONG).rpartition("… ")[2].split()[0].replace(",", ""))
    assert 0 <= len(LONG.text) - left - len(shown) <= 22  # what rows lose: the spaces at their ends


def test_a_short_article_is_shown_whole() -> None:
    article = Article(title="둔치", paragraphs=(SENTENCE, "공사는 끝났다."), publisher="한빛일보", confidence=0.9)
    assert str(article) == f"둔치\n한빛일보 · article · generic · confidence 0.90\n\n{SENTENCE}\n\n공사는 끝났다."
    assert (
        repr(article)
        == "<Article '둔치' · 한빛일보 · article · generic · confidence 0.90 · 2 paragraphs, 43 characters>"
    )


def test_what_is_no_article_says_why() -> None:
    article = bonmun.extract("page.html")
    assert "pathlib.Path" in repr(article)
    assert "pathlib.Path" in str(article)


def test_a_class_made_of_it_is_named() -> None:
    @dataclass(frozen=True, repr=False)
    class Rated(Article):
        stars: int = 0

    assert repr(Rated(title="둔치")).startswith("<Rated '둔치'")


@given(st.text(), st.lists(st.text(), max_size=40), st.text(), st.text())
def test_whatever_is_in_it(title: str, paragraphs: list[str], reason: str, publisher: str) -> None:
    article = Article(title=title, paragraphs=tuple(paragraphs), reason=reason, publisher=publisher)
    fits(article)
    assert not {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0))} & {*str(article), *repr(article)}


def test_dir_names_what_there_is_and_no_more() -> None:
    assert dir(bonmun) == sorted(bonmun.__all__)
    for name in bonmun.__all__:
        assert getattr(bonmun, name) is not None, name
    fresh = "import bonmun; from bonmun import *; print(*sorted(set(dir()) - {'bonmun'} | {'__version__'}))"
    told = subprocess.run([sys.executable, "-c", fresh], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in told if not name.startswith("__")} == {*bonmun.__all__} - {"__version__"}
