"""Properties that hold for any text and any bytes: no exception, the same result every time, nothing lost on the way.

Texts are drawn from the alphabet of news: sentences, subheads, junk lines, markup, and any character at all.
"""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonmun import Article, Extractor, clean_text, extract

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "tests" / "fixtures").glob("*/*/page.html"), *(ROOT / "seeds").glob("*.txt")])
# Derandomized: the same texts on every machine and day, so that a failure is of the change at hand.
MODEST = settings(
    max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
FEWER = settings(MODEST, max_examples=50)

SENTENCES = st.sampled_from(
    [
        "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
        "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다.",
        "도하린 과장은 “밝기와 자리를 주민이 직접 고르게 하겠다”고 말했다.",
        "제보를 받은 경찰은 창고 문을 열고 들어갔습니다.",
        "(서울=연합뉴스) 서이든 기자 = 한빛시가 도서관 열두 곳의 문 닫는 시각을 늦춘다.",
        "버려지던 나무를 마을의 일감으로 바꾸려 한다고 군은 설명했다.",
        "군은 화면 120대를 놓는다고 5일 밝혔다.A4 종이로 따지면 한 해 90만 장이다.",
    ]
)
LINES = st.sampled_from(
    [
        "가람시, 어두운 골목 120곳에 새 조명",
        "◆ 골목마다 다른 빛",
        "▲ 조명 교체 ▲ 바닥 정비",
        "▲ 새 조명을 살펴보는 주민들 (사진=가람시 제공)",
        "▶ 인터뷰 : 도하린 / 가람시 도로과장",
        "[앵커]",
        "서이든 기자",
        "입력 2024.03.18. 오후 2:05",
        "관련기사",
        "댓글 12",
        "공유하기",
        "<저작권자ⓒ가람일보. 무단전재-재배포 금지>",
        "▶ 네이버에서 가람일보 구독하기",
        "<b>굵은 글</b>과 &lt;기울인 글&gt; &amp;amp;",
        "그는 <BBC>에 말했다",
        "- 첫째 항목",
        "Q. 왜 지금인가.",
        "",
    ]
)
DUMPS = st.lists(st.one_of(SENTENCES, LINES, st.text(max_size=60)), max_size=25).map("\n".join)
MARKUP = st.sampled_from("<p> </p> <br> <div> </div> <td> <table> <h1> </h1> <b> <!-- --> <script> <a>".split())
PAGES = st.lists(st.one_of(MARKUP, SENTENCES, LINES, st.text(max_size=40)), max_size=40).map(
    lambda parts: "<html><body>" + "".join(parts)
)


@MODEST
@given(DUMPS)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    again = clean_text(cleaned.text)
    assert again.text == cleaned.text


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: "-".join(path.parts[-3:]))
def test_cleaning_the_text_of_a_real_shape_changes_nothing(source: Path) -> None:
    cleaned = extract(source.read_bytes())
    assert clean_text(cleaned.text).text == cleaned.text


@MODEST
@given(st.one_of(DUMPS, PAGES, st.text()))
def test_no_text_raises_and_every_article_says_what_it_is(text: str) -> None:
    for article in (extract(text), clean_text(text)):
        assert bool(article.text) == (not article.reason)
        assert bool(article.text) == (article.kind in ("article", "video"))


@FEWER
@given(st.one_of(st.binary(), PAGES.map(lambda page: page.encode("cp949", "ignore")), DUMPS.map(str.encode)))
def test_no_bytes_raise(raw: bytes) -> None:
    assert extract(raw).kind
    assert extract(raw + raw[::-1]).kind


@FEWER
@given(PAGES, st.integers(min_value=0, max_value=2000), st.binary(max_size=3))
def test_broken_bytes_do_not_raise(page: str, at: int, noise: bytes) -> None:
    raw = page.encode()
    assert extract(raw[:at] + noise + raw[at + 1 :]).kind


@MODEST
@given(st.one_of(DUMPS, PAGES))
def test_a_dict_and_json_hold_the_whole_article(text: str) -> None:
    article = extract(text)
    again = Article.from_dict(json.loads(json.dumps(article.to_dict())))
    assert again == article
    assert again.to_dict() == article.to_dict()


@FEWER
@given(PAGES)
def test_asking_for_the_account_changes_nothing(page: str) -> None:
    first = extract(page)
    blocks = first.blocks
    second = extract(page)
    fields = second.to_dict()
    assert second.blocks == blocks
    assert fields == first.to_dict()


def _dict_of(extractor: Extractor, path: Path) -> dict[str, object]:
    return extractor.extract(path.read_bytes()).to_dict()


def test_order_processes_and_threads_do_not_matter() -> None:
    extractor = Extractor()
    straight = [_dict_of(extractor, path) for path in SOURCES]
    shuffled = list(range(len(SOURCES)))
    Random(7).shuffle(shuffled)
    mixed = {i: _dict_of(extractor, SOURCES[i]) for i in shuffled}
    assert [mixed[i] for i in range(len(SOURCES))] == straight
    copy = pickle.loads(pickle.dumps(extractor))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(_dict_of, [copy] * len(SOURCES), SOURCES)) == straight
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(_dict_of, [copy] * len(SOURCES), SOURCES, chunksize=16)) == straight
