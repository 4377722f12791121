"""What stands outside the article is told apart when somebody asks for it."""

from __future__ import annotations

import pytest

import bonmun

PAGE = """<html><body><nav><a href=/a>정치 "말말말" 1</a></nav><article><h1>한빛시 새 다리를 열다, 강 건너 십 분</h1>
<p>한빛시는 20일 새 다리를 열었다고 밝혔다. 다리는 길이 300m로 강 양쪽을 잇는다.</p>
<p>시민들은 출근길이 빨라졌다고 말했다. 시는 내년에 다리를 하나 더 놓기로 했다.</p></article>
<aside><h3>관련기사</h3><ul><li><a href=/1>"다리 놓자" 10년 만의 약속</a></li>
<li><a href=/2>강변 산책로 2km 늘린다</a></li></ul>
<p>한빛일보 이용 안내</p><a href=/3>"첫눈" 내린 1월 풍경</a></aside></body></html>"""


def test_links_under_a_lists_heading_are_its_items_and_no_others() -> None:
    kinds = {removal.text: removal.kind for removal in bonmun.extract(PAGE).removed}
    assert kinds['"다리 놓자" 10년 만의 약속'] == kinds["강변 산책로 2km 늘린다"] == kinds["관련기사"] == "related"
    assert kinds['정치 "말말말" 1'] == kinds['"첫눈" 내린 1월 풍경'] == "nav"


LEAD = "한빛시는 20일 새 다리를 열었다고 밝혔다. 다리는 길이 300m로 강 양쪽을 잇는다."
SECOND = "시민들은 출근길이 빨라졌다고 말했다. 시는 내년에 다리를 하나 더 놓기로 했다."
OTHER = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
MORE = "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다."


def _two(under: str, description: str = "", tag: str = "div") -> bonmun.Article:
    """Two articles in one container; `under` stands under the headline of the second."""
    next_one = f"<{tag}>가람시, 어두운 골목에 새 조명</{tag}>{under}<p>{OTHER}</p><p>{MORE}</p><p>{OTHER[:-2]}었다.</p>"
    head = f'<meta property="og:description" content="{description}">'
    body = f"<article><h1>한빛시 새 다리를 열다</h1><p>{LEAD}</p><p>{SECOND}</p>{next_one}</article>"
    return bonmun.extract(f"<html><head>{head}</head><body>{body}</body></html>")


@pytest.mark.parametrize("tag", ["h2", "div", "p"])
@pytest.mark.parametrize(
    "under",
    ["<p>입력 2024.03.18 14:05</p>", "<div>2024-03-18 14:05</div>", "<p>서이든 기자</p><p>승인 2024.03.18</p>"],
)
def test_the_article_below_is_another_one(under: str, tag: str) -> None:
    assert _two(under, tag=tag).paragraphs == (LEAD, SECOND)


def test_of_two_articles_the_description_names_the_right_one() -> None:
    assert _two("<p>입력 2024.03.18 14:05</p>", OTHER).paragraphs[:2] == (OTHER, MORE)


@pytest.mark.parametrize("under", ["", "<p>2024년 3월 18일</p>", "<p>일시 : 18일 오후 2시</p>"])
def test_a_day_under_a_subhead_begins_no_article(under: str) -> None:
    assert {LEAD, SECOND, OTHER, MORE} <= set(_two(under).paragraphs)


def test_a_last_line_in_a_block_of_its_own_is_the_articles_where_paragraphs_are_blocks() -> None:
    rows = (LEAD, SECOND, OTHER, MORE, "한빛시장 도 하 린")
    html = "<h1>한빛시 새 다리를 열다</h1><main>" + "".join(f"<div><b>{row}</b></div>" for row in rows) + "</main>"
    assert bonmun.extract(f"<html><body>{html}</body></html>").paragraphs == rows


@pytest.mark.parametrize(
    "times", [("2024.03.18 14:05", "2024.03.19 09:10"), ("2024년 3월 18일 오후 2시 5분", "2024년 3월 19일 오전 9시")]
)
def test_times_between_paragraphs_are_a_chronicles_own(times: tuple[str, str]) -> None:
    rows = (LEAD, SECOND, "■ 사건 일지", times[0], OTHER, times[1], MORE, "시는 다음 달까지 원인을 밝히기로 했다.")
    html = "<h1>한빛시 새 다리를 열다</h1><article>" + "".join(f"<p>{row}</p>" for row in rows) + "</article>"
    assert bonmun.extract(f"<html><body>{html}</body></html>").paragraphs == rows
    assert bonmun.clean_text("\n".join(("한빛시 새 다리를 열다", *rows))).paragraphs == rows


def test_advertisements_between_all_paragraphs_part_none_of_them() -> None:
    rows = (LEAD, SECOND, OTHER, MORE)
    for label in ("광고", "AD", "이미지 확대보기"):
        html = f"<div>{label}</div>".join(f"<p>{row}</p>" for row in rows)
        assert bonmun.extract(f"<html><body><h1>새 다리</h1><div>{html}</div></body></html>").paragraphs == rows


def test_a_paragraph_in_blocks_of_blocks_is_as_good_as_one_in_a_block() -> None:
    rows = (LEAD, SECOND, OTHER, MORE, "한빛시장 도 하 린")
    html = "".join(f"<section><div><div><span>{row}</span></div></div></section>" for row in rows)
    assert bonmun.extract(f"<html><body><h1>새 다리</h1><main>{html}</main></body></html>").paragraphs == rows


def test_a_thousand_articles_below_each_other_are_read_up_to_the_one_described() -> None:
    pieces = []
    for i in range(1500):
        told = "".join(f"<p>가람시는 {i}{n}일 둔치에 나무를 심기로 했다고 밝혔다.</p>" for n in range(3))
        pieces.append(f"<h2>둔치 {i}</h2><p>입력 {2000 + i // 100}.03.18 {i % 24}:{i % 60:02d}</p>{told}")
    head = '<meta property="og:description" content="가람시는 14990일 둔치에 나무를 심기로 했다고 밝혔다.">'
    article = bonmun.extract(f"<html><head>{head}</head><body><article>{''.join(pieces)}</article></body></html>")
    assert "14990일" in article.paragraphs[0]
