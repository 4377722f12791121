"""Which of several times is the article's, and what the tags make more exact."""

from __future__ import annotations

import datetime as dt

import pytest

from bonmun.fields import regions, times

from .labels import BODY, head, roles

OWN = f"body|{BODY}"
DAY = "2024.03.18"
MINUTE = f"{DAY} 14:05"


def when(*lines: str, told: str = "", updated: str = "") -> tuple[str, str, bool]:
    """The times of a page, as `18 14:05:00`: day, hour and so on."""
    tags = f'<meta property="article:published_time" content="{told}">' if told else ""
    tags += f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    found = times.find(head(tags), regions.around(roles(*lines), None))
    return *(_written(one) for one in found[:2]), found.day_only  # type: ignore[return-value]  # two texts


def _written(moment: dt.datetime | None) -> str:
    return moment.strftime("%d %H:%M:%S") if moment is not None else ""


def tag(time: str, day: str = "2024-03-18") -> str:
    return f"{day}T{time}+09:00"


@pytest.mark.parametrize(
    ("lines", "told", "updated", "expected"),
    [
        ((f"date|{MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
        ((f"date|{DAY}", OWN), "", "", ("18 00:00:00", "", True)),
        ((OWN,), "", "", ("", "", False)),
        ((OWN,), tag("14:05:09"), "", ("18 14:05:09", "", False)),
        ((OWN,), "2024-03-18", "", ("18 00:00:00", "", True)),
        ((OWN,), tag("14:05:09"), tag("15:00:00"), ("18 14:05:09", "18 15:00:00", False)),
        ((OWN,), tag("14:05:09"), tag("14:05:09"), ("18 14:05:09", "", False)),
        ((OWN,), tag("14:05:09"), tag("13:00:00"), ("18 14:05:09", "", False)),
        ((OWN,), "", tag("15:00:00"), ("", "", False)),
        # the tags say the same more exactly
        ((f"date|{MINUTE}", OWN), tag("14:05:09"), "", ("18 14:05:09", "", False)),
        ((f"date|{MINUTE}", OWN), tag("14:06:09"), "", ("18 14:05:00", "", False)),
        ((f"date|{MINUTE}:30", OWN), tag("14:05:09"), "", ("18 14:05:30", "", False)),
        ((f"date|{DAY}", OWN), tag("14:05:09"), "", ("18 14:05:09", "", False)),
        ((f"date|입력 {DAY}", OWN), tag("14:05:09", "2024-03-19"), "", ("18 00:00:00", "", True)),
        ((f"date|{MINUTE}", OWN), "2024-03-18", "", ("18 14:05:00", "", False)),
        # a date without a word before it that the tags deny is another's
        ((f"date|{MINUTE}", OWN), tag("14:05:09", "2024-03-20"), "", ("20 14:05:09", "", False)),
        ((f"date|입력 {MINUTE}", OWN), tag("14:05:09", "2024-03-20"), "", ("18 14:05:00", "", False)),
        # of several, the one with a word, then the tags' day, then the exact one
        ((f"date|{DAY} 09:00", f"date|입력 {MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
        (("date|2024.03.17 09:00", f"date|{MINUTE}", OWN), tag("14:05:00"), "", ("18 14:05:00", "", False)),
        ((f"date|{DAY}", f"date|{MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
        ((f"date|입력 {DAY}", f"date|{MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
        # a day with a word below the headline is the article's; over it stand other dates
        (("date|입력 2024.03.17 09:00", "title|새 조명", f"date|입력 {DAY}", OWN), "", "", ("18 00:00:00", "", True)),
        (("date|입력 2024.03.17 09:00", "title|새 조명", f"date|{DAY}", OWN), "", "", ("17 09:00:00", "", False)),
        # changes
        ((f"date|입력 {MINUTE} 수정 {DAY} 15:30", OWN), "", "", ("18 14:05:00", "18 15:30:00", False)),
        ((f"date|입력 {MINUTE} 수정 {DAY} 13:30", OWN), "", "", ("18 14:05:00", "", False)),
        ((f"date|입력 {MINUTE}", f"date|수정 {DAY} 15:30", OWN), "", "", ("18 14:05:00", "18 15:30:00", False)),
        ((f"date|입력 {MINUTE} 수정 {DAY} 15:30", OWN), "", tag("15:30:44"), ("18 14:05:00", "18 15:30:44", False)),
        ((f"date|수정 {DAY} 15:30", OWN), "", "", ("18 15:30:00", "18 15:30:00", False)),
        ((f"date|수정 {DAY} 15:30", OWN), tag("14:05:09"), "", ("18 14:05:09", "18 15:30:00", False)),
        # words on lines of their own
        (
            ("junk|수정", f"date|{DAY} 15:30", "junk|입력", f"date|{MINUTE}", OWN),
            "",
            "",
            ("18 14:05:00", "18 15:30:00", False),
        ),
        (("junk|수정", "junk|골목", f"date|{MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
        (("junk|입력", f"date|{MINUTE}", OWN), tag("10:00:00", "2024-03-20"), "", ("18 14:05:00", "", False)),
        # in bylines, and in lines that are the text's
        ((f"byline|서이든 기자 {DAY}", OWN), "", "", ("18 00:00:00", "", True)),
        ((f"caption|{MINUTE}", OWN), "", "", ("", "", False)),
        # behind the body
        ((OWN, f"date|{MINUTE}"), "", "", ("18 14:05:00", "", False)),
        ((OWN, f"junk|{MINUTE}"), "", "", ("", "", False)),
        ((OWN, f"junk|입력 {MINUTE}"), "", "", ("18 14:05:00", "", False)),
        ((OWN, f"junk|입력 {DAY}"), "", "", ("", "", False)),
        ((OWN, f"junk|{MINUTE}"), tag("14:05:09"), "", ("18 14:05:09", "", False)),
        ((OWN, *["byline|서이든 기자"] * 3, f"date|{MINUTE}"), "", "", ("18 14:05:00", "", False)),
        ((OWN, *["byline|서이든 기자"] * 4, f"date|{MINUTE}"), "", "", ("", "", False)),
        ((OWN, "junk|공유", f"date|{MINUTE}"), "", "", ("", "", False)),
        ((f"date|{MINUTE}", OWN, f"date|입력 {DAY} 18:00"), "", "", ("18 14:05:00", "", False)),
        ((OWN, f"date|{MINUTE}", OWN), "", "", ("18 14:05:00", "", False)),
    ],
)
def test_when(lines: tuple[str, ...], told: str, updated: str, expected: tuple[str, str, bool]) -> None:
    assert when(*lines, told=told, updated=updated) == expected


def test_a_dump_has_no_tags() -> None:
    found = times.find(None, regions.around(roles(f"date|{MINUTE}", OWN), None))
    assert _written(found.published) == "18 14:05:00"
    assert times.find(None, regions.around(roles(OWN), None)) == times.Times(None, None, False)
