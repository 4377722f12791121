from __future__ import annotations

import pytest

from bonmun import clean_text, extract
from bonmun.label import confidence
from bonmun.label.confidence import Features, score
from tests.report.conftest import DUMP, PAGE, PARAGRAPHS

PERFECT = Features(mixed=0, broken=0, lonely=0, ragged=0, cut=0, ends=1, closed=1)


def test_a_plain_article_is_sure() -> None:
    assert extract(PAGE).confidence > 0.9
    assert clean_text(DUMP).confidence > 0.9


def test_a_body_broken_by_strangers_is_less_sure() -> None:
    stranger = "<div class=x><p>다른 기사의 첫머리가 이렇게 잘려서 여기</p><a href=/1>관련 소식을 더 보려면</a></div>"
    broken = PAGE.replace(f"<p>{PARAGRAPHS[1]}</p>", f"{stranger}<p>{PARAGRAPHS[1]}</p>{stranger}")
    assert extract(broken).confidence < extract(PAGE).confidence


@pytest.mark.parametrize("model", ["page", "dump"])
def test_no_feature_speaks_against_its_meaning(model: confidence.Model) -> None:
    best = score(PERFECT, model)
    for name in ("mixed", "broken", "lonely", "ragged", "cut"):
        assert score(PERFECT._replace(**{name: 1.0}), model) <= best
    for name in ("ends", "closed"):
        assert score(PERFECT._replace(**{name: 0.0}), model) <= best


def test_a_chance_is_a_chance() -> None:
    worst = Features(1, 1, 1, 1, 1, 0, 0)
    assert 0 <= score(worst, "page") < 0.1
    assert 0.9 < score(PERFECT, "page") <= 1


def test_a_page_without_a_body_has_the_chance_that_there_is_none() -> None:
    article = extract("<ul><li><a href=/1>정치</a></li></ul>")
    assert not article.paragraphs
    assert 0.5 < article.confidence < 1
