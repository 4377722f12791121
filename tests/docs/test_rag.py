"""The pieces that the recipe for retrieval cuts articles into."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from bonmun import Article
from bonmun.parts import Heading, Paragraph, Part, Span, lines
from tests.docs.pages import DOCS, examples
from tests.render.odd import BODIES

Pieces = Callable[[Article, int], Iterator[tuple[str, str]]]


def recipe() -> Pieces:
    """The function of the page."""
    names: dict[str, Pieces] = {}
    exec(examples(DOCS / "recipes" / "rag.md")[0].code, names)
    return names["pieces"]


PIECES = recipe()


def words(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@settings(max_examples=100, deadline=None)
@given(BODIES, st.integers(1, 60))
def test_every_line_of_any_body_is_in_one_piece(body: tuple[Part, ...], most: int) -> None:
    found = PIECES(Article(body=body), most)
    whole = ["\n".join(lines([part])) for part in body]
    assert [line for _, piece in found for line in words(piece)] == [line for text in whole for line in words(text)]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 30))), st.integers(1, 60))
def test_no_piece_reaches_over_a_subhead_or_is_too_long(told: list[tuple[bool, int]], most: int) -> None:
    body = tuple(
        (Heading if is_subhead else Paragraph)((Span(f"{'#' if is_subhead else '가'}{at}{'나' * size}"),))
        for at, (is_subhead, size) in enumerate(told)
    )
    for subhead, piece in PIECES(Article(body=body), most):
        texts = piece.split("\n\n")
        heads = [text for text in texts if text[0] == "#"]
        assert texts[: len(heads)] == heads
        assert not heads or heads[-1] == subhead
        assert len(texts) - len(heads) <= 1 or sum(map(len, texts)) <= most


def test_subheads_stay_with_what_is_below_them() -> None:
    def paragraph(text: str) -> Paragraph:
        return Paragraph((Span(text),))

    body = (
        paragraph("가"), Heading((Span("나"),)), Heading((Span("다"),), 3), paragraph("라" * 9), paragraph("마" * 9),
        Heading((Span("바"),)), paragraph("사"), Heading((Span("아"),)),
    )  # fmt: skip
    assert list(PIECES(Article(body=body), 5)) == [
        ("", "가"),
        ("다", f"나\n\n다\n\n{'라' * 9}"),
        ("다", "마" * 9),
        ("바", "바\n\n사"),
        ("아", "아"),
    ]
