"""One line in, what it says out: the golden cases of bylines.tsv, datelines.tsv, sign_offs.tsv and dates.tsv."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from bonmun.article import Author
from bonmun.grammar.bylines import read_byline, read_names
from bonmun.grammar.contributors import read_contributor, read_guest
from bonmun.grammar.datelines import split_dateline
from bonmun.grammar.dates import read_dates, read_label
from bonmun.grammar.sign_offs import split_sign_off

HERE = Path(__file__).parent


def cases(name: str) -> list[list[str]]:
    rows = (HERE / name).read_text("utf-8").splitlines()
    return [row.split("\t") for row in rows if not row.startswith("# ")]


def written(authors: Iterable[Author]) -> str:
    return ",".join(name + (f"<{email}>" if email else "") for name, email in authors) or "-"


@pytest.mark.parametrize(("line", "expected"), cases("bylines.tsv"))
def test_bylines(line: str, expected: str) -> None:
    authors = read_byline(line)
    assert ("none" if authors is None else written(authors)) == expected


@pytest.mark.parametrize("case", cases("datelines.tsv"), ids=lambda case: case[0])
def test_datelines(case: list[str]) -> None:
    paragraph, *expected = case
    found = split_dateline(paragraph)
    if expected == ["none"]:
        assert found is None
        return
    assert found is not None
    assert [found.prefix, written(found.authors), found.publisher or "-", found.place or "-"] == expected
    assert "".join((found.prefix + found.rest).split()) == "".join(paragraph.split())


@pytest.mark.parametrize("case", cases("sign_offs.tsv"), ids=lambda case: case[0])
def test_sign_offs(case: list[str]) -> None:
    paragraph, *expected = case
    found = split_sign_off(paragraph)
    if expected == ["none"]:
        assert found is None
        return
    assert found is not None
    assert [found.byline, written(found.authors)] == expected
    assert "".join((found.rest + found.byline).split()) == "".join(paragraph.split())


@pytest.mark.parametrize("case", cases("dates.tsv"), ids=lambda case: case[0])
def test_dates(case: list[str]) -> None:
    line, *expected = case
    found = read_dates(line)
    if expected == ["none"]:
        assert found is None
        return
    assert found is not None
    shown = [_stamp(found.published, found.day_only), _stamp(found.updated, False)]
    assert shown + ["label"] * found.labelled == expected


def _stamp(when: dt.datetime | None, day_only: bool) -> str:
    return "-" if when is None else when.strftime("%Y-%m-%d" if day_only else "%Y-%m-%d %H:%M:%S")


def test_there_are_cases_by_the_hundred_and_hard_negatives() -> None:
    every = [case for name in ("bylines", "datelines", "sign_offs", "dates") for case in cases(f"{name}.tsv")]
    negatives = sum(case[1] == "none" for case in every)
    assert len(every) >= 500
    assert negatives * 3 >= len(every)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("홍길동", ["홍길동"]),
        ("홍길동 · 김가나", ["홍길동", "김가나"]),
        ("홍길동 입력 2018. 05. 16. 16:23", ["홍길동"]),
        ("제주방송 홍길동 2023. 11. 1. 09:19", ["홍길동"]),
        ("홍길동 / 화면캡처 유튜브", ["홍길동"]),
        ("정치", None),
        ("구독중", None),
        ("홍길동의 기사", None),
        ("홍길동 기자의 구독을", None),
        ("◇부장 홍길동", None),
        ("SBS 뉴스 Seoul", None),
    ],
)
def test_bare_names(line: str, names: list[str] | None) -> None:
    found = read_names(line)
    assert (None if found is None else [author.name for author in found]) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("홍길동 서울대 교수", "홍길동"),
        ("홍길동 가나대 보건복지대학원장", "홍길동"),
        ("홍길동/시인", "홍길동"),
        ("<홍길동 변호사>", "홍길동"),
        ("홍길동 가나연구소 연구위원", "홍길동"),
        ("홍길동 가나연구원 연구위원", "홍길동"),
        ("홍길동(가나대 교수)", "홍길동"),
        ("가나대 교수 홍길동", "홍길동"),
        ("가나대 국문과 명예교수 홍길동", "홍길동"),
        ("홍길동 사회부 차장", "홍길동"),
        ("홍길동 디지털뉴스부장", "홍길동"),
        ("홍길동 외 3명", "홍길동"),
        ("홍길동 의학박사", "홍길동"),
        ("홍길동 교수(가나대 도시공학과)", "홍길동"),
        ("소설가 홍길동", "홍길동"),
        ("사회부 홍길동", "홍길동"),
        ("번역 홍길동", "홍길동"),
        ("글 홍길동(여행작가)", "홍길동"),
        ("작성 : 홍길동", "홍길동"),
        ("그래픽 홍길동", None),
        ("정리 해고", None),
        ("번역 공모전", None),
        ("취재 지원", None),
        ("가나시 국장 홍길동", None),
        ("총무부장 홍길동", None),
        ("가나고 교장 홍길동", None),
        ("홍길동 총무부장", None),
        ("홍길동 선수", None),
        ("학생 외 3명", None),
        ("교수 홍길동", None),
        ("주민 김 모씨 외 3명", None),
        ("홍길동 교수는 반대했다.", None),
        ("서울대 교수", None),
        ("홍길동", None),
    ],
)
def test_contributors(line: str, name: str | None) -> None:
    found = read_contributor(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("홍길동 요리사", "홍길동"),
        ("홍길동 농부", "홍길동"),
        ("홍길동 전 통상교섭관", "홍길동"),
        ("가나연구원장 홍길동", "홍길동"),
        ("기후환경팀 홍길동", "홍길동"),
        ("홍길동 선수", None),
        ("홍길동 특파원", None),
        ("나무읍 빈 온실이 관광지가", None),
        ("기후환경팀 산책로", None),
    ],
)
def test_guests_of_any_occupation(line: str, name: str | None) -> None:
    assert read_contributor(line) is None
    found = read_guest(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("입력", "published"),
        ("입력 :", "published"),
        ("수정", "updated"),
        ("최종수정 :", "updated"),
        ("정치", ""),
        ("입력하세요", ""),
    ],
)
def test_labels_on_lines_of_their_own(line: str, kind: str) -> None:
    assert read_label(line) == kind
