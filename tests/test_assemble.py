"""How the fields are put together from labelled lines: edges, cut sentences, what is kept in the text too."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from bonmun import Article, Author, Block, Extractor
from bonmun.assemble import _breaks_off, paragraphs_of
from bonmun.label import edges
from bonmun.label.notices import Piece
from bonmun.label.registry import Decision, Rule
from bonmun.lazy import Lazy
from tests.labelled import Made, labels

FIRST = "한빛시는 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다."
OPEN = "한빛시는 지난해 여름 물난리로 막힌 강변 산책로를 다시 열기로 하고"
REST = "이달 말까지 가로등을 모두 바꾸기로 했다."


@pytest.fixture
def blocks() -> Lazy[Block]:
    def make() -> Iterator[Block]:
        yield Block("가", "body", None, "reading/body", "p")
        yield Block("나", "junk", "ad", "common/ad", "div")

    return Lazy(lambda: tuple(make()))


DATED = f"(한빛=연합뉴스) 나정호 기자 = {FIRST}"


def split(*texts: str) -> dict[int, list[tuple[str, str]]]:
    """The pieces of the lines that were cut, as (role, text), by the index of the line."""
    cut = edges.split(labels(*map(Made, texts))).parts
    return {i: [(part.decision.role, part.text) for part in parts] for i, parts in cut.items()}


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_dateline_may_follow_a_deck_or_two(at: int) -> None:
    texts = [FIRST] * 4
    texts[at] = DATED
    assert split(*texts) == {at: [("dateline", "(한빛=연합뉴스) 나정호 기자 ="), ("body", FIRST)]}


def test_a_dateline_further_down_is_told_not_taken() -> None:
    assert split(FIRST, FIRST, FIRST, DATED) == {}


def test_only_the_first_of_two_datelines_is_taken() -> None:
    assert list(split(DATED, DATED, FIRST)) == [0]


def test_one_line_may_have_both_edges() -> None:
    (parts,) = split(f"{DATED} na@example.kr 나정호 기자").values()
    assert [role for role, _ in parts] == ["dateline", "body", "byline"]
    assert parts[1][1] == FIRST


def part(text: str, role: str, kind: str = "") -> Piece:
    return Piece(text, Decision(Rule("test", role, kind, (), ""), kind))


def pieces(*between: tuple[str, str]) -> list[Piece]:
    return [part(OPEN, "body"), *(part("가", role, kind) for role, kind in between), part(REST, "body")]


def test_a_sentence_that_an_advertisement_cut_is_one_again() -> None:
    assert paragraphs_of(pieces(("junk", "ad")), {"body"}) == [f"{OPEN} {REST}"]
    assert paragraphs_of(pieces(("junk", "ad"), ("caption", "")), {"body"}) == [f"{OPEN} {REST}"]


@pytest.mark.parametrize("between", [(), (("caption", ""),), (("junk", "related"),), (("byline", ""),)])
def test_nothing_else_joins_paragraphs(between: tuple[tuple[str, str], ...]) -> None:
    assert paragraphs_of(pieces(*between), {"body"}) == [OPEN, REST]


def test_an_advertisement_joins_only_what_it_stands_between() -> None:
    more = [*pieces(("junk", "ad")), part(OPEN, "body"), part(REST, "body")]
    assert paragraphs_of(more, {"body"}) == [f"{OPEN} {REST}", OPEN, REST]
    assert paragraphs_of([part("", "junk", "ad"), part(REST, "body")], {"body"}) == [REST]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (OPEN, True),
        (OPEN + ",", True),
        (OPEN + " 날마다", True),
        (OPEN + " 그보다", True),
        (OPEN + " 했다", False),
        (OPEN + " 했어요", False),
        (OPEN + ".", False),
        (OPEN + "…", False),
        ("가나다라마 바사아자차 카타파하 가나라", True),
        ("가나다라마 바사아자차 카타파하 가나", False),
    ],
)
def test_what_breaks_off(text: str, broken: bool) -> None:
    assert _breaks_off(text) is broken


def test_blocks_are_a_tuple_to_whoever_looks(blocks: Lazy[Block]) -> None:
    as_tuple = tuple(blocks)
    assert (len(blocks), blocks[0], blocks[-1:]) == (2, as_tuple[0], as_tuple[1:])
    assert blocks == as_tuple == pickle.loads(pickle.dumps(blocks))
    assert hash(blocks) == hash(as_tuple)
    assert repr(blocks) == repr(as_tuple)
    assert Article(blocks=blocks) == Article(blocks=as_tuple)


def test_a_time_without_zone_is_korean_and_a_day_stays_a_day() -> None:
    article = Article.from_dict({"published": "2024-05-03", "updated": "2024-05-03T10:20:00"})
    told = article.to_dict()
    assert (told["published"], told["updated"]) == ("2024-05-03", "2024-05-03T10:20:00+09:00")
    assert article.day_only


def test_wrong_options_and_types_are_told() -> None:
    with pytest.raises(ValueError, match="tables"):
        Extractor(keep=("tables",))
    with pytest.raises(TypeError, match="int"):
        Extractor().extract(3)
    with pytest.raises(TypeError, match="bytes"):
        Extractor().clean_text(b"a")  # type: ignore[arg-type] - the error is what is tested


def test_parsed_trees_are_taken_too() -> None:
    import lxml.html
    from bs4 import BeautifulSoup
    from selectolax.lexbor import LexborHTMLParser

    page = f"<html><body><h1>산책로</h1><div>{f'<p>{FIRST}</p><p>{REST}</p>' * 3}<p>나정호 기자</p></div></body></html>"
    for tree in (BeautifulSoup(page, "html.parser"), lxml.html.fromstring(page), LexborHTMLParser(page)):
        article = Extractor().extract(tree)
        assert FIRST in article.paragraphs
        assert article.authors == (Author("나정호"),)


def test_every_block_says_where_it_stands() -> None:
    dump = Extractor().clean_text(f"산책로 다시 열려\n\n{FIRST}\n{REST} 나정호 기자")
    assert [block.where for block in dump.blocks] == ["line 1", "line 3", "line 4", "line 4"]
    page = f"<html><body><h1>산책로</h1><div id=a>{f'<p>{FIRST}</p><p>{REST}</p>' * 2}</div></body></html>"
    assert [block.where for block in Extractor().extract(page).blocks][:3] == ["h1", "div.a > p", "div.a > p"]
