"""The language of an article, by its letters and by what its page says."""

from __future__ import annotations

import pytest

from bonmun import extract
from bonmun.fields import language

KOREAN = "가람시는 3일 누리강 둔치에 새 도서관을 연다고 밝혔다."


@pytest.mark.parametrize(
    ("told", "text", "found"),
    [
        (None, KOREAN, "ko"),
        ("en", KOREAN, "ko"),  # a template's mistake
        ("en", "Nuri Cloud SDK 3.2 AI Platform을 Garam Lab이 공개했다고 밝혔다.", "ko"),
        ("ko", "The city of Garam opens a library on the river and lends books to all.", "en"),
        ("fr", "La ville ouvre une bibliothèque au bord de la rivière.", "fr"),
        (None, "市は川沿いに新しい図書館をひらくと発表した。", "ja"),
        ("ko", "市政府宣布在江边开设新图书馆。", "zh"),
        ("ko", "3:2", "ko"),
        (None, "3:2", None),
        (None, "", None),
        (None, "La ville ouvre une bibliothèque.", None),
    ],
)
def test_letters_decide_and_the_page_where_they_do_not(told: str | None, text: str, found: str | None) -> None:
    assert language.find(told, [text] if text else []) == found


@pytest.mark.parametrize(
    ("html", "head", "found"),
    [
        (' lang="fr-FR"', "", "fr"),
        ("", '<meta property="og:locale" content="fr_FR">', "fr"),
        ("", '<meta http-equiv="Content-Language" content="fr">', "fr"),
        (' lang=""', "", None),
        (' lang="{lang}"', '<meta property="og:locale" content="fr_FR">', "fr"),
    ],
)
def test_where_the_page_says_it(html: str, head: str, found: str | None) -> None:
    text = "La ville ouvre une bibliothèque au bord de la rivière, dit le maire aujourd’hui. " * 3
    article = extract(
        f"<!doctype html><html{html}><head>{head}</head><body><article><p>{text}</p></article></body></html>"
    )
    assert article.language == found


def test_a_description_is_the_pages_own() -> None:
    head = '<meta property="og:description" content="누리강 둔치에 책 6만 권">'
    assert extract(f"<!doctype html><head>{head}</head><p>{KOREAN}</p>").description == "누리강 둔치에 책 6만 권"
    assert extract(f"<!doctype html><p>{KOREAN}</p>").description is None
