"""The article that JSON-LD describes, in whatever form sites write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bonmun.head import jsonld

ARTICLE = {"@type": "NewsArticle", "headline": "골목에 새 조명"}


def found(data: Any) -> str:
    return jsonld.text(jsonld.find_article([json.dumps(data, ensure_ascii=False)]).get("headline"))


def deep(levels: int) -> dict[str, Any]:
    data: dict[str, Any] = ARTICLE
    for _ in range(levels):
        data = {"@type": "WebPage", "mainEntity": data}
    return data


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "새벽신문"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "NewsArticle"]},
        {**ARTICLE, "@type": "BlogPosting"},
        [*[{"@type": "Thing"}] * 199, ARTICLE],
        deep(5),
        [{"@type": "Article"} | ARTICLE, {**ARTICLE, "headline": "다른 기사"}],
    ],
)
def test_where_the_article_stands(data: Any) -> None:
    assert found(data) == "골목에 새 조명"


@pytest.mark.parametrize(
    "data",
    [
        {**ARTICLE, "@type": "WebPage"},
        {**ARTICLE, "@type": ["Thing", 7]},
        {"@type": "ItemList", "itemListElement": [ARTICLE]},
        [*[{"@type": "Thing"}] * 200, ARTICLE],
        deep(6),
        "NewsArticle",
        7,
    ],
)
def test_where_none_is(data: Any) -> None:
    assert found(data) == ""


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "골목에 새 조명" // 머리\n}',
        '{"@type": "NewsArticle", /* 여기 */ "headline": "골목에 새 조명",}',
        '<!-- {"@type": "NewsArticle", "headline": "골목에 새 조명"} -->',
        '<![CDATA[{"@type": "NewsArticle", "headline": "골목에 새 조명"}]]>',
        '{"@type": "NewsArticle", "headline": "골목에\t새 조명"}'.replace("\t", " "),
    ],
)
def test_broken_json_is_read(text: str) -> None:
    assert jsonld.find_article([text])["headline"] == "골목에 새 조명"


def test_marks_of_remarks_inside_a_text_are_its_own() -> None:
    text = '{"@type": "NewsArticle", "headline": "길 // 다리, ] /* 밤 */", }'
    assert jsonld.find_article([text])["headline"] == "길 // 다리, ] /* 밤 */"


def test_what_cannot_be_read_is_passed_over() -> None:
    scripts = ["{NewsArticle", json.dumps({"@type": "WebSite"}), json.dumps(ARTICLE)]
    assert jsonld.find_article(scripts) == ARTICLE
    assert jsonld.find_article(["[" * 100_000 + "Article"]) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("서이든", ["서이든"]),
        (" 서이든 ", ["서이든"]),
        ("가람 &amp; 누리", ["가람 & 누리"]),
        (["서이든", "", None, 7, "나정호"], ["서이든", "나정호"]),
        ({"name": "서이든"}, ["서이든"]),
        ([{"name": "서이든"}, {"url": "x"}, "나정호"], ["서이든", "나정호"]),
        ([{"name": ["서이든", "도담희"]}, {"name": "나정호"}], ["서이든", "도담희", "나정호"]),
        ({"name": ["서이든"] * 49}, ["서이든"] * 49),
        ({"name": ["서이든"] * 50}, []),
        (None, []),
    ],
)
def test_the_texts_of_a_value(value: Any, expected: list[str]) -> None:
    assert jsonld.texts(value) == expected
    assert jsonld.text(value) == (expected[0] if expected else "")


def test_another_key() -> None:
    assert jsonld.texts([{"url": "a", "name": "b"}], "url") == ["a"]
    assert jsonld.text({"url": ["a", {"url": "b"}]}, "url") == "a"


def test_the_path_to_an_article() -> None:
    steps: list[Any] = [{"name": "홈"}, {"item": {"name": "사회"}}, {"item": "x"}, 7]
    path = {"@type": "BreadcrumbList", "itemListElement": steps}
    assert jsonld.find_path([json.dumps(path)]) == ["홈", "사회", "x"]
    assert len(jsonld.find_path([json.dumps({**path, "itemListElement": [{"name": "가"}] * 13})])) == 12
    assert jsonld.find_path([json.dumps({**path, "itemListElement": {"name": "홈"}})]) == []
    assert jsonld.find_path([]) == []


def test_names_inside_a_list_are_read_by_the_same_key() -> None:
    assert jsonld.texts({"url": [{"url": "a", "name": "b"}]}, "url") == ["a"]
