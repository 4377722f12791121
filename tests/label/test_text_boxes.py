"""What stands between an article's paragraphs, or closes it in a list, a table or a box, is the article's."""

from __future__ import annotations

import pytest

from bonmun import Extractor

TOLD = (
    "가람시는 7일 새 도서관을 연다고 밝혔다. 책은 6만 권이고, 열람석은 400석이다.",
    "시는 지난해 가을부터 공사를 벌였다. 공사비는 모두 120억원이 들어간 것으로 전해졌다.",
    "나정호 가람시장은 “누구나 쉬어 가는 곳으로 만들겠다”고 말했다.",
)
BOXES = {
    "marked": "<ul><li>△ 1단계 3월 2일~6월 30일</li><li>△ 2단계 7월 1일~9월 30일</li></ul>",
    "plain": "<ul><li>접수처 가람시청 민원실 안쪽 창구</li><li>준비물 신분증과 증명사진 두 장</li></ul>",
    "steps": "<ol><li>회원증부터 만든다</li><li>무인 대출기에 책을 올린다</li></ol>",
    "terms": "<dl><dt>여는 시간</dt><dd>아침 9시부터 밤 9시까지</dd><dt>쉬는 날</dt><dd>월요일과 공휴일</dd></dl>",
    "box": "<div><p>△ 개관식 3월 2일</p><p>△ 음악회 7월 1일</p></div>",
    "table": "<table><tr><th>구분</th><th>사람</th></tr><tr><td>새벽반</td><td>20명</td></tr></table>",
    "quotation": "<blockquote>책은 도시의 마음이다</blockquote>",
    "preformatted": "<pre>새 도서관 이용 시간\n평일 09:00~21:00</pre>",
    "about": "<div class=box><p>■ 가람도서관은</p><p>2019년 공모로 설계를 정했고 2024년에 문을 열었다.</p></div>",
    "linked": "<p><a href=/hours>도서관은 월요일에 쉬고 나머지 날에는 밤 9시까지 연다.</a></p>",
}
WORDS = {
    "marked": ["2단계 7월"], "plain": ["접수처", "준비물"], "steps": ["회원증부터", "무인 대출기"],
    "terms": ["아침 9시", "월요일과"], "box": ["개관식", "음악회"], "table": ["구분", "20명"],
    "quotation": ["책은 도시의"], "preformatted": ["평일 09:00"], "about": ["가람도서관은", "2019년 공모로"],
    "linked": ["나머지 날에는"],
}  # fmt: skip
FRAMES = (
    "<div><h1>가람시 새 도서관 연다</h1><div>{}</div><div>ⓒ 가람일보 무단전재 금지</div></div>",
    "<main><h1>가람시 새 도서관 연다</h1><div>입력 2024.05.03 10:20</div><div>{}</div><div>나정호 기자</div>"
    "<div>관련기사</div><ul><li><a href=/1>가람시, 물난리 복구</a></li><li><a href=/2>주차장은 가을에</a></li></ul>",
)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("block", ["<p>{}</p>", "<div>{}</div>", "{}<br><br>"])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("many", "place"), [(2, 1), (2, 2), (3, 1), (3, 3)])
def test_a_box_of_the_text_is_kept(box: str, block: str, frame: str, many: int, place: int) -> None:
    blocks = [block.format(text) for text in TOLD[:many]]
    blocks.insert(place, BOXES[box])
    article = _read(frame.format("".join(blocks)))
    assert [word for word in (*TOLD[:many], *WORDS[box]) if word not in article] == []
    assert "무단전재" not in article
    assert "주차장" not in article


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li><a href=/1>가람시, 물난리 복구에 40억 원</a></li><li><a href=/2>주차장은 가을에 문 열어</a></li></ul>",
        "<ul><li>좋아요 3</li><li>슬퍼요 1</li></ul>",
        "<div class=related_news><p>■ 이어 볼 글</p><p>가람시가 물난리를 겪은 마을을 찾았다.</p></div>",
        "<div>나정호 기자</div><div><p>△ 개관식 3월 2일</p><p>△ 음악회 7월 1일</p></div>",
    ],
)
def test_a_box_behind_the_text_goes(box: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in TOLD)
    assert _read(FRAMES[0].format(text + box)) == "\n\n".join(TOLD)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("name", ["CmAdContent article", "view_share_wrap", "print_keyword_area"])
def test_the_name_of_the_texts_own_container_says_nothing(box: str, name: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in TOLD) + BOXES[box]
    article = _read(f"<h1>가람시 새 도서관 연다</h1><div class='{name}'>{text}</div>")
    assert [word for word in (*TOLD, *WORDS[box]) if word not in article] == []


def test_a_closing_word_over_a_day_is_no_headline_of_another() -> None:
    said = "<p>이제 저는 정든 법원을 떠납니다. 여러분께 깊이 감사드립니다.</p>"
    text = "".join(f"<p>{one}</p>" for one in TOLD) + said + "<p>안녕히 계십시오.</p><p>2023. 12. 29.</p>"
    assert "안녕히 계십시오." in _read(f"<div><h1>가람시 새 도서관 연다</h1><div>{text}</div></div>")


@pytest.mark.parametrize("name", ["전화", "메일", "카카오톡"])
def test_a_contact_right_under_a_call_for_tips_is_one_too(name: str) -> None:
    call = f"<p>※ '당신의 제보가 뉴스가 됩니다'<br>[{name}] 02-000-0000<br>[메일] jebo@garam.example</p>"
    text = "".join(f"<p>{one}</p>" for one in TOLD[:1]) + call + f"<p>{TOLD[1]}</p><p>{TOLD[2]}</p>"
    found = _read(f"<div><h1>가람시 새 도서관 연다</h1><div>{text}</div></div>")
    assert "02-000" not in found
    assert TOLD[2] in found


def _read(body: str) -> str:
    page = f"<html><title>가람시 새 도서관 연다</title><body>{body}</body></html>"
    return Extractor(sites=False, fallback=False).extract(page).text
