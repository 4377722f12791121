"""Small parts of widgets between an article's paragraphs: a player's clock, a list of tags, the card of a link."""

from __future__ import annotations

import pytest

from bonmun.label import registry, widgets
from bonmun.label.registry import Decision, decided

from .sheets import Row, junk, plain, told
from .test_predicates import inside

PLAYER = decided(registry.PLAYER)
TAGS = decided(registry.TAG_LIST)
SHARE = junk("share")


def part(*rows: Row, i: int = 1, before: Decision | None = None) -> Decision | None:
    return widgets.part(inside(*rows, i=i, before=before))


@pytest.mark.parametrize("clock", ["1:23", "01:23", "1:02:03"])
def test_a_clock_beside_the_buttons_of_a_player_is_its_own(clock: str) -> None:
    assert part(junk("player", "재생"), plain(clock)) == PLAYER
    assert part(plain(), plain(clock), before=PLAYER) == PLAYER
    assert part(told(), plain(clock), junk("player", "재생")) == PLAYER
    assert part(told(), plain(clock), told()) is None
    assert part(told(), plain(clock), junk("share", "공유하기")) is None
    assert part(told(), plain(clock)) is None
    assert part(SHARE, plain(clock), told()) is None


@pytest.mark.parametrize("text", ["1:2", "123:45", "1:234", "1:23 재생", "재생 1:23", "12", "가"])
def test_what_is_no_clock_stays(text: str) -> None:
    assert part(junk("player", "재생"), plain(text)) is None


def test_several_words_under_the_heading_of_tags_are_tags() -> None:
    assert part(junk("tags", "태그"), plain("벤치 산책로", items=2)) == TAGS
    assert part(junk("tags", "태그"), plain("벤치", items=1)) is None
    assert part(junk("tags", "태그"), plain("벤치\t산책로", items=2)) is None
    assert part(SHARE, plain("벤치 산책로", items=2)) is None
    assert part(junk("tags", "태그"), plain("1:23 벤치", items=2)) == TAGS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("산책로에 벤치 놓는다 garam.example", True),
        ("산책로에 벤치 놓는다garam.example", True),
        ("산책로에 벤치 놓는다… news.garam.example", True),
        ("garam.example", False),
        ("산책로에 벤치 놓는다", False),
        ("garam.example 산책로", False),
        ("산책로에 벤치 놓는다 3.14", False),
    ],
)
def test_a_card_ends_with_the_host_it_leads_to(text: str, expected: bool) -> None:
    assert widgets.is_card(text) is expected
