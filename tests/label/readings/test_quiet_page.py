"""Articles without a told sentence are found by the frame of an article: headline, date, lines, byline."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text
from bonmun.label.readings import quiet_page
from bonmun.label.readings.body import Reading
from tests.label.sheets import Row, box, junk, link, plain, sheet, told

READER = Extractor(fallback=False)
LISTS = {
    "[인사] 한빛은행": ("◎ 부행장 승진", "▷ 나정호 ▷ 도하린", "◎ 본부장", "▷ 영업본부장 차우림 ▷ 여신본부장 표가람"),
    "[인사] 가람연구원": ("선임연구위원 나정호", "연구위원 도하린", "부연구위원 차우림", "책임연구원 표가람"),
    "[결혼] 나정호·도하린": ("▲ 나정호 군(시청)·도하린 양(한빛읍) = 11일 오후 1시, 가람홀 3층",),
    "[합격자] 가람시 9급": ("◇ 일반행정", "나정호 도하린 차우림", "◇ 사회복지", "표가람 문가온"),
    "[인사] 가람시": ("◇ 국장급", "▲ 공원국장 나정호", "▲ 문화국장 도하린"),
    "[부고] 나정호씨 부친상": ("▲ 나하늘씨 별세, 나정호(시청 과장)씨 부친상 = 7일, 가람의료원, 발인 9일 오전 7시",),
    "[프로축구] 8일 전적": ("△ 8일 전적", "가람 3-1 한빛", "누리 0-0 다온", "△ 순위", "1 가람 21"),
    "[주간일정] 가람시": ("◇ 8일(수)", "△ 오전 10시 설명회(가람시청)", "◇ 9일(목)", "△ 오후 2시 본회의(시의회)"),
    '[속보] 나정호 시장 "산책로 다시 연다"': ('나정호 시장 "강변 산책로 6월에 다시 연다"',),
    "밤에": ("강가에 앉아", "불빛을 센다", "하나, 둘, 셋", "다시 하나"),
    "세 가지 나물 무침": ("재료: 시금치 한 단, 소금 약간", "① 시금치를 데친다", "② 물기를 짜고 무친다"),
}


@pytest.mark.parametrize("title", LISTS)
@pytest.mark.parametrize("shape", ["<p>{}</p>", "{}<br>", "<li>{}</li>", "<tr><td>{}</td></tr>"])
@pytest.mark.parametrize("foot", ["", "<p>한빛일보는 신문윤리강령을 지킵니다. 문의는 독자센터에서 받습니다.</p>"])
def test_a_page_without_a_sentence_is_an_article(title: str, shape: str, foot: str) -> None:
    rows = LISTS[title]
    block = "table" if "td" in shape else "ul" if "li" in shape else "div"
    text = "".join(shape.format(row) for row in rows)
    article = READER.extract(
        f"<html><title>{title}</title><body><ul><li><a href=/1>정치</a><li><a href=/2>경제</a></ul><h1>{title}</h1>"
        f"<div>입력 2024.05.07 09:30</div><{block}>{text}</{block}><div>나정호 기자</div><footer>{foot}</footer>"
    )
    assert article.paragraphs == rows
    assert article.kind == "article"


@pytest.mark.parametrize("title", [title for title in LISTS if title != "밤에"])
def test_a_dump_without_a_sentence_is_an_article(title: str) -> None:
    rows = LISTS[title]
    assert clean_text("\n".join([title, "2024-05-08 09:30", "", *rows])).paragraphs == rows


def test_a_page_of_teasers_is_a_list() -> None:
    names = ("산책로 다시 열려", "나무 심기 끝나", "장터 새 단장", "다리 놓기 시작", "학교 백 돌")
    rows = "".join(
        f"<div><a href=/{i}><h3>{name}</h3></a><p>시가 {i}일 소식을 냈다. 곧 알린다.</p><i>2024.05.0{i}</i></div>"
        for i, name in enumerate(names, 1)
    )
    article = READER.extract(f"<html><title>사회</title><body><main><h1>사회</h1>{rows}</main></body></html>")
    assert (article.kind, article.paragraphs, article.published) == ("list", (), None)


def test_a_form_is_no_article() -> None:
    page = "<html><title>로그인</title><h1>로그인</h1><form><label>아이디</label><label>비밀번호</label></form></html>"
    assert READER.extract(page).paragraphs == ()


NAMES = (
    "들꽃마을 새 다리 놓는다",
    "도서관 밤에도 문 연다",
    "호수에 배 띄운다",
    "가로등 모두 바꿔",
    "새벽장터 다시 열려",
)


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href=/{i}>{name}</a></li>",
        "<li><a href=/{i}>{name}</a><p>시가 {i}일 소식을 내고 곧 알린다고 밝혔다.</p></li>",
        "<tr><td>{i}</td><td><a href=/{i}>{name}</a></td><td>2024-05-0{i}</td></tr>",
        "<a href=/{i}><div>{name}</div><div>시가 소식을 냈다. 곧 알린다고 했다.</div></a>",
    ],
    ids=["links", "leads", "rows", "cards"],
)
@pytest.mark.parametrize("head", ["<h1>사회</h1>", "<h1>검색결과</h1><p>검색결과 총 128건</p>"])
def test_pages_of_headlines_are_lists(row: str, head: str) -> None:
    rows = "".join(row.format(i=i, name=name) for i, name in enumerate(NAMES, 1))
    block = "table" if "<td" in row else "ul" if "<li" in row else "div"
    page = f"<!doctype html><title>사회</title><main>{head}<{block}>{rows}</{block}></main>"
    article = Extractor().extract(page)
    assert (article.kind, article.paragraphs) == ("list", ())


def test_a_few_links_under_a_picture_make_no_list() -> None:
    figure = "<figure><img src=a><figcaption>강변의 벤치</figcaption></figure>"
    page = f"<html><title>벤치</title><h1>강변의 벤치</h1>{figure}<ul><li><a href=/1>{NAMES[0]}</a></ul></html>"
    assert READER.extract(page).kind == "photo"


def test_one_line_behind_a_dateline_is_the_article() -> None:
    flash = "<p>(가람=연합뉴스) 나정호 기자 = 가람대교 양방향 통제</p>"
    page = (
        f"<html><title>[속보] 다리 통제</title><h1>[속보] 다리 통제</h1><p>입력 2024.05.07 09:30</p><div>{flash}</div>"
    )
    article = READER.extract(page)
    assert article.paragraphs == ("가람대교 양방향 통제",)
    assert [author.name for author in article.authors] == ["나정호"]


def test_a_flash_is_not_beaten_by_what_readers_promise() -> None:
    said = "<section><h3>댓글 1</h3><p>다리가 막혀 큰일이네요. 아이들과 천천히 가겠습니다.</p></section>"
    flash = "<p>입력 2024.05.07 09:30</p><div><p>가람대교 양방향 통제</p></div>"
    page = f"<html><title>[속보] 다리</title><h1>[속보] 다리</h1>{flash}{said}"
    assert READER.extract(page).paragraphs == ("가람대교 양방향 통제",)


def test_a_list_stands_around_the_one_sentence_of_a_picture() -> None:
    head = "<h1>[인사] 가람은행</h1><p>입력 2024.03.18 14:05</p>"
    shown = "<dl><dt><img src='a.jpg'></dt><dd>가람은행 앞에서 손님들이 줄을 서 있다.</dd></dl>"
    entries = ["■ 승진", "△ 기획부장 도하린", "■ 전보", "△ 총무부장 서이든"]
    first, last = ("".join(f"<p>{one}</p>" for one in part) for part in (entries[:2], entries[2:]))
    page = f"{head}<div>{first}{shown}{last}</div>"
    found = Extractor(sites=False).extract(f"<!doctype html><title>[인사] 가람은행</title>{page}").paragraphs
    assert [one for one in found if one in entries] == entries


def test_a_list_of_others_in_a_box_parts_the_lines_of_one_block() -> None:
    head = "<h1>[인사] 가람은행</h1><p>입력 2024.03.18 14:05</p>"
    others = "<div><strong>관련기사</strong><ul><li><a href='/1'>누리강 둔치 봄꽃 잔치 열린다</a></li></ul></div>"
    page = f"{head}<div><p>■ 승진</p><p>△ 기획부장 도하린</p>{others}<p>△ 총무부장 서이든</p></div>"
    found = Extractor(sites=False).extract(f"<!doctype html><title>[인사] 가람은행</title>{page}").paragraphs
    assert found == ("■ 승진", "△ 기획부장 도하린", "△ 총무부장 서이든")


def held(*rows: Row) -> list[int]:
    return list(quiet_page._held(sheet(*rows), 0))


def test_lines_of_one_block_are_held_over_what_parts_them() -> None:
    own, other = box(), box()
    one, far = plain("가람고 3 대 2 한빛고", own), plain("가람고 3 대 2 한빛고", other)
    picture, card = plain("골목", box("figure", "", own)), link("누리강 둔치 봄꽃 잔치", own)
    assert held(one, one) == [0, 1]
    assert held(one, far) == [0, 1]
    assert held(one, picture, one) == [0, 2]
    assert held(one, card, one) == [0, 2]
    assert held(one, card, far, one) == [0]
    assert held(one, junk("copyright", element=own), one) == [0]
    assert held(one, card, plain("가람고"), one) == [0]
    assert held(plain("가람고"), card, plain("가람고")) == [0]
    assert held(junk("share"), one) == [1]
    assert held(junk("heading"), one) == []


def test_what_may_stand_between_two_lines_of_a_block() -> None:
    own = box()
    score = plain("가람고 3 대 2 한빛고", own)
    boxed = box("div", "", own)
    heading = junk("heading", "관련기사", boxed)
    assert held(score, heading, link(element=boxed), score) == [0, 3]
    assert held(score, heading, plain("골목", boxed), score) == [0]
    assert held(score, junk("heading", "관련기사", own), score) == [0]
    assert held(score, score, link("누리강 둔치 봄꽃 잔치", own), score, score) == [0, 1, 3, 4]
    assert held(score, link("누리강 둔치 봄꽃 잔치", own)) == [0]
    assert held(score, score, link("누리강", own), junk("share", element=own), score) == [0, 1]


def test_no_line_of_the_article_stands_in_or_below_a_box_of_comments() -> None:
    own, said = box(), box()
    made = sheet(plain("가람고", own), plain("믿지 않는다", said), plain("가람고", own))
    assert list(quiet_page._held(made, 0)) == [0, 1, 2]
    assert list(quiet_page._held(made._replace(comments=(said,)), 0)) == [0]
    assert list(quiet_page._held(made._replace(comments=(said,)), 1)) == [1, 2]


def test_which_lines_may_be_the_articles() -> None:
    def is_text(row: Row) -> bool:
        return quiet_page._is_text(sheet(row), 0)

    unseen = box()
    unseen.hidden = True
    assert is_text(plain("가람고"))
    assert is_text(told())
    assert is_text(plain("가람고\t3", items=2))
    for row in (
        plain("가람고 한빛고", items=2),
        link("가람고"),
        junk(),
        plain("서이든 기자"),
        plain("2024.03.18 14:05"),
        plain("무단전재 및 재배포 금지"),
        plain("존재하지 않는 기사입니다"),
        told("네이버에서 가람일보를 구독하세요."),
        plain("가람고", unseen),
        plain("가람고", box("figure")),
        plain("가람고", box("aside")),
    ):
        assert not is_text(row), row.text


def test_which_link_is_another_articles_headline() -> None:
    def is_title(row: Row) -> bool:
        return quiet_page._is_title(sheet(row), 0)

    assert is_title(link("누리강 둔치 봄꽃 잔치"))
    assert not is_title(plain("누리강 둔치 봄꽃 잔치"))
    assert not is_title(link("누리강 둔치 봄꽃 잔치", items=2))
    assert not is_title(link("네이버에서 가람일보를 구독하세요"))


def test_the_last_date_or_byline_right_under_the_headline() -> None:
    def stamp(*rows: Row, headline: int | None = 0) -> int | None:
        return quiet_page._stamp(sheet(*rows), headline)

    head, dated, signed = plain("새 조명"), plain("2024.03.18 14:05"), plain("서이든 기자")
    assert stamp(head, dated, signed, plain()) == 2
    assert stamp(head, dated, plain(), signed) == 1
    assert stamp(head, plain(), dated) == 2
    assert stamp(head, plain()) is None
    assert stamp(dated, head, headline=1) is None
    assert stamp(dated, head, headline=None) == 0
    assert stamp(head, link("서이든 기자"), plain()) == 1
    assert stamp(head, Row("repeat", "서이든 기자"), plain()) == 1
    assert stamp(head, told("서이든 기자"), plain()) is None
    assert stamp(head, junk("share", "서이든 기자"), plain()) is None


def test_a_page_has_a_container_and_the_headline_is_no_line_of_its_text() -> None:
    own = box()
    rows = [plain("새 조명", own), plain("2024.03.18 14:05", own), plain("새  조명", own), plain("1호선", own)]
    assert quiet_page.find(sheet(*rows), 0) == Reading(0, 0, (), 0.0)
    longer = [*rows, plain("2호선", own), plain("3호선", own)]
    assert quiet_page.find(sheet(*longer), 0) == Reading(3, 6, ((3, 6),), 80)
    assert quiet_page.find(sheet(*longer[:-1]), 0).weight == 0
    assert quiet_page.find(sheet(plain("2024.03.18 14:05"), plain("새 조명"), plain("1호선 2호선")), None).start == 1
