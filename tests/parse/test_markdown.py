"""Markdown dumps: what page-to-Markdown tools write comes out as plain text, plain dumps stay as they are."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.parse.markdown import definitions, is_markdown, plain

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
        ("김**씨와 이**씨, 박*수와 최*영", "김**씨와 이**씨, 박*수와 최*영", 0),
        ("빛보다 *사람이* 먼저, _나무_ 다음", "빛보다 사람이 먼저, 나무 다음", 0),
        ("가격* 10만 원, (*표시는 할인, *별도)", "가격* 10만 원, (*표시는 할인, *별도)", 0),
        ("***모두*** 굵게", "모두 굵게", 0),
        ("누리집 <https://garam.example/a_b_c>에서", "누리집 https://garam.example/a_b_c에서", 27),
        ("[누리집][]과 [계획 문서][1], [1] 그리고 [사진]", "누리집과 계획 문서, [1] 그리고 [사진]", 11),
        ('[음악](../../list.do?kind=music) [영화](ranks.asp?by=week "영화")', "음악 영화", 4),
        ("[알리기](javascript:share('a','가람시 조명','http://a.kr/1')) 3", "알리기 3", 3),
        (r"[알리기](javascript:share\('a','가람시 조명'\)) [더보기]()", "알리기 더보기", 6),
        ("[가람](가람시) 골목 [주](1) f[가](x)", "[가람](가람시) 골목 [주](1) f[가](x)", 0),
        ("![조명][1] ![][1] [![문][1]][1] ![] 골목", "조명  문  골목", 4),
        ("[1]: https://garam.example/plan", "[1]: https://garam.example/plan", 31),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str, linked: int) -> None:
    defined = {"누리집": "https://garam.example/", "1": "https://garam.example/plan"}
    marked = plain(text, defined)
    assert (marked.text, marked.linked) == (words, linked)
    assert all(0 <= one.start < one.end <= len(words) for one in marked.stretches)


def test_what_was_marked_is_known_by_its_place() -> None:
    marked = plain(r"1\. **가람시는 [새 *계획*](https://a.kr/_1_)을** <https://b.kr/> 냈다", {})
    assert marked.text == "1. 가람시는 새 계획을 https://b.kr/ 냈다"
    told = {(marked.text[one.start : one.end], one.link, one.bold, one.italic) for one in marked.stretches}
    assert told == {
        ("가람시는 새 계획을", None, True, False),
        ("새 계획", "https://a.kr/_1_", False, False),
        ("계획", None, False, True),
        ("https://b.kr/", "https://b.kr/", False, False),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[계획][1]을 냈다.\n\n[1]: https://a.kr/1 (계획)", {"1": "https://a.kr/1"}),
        ('[누리집][]에 있다.\n[누리집]: <https://a.kr/> "가람시"', {"누리집": "https://a.kr/"}),
        ("[Plan  B] 대로\n  [plan b]: https://a.kr/b", {"plan b": "https://a.kr/b"}),
        ("[사진] 앞\n[출처]: https://a.kr/", {}),
        ("[^1]을 보라\n[^1]: https://a.kr/", {}),
        ("[1] 둘\n[1]: 가람시 자료", {}),
        ("[음악][2]\n   [2]: ../../list.do?kind=music", {"2": "../../list.do?kind=music"}),
    ],
)
def test_addresses_that_stand_apart_are_found_where_they_are_named(text: str, found: dict[str, str]) -> None:
    assert definitions(text) == found


@pytest.mark.parametrize("number", [0, 1, 5])
def test_links_are_the_articles_and_their_addresses_stand_apart(number: int) -> None:
    defined = f"{LEAD}\n\n시는 [계획 문서][1]대로 골목을 [{number}곳](https://a.kr/) 고른다고 밝혔다.\n\n{SECOND}\n\n"
    article = clean_text(defined + "\n\n" * number + "[1]: https://garam.example/plan")
    assert article.paragraphs == (LEAD, f"시는 계획 문서대로 골목을 {number}곳 고른다고 밝혔다.", SECOND)
    linked = [(span.text, span.link) for part in article.body for span in part.spans if span.link]  # type: ignore[union-attr]  # all are paragraphs
    assert linked == [("계획 문서", "https://garam.example/plan"), (f"{number}곳", "https://a.kr/")]
    assert article.to_markdown().count("](https://") == 2
    assert [gone.text for gone in article.removed] == ["[1]: https://garam.example/plan"]


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


def test_one_link_to_the_web_makes_a_dump_markdown_and_marks_without_any_do_not() -> None:
    linked = f"{LEAD}\n\n**{SECOND}** 자세한 것은 [누리집](https://garam.example)에 있다."
    assert clean_text(linked).paragraphs == (LEAD, f"{SECOND} 자세한 것은 누리집에 있다.")
    for text in (f"**{SECOND}** [누리집](garam.example)", f"**{SECOND}** [누리집](/1) [시청](/2)", f"## {SECOND}"):
        assert not is_markdown(text)
    printed = f"{LEAD}\n\n**{SECOND}** 자세한 것은 누리집<https://garam.example/1>에 있다."
    assert clean_text(printed).text == printed
    assert is_markdown(f"# 골목에 새 조명\n\n{LEAD} <https://garam.example/1>")


def test_a_picture_without_a_word_is_no_line() -> None:
    links = "[가](https://garam.example/a) [나](https://garam.example/b)"
    text = f"![](https://garam.example/7.jpg)\n\n가람시가 골목 조명을 새로 바꾸기로 했다.\n\n{links}"
    assert clean_text(text).paragraphs == ("가람시가 골목 조명을 새로 바꾸기로 했다.",)


@pytest.mark.parametrize("heading", ["{}\n{}", "# {}", "## {}"])
@pytest.mark.parametrize("sign", ["=", "-"])
@pytest.mark.parametrize("above", ["", "한빛일보\n===\n\n"])
def test_the_first_heading_over_the_text_is_the_headline(heading: str, sign: str, above: str) -> None:
    title = "가람시, 골목에 새 조명"
    links = "\n".join(f"* [{name}](https://garam.example/{name})" for name in ("정치", "경제", "사회", "문화"))
    told = "가람시가 골목 조명을 새로 바꾸기로 했다.\n\n시는 민원 4200건을 살펴 순서를 정했다고 밝혔다."
    article = clean_text(
        f"{links}\n\n{above}{heading.format(title, sign * len(title))}\n\n{told}\n\n### 왜 지금인가\n\n{told}"
    )
    assert article.title == title
    assert sign * 3 not in article.text


def test_a_row_of_signs_below_a_sentence_underlines_nothing() -> None:
    links = " ".join(f"[{name}](https://garam.example/{name})" for name in "가나다")
    told = "가람시가 골목 조명을 새로 바꾸기로 했다."
    assert clean_text(f"{links}\n\n{told}\n---\n\n시는 순서를 정했다고 밝혔다.").paragraphs == (
        told,
        "시는 순서를 정했다고 밝혔다.",
    )


CARDS = "\n".join(
    f"* [![골목 이야기 {n}](https://garam.example/{n}.jpg)\n\n  늘봄천 산책로 새 단장 {n}\n  5시간전](https://garam.example/{n})"
    for n in range(4)
)
"""Cards of other articles as tools write them: all that a link holds stands between its brackets."""


@pytest.mark.parametrize("cards", [CARDS, CARDS.replace("\n  ", "\n\n  "), CARDS.replace("* [", "[\n\n### 골목\n\n")])
@pytest.mark.parametrize("behind", ["", "(c) 한빛일보. 무단전재 금지"])
def test_links_over_several_lines_are_links_in_each_of_them(cards: str, behind: str) -> None:
    article = clean_text("\n\n".join((cards, "# 가람시 골목에 새 조명 단다", LEAD, SECOND, cards, behind)))
    assert article.paragraphs == (LEAD, SECOND)
    assert "](" not in "".join(gone.text for gone in article.removed if "단장 2" in gone.text and "[" not in gone.text)


def test_a_picture_whose_words_are_on_several_lines_is_a_picture() -> None:
    picture = "![한빛시 강변 산책로가 다시 열렸다.  \n\n서이든 기자 seo@hanbit.example](https://garam.example/7.jpg)"
    links = "[가](https://garam.example/a) [나](https://garam.example/b)"
    article = clean_text("\n\n".join((links, LEAD, picture, SECOND)))
    assert "![" not in article.text
    assert "](" not in article.text
    assert LEAD in article.text
    assert SECOND in article.text


def test_a_link_that_a_sentence_goes_on_behind_keeps_all_words() -> None:
    text = f"{LEAD}\n\n시는 [골목 조명\n계획 문서](https://garam.example/plan)대로 한다고 밝혔다.\n\n{SECOND}"
    assert "".join(clean_text(text).text.split()).count("시는골목조명계획문서대로한다고밝혔다.") == 1


@pytest.mark.parametrize("cue", ["앵커", "기자"])
def test_signs_that_a_tool_escaped_tell_markdown_without_a_link(cue: str) -> None:
    text = f"\\[{cue}\\]\n\n올해는 조명을 바꾸는데요.\n\n{LEAD}\n\n\\[서이든 / 주민\\] 밤길이 밝아졌어요.\n\n{SECOND}"
    article = clean_text(text)
    assert article.text.startswith(f"[{cue}]")
    assert "[서이든 / 주민] 밤길이 밝아졌어요." in article.paragraphs
    assert "\\" not in article.text


def test_bold_lines_and_headings_tell_markdown_without_a_link() -> None:
    article = clean_text(
        f"{LEAD}\n\n**시장 뒷길부터**\n\n{SECOND}\n\n▼\n\n**남은 골목은**\n\n▼\n\n{LEAD[:-2]}했다고 한다."
    )
    assert "*" not in article.text
    assert "시장 뒷길부터" in article.paragraphs
    assert "▼ 남은 골목은 ▼" in article.paragraphs
    assert not is_markdown(f"**{SECOND}** 한 줄")
