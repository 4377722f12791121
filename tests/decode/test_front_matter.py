"""Front matter over a Markdown dump tells headline, reporters and date; what looks like it stays."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.decode import front_matter

TOLD = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."
SECOND = "시는 지난 3년 동안 들어온 민원 4200건을 살펴 순서를 정했다고 18일 밝혔다."


@pytest.mark.parametrize("title", ["가람시, 골목에 새 조명", '"가람시, 골목에 새 조명"'])
@pytest.mark.parametrize("author", ["author: 서이든", "author: 서이든 기자", "authors: [서이든]"])
@pytest.mark.parametrize("date", ["date: 2025-06-03T11:55", "published: 2025-06-03 11:55"])
def test_what_tools_write_over_the_text_is_read(title: str, author: str, date: str) -> None:
    rest = (
        "url: https://garam.example/88\nhostname: garam.example\ntags: [조명, 골목]\ndescription: 조명을 바꾸기로 했다."
    )
    article = clean_text(f"---\ntitle: {title}\n{author}\n{rest}\n{date}\n---\n\n{TOLD}\n\n{SECOND}\n")
    assert article.paragraphs == (TOLD, SECOND)
    assert article.title == "가람시, 골목에 새 조명"
    assert [author.name for author in article.authors] == ["서이든"]
    assert article.published is not None
    assert article.published.isoformat() == "2025-06-03T11:55:00+09:00"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TOLD}\n---\n{SECOND}",
        f"---\ntitle: 가람시\n{TOLD}",
        f"title: 가람시\n---\n{TOLD}",
        f"{TOLD}\n---\ntitle: 가람시\n---",
        "---",
        "",
    ],
)
def test_a_rule_over_a_text_is_none(text: str) -> None:
    assert front_matter.text(text) == text


def test_as_many_lines_as_front_matter_has() -> None:
    rows = "\n".join(f"key{n}: 값" for n in range(front_matter.LINES - 2))
    assert front_matter.text(f"---\ntitle: 가람시\n{rows}\n---\n{TOLD}").startswith("---\ntitle")
    rows = "\n".join(f"key{n}: 값" for n in range(front_matter.LINES - 3))
    assert front_matter.text(f"---\ntitle: 가람시\n{rows}\n---\n{TOLD}").startswith("---\n제목: ")
