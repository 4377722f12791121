"""The bodies of small pages in the shapes of many publishing systems."""

from __future__ import annotations

from typing import Any

import pytest

from bonmun import parts
from tests.form.outline import outline
from tests.form.reading import PAGES, filled, read


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_a_body_has_the_form_of_its_page(page: dict[str, Any]) -> None:
    article = read(page["html"])
    assert outline(article.body) == list(map(filled, page["outline"]))


@pytest.mark.parametrize("keep", [(), ("captions", "subtitles", "byline")], ids=["body", "all"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_lines_of_the_parts_are_the_text_and_no_caption_is_told_twice(
    page: dict[str, Any], keep: tuple[str, ...]
) -> None:
    article = read(page["html"], keep=keep)
    assert "\n\n".join(parts.lines(article.body)) == article.text
    told = [words for picture in article.images for words in (picture.caption, picture.credit) if words]
    assert len({picture.url for picture in article.images}) == len(article.images)
    assert not set(told) & set(article.paragraphs)
    if "captions" not in keep:
        assert sorted(" ".join(told).split()) == sorted(" ".join(article.captions).split())


def test_enough_shapes() -> None:
    assert len(PAGES) >= 40
