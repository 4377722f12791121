"""Outlets by their hosts and their names, and the labels of a site's controls."""

from __future__ import annotations

import pytest

from bonmun.grammar import controls, outlets


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.garam.example/1", "garam.example"),
        ("garam.example/1", "garam.example"),
        ("//garam.example/1", "garam.example"),
        ("http://WWW.Garam.example.:80/", "garam.example"),
        ("https://news.www.garam.example", "news.www.garam.example"),
        ("http://[", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert outlets.host_of(url) == host


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("mk.co.kr", "매일경제"),
        ("news.mk.co.kr", "매일경제"),
        ("a.b.mk.co.kr", "매일경제"),
        ("notmk.co.kr", None),
        ("kr", None),
        ("", None),
    ],
)
def test_an_outlet_by_its_host(host: str, name: str | None) -> None:
    assert outlets.of_host(host) == name
    assert outlets.has_host(host) is (host == "mk.co.kr")


@pytest.mark.parametrize(
    ("host", "portal"),
    [("naver.com", True), ("blog.naver.com", True), ("mk.co.kr", False), ("com", False), ("", False)],
)
def test_portals(host: str, portal: bool) -> None:
    assert outlets.is_portal(host) is portal


@pytest.mark.parametrize(
    ("text", "name", "sounds"),
    [
        ("매일경제", "매일경제", True),
        ("매 일 경 제", "매일경제", False),
        ("매일경제사", "매일경제", False),
        ("㈜매일경제", None, False),
        ("가나일보", None, True),
        ("내외뉴스통신", None, True),
        ("주요뉴스", None, False),
        ("가나일보의", None, False),
        ("", None, False),
        ("매일경제" + " " * 36, "매일경제", False),
        ("매일경제" + " " * 37, None, False),
    ],
)
def test_an_outlet_by_its_name(text: str, name: str | None, sounds: bool) -> None:
    assert outlets.named(text) == name
    assert outlets.sounds_like_one(text) is sounds
    assert outlets.likely(text) is (name is not None or sounds)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("공유하기", "share"),
        ("SNS 기사보내기", "share"),
        ("댓글", "comment"),
        ("댓글의 공유", "comment"),
        ("좋아요 12", "poll"),
        ("많이 본 뉴스", "heading"),
        ("공감 많은 뉴스", "heading"),
        ("추천 기사", "heading"),
        ("뉴스", ""),
        ("가나일보 산책로", ""),
        ("댓글 △", ""),
        ("댓글 2.5", ""),
        ("“댓글”", ""),
        ("산책로", ""),
        ("", ""),
    ],
)
def test_labels_of_controls(text: str, kind: str) -> None:
    assert controls.kind(text) == kind
