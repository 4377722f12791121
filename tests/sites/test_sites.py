"""The catalogue: hosts, names, a user's folder, dumps, and that a page reads no more files than it needs."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bonmun import Extractor, sites
from bonmun.errors import RuleError
from bonmun.parse import page
from bonmun.sites.rules import Site


@pytest.mark.parametrize(
    ("host", "rule_set", "family"),
    [
        ("www.mk.co.kr", "site:mk", ""),
        ("stock.mk.co.kr", "site:mk", ""),
        ("biz.chosun.com", "site:biz-chosun", "arc"),
        ("www.incheonilbo.com", "site:incheonilbo.com", "ndsoft"),
    ],
)
def test_a_host_has_its_rules(host: str, rule_set: str, family: str) -> None:
    site = sites.load().by_host(host)
    assert site is not None
    assert (site.id, site.family) == (rule_set, family)


@pytest.mark.parametrize("host", ["co.kr", "kr", "", "nobody.example", "xmk.co.kr"])
def test_a_strange_host_has_none(host: str) -> None:
    assert sites.load().by_host(host) is None


def test_names_in_other_spellings() -> None:
    for name in ("매일경제", "매일경제신문"):
        site = sites.load().by_name(name)
        assert site is not None
        assert site.id == "site:mk"


def test_a_folder_lies_over_ours(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('name = "매경"\nhosts = ["mk.co.kr"]\n[junk]\nad = [".mine"]\n', "utf-8")
    site = sites.load(tmp_path).by_host("mk.co.kr")
    assert site is not None
    assert site.name == "매경"
    assert site.junk["ad"][0].css == ".mine"
    ours = sites.load().by_host("mk.co.kr")
    assert ours is not None
    assert site.layouts == ours.layouts
    assert "site:mine" in {known.id for known in sites.load(tmp_path).all()}


def test_a_wrong_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule files"):
        sites.Sites(tmp_path)
    (tmp_path / "a.toml").write_text('name = "가"\nhots = []\n', "utf-8")
    with pytest.raises(RuleError, match=r"a\.toml.*did you mean `hosts`"):
        sites.Sites(tmp_path)


def test_a_folders_family_and_common_rules_count(tmp_path: Path) -> None:
    (tmp_path / "families").mkdir()
    (tmp_path / "families" / "mine.toml").write_text(
        'name = "내 CMS"\n[[layout]]\nname = "a"\nseen = "2024; page"\nbody = ["#my-cms"]\n', "utf-8"
    )
    (tmp_path / "common.toml").write_text('name = "all"\n[junk]\nad = [".my-ad"]\n', "utf-8")
    tree = page.parse('<div id="my-cms"><p>글이 여기에 있다. 또 있다.</p><p class="my-ad">광</p></div>')
    selection = sites.load(tmp_path).select(tree, None)
    assert selection.method == "family:mine"
    assert [mark.rule for mark in selection.marks.values()] == ["common/ad"]


def test_where_a_crawl_starts() -> None:
    known = sites.load()
    own, shared = known.by_name("매일경제"), known.by_host("incheonilbo.com")
    assert own is not None
    assert shared is not None
    assert known.entry_points(own)[0] == "https://www.mk.co.kr/rss/30000001/"
    assert known.entry_points(shared)[0] == "https://www.incheonilbo.com/rss/allArticle.xml"


def test_a_dump_gives_its_outlet_away() -> None:
    found = sites.load().of_dump(["글이다.", "[ⓒ 매일경제 & mk.co.kr, 무단 전재, 재배포 및 AI학습 이용 금지]"])
    assert [site.id for site in found] == ["site:mk"]
    assert [site.id for site in sites.load().of_dump([], "인천일보")] == ["site:incheonilbo.com", "family:ndsoft"]
    assert sites.load(False).of_dump(["ⓒ 가람일보"]) == ()


def test_a_folders_lines_are_for_its_own_dumps(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "가"\nhosts = ["a.kr"]\n[lines]\ncopyright = ["ⓒ 가 신문사"]\n', "utf-8")
    known = sites.load(tmp_path)
    assert [site.id for site in known.of_dump(["글이다.", "ⓒ 가 신문사"])] == ["site:a"]
    assert known.of_dump(["글이다."]) == ()


def test_a_page_reads_the_files_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    parse = sites.parse

    def counted(text: str, source: str, rule_set: str) -> Site:
        opened.append(rule_set)
        return parse(text, source, rule_set)

    monkeypatch.setattr(sites, "parse", counted)
    known = sites.Sites()
    for _ in range(2):
        known.select(page.parse("<p>글</p>"), "https://www.mk.co.kr/1")
    outlets = [rule_set for rule_set in opened if rule_set.startswith("site:")]
    assert outlets == ["site:mk"]
    assert len(opened) == len(set(opened))


def test_an_extractor_with_a_folder_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "가"\nhosts = ["a.example.kr"]\n', "utf-8")
    article = pickle.loads(pickle.dumps(Extractor(sites=tmp_path))).extract("<p>글</p>", "https://a.example.kr/1")
    assert article.publisher == "가"


def test_what_a_folder_names_comes_first_and_the_rest_stays() -> None:
    ours = Site("site:a", "가", ("a.kr",), "ndsoft", False, True, ("/f",), ("/s",), ("/c",))
    bare = sites._over(Site("site:b", "나", ("b.kr", "a.kr")), ours)
    assert (bare.id, bare.name, bare.hosts) == ("site:b", "나", ("b.kr", "a.kr"))
    assert (bare.family, bare.portal, bare.repost) == ("ndsoft", False, True)
    assert (bare.feeds, bare.sitemaps, bare.sections) == (("/f",), ("/s",), ("/c",))
    full = sites._over(Site("site:b", "나", (), "arc", True, False, ("/1",), ("/2",), ("/3",)), ours)
    assert (full.family, full.portal, full.repost) == ("arc", True, True)
    assert (full.feeds, full.sitemaps, full.sections) == (("/1",), ("/2",), ("/3",))
