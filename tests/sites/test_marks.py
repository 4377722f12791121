"""Marks that were seen on outlets' pages: what stands in them is no part of the article, whatever it says."""

from __future__ import annotations

import pytest

import bonmun

TEXT = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다.",
    "공사에는 모두 34억 원이 들며, 먼저 한빛동과 늘봄동 골목에서 두 달 동안 시범으로 불을 밝힌다.",
    "한빛동 주민들은 손전등을 들고 나오던 일이 옛일이 되기를 바라고 있다.",
)
MARKS = (
    ("imnews.imbc.com", 'div class="wrap_playall"', "player"),
    ("news.kbs.co.kr", 'div class="news-info"', "other"),
    ("www.ytn.co.kr", 'div id="bottomGisaview"', "related"),
    ("www.mk.co.kr", 'div class="cmm_wrap"', "comment"),
    ("www.hankyung.com", 'div class="article_btm_box"', "related"),
    ("magazine.hankyung.com", 'div id="CSCNT"', "other"),
    ("www.hankookilbo.com", 'div class="btn-area"', "share"),
    ("www.newsis.com", 'div class="summury"', "ai_summary"),
    ("news.jtbc.co.kr", 'div class="regard_area"', "related"),
    ("n.news.naver.com", 'div class="ends_addition"', "portal_notice"),
    ("news.mtn.co.kr", 'div id="articleNewsBox"', "related"),
    ("www.newstomato.com", 'div class="carousel_wrap"', "related"),
    ("www.wowtv.co.kr", 'div class="ct_controll"', "other"),
    ("www.viewsnnews.com", 'div class="goTop"', "nav"),
    ("www.yna.co.kr", 'aside class="aside-article01"', "related"),
    ("www.yna.co.kr", 'div class="writer-zone02"', "reporter_card"),
    ("www.edaily.co.kr", 'div class="tex_l_box"', "font_size"),
    ("snaptime.edaily.co.kr", 'div class="news_domino"', "related"),
    ("www.busan.com", 'div id="menu_box"', "nav"),
    ("www.ohmynews.com", 'div class="atc_btn"', "share"),
    ("www.osen.co.kr", 'div class="articleList"', "related"),
    ("www.donga.com", 'div class="cha_link"', "related"),
    ("www.bloter.net", 'div class="printfriendly"', "share"),
    ("www.mediatoday.co.kr", 'div class="not_print"', "other"),
    ("www.ajunews.com", 'div class="article_bot"', "other"),
    ("www.mydaily.co.kr", 'div class="arl_005"', "related"),
    ("a-paper-nobody-knows.example", 'div class="daum_ddn_area"', "ad"),
    ("a-paper-nobody-knows.example", 'div id="soeaLayerLoc_fi"', "ad"),
)


@pytest.mark.parametrize(("host", "mark", "kind"), MARKS, ids=lambda value: str(value)[:40])
def test_what_stands_in_the_mark_goes(host: str, mark: str, kind: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in TEXT[:2]), "".join(f"<p>{one}</p>" for one in TEXT[2:])
    tag = mark.partition(" ")[0]
    body = f"<{mark}><p>누리강 둔치 봄꽃 잔치</p></{tag}>".join(text)
    wrapped = f'<div class="article_head"><h1>새 조명</h1></div><div class="article_content">{body}</div>'
    article = bonmun.extract(f"<html><body>{wrapped}</body></html>", url=f"https://{host}/news/1")
    assert article.paragraphs == TEXT
    [gone] = [removal for removal in article.removed if removal.text == "누리강 둔치 봄꽃 잔치"]
    assert gone.kind == kind
    assert gone.rule.startswith(("site:", "family:", "common/"))
