"""Markdown dumps: what page-to-Markdown tools write comes out as plain text, plain dumps stay as they are."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.parse.markdown import is_markdown, plain

LEAD = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
SECOND = "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다."
MENU = "\n".join(f"* [{name}](https://garam.example/{n})" for n, name in enumerate(("정치", "경제", "사회", "문화")))


@pytest.mark.parametrize(
    ("text", "words", "linked"),
    [
        ("[정치](https://garam.example/1)", "정치", 2),
        ("* [[단독] 골목에 새 조명](/news/1?a=b)", "* [단독] 골목에 새 조명", 13),
        ('![조명](https://garam.example/a.jpg "조명") 앞', "조명 앞", 2),
        ("시장은 [가람시](https://ko.example/가람_(도시))에서 말했다.", "시장은 가람시에서 말했다.", 3),
        ("## 골목에 새 조명", "골목에 새 조명", 0),
        ("# 가람시 # 조명", "# 가람시 # 조명", 0),
        ("**빛보다 사람이** 먼저", "빛보다 사람이 먼저", 0),
        (r"1\. 어두운 골목부터 \[사진\]", "1. 어두운 골목부터 [사진]", 0),
        ("[가람=한빛] 골목(120곳)에 새 조명", "[가람=한빛] 골목(120곳)에 새 조명", 0),
        ("3 * 4 ** 2", "3 * 4 ** 2", 0),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str, linked: int) -> None:
    assert plain(text) == (words, linked)


def test_an_article_comes_out_of_markdown() -> None:
    related = "\n".join(f"- [골목 이야기 {n}, 늘봄천 산책로](https://garam.example/{n})" for n in range(4))
    rows = (
        MENU,
        "# 가람시 골목에 새 조명 단다",
        "입력 2024.03.18 14:05",
        f"**{LEAD}**",
        SECOND,
        "서이든 기자",
        related,
    )
    article = clean_text("\n\n".join(rows))
    assert article.paragraphs == (LEAD, SECOND)
    assert article.title == "가람시 골목에 새 조명 단다"
    assert "* [정치](https://garam.example/0)" in [gone.text for gone in article.removed]


def test_two_links_do_not_make_a_dump_markdown() -> None:
    text = f"{LEAD}\n**{SECOND}** [누리집](https://garam.example)"
    assert not is_markdown(text)
    assert clean_text(text).text == text.replace("\n", "\n\n")
