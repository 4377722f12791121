"""Everything a report says has its Korean: in templates, in scripts, and of roles, kinds and grounds."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

from bonmun import resources
from bonmun.article import JUNK_KINDS, ROLES, PageKind
from bonmun.label.registry import Basis, lookup, static
from bonmun.report.wording import category, korean

TEMPLATES = files("bonmun.report") / "templates"
_SAID = re.compile(r'\bsay\("([^"]+)"|\battribute\("[\w-]+", "([^"]+)"|\b(?:column\("\w+"|chart\()(?:, )?"([^"]+)"')

TAIL = next(f"grammar/{one['kind']}/{one['name']}" for one in resources.table("lines")["shapes"] if one.get("tail"))
"""A shape that counts behind the last sentence only."""


def said() -> set[str]:
    """What templates and scripts say in so many words, and what they say of a block, a page or a decision."""
    texts = [file.read_text("utf-8") for file in TEMPLATES.iterdir() if file.name.endswith((".j2", ".js"))]
    words = {next(filter(None, found)).strip() for text in texts for found in _SAID.findall(text)}
    named = {category(name) for name in (*ROLES - {"junk"}, *JUNK_KINDS, "others")}
    data = ("phrases/ad", "grammar/ad/x", "controls/nav", "names/ad", "site:x/ad", "family:x/ad", "common/ad", TAIL)
    because = {rule.says for rule in (*static(), *map(lookup, data))}
    return words | named | because | set(get_args(PageKind)) | set(get_args(Basis)) | {"kept"}


def test_no_word_lacks_its_korean() -> None:
    assert len(said()) > 90
    assert said() - set(korean()) == set()


def test_no_word_stands_there_unsaid() -> None:
    assert set(korean()) - said() == set()


def test_korean_is_korean() -> None:
    assert [english for english, words in korean().items() if not re.search("[가-힣]", words)] == []
