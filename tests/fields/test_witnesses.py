"""What each kind of line says of the outlet."""

from __future__ import annotations

import pytest

from bonmun.fields import witnesses

from .labels import BODY, roles


@pytest.mark.parametrize(
    ("line", "sure", "known"),
    [
        ("junk|[Source : 한겨레]", "한겨레", "한겨레"),
        ("junk|기사제공=한겨레", "한겨레", "한겨레"),
        ("junk|기사 출처 : 돌담길", "돌담길", None),
        ("junk|출처 : 한겨레", None, "한겨레"),
        ("junk|출처 : 새벽신문", None, "새벽신문"),
        ("junk|출처 : 돌담길", None, None),
        ("junk|출처 : 한겨레 (https://www.hani.co.kr/7)", None, "한겨레"),
        ("junk|출처 : 돌담길(https://www.hani.co.kr/7)", None, "한겨레"),
        ("body|출처 : 한겨레", None, None),
        ("caption|출처 : 한겨레", None, None),
        ("title|출처 : 한겨레", None, None),
        ("junk|기사제공=한겨레라고 한다", "한겨레라고 한다", None),
    ],
)
def test_sources(line: str, sure: str | None, known: str | None) -> None:
    for is_sure, expected in ((True, sure), (False, known)):
        found = list(witnesses.sources(witnesses.source_lines(roles(line)), sure=is_sure))
        assert found == ([expected] if expected else []), is_sure


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("junk|저작권자 ⓒ 한겨레 무단전재 금지", ["한겨레"]),
        ("junk|ⓒ 한겨레신문사 무단전재", ["한겨레"]),
        ("junk|Copyright ⓒ 새벽신문. All rights reserved.", ["새벽신문"]),
        ("junk|ⓒ'세계를 보는 경향신문' 한겨레 무단전재", ["한겨레"]),
        ("junk|ⓒ'경향신문' 무단전재", ["경향신문"]),
        ("junk|ⓒ 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 한겨레 무단전재", ["한겨레"]),
        ("junk|ⓒ 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘 한겨레 무단전재", []),
        ("junk|ⓒ 돌담길 무단전재", []),
        ("junk|ⓒ 한겨레", []),
        ("body|ⓒ 한겨레 무단전재", []),
        ("caption|ⓒ 한겨레 무단전재", []),
        ("junk|" + "ⓒ 한겨레 무단전재".ljust(200), ["한겨레"]),
        ("junk|" + "ⓒ 한겨레 무단전재".ljust(201), []),
    ],
)
def test_copyright_lines_name_outlets(line: str, expected: list[str]) -> None:
    assert list(witnesses.copyrights(witnesses.copyright_lines(roles(line)))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("junk|ⓒ 돌담길 무단전재 금지", ["돌담길"]),
        ("junk|ⓒ 돌 무단전재 금지", []),
        ("junk|ⓒ Dolldam 무단전재 금지", []),
        ("junk|ⓒ " + "돌" * 20 + " 무단전재 금지", ["돌" * 20]),
        ("junk|ⓒ " + "돌" * 21 + " 무단전재 금지", []),
        ("junk|무단전재 금지", []),
        ("body|ⓒ 돌담길 무단전재 금지", []),
    ],
)
def test_an_unknown_name_behind_the_sign(line: str, expected: list[str]) -> None:
    assert list(witnesses.claims(witnesses.copyright_lines(roles(line)))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"body|(서울=연합뉴스) 서이든 기자 = {BODY}", ["연합뉴스"]),
        (f"body|[한겨레] {BODY}", ["한겨레"]),
        (f"body|(서울) {BODY}", []),
        (f"body|한겨레 {BODY}", []),
        ("date|[한겨레] 2010-12-25", ["한겨레"]),
        ("byline|한겨레 서이든 기자", ["한겨레"]),
        ("dateline|한겨레", ["한겨레"]),
        ("title|[한겨레] 골목에 새 조명", ["한겨레"]),
        ("title|한겨레 골목에 새 조명", []),
        ("junk|[한겨레] 골목", []),
        ("date|" + "[한겨레] 2010-12-25".ljust(80), ["한겨레"]),
        ("date|" + "[한겨레] 2010-12-25".ljust(81), []),
    ],
)
def test_outlets_at_the_front_of_lines(line: str, expected: list[str]) -> None:
    assert list(witnesses.fronts(roles(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("junk|한겨레에서 직접 확인하세요", ["한겨레"]),
        ("junk|새벽신문 구독하고 메인에서 바로 보기", ["새벽신문"]),
        ("junk|한겨레 네이버 채널 구독", ["한겨레"]),
        ("junk|한겨레 주요뉴스", ["한겨레"]),
        ("junk|네이버에서 [한겨레] 채널 구독하기", ["한겨레"]),
        ("junk|네이버에서 한겨레를 구독", ["한겨레"]),
        ("junk|‘한겨레’ 주요뉴스", ["한겨레"]),
        ("junk|돌담길 주요뉴스", []),
        ("body|한겨레에서 직접 확인하세요", []),
        ("caption|한겨레에서 직접 확인하세요", []),
        ("junk|" + "한겨레에서 직접 확인하세요".ljust(59), ["한겨레"]),
        ("junk|" + "한겨레에서 직접 확인하세요".ljust(60), []),
    ],
)
def test_outlets_that_ask_to_be_subscribed_to(line: str, expected: list[str]) -> None:
    assert list(witnesses.promotions(roles(line))) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["byline|서이든 기자 eden@hani.co.kr"], ["한겨레"]),
        (["byline|서이든 기자 eden@HANI.co.kr"], ["한겨레"]),
        (["caption|사진 eden@hani.co.kr"], ["한겨레"]),
        ([f"body|{BODY}", f"body|{BODY} eden@hani.co.kr"], ["한겨레"]),
        ([f"body|{BODY} eden@hani.co.kr", f"body|{BODY}"], []),
        (["junk|eden@hani.co.kr"], []),
        (["byline|서이든 기자 eden@dolldam.example"], []),
        (["byline|서이든 기자 eden@naver.com"], []),
        (["byline|a@hani.co.kr b@khan.co.kr"], ["한겨레", "경향신문"]),
    ],
)
def test_mails(lines: list[str], expected: list[str]) -> None:
    assert list(witnesses.mails(roles(*lines))) == expected
