"""The Article as a value, and its blocks, which are put together once, whoever asks first."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from bonmun import Article, Author, Block, extract
from bonmun.lazy import Lazy

TITLED = Article(title="산책로 다시 열려", authors=(Author("나정호"),), blocks=(Block("가", "body", None, "r", "p"),))
THREADS = 4


@dataclasses.dataclass(frozen=True)
class Rated(Article):
    """What somebody may make of an Article."""

    stars: int = 0


def test_frozen_equal_hashable_copied_pickled() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        TITLED.title = "다른 제목"  # type: ignore[misc]  # what is tested
    changed = dataclasses.replace(TITLED, title="다른 제목")
    assert (changed.title, changed.authors) == ("다른 제목", TITLED.authors)
    assert changed != TITLED == dataclasses.replace(changed, title=TITLED.title)
    assert len({TITLED, changed, copy.deepcopy(TITLED)}) == 2
    assert pickle.loads(pickle.dumps(TITLED)) == copy.copy(TITLED) == TITLED
    assert not hasattr(TITLED, "__dict__")


def test_a_class_made_of_it_keeps_its_fields_and_is_another_value() -> None:
    rated = Rated(title="산책로", stars=3)
    assert rated == Rated(title="산책로", stars=3)
    assert rated != Rated(title="산책로", stars=4)
    assert rated != Article(title="산책로")
    assert pickle.loads(pickle.dumps(rated)) == rated
    read = Rated.from_dict(Article(title="산책로").to_dict())
    assert (type(read), read.title, read.stars) == (Rated, "산책로", 0)


def test_blocks_are_made_once_however_many_threads_ask() -> None:
    made = []

    def make() -> tuple[Block, ...]:
        made.append(1)
        time.sleep(0.05)  # long enough for all to have asked
        return TITLED.blocks[0], TITLED.blocks[0]

    blocks, start = Lazy(make), Barrier(THREADS)

    def look(_: int) -> int:
        start.wait()
        return len(blocks)

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(look, range(THREADS))) == [2] * THREADS
    assert made == [1]


def test_threads_that_look_at_one_articles_blocks_see_the_same() -> None:
    sentences = "".join(f"<p>가람시는 {n}일 둔치에 나무 {n}그루를 심었다고 밝혔다.</p>" for n in range(1500))
    links = "".join(f"<li><a href=/{n}>누리강 {n}번째 소식</a></li>" for n in range(1500))
    body = f"<ul>{links}</ul><article><h1>누리강</h1>{sentences}</article><ul>{links}</ul>"
    page = f"<!doctype html><title>누리강</title><body>{body}"
    alone = tuple(extract(page).blocks)
    assert len(alone) > 3000
    for _ in range(3):
        shared, start = extract(page), Barrier(THREADS)

        def look(_: int, shared: Article = shared, start: Barrier = start) -> tuple[Block, ...]:
            start.wait()
            return tuple(shared.blocks)

        with ThreadPoolExecutor(THREADS) as pool:
            assert list(pool.map(look, range(THREADS))) == [alone] * THREADS
