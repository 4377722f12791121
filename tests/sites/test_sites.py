"""The catalogue: hosts, names, a user's folder, dumps, and that a page reads no more files than it needs."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bonmun import Extractor, sites
from bonmun.errors import RuleError
from bonmun.parse import page_lines
from bonmun.sites.rules import Site


@pytest.mark.parametrize(
    ("host", "rule_set", "family"),
    [
        ("www.mk.co.kr", "site:mk", ""),
        ("stock.mk.co.kr", "site:mk", ""),
        (".WWW.MK.co.kr.", "site:mk", ""),
        ("m.estate.mk.co.kr", "site:estate-mk", ""),
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


@pytest.mark.parametrize("host", ["4th.kr", "www.4th.kr", "a.b.4th.kr"])
def test_an_outlet_without_a_rule_file_has_its_name(host: str) -> None:
    assert sites.load().by_host(host) == Site("site:4th.kr", "포쓰저널", ("4th.kr",))


@pytest.mark.parametrize(
    ("name", "rule_set"),
    [
        ("매일경제", "site:mk"),
        ("매일경제신문", "site:mk"),
        ("연합뉴스", "site:yna"),  # of the three of that name the one with the shortest host
        ("인천일보", "site:incheonilbo.com"),
        ("없는신문", None),
        ("", None),
    ],
)
def test_names_in_other_spellings(name: str, rule_set: str | None) -> None:
    site = sites.load().by_name(name)
    assert (site.id if site else None) == rule_set


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
    tree = page_lines.parse('<div id="my-cms"><p>글이 여기에 있다. 또 있다.</p><p class="my-ad">광</p></div>')
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
        known.select(page_lines.parse("<p>글</p>"), "https://www.mk.co.kr/1")
    outlets = [rule_set for rule_set in opened if rule_set.startswith("site:")]
    assert outlets == ["site:mk"]
    assert len(opened) == len(set(opened))


def test_an_extractor_with_a_folder_can_be_pickled(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('name = "가"\nhosts = ["a.example.kr"]\n', "utf-8")
    article = pickle.loads(pickle.dumps(Extractor(sites=tmp_path))).extract("<p>글</p>", "https://a.example.kr/1")
    assert article.publisher == "가"


@pytest.mark.parametrize(
    ("line", "rule_set"),
    [
        ("Copyright ⓒ 가람일보. All rights reserved. 무단 전재 및 재배포 금지.", "site:naver-news"),
        ("저작권자 © 가람일보 무단전재 및 재배포 금지", "family:ndsoft"),
        ("가람 뉴스제보 : 이메일(tvchosun@chosun.com), 카카오톡(tv조선제보), 전화(1661-0190)", "site:tvchosun"),
        ("[전화] 02-398-8585 가람", "site:ytn"),
        ("저작권자 © CBS 노컷뉴스 무단전재 및 재배포 금지", "site:nocutnews"),  # an outlet's own words go first
        ("Copyright ⓒ 가람일보. All rights reserved. 무단 전재를 막는다.", None),
        ("그가 새긴 글은 ‘저작권자 © 가람일보 무단전재 및 재배포 금지’다.", None),
    ],
)
def test_a_line_with_any_text_in_it_gives_its_outlet_away(line: str, rule_set: str | None) -> None:
    assert [site.id for site in sites.load().of_dump(["글이다.", line])] == [rule_set] * (rule_set is not None)


def test_all_that_a_dump_gives_away_counts_once() -> None:
    lines = ["▶네이버에서 '명품 경제뉴스' 조선비즈를 구독하세요", "저작권자 © 가람 무단전재 및 재배포 금지"]
    found = sites.load().of_dump(iter(lines * 2), "조선비즈")
    assert [site.id for site in found] == ["site:biz-chosun", "family:ndsoft", "family:arc"]
    assert [site.id for site in sites.load().of_dump([], "없는신문")] == []


def test_a_folders_rules_are_asked_of_dumps_and_names_too(tmp_path: Path) -> None:
    (tmp_path / "deep" / "families").mkdir(parents=True)
    (tmp_path / "deep" / "families" / "ndsoft.toml").write_text(
        'name = "우리 CMS"\nfeeds = ["/mine.xml"]\n[lines]\nad = ["우리 줄"]\n', "utf-8"
    )
    (tmp_path / "deep" / "mine.toml").write_text('name = "매일경제"\nhosts = ["mine.example"]\n', "utf-8")
    known = sites.load(str(tmp_path))
    family = known.families["family:ndsoft"]
    assert (family.name, family.feeds, bool(family.layouts)) == ("우리 CMS", ("/mine.xml",), True)
    assert [site.id for site in known.of_dump(["우리 줄"])] == ["family:ndsoft"]
    assert [site.id for site in known.of_dump([], "매일경제")] == ["site:mine"]
    assert known.by_host("a.mine.example") == Site("site:mine", "매일경제", ("mine.example",))
    assert sites.load(False).families == {}
    assert sites.load(False).by_host("mk.co.kr") is None
    assert sites.load(False).by_name("매일경제") is None


@pytest.mark.parametrize(
    ("host", "starts"),
    [
        ("incheonilbo.com", "https://www.incheonilbo.com/"),
        ("vegannews.co.kr", "https://www.vegannews.co.kr/"),
        ("news.incheonilbo.com", "https://news.incheonilbo.com/"),
    ],
)
def test_a_familys_outlets_start_where_its_pages_lie(host: str, starts: str) -> None:
    site = Site("site:x", "가", (host, "other.example"), "ndsoft")
    assert sites.load().entry_points(site) == (
        f"{starts}rss/allArticle.xml", f"{starts}rss/clickTop.xml", f"{starts}news/articleList.html?view_type=sm",
    )  # fmt: skip


def test_an_outlet_starts_at_its_own_addresses_when_it_has_any() -> None:
    known = sites.load()
    own = Site("site:x", "가", ("a.kr",), "ndsoft", feeds=("f",), sitemaps=("s1", "s2"), sections=("c",))
    assert known.entry_points(own) == ("s1", "s2", "f", "c")
    for one in ("feeds", "sitemaps", "sections"):
        assert known.entry_points(Site("site:x", "가", ("a.kr",), "ndsoft", **{one: ("o",)})) == ("o",)
    assert known.entry_points(Site("site:x", "가", (), "ndsoft")) == ()
    assert known.entry_points(Site("site:x", "가", ("a.kr",))) == ()


def test_every_outlet_with_a_file_is_listed_once_and_in_order(tmp_path: Path) -> None:
    ids = [site.id for site in sites.load().all()]
    assert ids == sorted(set(ids))
    assert {"site:mk", "site:estate-mk", "site:naver-news"} <= set(ids)
    assert not [one for one in ids if "." in one]  # an outlet known by name alone has no file
    (tmp_path / "aa.toml").write_text('name = "가"\nhosts = ["a.example"]\n', "utf-8")
    (tmp_path / "mk.toml").write_text('name = "매경"\nhosts = ["mk.co.kr"]\n', "utf-8")
    (tmp_path / "nowhere.toml").write_text('name = "나"\n', "utf-8")
    mine = {site.id: site.name for site in sites.load(tmp_path).all()}
    assert list(mine) == sorted({*ids, "site:aa"})
    assert (mine["site:aa"], mine["site:mk"]) == ("가", "매경")


def test_what_can_not_be_read_is_named_with_its_file(tmp_path: Path) -> None:
    for name, content, why in (("a", b"\xff", "can't be read: "), ("b", b"x = ", "not valid TOML: ")):
        path = tmp_path / name / "sub" / "garam.toml"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        with pytest.raises(RuleError) as caught:
            sites.Sites(tmp_path / name)
        assert str(caught.value).startswith(f"{path}: {why}")


def test_rules_of_two_files_for_one_outlet_are_all_kept() -> None:
    def rules(word: str, field: str, kind: str) -> Site:
        text = (
            f'name = "{word}"\n[[layout]]\nname = "{word}"\nseen = "2024; page"\nbody = ["p"]\n'
            f'[fields]\ntitle = [".{word}"]\n{field} = [".{word}"]\n[junk]\nad = [".{word}"]\n{kind} = [".{word}"]\n'
            f'[lines]\nad = ["{word} 광고", "{word} * 광고"]\n'
        )
        return sites.parse(text, word, f"site:{word}")

    both = sites._over(rules("a", "date", "share"), rules("b", "tags", "nav"))
    assert [layout.name for layout in both.layouts] == ["a", "b"]
    assert {key: [s.css for s in found] for key, found in both.fields.items()} == {
        "title": [".a", ".b"], "date": [".a"], "tags": [".b"],
    }  # fmt: skip
    assert {kind: [s.css for s in found] for kind, found in both.junk.items()} == {
        "ad": [".a", ".b"], "share": [".a"], "nav": [".b"],
    }  # fmt: skip
    assert (set(both.lines), set(both.patterns)) == ({"a 광고", "b 광고"}, {"a * 광고", "b * 광고"})


def test_on_one_line_the_folders_kind_holds() -> None:
    ours = Site("site:a", "가", lines={"줄": "ad"}, patterns={"줄 *": "ad"})
    both = sites._over(Site("site:b", "나", lines={"줄": "share"}, patterns={"줄 *": "share"}), ours)
    assert (both.lines, both.patterns) == ({"줄": "share"}, {"줄 *": "share"})


def test_what_a_folder_names_comes_first_and_the_rest_stays() -> None:
    ours = Site("site:a", "가", ("a.kr", "c.kr"), "ndsoft", True, True, ("/f",), ("/s",), ("/c",))
    bare = sites._over(Site("site:b", "나", ("b.kr", "a.kr")), ours)
    assert (bare.id, bare.name, bare.hosts) == ("site:b", "나", ("b.kr", "a.kr", "c.kr"))
    assert (bare.family, bare.portal, bare.repost) == ("ndsoft", True, True)
    assert (bare.feeds, bare.sitemaps, bare.sections) == (("/f",), ("/s",), ("/c",))
    full = sites._over(Site("site:b", "나", (), "arc", True, True, ("/1",), ("/2",), ("/3",)), Site("site:a", "가"))
    assert (full.family, full.portal, full.repost) == ("arc", True, True)
    full = sites._over(full, ours)
    assert (full.feeds, full.sitemaps, full.sections) == (("/1",), ("/2",), ("/3",))
