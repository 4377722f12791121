"""Rows of headline, teaser and one and the same button are a list; a newsletter of such items is an article."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label.readings import cards
from tests.label.sheets import TOLD, Row, link, plain, sheet, told

READER = Extractor(fallback=False)
ITEMS = [
    ("산책로 다시 열려", "한빛시가 강변 산책로 4㎞를 다시 열었다."),
    ("나무 심기 끝나", "언덕마다 나무 3000그루를 심는 일이 끝났다."),
    ("장터 새 단장", "달빛시장이 지붕을 새로 얹고 손님을 맞는다."),
    ("다리 놓기 시작", "두 마을을 잇는 다리 공사가 6일 시작됐다."),
    ("학교 백 돌", "산마루 학교가 문을 연 지 백 해를 맞았다."),
]
ROWS = [
    "<div class=p><h3>{t}</h3><p>{s}</p><a href=/{i}>더보기</a></div>",
    "<li><strong>{t}</strong><div>{s}</div><span>2024-05-0{i}</span><a href=/{i}>기사 전체보기</a></li>",
    "<div><h4>{t}</h4><p>{s}</p><button>기사 보기</button></div>",
    "<li><span>2024.05.0{i}</span><a href=/{i}>{t} 소식을 전한다</a><span>{s} 자세한 소식은 곧 나온다.</span></li>",
]


def rows(shape: str) -> str:
    return "".join(shape.format(t=title, s=teaser, i=i) for i, (title, teaser) in enumerate(ITEMS, 1))


@pytest.mark.parametrize("shape", ROWS)
@pytest.mark.parametrize("heading", ["사회", "한빛 검색 결과 5건"])
def test_rows_over_one_button_are_a_list(shape: str, heading: str) -> None:
    page = f"<html><title>{heading}</title><body><main><h2>{heading}</h2>{rows(shape)}</main></body></html>"
    article = READER.extract(page)
    assert (article.kind, article.paragraphs, article.published) == ("list", (), None)


def test_items_under_a_headline_and_its_date_are_an_article() -> None:
    text = rows("<h3>{t}</h3><p>{s}</p>")
    page = (
        f"<html><title>주간 소식</title><h1>주간 소식</h1><p>입력 2024.05.07 09:30</p><div id=articleBody>{text}</div>"
    )
    article = READER.extract(page)
    assert article.paragraphs == tuple(part for item in ITEMS for part in item)
    assert article.subtitles == ()


def test_sections_with_pictures_are_an_article() -> None:
    told = "시는 이 일에 2억 원을 썼다고 3일 밝혔다."
    text = rows("<p>{t} 전경. /한빛시 제공</p><p>{s}</p><p>" + told + "</p><button>사진 크게 보기</button>")
    article = READER.extract(f"<html><title>강변의 봄</title><h1>강변의 봄</h1><div class=art>{text}</div>")
    assert article.kind == "article"
    assert [teaser for _, teaser in ITEMS] == [one for one in article.paragraphs if one != told]


TITLE = plain("강변 산책로 다시 열린다")


def card(*rows: Row) -> int | None:
    """Where the card begins whose button is the last of these lines."""
    made = sheet(*rows)
    words = [cards._words(line.text) for line in made.lines]
    return cards._card(made.lines, made.shapes, words, len(rows) - 1)


def test_a_card_is_a_headline_over_a_text_over_a_button() -> None:
    more = plain("더보기")
    assert card(TITLE, told(), more) == 0
    assert card(plain("소식"), TITLE, told(), plain("2024.03.18"), more) == 1
    assert card(link(TITLE.text), link(TOLD), more) == 0
    assert card(TITLE, link("강변 산책로 봄꽃 잔치 소식"), more) is None
    assert card(TITLE, plain(TOLD), more) is None
    assert card(TITLE, told("시는 연다."), more) is None
    assert card(TITLE, more) is None
    assert card(TITLE, more, told(), more) is None
    assert card(plain("서이든 기자"), told(), more) is None
    assert card(plain("골목 /사진 서이든 기자"), told(), more) is None
    assert card(TITLE, *[told(TOLD * 2)] * 4, more) == 0
    assert card(TITLE, *[told(TOLD * 3)] * 4, more) is None
    assert card(TITLE, told(), *[plain("가")] * 3, more) == 0
    assert card(TITLE, told(), *[plain("가")] * 4, more) is None


def test_a_digest_has_one_date_over_all_its_items() -> None:
    dated = plain("2024.03.18 14:05")

    def digest(*rows: Row, row: range, headline: int | None = 0) -> bool:
        return cards.is_digest(sheet(*rows).lines, row, headline)

    items = (TITLE, told(), plain("더보기"))
    assert digest(plain(), dated, *items, *items, row=range(2, 8))
    assert not digest(plain(), dated, *items, row=range(2, 5), headline=None)
    assert not digest(plain(), plain(), *items, row=range(2, 5))
    assert not digest(plain(), dated, TITLE, told(), dated, plain("더보기"), row=range(2, 6))
    assert digest(plain(), plain(), plain(), dated, *items, row=range(4, 7))
    assert not digest(plain(), plain(), plain(), plain(), dated, *items, row=range(5, 8))
    assert not digest(*items, dated, row=range(0, 3), headline=3)
    assert not digest(dated, plain(), *items, row=range(2, 5), headline=1)
    assert not digest(*items, row=range(0, 3), headline=0)
