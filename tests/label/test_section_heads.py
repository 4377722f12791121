"""What opens an article's parts is its own, the first of its kind too; what tells of its author behind it is not."""

from __future__ import annotations

import pytest

from bonmun import Extractor

PARTS = (
    (
        "빈 가게 늘어나는 골목",
        "가람시 늘봄동 골목에는 빈 가게가 열두 곳으로 늘었다. 상인회는 지난봄부터 손님이 줄었다고 말했다.",
    ),
    (
        "세를 낮춘 집주인들",
        "집주인 세 사람은 세를 낮추기로 했다. 이들은 가을까지 값을 올리지 않겠다고 약속했다고 전해졌다.",
    ),
    ("다시 켜진 불빛", "골목에는 새 빵집이 문을 열었다. 주인은 첫날 손님이 백 명 넘게 찾아왔다며 웃었다고 한다."),
)
READER = Extractor(sites=False, fallback=False)


@pytest.mark.parametrize(
    "head",
    [
        "<div class=highlightBlock><div>━</div><b>{}</b><div>━</div></div>",
        "<div class=part><strong>{}</strong></div>",
        "<p class=sub_tit><b>{}</b></p>",
        "<h3>{}</h3>",
    ],
)
@pytest.mark.parametrize("block", ["<p>{}</p>", "{}<br><br>"])
def test_the_first_heading_of_the_parts_is_no_deck(head: str, block: str) -> None:
    body = "".join(head.format(title) + block.format(text) for title, text in PARTS)
    page = f"<html><title>골목의 봄</title><body><h1>골목의 봄</h1><div>{body}</div><footer>가람일보</footer>"
    text = READER.extract(page).text
    assert [words for part in PARTS for words in part if words not in text] == []


def test_a_deck_of_another_look_stays_a_deck() -> None:
    body = "<div class=deck><b>상인회 “손님이 줄었다”</b></div>" + "".join(
        f"<div class=part><b>{title}</b></div><p>{text}</p>" for title, text in PARTS
    )
    page = f"<html><title>골목의 봄</title><body><h1>골목의 봄</h1><div>{body}</div></body></html>"
    assert "손님이 줄었다”" not in READER.extract(page).text


@pytest.mark.parametrize("inline", ["span", "font", "b"])
def test_what_stands_before_the_last_inline_element_of_a_block_is_kept(inline: str) -> None:
    head = (
        "가람라디오(FM 90.5) [아침 골목길]<br>□ 방송일시 : 2023년 4월 10일 (월요일)<br>□ 출연자 : 나정호 상인회장<br>"
    )
    text = "<br>".join(text for _, text in PARTS)
    page = f"<div><h1>골목의 봄</h1><div><{inline}>{head}</{inline}><br><{inline}>{text}<br></{inline}></div></div>"
    article = READER.extract(f"<html><title>골목의 봄</title><body>{page}</body></html>").text
    assert "방송일시 : 2023년" in article
    assert "출연자 : 나정호" in article


@pytest.mark.parametrize("mark", ["●", "■", "□"])
@pytest.mark.parametrize("word", ["저서", "약력", "학력"])
def test_an_entry_of_the_authors_life_is_no_cue(mark: str, word: str) -> None:
    life = f"<sub><b>나정호</b><br>{mark}1956년 출생<br>{mark}{word} : ‘골목의 봄’ ‘늘봄동 이야기’ 外</sub>"
    body = "".join(f"<p>{text}</p>" for _, text in PARTS)
    page = f"<html><title>골목의 봄</title><body><h1>골목의 봄</h1><div>{body}<div>{life}</div></div></body></html>"
    assert word not in READER.extract(page).text
