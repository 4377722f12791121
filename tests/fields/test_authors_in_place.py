"""Whose names are the article's: those of captions and of other articles' cards are not, wherever they stand."""

from __future__ import annotations

import pytest

import bonmun

PARAGRAPHS = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다.",
    "조명은 낮에 모은 햇빛으로 켜지며 사람이 지나가면 더 밝아진다.",
)
CARDS = (
    ("빈 온실이 꽃시장으로 바뀌었다", "서이든"),
    ("달빛시장 상인회 새 회장", "문하늘"),
    ("고개 터널 네 해 만에 끝나", "오가람"),
)


def page(above: str = "", inside: str = "", below: str = "") -> str:
    first, *others = (f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        "<!doctype html><html><head><title>골목 조명 새로 바꾼다 - 새벽신문</title></head><body><main>"
        f"<h1>골목 조명 새로 바꾼다</h1>{above}<div class=art>{first}{inside}"
        f"{''.join(others)}</div>{below}</main></body></html>"
    )


def names(html: str) -> list[str]:
    return [author.name for author in bonmun.extract(html.encode()).authors]


BYLINE = "<div class=by>나정호 기자</div>"


@pytest.mark.parametrize(
    "credit",
    [
        "골목 모습(사진=도담희 기자)",
        "골목 모습 [도담희 기자]",
        "골목 모습. /도담희 기자",
        "골목 모습 ⓒ도담희 기자",
        "도담희 기자",
        "사진 도담희 기자",
        "골목 모습 | 도담희 기자",
        "배우 윤새봄 (사진 = 새벽신문 도담희 기자)",
        "윤새봄 선수 [도담희 기자]",
        "고은결 가람시장. 도담희 기자",
    ],
)
@pytest.mark.parametrize(
    "frame",
    [
        "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>",
        "<div class=img><img src=a.jpg><p class=caption>{}</p></div>",
    ],
)
def test_captions_name_photographers_and_people_in_the_news(credit: str, frame: str) -> None:
    assert names(page(inside=frame.format(credit), below=BYLINE)) == ["나정호"]
    assert names(page(above=frame.format(credit), below=BYLINE)) == ["나정호"]


@pytest.mark.parametrize(
    "credit",
    [
        "골목 모습 [도담희 기자]",
        "골목 모습 ⓒ도담희 기자",
        "골목 모습 (사진=도담희 기자)",
        "골목 모습 / 도담희 기자",
        "윤새봄 선수 [도담희 기자]",
    ],
)
def test_captions_in_dumps(credit: str) -> None:
    dump = "\n\n".join(
        ("골목 조명 새로 바꾼다\n입력 2024.05.18 09:30", credit, *PARAGRAPHS, "나정호 기자 na@dawn.example")
    )
    assert [author.name for author in bonmun.clean_text(dump).authors] == ["나정호"]


@pytest.mark.parametrize(
    "item",
    [
        "<li><a href=/1>{}</a><span>{} 기자</span></li>",
        "<li><a href=/1>{}<em>{} 기자</em></a></li>",
        "<li><p><a href=/1>{}</a></p><p class=w>{} 기자</p></li>",
        "<dl><dt><a href=/1>{}</a></dt><dd>{} 기자</dd></dl>",
        "<div><h4><a href=/1>{}</a></h4><div>{} 기자 | 2024.05.17</div></div>",
        "<table><tr><td><a href=/1>{}</a></td><td>{} 기자</td><td>2024-05-17</td></tr></table>",
        "<div class=card><a href=/1><strong>{}</strong></a><div class=name>{} 기자</div></div>",
    ],
)
@pytest.mark.parametrize("head", ["", "<h3>다른 기사</h3>", "<h4>함께 보면 좋은 기사</h4>"])
def test_cards_of_other_articles_name_their_own_reporters(item: str, head: str) -> None:
    below = f"<section>{head}{''.join(item.format(*card) for card in CARDS)}</section>"
    assert names(page(below=BYLINE + below)) == ["나정호"]
    assert names(page(above=BYLINE, below=below)) == ["나정호"]
    assert names(page(below=below)) == []
    on_top = page(below=BYLINE).replace("<h1>", f"{below}<h1>")
    assert names(on_top) == ["나정호"]


@pytest.mark.parametrize(
    "box",
    [
        "<div class=rep><b>나정호 기자</b><ul><li><a href=/1>빈 온실이 꽃시장으로 바뀌었다</a></li></ul></div>",
        "<p>나정호 기자</p><h3>많이 본 뉴스</h3><ul><li><a href=/1>빈 온실이 꽃시장으로 바뀌었다</a></li></ul>",
        "<div class=tags><a href=/t>#가람시</a> <a href=/t>#골목조명</a></div><div>나정호 기자</div>",
    ],
)
def test_the_reporters_own_box_names_them_whatever_it_links_to(box: str) -> None:
    assert names(page(below=box)) == ["나정호"]


def test_another_article_loaded_below_has_its_own_reporter() -> None:
    other = "<article><h1>빈 온실이 꽃시장으로 바뀌었다</h1><p>서이든 기자</p>"
    other += "<p>나무읍이 온실을 꽃시장으로 바꾼다.</p></article>"
    assert names(page(above="<p class=byline>나정호 기자</p>", below=other)) == ["나정호"]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<p>나정호 경제부장</p>", ["나정호"]),
        ("<p>나정호 외 3명</p>", ["나정호"]),
        ("<p>가람대 교수 나정호</p>", ["나정호"]),
        ("<p>가람대 국문과 교수 나정호</p>", ["나정호"]),
        ("<p>나정호 변호사</p>", ["나정호"]),
        ("<p>Na Jeong-ho 기자</p>", ["Na Jeong-ho"]),
        ("<p>마크 로빈슨 특파원</p>", ["마크 로빈슨"]),
        ("<p>나정호 뉴욕특파원</p>", ["나정호"]),
        ("<p>글 나정호 기자 사진 도담희 기자</p>", ["나정호", "도담희"]),
        ("<p>나정호 선수</p>", []),
        ("<p>가람시장 나정호</p>", []),
        ("<p>△ 가람시 국장 나정호</p>", []),
    ],
)
def test_who_signs_the_last_line(below: str, expected: list[str]) -> None:
    assert names(page().replace("</div></main>", f"{below}</div></main>")) == expected


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<div>새벽신문 | 작성자 <a href=/a>나정호</a></div>", ["나정호"]),
        ("<div>나정호·도담희·윤새봄</div><div>2024.05.18. 댓글 6 조회수 658</div>", ["나정호", "도담희", "윤새봄"]),
        ("<div>나정호 가람병원 영양팀 임상영양사 2024. 5. 18. 08:50</div>", ["나정호"]),
        ("<dl><dt>등록일</dt><dd>2024-05-18</dd><dt>조회수</dt><dd>33</dd></dl>", []),
        ("<table><tr><th>작성일</th><td>2024-05-18</td><th>담당부서</th><td>홍보과</td></tr></table>", []),
        ("<div>정책</div><div>2024.05.18 09:30</div>", []),
    ],
)
def test_who_stands_beside_the_date(above: str, expected: list[str]) -> None:
    assert names(page(above=above)) == expected


def test_the_tags_name_those_whom_the_byline_only_counts() -> None:
    tags = '<meta name=author content="나정호"><meta name=author content="도담희"></head>'
    assert names(page(above="<p>나정호 기자 외 1명</p>").replace("</head>", tags)) == ["나정호", "도담희"]
    assert names(page(above="<p>나정호 기자</p>").replace("</head>", tags)) == ["나정호"]
