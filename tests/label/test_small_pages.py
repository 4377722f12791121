"""Small articles whole: what stands in and around them is told by what it is, not by how long the article is."""

from __future__ import annotations

import pytest

from bonmun import clean_text, extract

TOLD = ("가람시는 3일 강변 산책로를 다시 열었다.", "시는 옹벽을 새로 쌓고 가로등을 바꿨다고 밝혔다.")
HEAD = (
    '<!doctype html><title>산책로 다시 열려</title><meta property="og:title" content="산책로 다시 열려">'
    '<div id="top"><a href="/">가람일보</a><a href="/1">정치</a></div>'
)


def page(body: str, under: str = "<p>입력 2024.05.03 10:20</p>") -> str:
    return f'{HEAD}<div id="view"><h2>산책로 다시 열려</h2>{under}<div class="txt">{body}</div></div>'


FIELDS = "<dl><dt>입력</dt><dd>2024.05.03 10:20</dd><dt>기자</dt><dd>나정호</dd></dl>"


def test_the_field_that_names_the_reporter_is_no_text() -> None:
    brief = extract(page(TOLD[0], FIELDS))
    assert brief.paragraphs == (TOLD[0],)
    assert [author.name for author in brief.authors] == ["나정호"]
    rows = ("▶ 솔내 : [흐림, 비] (18∼24)", "▶ 나루 : [맑음, 흐림] (17∼26)")
    assert extract(page("<br>".join(rows), FIELDS)).paragraphs == rows


@pytest.mark.parametrize(
    "rows",
    [
        ("▶ 1929년 = 가람항 문을 엶", "▶ 1957년 = 첫 전차 다님", "▶ 1998년 = 가람대교 개통"),
        ("▶나정호씨 별세, 나하늘씨 부친상=7일, 가람병원, 발인 9일", "▶서이든씨 별세, 서마루씨 모친상=7일, 발인 9일"),
        ("◇ 5급 승진", "▶ 기획예산과 나정호", "▶ 산림녹지과 서이든"),
        ("▲ 가람", "가람 010 020 - 3", "나루 000 100 - 1", "▲ 홈런 = 나정호 2호(4회 3점)"),
        ("재료(2인분) : 밀가루 200g, 감자 1개", "1. 밀가루에 물을 부어 치댄다.", "2. 감자를 썰어 넣고 끓인다."),
    ],
)
def test_entries_are_an_article(rows: tuple[str, ...]) -> None:
    assert extract(page("".join(f"<p>{row}</p>" for row in rows))).paragraphs == rows
    assert clean_text("\n".join(("산책로 다시 열려", "2024.05.03 10:20", "", *rows))).paragraphs == rows


@pytest.mark.parametrize("asked", ["▲ 왜 산책로인가.", "▲ 다음 계획은.", "▲ 언제 문을 여나.", "▲ 무엇이 달라지나"])
def test_a_question_behind_a_mark_is_no_caption(asked: str) -> None:
    rows = (TOLD[0], asked, "“봄에 다시 연다.”", "▲ 산책로를 걷는 시민들", TOLD[1])
    assert extract(page("".join(f"<p>{row}</p>" for row in rows))).paragraphs == (*rows[:3], TOLD[1])


MORE = ("나무읍이 빈 온실을 꽃시장으로 바꿨다.", "상인 마흔 명이 온실을 나눠 쓴다고 읍은 밝혔다.")
OTHER = ("달빛시장 상인회는 6일 새 회장을 뽑았다.", "회장은 앞으로 두 해 동안 일한다고 밝혔다.")
SIGNED = "<p>서이든 기자</p>"


def boxes(tag: str, head: str, *, by: str = "") -> str:
    """Two boxes, each under a headline."""
    named = (("나무읍 빈 온실이 꽃시장으로", MORE), ("달빛시장 상인회가 새 회장 뽑아", OTHER))
    return "".join(
        f'<{tag} class="c">{head.format(one)}{by}{"".join(f"<p>{row}</p>" for row in told)}</{tag}>'
        for one, told in named
    )


@pytest.mark.parametrize(
    "more",
    [
        boxes("article", "<h3>{}</h3>"),
        boxes("article", '<a href="/2"><h4>{}</h4></a>'),
        boxes("section", "<h2>{}</h2>", by="<p>나정호 기자 | 2024.05.02 09:10</p>"),
        boxes("div", '<a href="/2"><b>{}</b></a>'),
        "<section><h2>오늘의 사진</h2>"
        + "".join(f'<div class="g"><img src="1.jpg"><p>{row}</p></div>' for row in MORE)
        + "</section>",
    ],
)
@pytest.mark.parametrize("size", [1, 2])
def test_other_articles_in_boxes_behind_a_signed_text_are_none_of_it(more: str, size: int) -> None:
    own = "".join(f"<p>{row}</p>" for row in TOLD[:size])
    found = extract(page(own).replace("</div></div>", f"</div>{SIGNED}{more}</div>"))
    assert found.paragraphs == TOLD[:size]


@pytest.mark.parametrize("tag", ["article", "section"])
@pytest.mark.parametrize("by", ["", "<p>10:20</p>"])
def test_the_items_of_a_digest_and_the_posts_of_a_chronicle_are_its_own(tag: str, by: str) -> None:
    found = extract(
        page(f"<p>{TOLD[0]}</p>").replace("</div></div>", f"</div>{boxes(tag, '<h3>{}</h3>', by=by)}</div>")
    )
    assert all(row in found.paragraphs for row in (*MORE, *OTHER))


@pytest.mark.parametrize("under", ["", "\n2024.05.03 10:20"])
def test_a_dump_opens_with_its_headline_though_it_tells(under: str) -> None:
    headline = "가람 강변에 산책로 돌아왔다"
    found = clean_text(f"{headline}{under}\n\n" + "\n\n".join(TOLD))
    assert (found.title, found.paragraphs) == (headline, TOLD)
    unstopped = (headline, *(row.rstrip(".") for row in TOLD))  # a text without full stops loses nothing
    assert all(row in clean_text("\n\n".join(unstopped)).paragraphs for row in unstopped[1:])


def test_a_picture_in_a_dump_is_signed_in_brackets() -> None:
    rows = (TOLD[0], "둔치에 모인 가람분교 전교생 [서이든 기자]", TOLD[1])
    assert clean_text("산책로 다시 열려\n\n" + "\n\n".join(rows)).paragraphs == TOLD
    told = (TOLD[0], "시는 산책로를 다시 열었다 [서이든 기자]")
    assert "시는 산책로를 다시 열었다" in clean_text("\n\n".join(told)).text


def test_pictures_with_credits_alone_are_a_page_of_pictures() -> None:
    body = '<div><img src="1.jpg"></div><div><img src="2.jpg"></div><p>기획·글 나정호</p><p>그래픽 서이든</p>'
    assert extract(page(body)).kind == "photo"
    assert extract(page(f"<p>{TOLD[0]}</p>{body}")).paragraphs[0] == TOLD[0]


def test_linked_headlines_with_who_and_when_behind_them_are_a_list() -> None:
    named = "빈 온실이 꽃시장으로|상인회 새 회장 뽑아|고개 터널 뚫렸다|밤에도 여는 도서관|나루터 다시 열려".split("|")
    rows = "".join(
        f'<article><a href="/{n}">{one}</a><span>나정호 기자</span><span>2024.05.0{n} 10:00</span></article>'
        for n, one in enumerate(named, 1)
    )
    assert extract(f"<!doctype html><title>사회 - 가람일보</title><div><h2>사회</h2>{rows}</div>").kind == "list"
