"""Briefs on pages that say more around them than they do: by what the page's tags quote, and by where they stand."""

from __future__ import annotations

import pytest

from bonmun import Extractor

READER = Extractor(sites=False, fallback=False)
BRIEF = "가람시는 7일 강변 산책로에 벤치 열두 개를 놓는다고 밝혔다."
POLITE = "가람시가 강변 산책로에 벤치 열두 개를 놓는 방안을 추진합니다."
REMARKS = (
    "벤치보다 가로등이 먼저라고 몇 해째 말해 왔는데 아무도 듣지 않았다.",
    "지난겨울에는 산책로가 얼어 이웃 두 분이 크게 다치셨다.",
    "강 건너 나래군은 같은 돈으로 그늘막과 물놀이터까지 놓았다.",
    "작년 봄에 심은 나무는 물을 제때 주지 않아 절반이 말라 죽었다.",
    "담당자에게 전화를 세 번 걸었지만 한 번도 받지 않았다.",
    "공사가 끝나기도 전에 바닥이 패어 자전거가 넘어지는 일도 보았다.",
)
MENU = "".join(f"<li><a href=/{i}>{i}번째로 많이 본 가람 소식입니다</a></li>" for i in range(20))


def read(body: str, description: str = "", title: str = "강변에 벤치 열두 개") -> tuple[str, ...]:
    tags = f'<meta property="og:description" content="{description}">' if description else ""
    page = f"<html><head><title>{title}</title>{tags}</head><body>{body}</body></html>"
    return READER.extract(page).paragraphs


@pytest.mark.parametrize("brief", [f"<p>{BRIEF}</p>", f"<div><span>{BRIEF}</span></div>", f"<div>{BRIEF}<br></div>"])
@pytest.mark.parametrize("name", ["comment_row", "reply-list", "cmt"])
def test_comments_that_tell_more_are_not_the_article(brief: str, name: str) -> None:
    told = "".join(f"<p>{text}</p>" for text in REMARKS)
    cards = "".join(f"<div class={name}><a href=/u/{i}>산책하는사람{i}</a><p>벤치 좋네요</p></div>" for i in range(3))
    rows = f"{cards}<div class={name}><a href=/u/9>산책하는사람9</a>{told}</div>"
    linked = '<a href="https://garam.example/1"><h1>강변에 벤치 열두 개</h1></a>'
    assert read(f"<main>{linked}{brief}</main><section>{rows}</section>", BRIEF) == (BRIEF,)


@pytest.mark.parametrize("box", ["<div class=CmAdContent>{}</div>", "<section class='ad_view'>{}</section>"])
@pytest.mark.parametrize("text", [BRIEF, f"(가람=가람뉴스) {BRIEF}"])
def test_what_the_page_quotes_is_the_article_whatever_its_box_is_named(box: str, text: str) -> None:
    picture = "<div class=photo><img src=a><p class=caption>새로 놓일 벤치. /가람시 제공</p></div>"
    body = box.format(f"{picture}<span>{text}</span><br><a href=/9>가람 소식 모아 보기</a>")
    assert read(f"<h1>강변에 벤치 열두 개</h1>{body}<ul>{MENU}</ul>", BRIEF) == (BRIEF,)


def test_what_the_page_quotes_may_stand_far_below_its_headline() -> None:
    buttons = "".join(f"<div>{number}번 글꼴</div>" for number in range(40))
    picture = "<div class=photo><img src=a><p class=caption>새로 놓일 벤치. /가람시 제공</p></div>"
    body = f"<h1>강변에 벤치 열두 개</h1><div>{buttons}</div><div>{picture}<span>{BRIEF}</span></div><ul>{MENU}</ul>"
    assert read(body, BRIEF) == (BRIEF,)


def test_a_polite_line_that_the_page_quotes_is_the_article() -> None:
    notes = (
        "<div><p>나만의 메뉴를 담으면 이곳에서 한눈에 볼 수 있는 기능입니다.</p>"
        "<p>자주 가는 쪽을 골라 두면 다음에 오실 때 맨 위에 보입니다.</p>"
        "<p>고른 것이 하나도 없으면 비어 있습니다.</p></div>"
    )
    fields = "<dl><dt>날짜</dt><dd>2024.05.03</dd><dt>조회수</dt><dd>28</dd><dt>담당부서</dt><dd>강변과</dd></dl>"
    assert read(f"{notes}<h3>강변에 벤치 열두 개</h3>{fields}<div><p>{POLITE}</p></div><ul>{MENU}</ul>", POLITE) == (
        POLITE,
    )


SECOND = "시는 이달 말까지 공사를 마치고 나무 삼백 그루를 더 심는다."
PICTURE = "<figure><img src=a><figcaption>강변 산책로. 가람시 제공</figcaption></figure>"
SPLIT = [
    "<div><p>{}</p></div>{picture}<div><p>{}</p></div>",
    "<div><span class=photo><img src=a><em class=caption>▲ 산책로</em></span>{}</div><div>{}</div>",
    "<div>{}<br><b>나무도 심는다</b></div><p>{}</p>",
    "<section><p>{}</p></section>{picture}<section><p>{}</p></section>",
]


@pytest.mark.parametrize("text", SPLIT)
def test_paragraphs_in_blocks_of_their_own_are_one_article(text: str) -> None:
    body = text.format(BRIEF, SECOND, picture=PICTURE)
    tail = "<div class=copy>저작권자 ⓒ 가람일보 무단전재 및 재배포 금지</div>"
    found = read(f"<h1>강변에 벤치 열두 개</h1><div>{body}<span>나정호 기자</span>{tail}</div><ul>{MENU}</ul>")
    assert [one for one in found if one != "나무도 심는다"] == [BRIEF, SECOND]


@pytest.mark.parametrize("named", ["news_view", "article-body", "viewCont"])
@pytest.mark.parametrize(
    "stamp", ["[가람일보] 2012-08-03 11면 20판 사회 뉴스 1244자", "2012-08-03 11면", "나정호 기자"]
)
def test_what_stands_under_a_headline_in_the_container_is_no_text(named: str, stamp: str) -> None:
    body = f"<div class={named}><h3>강변에 벤치 열두 개</h3><span>{stamp}</span><p>{BRIEF}</p></div>"
    assert read(f"<h1>저장된 기사 보기</h1>{body}<p>기사 번호 : 0110.2012</p>") == (BRIEF,)


OBITUARY = ("▲나정호(가람시 전 시장)씨 별세", "▲빈소 가람의료원 장례식장 3호실", "▲발인 7일 오전 8시")
CHOICES = "".join(f"<option>{name}동 주민센터 안내 지도와 찾아가는 길</option>" for name in "가나다라마바사아자차카타")
SUMMARY = "<p>나정호 전 시장이 세상을 떠났다는 소식 요약입니다</p><p>빈소와 발인 시각을 알리는 글을 요약한 것입니다</p>"


@pytest.mark.parametrize(
    "other",
    [
        f"<div class=news_content><p>우리 동네</p><select>{CHOICES}</select></div>",
        f"<div class=article_body><div class=ai_summary><strong>AI 요약</strong>{SUMMARY}</div></div>",
    ],
)
def test_a_container_is_not_known_by_its_controls_nor_by_a_summary(other: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in OBITUARY)
    assert (
        read(f"<h1>[부고] 나정호씨</h1>{other}<div class=view_content>{text}</div>", title="[부고] 나정호씨")
        == OBITUARY
    )


RELATED = (
    "<div><h2><strong>이 기사 어때요</strong></h2><ul><li><h2 class=headline><a href=/1>{}</a></h2></li></ul></div>"
)


@pytest.mark.parametrize("block", ["<p>{}</p>", "<div><span>{}</span></div>", "{}<br>"])
@pytest.mark.parametrize("other", ["나래군, 물놀이터 다시 연다", "“안 마셨다” 버티다 끝내…그날 밤 강변에서 무슨 일이"])
def test_a_fragment_is_not_headed_by_what_stands_below_its_text(block: str, other: str) -> None:
    picture = '<div class="photo"><img src=a><p class=caption>그래픽=나정호 기자</p></div>'
    tail = RELATED.format(other) + "<div>나정호 기자 na@garam.example</div>"
    found = READER.extract(f"<div itemprop=articleBody>{picture}{block.format(BRIEF)}{tail}</div>")
    assert (found.title, found.paragraphs) == (None, (BRIEF,))


@pytest.mark.parametrize("subhead", ["<b>{}</b>", "<h3 class=tit>{}</h3>", "<div><strong>{}</strong></div>"])
def test_a_fragments_subhead_is_not_its_headline(subhead: str) -> None:
    said = "벤치 다음은 가로등과 그늘막"
    body = f"<p>{BRIEF}</p>{subhead.format(said)}<p>{REMARKS[0]}</p><p>{REMARKS[1]}</p>"
    found = READER.extract(f"<div itemprop=articleBody>{body}</div>")
    assert (found.title, found.paragraphs) == (None, (BRIEF, said, *REMARKS[:2]))


@pytest.mark.parametrize("heading", ["<h1>{}</h1>", "<h3>{}</h3><p>2024-05-03 10:20</p>"])
def test_a_headline_may_stand_below_a_teaser(heading: str) -> None:
    teaser = "<div><p>지난겨울에는 산책로가 얼어 두 명이 다쳤다.</p></div>"
    page = f"{teaser}{heading.format('강변에 벤치 열두 개 놓는다')}<p>{BRIEF}</p><p>{REMARKS[0]}</p><p>{REMARKS[1]}</p>"
    assert READER.extract(page).title == "강변에 벤치 열두 개 놓는다"


@pytest.mark.parametrize("frame", ["<div class=photo-area>{}</div>", "<figure>{}</figure>"])
def test_what_a_picture_tells_does_not_stand_for_the_brief_below_it(frame: str) -> None:
    shown = (
        "나정호 가람시장이 7일 강변 산책로에서 새로 놓인 벤치에 앉아 주민들의 이야기를 듣고 있었다.",
        "가람시는 이날 벤치와 함께 가로등 서른 개와 그늘막 네 개도 차례로 세우겠다고 주민들에게 밝혔다.",
    )
    picture = frame.format("".join(f"<p>{one}</p>" for one in (*shown, "사진은 새 벤치. [가람시 제공]")))
    assert read(f"<h1>강변에 벤치 열두 개</h1><div>{picture}<p>{BRIEF}</p></div><ul>{MENU}</ul>") == (BRIEF,)


@pytest.mark.parametrize("box", ["<div><h2>{}</h2>{}</div>", "<section><h3>{}</h3>{}</section>"])
def test_the_box_that_the_page_quotes_is_no_other_articles(box: str) -> None:
    summary = (
        "<div><p>나정호 시장은 벤치를 놓겠다고 주민들에게 밝혔다.</p><p>공사는 오월에 끝날 것으로 보인다.</p></div>"
    )
    stamp = "<p>입력 2024-05-03 10:20</p>"
    text = box.format("강변에 벤치 열두 개", f"{stamp}<p>{BRIEF}</p><p>{REMARKS[1]}</p>")
    assert read(f"<h2>강변에 벤치 열두 개</h2>{summary}{text}<ul>{MENU}</ul>", BRIEF) == (BRIEF, REMARKS[1])


OTHER = "나래군, 강 건너 물놀이터 올해도 유월부터 무료로 다시 문 연다는 소식"


@pytest.mark.parametrize("body", ["<div>{}</div>", "<div id=articleBody><p>{}</p></div>", "<p>{}<br></p>"])
@pytest.mark.parametrize("link", ["<a href=/9>{}</a>", "<a href=/9><b>{}</b></a>", " <a href=/9>{}</a>"])
def test_a_link_behind_the_last_full_stop_takes_no_sentence(body: str, link: str) -> None:
    found = read(
        f"<h1>강변에 벤치 열두 개</h1>{body.format('시가 벤치를 놓는다고 밝혔다.' + link.format(OTHER))}<ul>{MENU}</ul>"
    )
    assert found == ("시가 벤치를 놓는다고 밝혔다.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "시는 벤치를 놓는다고 밝혔다. <a href=/9>가람시 누리집</a>",
        "시는 벤치를 놓는다고 밝혔다.<a href=/9>그러나 주민들은 가로등이 먼저라고 말했다.</a>",
        "시는 벤치를 <a href=/9>강변 산책로 두 곳에</a> 놓는다고 밝혔다.",
        "시는 벤치를 놓는다고 밝혔다.<a href=/9>[1]</a>",
    ],
)
def test_a_link_that_is_the_texts_own_stays(sentence: str) -> None:
    whole = sentence.replace("<a href=/9>", "").replace("</a>", "")
    assert whole in read(f"<h1>강변에 벤치 열두 개</h1><p>{BRIEF}</p><p>{sentence}</p><p>{REMARKS[1]}</p>")


SUMMARIES = (
    "<div class=three><strong>3줄 요약</strong><ol>{}</ol><p>AI가 만든 요약입니다.</p></div>",
    "<details><summary>AI 요약</summary><ul>{}</ul></details>",
    "<section><h2>AI 요약</h2><ul>{}</ul><p>인공지능이 만든 요약으로, 기사와 다를 수 있습니다.</p></section>",
)
PARTS = (
    "<div class=ad><span>광고</span></div>",
    "<figure><img src=a><figcaption>새로 놓인 벤치</figcaption></figure>",
    "<div class=pic><img src=a><span class=caption>새로 놓인 벤치</span></div><div><span>광고</span></div>",
)


@pytest.mark.parametrize("summary", SUMMARIES)
@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("many", [1, 2, 3])
@pytest.mark.parametrize("inside", [True, False])
def test_a_summary_of_the_texts_own_sentences_takes_none(summary: str, parts: str, many: int, inside: bool) -> None:
    text = (BRIEF, *REMARKS[:4])
    box = summary.format("".join(f"<li>{line}</li>" for line in text[:many]))
    first, *rest = (f"<p>{line}</p>" for line in text)
    body = f"<div class=body>{box if inside else ''}{first}{parts}{rest[0]}{parts}{''.join(rest[1:])}</div>"
    assert read(f"<h1>강변에 벤치 열두 개</h1><p>2024.05.13 10:26</p>{'' if inside else box}{body}") == text
