"""The headline: tags propose, the page's lines confirm."""

from __future__ import annotations

import pytest

import bonmun
from bonmun.grammar.lines import is_complete
from bonmun.head.headline import find_title
from bonmun.head.tags import read_head
from bonmun.head.titles import clean
from bonmun.parse.page_lines import Line, parse
from bonmun.parse.walk import read

TEXT = "가나시가 도서관 여섯 곳을 밤에도 열기로 했다고 밝혔다."
FORMS = (
    "{} ::: 새벽신문",
    "[새벽신문] {}",
    "{} [새벽신문]",
    "{} (새벽신문)",
    "《새벽신문》 {}",
    "{}_새벽신문",
    "{}:새벽신문",
    "새벽신문:{}",
    "{} » 새벽신문",
    "{} ― 새벽신문",
    "{} ● 새벽신문",
    "{} / 새벽신문",
    "{} / 새벽신문 뉴스데스크",
    "{} - 새벽신문 뉴스",
    "{} ◀ 사회 ◀ 새벽신문",
    "{} - 당신의 뉴스, 새벽신문",
    "{} - 새벽을 여는 신문 새벽신문",
    "{} - SBN 뉴스",
    "{} | SBN NEWS",
    "{} - 새벽닷컴",
    "{} | 가람시",
    "{} | 보도자료 | 가람시",
    "보도자료 - {} - 가람시",
    "{} - 가람시청 > 보도자료",
    "{} < 사회 < 기사본문 - 새벽신문",
    "새벽신문 > 사회 > {}",
)
MENU = ["정치", "경제", "사회", "국제", "날씨", "구독", "검색"]
BODY = (
    "<p>가나시가 올해 도서관 문을 밤 열한 시까지 열기로 했다고 스무하루에 밝혔다. 이용자는 넉 달 만에 크게 늘었다.</p>"
    * 3
)


def found(head: str, body: str) -> tuple[str | None, str | None]:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    lines = read(tree, is_complete).lines
    headline = find_title(read_head(tree), lines)
    return headline.text, None if headline.index is None else lines[headline.index].text


def titled(title: str, body: str) -> tuple[str | None, str | None]:
    return found(f"<title>{title}</title>", body)


@pytest.mark.parametrize(
    "title",
    [
        "밤에도 여는 도서관 - 가나일보",
        "밤에도 여는 도서관 | 가나일보",
        "밤에도 여는 도서관 :: 네이버 뉴스",
        "밤에도 여는 도서관 : 뉴스 : 동아닷컴",
        "밤에도 여는 도서관 < 문화 < 기사본문 - 가나일보",
        "밤에도 여는 도서관-문화ㅣ한국일보",
        "가나일보 모바일 :: 밤에도 여는 도서관",
        "가나일보 - 밤에도 여는 도서관",
        "[한국일보] 밤에도 여는 도서관",
        "밤에도 여는 도서관 - 1등 인터넷뉴스 조선닷컴 - 사회 > 카드뉴스",
        "밤에도 여는 도서관",
    ],
)
def test_the_line_on_the_page_says_where_the_headline_ends(title: str) -> None:
    assert titled(title, f"<h1>밤에도 여는 도서관</h1>{BODY}") == ("밤에도 여는 도서관",) * 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("밤에도 여는 도서관 - 한국일보", "밤에도 여는 도서관"),
        ("밤에도 여는 도서관 | 중앙일보", "밤에도 여는 도서관"),
        ("밤에도 여는 도서관 :: 네이버 뉴스", "밤에도 여는 도서관"),
        ("밤에도 여는 도서관 : 뉴스 : 동아닷컴", "밤에도 여는 도서관"),
        ("밤에도 여는 도서관 < 문화 < 기사본문 - 가나일보", "밤에도 여는 도서관"),
        ("밤에도 여는 도서관-문화ㅣ한국일보", "밤에도 여는 도서관"),
        ("[한국일보] 밤에도 여는 도서관", "밤에도 여는 도서관"),
        ("[단독] 밤에도 여는 도서관", "[단독] 밤에도 여는 도서관"),
        ("봄 - 여름 사이", "봄 - 여름 사이"),
        ("도서관: 밤에도 연다", "도서관: 밤에도 연다"),
        ("가나-다라전, 밤에 열린다", "가나-다라전, 밤에 열린다"),
        ("한국일보", "한국일보"),
        *((form.format("밤에도 여는 도서관"), "밤에도 여는 도서관") for form in FORMS),
        ("여야, 추경 합의 - 예산 12조 원", "여야, 추경 합의 - 예산 12조 원"),
        ("가나일보 노조, 새 대표 뽑았다", "가나일보 노조, 새 대표 뽑았다"),
        ("한국일보 사옥 팔렸다", "한국일보 사옥 팔렸다"),
        ("도서관 / 미술관 밤에도 연다", "도서관 / 미술관 밤에도 연다"),
        ("[영상] 밤에도 여는 도서관", "[영상] 밤에도 여는 도서관"),
        ("밤에도 여는 도서관 (종합)", "밤에도 여는 도서관 (종합)"),
        ("밤에도 여는 도서관(사진)", "밤에도 여는 도서관(사진)"),
        ("가나시장: 밤에도 연다", "가나시장: 밤에도 연다"),
        ("5:3으로 이겼다", "5:3으로 이겼다"),
        ("《밤의 도서관》 나왔다", "《밤의 도서관》 나왔다"),
    ],
)
def test_outlets_go_and_words_stay(title: str, expected: str) -> None:
    assert clean(title) == expected


def test_the_page_wins_over_the_tags() -> None:
    body = f"<h1>[단독] 밤에도 여는 가나 도서관, 이용자 늘었다</h1>{BODY}"
    assert (
        titled("밤에도 여는 가나 도서관 이용자 늘어 - 한국일보", body)[0]
        == "[단독] 밤에도 여는 가나 도서관, 이용자 늘었다"
    )


def test_a_title_cut_short_is_completed() -> None:
    body = f"<h2>밤에도 여는 도서관에 이용자가 크게 늘었다</h2>{BODY}"
    assert titled("밤에도 여는 도서관에 이용…", body)[0] == "밤에도 여는 도서관에 이용자가 크게 늘었다"


def test_the_heading_is_meant_and_not_the_link() -> None:
    body = f'<ul><li><a href="/1">밤에도 여는 도서관</a></li></ul><h3 class="tit">밤에도 여는 도서관</h3>{BODY}'
    tree = parse(f"<title>밤에도 여는 도서관</title>{body}")
    lines = read(tree, is_complete).lines
    assert find_title(read_head(tree), lines).index == 1


def test_no_tag_says_anything() -> None:
    body = f"<h1>저장된 쪽 보기</h1><h3>밤에도 여는 도서관, 이용자 늘었다</h3><p>2024-01-26 08:28</p>{BODY}"
    assert titled("Document", body)[0] == "밤에도 여는 도서관, 이용자 늘었다"


def test_a_bold_line_over_a_date_where_nothing_is_a_heading() -> None:
    table = (
        "<table><tr><td><b>밤에도 여는 도서관, 이용자 늘었다</b></td></tr><tr><td>2003-04-05 11:20</td></tr></table>"
    )
    assert titled("가나일보", table + BODY)[0] == "밤에도 여는 도서관, 이용자 늘었다"
    assert titled("가나일보 - 가나의 아침을 엽니다", table + BODY)[0] == "밤에도 여는 도서관, 이용자 늘었다"


def test_an_error_message_is_no_headline() -> None:
    assert titled("가나일보", "<h2>요청하신 페이지를 찾을 수 없습니다.</h2>") == (None, None)


def test_the_shown_line_may_carry_the_outlet_too() -> None:
    assert (
        titled("밤에도 여는 도서관 - 가나일보", f"<h3>밤에도 여는 도서관 - 가나일보</h3>{BODY}")[0]
        == "밤에도 여는 도서관"
    )


def test_the_outlets_name_is_no_headline() -> None:
    body = f"<div>연합뉴스TV</div><h1>밤에도 여는 도서관</h1><p>입력 2024-01-26 08:28</p>{BODY}"
    assert titled("연합뉴스TV", body)[0] == "밤에도 여는 도서관"


def test_the_outlet_before_a_title_is_told_by_the_copyright_line() -> None:
    body = f"<div><p>{TEXT}</p></div><div>ⓒ 가람마루</div>"
    assert titled("가람마루 | 나무읍 빈 온실이 꽃시장으로", body)[0] == "나무읍 빈 온실이 꽃시장으로"
    assert titled("인터뷰 | 나무읍 빈 온실이 꽃시장으로", body)[0] == "인터뷰 | 나무읍 빈 온실이 꽃시장으로"


def test_a_release_may_have_its_title_and_its_day_on_one_line() -> None:
    shown = "<h2>보도자료</h2><div><strong>나무읍 빈 온실이 꽃시장으로</strong><span>2024-05-03</span></div>"
    assert titled("보도자료 | 가람시청", f"{shown}<p>{TEXT}</p>")[0] == "나무읍 빈 온실이 꽃시장으로"


def test_subheads_are_no_headlines() -> None:
    body = f'{BODY}<h3 class="editor-tit">이용자는 왜 늘었나, 다음 과제는</h3><p>홍길동 기자</p>'
    assert titled("밤에도 여는 도서관 - 한국일보", body) == ("밤에도 여는 도서관", None)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["밤에도 여는 도서관", "2024-03-18 08:28", "가나시가 밝혔다."], "밤에도 여는 도서관"),
        (["Search", "밤에도 여는 도서관 - 비즈니스포스트", "가나시가 밝혔다."], "밤에도 여는 도서관"),
        (
            ["밤에도 여는 도서관", "이용자가 늘었다", "가나시가 도서관을 밤에도 열기로 했다고 밝혔다."],
            None,
        ),
        (["가나시가 도서관을 밤에도 열기로 했다고 밝혔다.", "2024-03-18 08:28"], None),
        (["홍길동 기자", "입력 2024-03-18 08:28", "가나시가 밝혔다."], None),
        ([], None),
        (["밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["밤에도 여는 도서관", "밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["밤에도 여는 도서관", "- 이용자가 늘었다", TEXT], "밤에도 여는 도서관"),
        (["가나일보", "밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["사회", "밤에도 여는 도서관", "홍길동 기자", TEXT], "밤에도 여는 도서관"),
        (["밤에도 여는 도서관", "가나일보", TEXT], "밤에도 여는 도서관"),
        (["제목: 밤에도 여는 도서관", f"본문: {TEXT}"], "밤에도 여는 도서관"),
        (["[제목] 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["# 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["**밤에도 여는 도서관**", TEXT], "밤에도 여는 도서관"),
        (["<제목> 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["[제목]", "밤에도 여는 도서관", "[본문]", TEXT], "밤에도 여는 도서관"),
        (["헤드라인: 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["기사제목 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["「밤에도 여는 도서관」", TEXT], "밤에도 여는 도서관"),
        (["사회 > 밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["밤에도 여는 도서관", "조회 123", TEXT], "밤에도 여는 도서관"),
        (["https://gana.example/1", "밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["홈 > 사회", "밤에도 여는 도서관", TEXT], "밤에도 여는 도서관"),
        (["가나일보 > 사회 > 일반", "밤에도 여는 도서관", "2024.05.07", TEXT], "밤에도 여는 도서관"),
        (["댓글을 쓰려면 로그인을 먼저 해 주세요.", "밤에도 여는 도서관", "2024.05.07", TEXT], "밤에도 여는 도서관"),
        (["도서관은 누구의 것인가", TEXT], "도서관은 누구의 것인가"),
        (["밤의 도서관 - 가나일보", TEXT], "밤의 도서관"),
        (["도서관을 찾는 시민의 수가", TEXT], None),
        (['"밤이 길어졌다" 문 닫지 않는 도서관', TEXT], '"밤이 길어졌다" 문 닫지 않는 도서관'),
        (["[단독] 밤에도 여는 도서관", TEXT], "[단독] 밤에도 여는 도서관"),
        (["도서관, 밤에도 문 연다", TEXT], "도서관, 밤에도 문 연다"),
        (
            [*MENU, "바로 보는 편집 뉴스 구독해보세요!", "밤에도 여는 도서관", "입력2024.05.07. 오전 9:30", TEXT],
            "밤에도 여는 도서관",
        ),
        (
            [*MENU, "앱에서 보기", "밤에도 여는 도서관", "입력2024.05.07. 오전 9:30", TEXT],
            "밤에도 여는 도서관",
        ),
        ([*MENU, "밤에도 여는 도서관", "홍길동 기자", "입력", "2024. 5. 7. 09:30", TEXT], "밤에도 여는 도서관"),
        (["밤에도 여는 도서관", "이용자가 늘었다", "입력 2024.05.07 09:30", TEXT], "밤에도 여는 도서관"),
        (
            [
                *MENU,
                "기상 · 뉴스 캐스터",
                "프로그램 소개 다시보기",
                *MENU,
                "밤에도 여는 도서관",
                "2024.05.07 09:30",
                TEXT,
            ],
            "밤에도 여는 도서관",
        ),
        ([*MENU, *MENU, TEXT], None),
        (["가나 최신글 예전글 댓글 Ask | 로그인", *MENU, TEXT], None),
        (["[카드뉴스] 밤에도 여는 도서관", TEXT], "[카드뉴스] 밤에도 여는 도서관"),
        (["[가나일보] 2024-05-07 27면 40판 사회 뉴스 1244자", TEXT], None),
        (["■ 이용자는 왜 늘었나", TEXT], None),
        (["🔎 핵심만 콕콕", TEXT], None),
        (["1. 이용자는 왜 늘었나", TEXT], None),
        (["△ 도서관 여섯 곳", TEXT], None),
        (["도서관을 찾는 사람이", TEXT], None),
        (["[앵커]", TEXT], None),
        (["【 앵커멘트 】", TEXT], None),
        (["[가나TV 홍길동 외신캐스터]", TEXT], None),
        (["[연재 기획] (종합)", TEXT], None),
        (["밤의 도서관. /홍길동 기자", TEXT], None),
        (["밤의 도서관 [홍길동 기자]", TEXT], None),
        (["사람들이 책을 보고 있다. photo 홍길동", TEXT], None),
        (["(서울=연합뉴스) 홍길동 기자 = 도서관이 문을 연다", TEXT], None),
        (["https://gana.example/1", TEXT], None),
        (["홍길동·김가나·이다라", "2024.05.07", TEXT], None),
        ([TEXT, TEXT], None),
        (["밤에도 여는 도서관"], None),
    ],
)
def test_dumps(texts: list[str], expected: str | None) -> None:
    lines = [Line(text, index, None) for index, text in enumerate(texts)]
    assert find_title(None, lines).text == expected


def test_a_dumps_headline_stands_over_its_date_below_the_menu() -> None:
    menu = "로그인 회원가입 검색 정치 경제 사회 문화 국제 스포츠 연예 지역 오피니언 포토 영상 전체기사".split()
    text = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
    rows = (
        *menu,
        "가람시, 골목 조명 모두 바꾼다",
        "기자명 서이든 기자 입력 2025.06.18 18:05",
        text,
        text.replace("가람", "한빛"),
    )
    assert bonmun.clean_text("\n".join(rows)).title == "가람시, 골목 조명 모두 바꾼다"
