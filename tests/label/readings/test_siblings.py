"""The paragraphs beside the longest are the article's too, whatever stands around them weighs."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label.readings import siblings
from tests.label.sheets import box, plain, sheet

TOLD = (
    "가람시가 강변 산책로를 새로 열었다.",
    "시는 3일 오전 강변 산책로 4킬로미터 구간에서 개통식을 열고 "
    "자전거 길과 쉼터 열두 곳을 함께 공개했으며 이달 안에 나무 삼백 그루를 더 심을 계획이라고 밝혔다.",
    "공사에는 여덟 달이 걸렸다.",
)
BLOCKS = ["<p>{}</p>", "<p><span>{}</span></p>", "<div>{}</div>", "<div><p>{}</p></div>", "{}<br><br>"]
BETWEEN = [
    "<figure><button>사진 확대</button><img src=a><figcaption>강변 산책로. 가람시 제공</figcaption></figure>",
    "<div class=tools><span>크게</span><span>작게</span><span>인쇄하기</span></div>",
    "<div class=ad_area><em>광고</em></div><div class=copy>저작권자 ⓒ 가람일보 무단전재 및 재배포 금지</div>",
]


@pytest.mark.parametrize("box", BETWEEN)
@pytest.mark.parametrize(
    "block", ["<p>{}</p>", "<p><span>{}</span></p>", "<div>{}</div>", "<div><p>{}</p></div>", "{}<br><br>"]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_short_paragraphs_around_a_long_one_are_kept(box: str, block: str, place: int) -> None:
    blocks = [block.format(text) for text in TOLD]
    blocks.insert(place, box)
    text = "".join(blocks) + BETWEEN[2] + "<ul><li>가람시 소식</li></ul>" + BETWEEN[1]
    page = f"<html><title>산책로 열려</title><body><h1>산책로 열려</h1><div><div>{text}</div></div></body></html>"
    assert Extractor(sites=False, fallback=False).extract(page).paragraphs == TOLD


def test_a_teaser_beside_the_only_paragraph_is_none_of_it() -> None:
    beside = f"<a href=/2>가람시 새 도서관, 이달 문 연다</a><p>{TOLD[0][:-1]}…</p><div>저작권자 ⓒ 가람일보</div>"
    page = (
        f"<html><title>산책로 열려</title><body><h1>산책로 열려</h1><div><p>{TOLD[1]}</p>{beside}</div></body></html>"
    )
    assert Extractor(sites=False, fallback=False).extract(page).paragraphs == TOLD[1:2]


def test_a_line_is_text_where_no_element_around_it_says_otherwise() -> None:
    around = box("div", "related")

    def is_text(tag: str, name: str = "", *, hidden: bool = False) -> bool:
        holder = box(tag, name, around)
        holder.hidden = hidden
        return siblings._is_text(sheet(plain(element=box("p", "", holder))).lines[0], around)

    assert is_text("div", "view")
    assert not is_text("div", "related_news")
    assert not is_text("div", "side-bar")
    assert not is_text("footer")
    assert not siblings._is_text(sheet(plain()).lines[0], around)
    unseen = box("p", "", around)
    unseen.hidden = True
    assert not siblings._is_text(sheet(plain(element=unseen)).lines[0], around)
