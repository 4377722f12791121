"""What stands before an article's first word, tag by tag; and what stands behind its last."""

from __future__ import annotations

import pytest

from bonmun.grammar.contributors import is_credit, read_contributor
from bonmun.grammar.datelines import split_dateline
from bonmun.grammar.sign_offs import split_sign_off

TEXT = "가람시는 벤치를 놓았다."


@pytest.mark.parametrize(
    ("front", "authors", "publisher", "place"),
    [
        ("(서울=연합뉴스) 서이든 기자 =", "서이든", "연합뉴스", "서울"),
        ("(세종=연합뉴스) 서이든 나정호 기자 =", "서이든 나정호", "연합뉴스", "세종"),
        ("(세종=연합뉴스) 서이든 기자 |", "서이든", "연합뉴스", "세종"),
        ("(세종=연합뉴스) =", "", "연합뉴스", "세종"),
        ("(가람=뉴시스)", "", "뉴시스", "가람"),
        ("(가람 둔치＝뉴시스)", "", "뉴시스", "가람"),
        ("[부산/뉴시스]", "", "뉴시스", "부산"),
        ("[로이터=연합뉴스]", "", "연합뉴스", None),
        ("[정치=가나일보]", "", "가나일보", "정치"),
        ("[가나일보 서울]", "", "가나일보", "서울"),
        ("[가나일보 서이든 기자]", "서이든", "가나일보", None),
        ("[가나일보 = 서이든 기자]", "서이든", "가나일보", None),
        ("[가나일보 서이든]", "서이든", "가나일보", None),
        ("[가나일보 서울 서이든]", "서이든", "가나일보", "서울"),
        ("[가나일보 서이든 나정호 김가나]", "서이든 나정호 김가나", "가나일보", None),
        ("[가나일보] 서이든 기자", "서이든", "가나일보", None),
        ("[가나일보] 서이든·나정호 기자", "서이든 나정호", "가나일보", None),
        ("▲ [가나일보 서이든 기자]", "서이든", "가나일보", None),
        ("(서이든 기자)", "서이든", None, None),
        ("(글·사진 서이든 기자)", "서이든", None, None),
        ("[가람=서이든 기자]", "서이든", None, None),
        ("[가나다=서이든]", "서이든", None, None),
        ("[푸른빛] 서이든 기자 =", "서이든", None, None),
        ("(푸른빛) 서이든 =", "서이든", None, None),
        ("가람=서이든 기자", "서이든", None, None),
        ("부산/서이든·나정호 기자", "서이든 나정호", None, None),
        ("서이든 기자 =", "서이든", None, None),
        ("[서울]", "", None, "서울"),
        ("[한국경제]", "", "한국경제", None),
        ("[연합뉴스]", "", "연합뉴스", None),
        ("[가나일보 표이든 기자]", "표이든", "가나일보", None),
        ("[가나일보=둔치, 서이든 기자]", "서이든", "가나일보", "둔치"),
        ("[가나저널=둔치, 서이든 기자]", "서이든", "가나저널", "둔치"),
        ("[가나일보=둔치] 서이든 기자", "서이든", "가나일보", "둔치"),
    ],
)
def test_fronts(front: str, authors: str, publisher: str | None, place: str | None) -> None:
    found = split_dateline(f"{front} {TEXT}")
    assert found is not None
    assert (found.prefix, found.rest) == (front, TEXT)
    assert " ".join(author.name for author in found.authors) == authors
    assert (found.publisher, found.place) == (publisher, place)


@pytest.mark.parametrize(
    "front",
    [
        "[가나일보]",
        "(가나일보)",
        "(서울)",
        "(한국경제)",
        "[세계]",
        "[단독]",
        "[사진=가나일보]",
        "[사진 가나일보]",
        "[가나일보=사진 서이든 기자",
        "(가나다=서이든)",
        "[가나일보 서이든 나정호 김가나 남궁현]",
        "[서이든 가나일보]",
        "[가나일보/다라일보]",
        "[서울시 제공] 서이든 기자 =",
        "[가나일보 서이든 기자 |",
        "[가람 푸른 둔치 벤치 곁=가나일보]",
        "서이든 앵커 =",
        "벤치 =",
    ],
)
def test_what_is_no_front(front: str) -> None:
    assert split_dateline(f"{front} {TEXT}") is None


def test_a_tag_and_the_names_behind_it_have_their_lengths() -> None:
    assert split_dateline(f"[가나일보 서이든 기자{' ' * 57}] {TEXT}") is not None
    assert split_dateline(f"[가나일보 서이든 기자{' ' * 58}] {TEXT}") is None
    near, far = (split_dateline(f"[서울=뉴시스] 서이든 기자{' ' * blanks}= {TEXT}") for blanks in (52, 53))
    assert near is not None
    assert far is not None
    assert [len(found.authors) for found in (near, far)] == [1, 0]


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("서이든 기자", "서이든"),
        ("서이든 기자 eden@garam.example", "서이든"),
        ("eden@garam.example", ""),
        ("(사진=가람시)", ""),
        ("사진 제공 : 가람경찰청", ""),
        ("서이든 아나운서 eden@garam.example", "서이든"),
        ("/서이든 기자", "서이든"),
    ],
)
def test_tails(tail: str, authors: str) -> None:
    found = split_sign_off(f"{TEXT} {tail}")
    assert found is not None
    assert (found.rest, found.byline) == (TEXT, tail)
    assert " ".join(author.name for author in found.authors) == authors


@pytest.mark.parametrize(
    "tail", ["서이든 아나운서", "서이든 기자가 전했다.", "골목", "가", "서이든 기자 푸른 둔치 벤치"]
)
def test_what_is_no_tail(tail: str) -> None:
    assert split_sign_off(f"{TEXT} {tail}") is None


def test_a_tail_is_cut_at_the_first_end_behind_which_it_is_one_within_reach() -> None:
    assert split_sign_off(f"{TEXT} 서이든 기자{' ' * 131}") is not None
    assert split_sign_off(f"{TEXT} 서이든 기자{' ' * 132}") is None
    found = split_sign_off(f"{TEXT} 나무도 심었다. 서이든 기자")
    assert found is not None
    assert found.rest == f"{TEXT} 나무도 심었다."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("서이든 / 시인", "서이든"),
        ("▶ 서이든 가람대 교수", "서이든"),
        ("서이든 가람대 교수·도시학", "서이든"),
        ("서이든 가람대 교수(도시학)", "서이든"),
        ("가람대 교수 서이든", "서이든"),
        ("가람대 도시학과 명예 교수 서이든", "서이든"),
        ("정리 서이든", "서이든"),
        ("편집 서이든", None),
        ("정리 산책로", None),
        ("서이든 외 3인", "서이든"),
        ("서이든 외 300인", None),
        ("가람대 외 3명", None),
        ("서이든 가람시 주민", None),
        ("남궁이든 / " + "가" * 40 + " 교수", "남궁이든"),
        ("남궁이든 / " + "가" * 41 + " 교수", None),
    ],
)
def test_who_signs_without_a_post(line: str, name: str | None) -> None:
    found = read_contributor(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("그래픽 서이든", True),
        ("<그래픽 서이든>", True),
        ("그래픽 산책로", False),
        ("그래픽 서이든 기자", False),
        ("서이든", False),
    ],
)
def test_what_somebody_did(line: str, expected: bool) -> None:
    assert is_credit(line) is expected
