"""A rule's container is believed when the page bears it out; the fields that rules find fill what is missing."""

from __future__ import annotations

from pathlib import Path

from bonmun import Article, Extractor

PARAGRAPHS = [
    "한빛시는 3일 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다.",
    "시는 무너진 옹벽을 새로 쌓고 가로등 120개를 바꿨다. 공사에는 18억 원이 들어갔다고 시는 설명했다.",
    "주민 김아무개 씨는 “아침마다 걷던 길이 돌아와 반갑다”며 “그늘이 더 있으면 좋겠다”고 말했다.",
]
PAGE = (
    "<html><head><meta charset=utf-8></head><body><h1>산책로 다시 열려</h1>"
    "<div class=when data-at='2024-05-03 10:20'></div>"
    "<div class=later data-at='2024-05-04 09:00'></div><i class=part data-name='사회'></i>"
    f"<div class=text><p class=one>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div></body></html>"
)


def read(folder: Path, body: str, fields: str = "", page: str = PAGE) -> Article:
    (folder / "garam.toml").write_text(
        'name = "가람일보"\nhosts = ["garam.example.kr"]\n[[layout]]\nname = "a"\nseen = "2024; page"\n'
        f'body = ["{body}"]\n{fields}',
        "utf-8",
    )
    return Extractor(sites=folder, fallback=False).extract(page, "https://garam.example.kr/1")


def test_a_container_that_holds_the_article_decides(tmp_path: Path) -> None:
    article = read(tmp_path, ".text")
    assert (article.method, list(article.paragraphs)) == ("site:garam", PARAGRAPHS)


def test_a_container_that_holds_a_third_is_refused(tmp_path: Path) -> None:
    article = read(tmp_path, ".one")
    assert (article.method, list(article.paragraphs)) == ("generic", PARAGRAPHS)
    assert any(warning.startswith("rule-refused: site:garam body holds") for warning in article.warnings)


def test_rules_fill_what_the_page_does_not_say(tmp_path: Path) -> None:
    fields = 'date = [".when@data-at"]\nupdated = [".later@data-at"]\nsection = [".part@data-name"]\n'
    article = read(tmp_path, ".text", fields)
    told = article.to_dict()
    assert (told["published"], told["updated"]) == ("2024-05-03T10:20:00+09:00", "2024-05-04T09:00:00+09:00")
    assert article.section == "사회"


def test_what_stands_with_the_headline_in_its_box_is_no_headline(tmp_path: Path) -> None:
    box = "<div class=box><h1>산책로<br>다시 열려</h1><p>홍길동 기자</p><p>2024.05.03 10:20</p></div>"
    page = PAGE.replace("</head>", "<title>산책로 다시 열려</title></head>").replace("<h1>산책로 다시 열려</h1>", box)
    article = read(tmp_path, ".text", 'title = [".box"]\n', page)
    assert [block.text for block in article.blocks if block.role == "title"] == ["산책로", "다시 열려"]
    assert (article.title, article.byline) == ("산책로 다시 열려", ("홍길동 기자",))
    assert str(article.published) == "2024-05-03 10:20:00+09:00"
