"""Articles of one to three sentences are not beaten by what a site says of itself."""

from __future__ import annotations

import pytest

from bonmun import Extractor
from bonmun.label.readings import briefs
from bonmun.label.readings.body import Reading
from tests.label.sheets import SAID, box, junk, link, plain, sheet, told

LEAD = "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다."
NEXT = "시는 이달 말까지 공사를 마친다고 3일 밝혔다."
FEET = [
    "<footer><p>한빛일보의 모든 콘텐츠는 저작권법의 보호를 받은바, 무단 전재와 복사, 배포 등을 금합니다.</p>"
    "<p>한빛일보는 인터넷신문위원회의 자율심의를 준수하기로 한 매체입니다.</p></footer>",
    "<div id=bottom><div>한빛일보<br>주소: 가람시 한빛로 1<br>등록번호: 가람 아00011<br>"
    "한빛일보는 신문윤리강령과 그 실천요강을 지킵니다. 고충 처리와 정정 보도 신청은 독자센터에서 받습니다.</div></div>",
    "<section class=cmts><p>벤치보다 가로등이 먼저 아닌가요? 밤에는 너무 어둡던데요.</p><p>동감이에요.</p></section>",
]
READER = Extractor(fallback=False)


@pytest.mark.parametrize("foot", FEET, ids=["copyright", "ethics", "comments"])
@pytest.mark.parametrize("body", ["<article>{}</article>", "<div class=art>{}</div>", "<div><div>{}</div></div>"])
@pytest.mark.parametrize("count", [1, 2])
def test_a_brief_is_the_article(body: str, foot: str, count: int) -> None:
    told = (LEAD, NEXT)[:count]
    text = body.format("".join(f"<p>{one}</p>" for one in told))
    page = f"<html><title>강변에 벤치</title><body><main><h1>강변에 벤치</h1>{text}</main>{foot}</body></html>"
    assert READER.extract(page).paragraphs == told


@pytest.mark.parametrize("cell", ["<table><tr><td>{}</td></tr></table>", "<div class=art>{}</div>", "<pre>{}</pre>"])
def test_an_article_in_one_block_is_read(cell: str) -> None:
    text = cell.format(f"{LEAD} {NEXT}")
    page = f"<html><title>강변에 벤치</title><body><h1>강변에 벤치</h1>{text}<div>나정호 기자</div></body></html>"
    assert " ".join(READER.extract(page).paragraphs) == f"{LEAD} {NEXT}"


def test_teasers_under_links_are_no_brief() -> None:
    rows = "".join(f"<li><a href=/{i}>강변 산책로 소식 {i}번째 이야기</a><p>{LEAD}</p></li>" for i in range(5))
    page = f"<html><title>사회</title><body><h1>사회 뉴스</h1><ul>{rows}</ul></body></html>"
    assert READER.extract(page).paragraphs == ()


def test_a_caption_alone_is_no_brief() -> None:
    figure = f"<figure><img src=a><figcaption>{LEAD}</figcaption></figure>"
    page = f"<html><title>벤치</title><body><h1>강변의 벤치</h1>{figure}"
    assert READER.extract(page).kind == "photo"


def test_what_is_told_in_a_reading_counts_and_nothing_before_it() -> None:
    made = sheet(told(), plain(), told(SAID), told())
    assert briefs.tells(made, Reading(0, 2, (), 1.0))
    assert not briefs.tells(made, Reading(1, 3, (), 1.0))
    assert briefs.tells(made, Reading(1, 4, (), 1.0))


def test_cards_are_links_with_a_text_under_each() -> None:
    card, other = (link(), plain()), (link(), told())
    assert briefs.is_among_cards(sheet(link(), *card, *card, *other), 0)
    assert not briefs.is_among_cards(sheet(link(), *card, *card, link(), link()), 0)
    assert not briefs.is_among_cards(sheet(plain(), *card, *card, *other), 0)
    assert not briefs.is_among_cards(sheet(link(), *card, *card, *other), None)


def test_a_brief_is_told_to_no_reader_and_promises_nothing() -> None:
    def is_told(text: str) -> bool:
        return briefs._is_told(sheet(told(text)), 0)

    assert is_told(LEAD)
    for said in (
        SAID,
        "앞으로도 열심히 하겠습니다.",
        "앞으로도 열심히 하겠습니다!",
        "존재하지 않는 기사라고 한다.",
    ):
        assert not is_told(said)
    assert not briefs._is_told(sheet(plain(LEAD)), 0)


def test_how_far_below_its_headline_a_card_is_looked_for() -> None:
    card = [link("누리강 둔치 봄꽃 잔치"), told(SAID)]
    assert briefs.is_among_cards(sheet(link(), *card * 3), 0)
    assert briefs.is_among_cards(sheet(plain(), link(), *card * 3), 1)
    assert not briefs.is_among_cards(sheet(link(), told(SAID), *card * 2), 1)
    assert briefs.is_among_cards(sheet(link(), told(SAID), *card * 2), 0)
    assert not briefs.is_among_cards(sheet(link(), *[link("누리강 둔치 봄꽃 잔치")] * 6), 0)
    assert briefs.is_among_cards(sheet(link(), *[link("누리강 둔치 봄꽃 잔치"), plain()] * 3), 0)
    assert not briefs.is_among_cards(sheet(link(), *[link("누리강"), told(SAID)] * 3), 0)
    far = [junk()] * (briefs.DOWN - 6)
    assert briefs.is_among_cards(sheet(link(), *far[1:], *card * 3), 0)
    assert not briefs.is_among_cards(sheet(link(), *far, *card * 3), 0)


def test_a_brief_is_read_with_the_block_it_stands_in() -> None:
    own = box()
    rows = [
        plain("새 조명", own),
        plain("골목", own),
        told(LEAD, own),
        told(NEXT, own),
        told(LEAD, own),
        plain("골목", own),
    ]
    found = briefs.find(sheet(*rows), 0)
    assert found == Reading(2, 5, ((0, 6),), 2 * len(LEAD) + len(NEXT))
    said = box()
    rows = [plain("새 조명"), told(NEXT, said), told(LEAD, own)]
    assert briefs.find(sheet(*rows)._replace(comments=(said,)), 0).start == 2
    assert briefs.find(sheet(*rows), 0).start == 1
    assert briefs.find(sheet(*rows)._replace(comments=(said, own)), 0).weight == 0
    assert briefs.find(sheet(plain(), link(element=own), told(NEXT, own), told(LEAD, own)), 0).start == 2


def test_the_line_that_is_told_outweighs_a_heavier_run_of_its_block() -> None:
    own = box()
    heavy = told("벤치 소식을 날마다 받아 보실 수 있도록 여러 갈래로 마련해 두었습니다. " * 4, own)
    found = briefs.find(sheet(plain(), told(LEAD, own), *[junk(element=own)] * 8, heavy), 0)
    assert (found.start, found.end) == (1, 2)
    assert found.weight == 80
