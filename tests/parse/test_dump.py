"""A dump's lines: stray markup goes, lost newlines come back, quotations and names in angle brackets stay."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.grammar.lines import is_complete
from bonmun.parse import dump
from bonmun.parse.dump import unglue, unwrap
from bonmun.parse.page_lines import Line

TOLD = "가람시가 골목 조명을 바꾸기로 했다."


def read(text: str) -> list[Line]:
    return dump.read(text, is_complete)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{TOLD}시는 18일 이같이 밝혔다.", [TOLD, "시는 18일 이같이 밝혔다."]),
        (f"{TOLD}A4 종이 90만 장이다.", [TOLD, "A4 종이 90만 장이다."]),
        (f"{TOLD}서이든 기자", [TOLD, "서이든 기자"]),
        (f"{TOLD}◆ 골목마다 다른 빛", [TOLD, "◆ 골목마다 다른 빛"]),
        (f"{TOLD}<저작권자ⓒ가람일보. 무단전재-재배포 금지>", [TOLD, "<저작권자ⓒ가람일보. 무단전재-재배포 금지>"]),
        ("언제 바꾸나요?내년까지 바꿉니다.", ["언제 바꾸나요?", "내년까지 바꿉니다."]),
        ("서이든 기자 eden@garam.kr<저작권자ⓒ가람일보>", ["서이든 기자 eden@garam.kr", "<저작권자ⓒ가람일보>"]),
    ],
)
def test_glued_lines_come_apart(text: str, lines: list[str]) -> None:
    assert unglue(text) == lines
    assert [line.text for line in read(text)] == lines


STORY = f"{TOLD} 시는 18일 이같이 밝혔다. 골목마다 다른 빛을 낼 등 900개를 11월까지 모두 바꿔 단다."


@pytest.mark.parametrize(
    "stamp",
    [
        "입력 2024.05.07 09:30",
        "기사입력 2024-05-07 오전 9:30 | 최종수정 2024-05-07 오후 1:30",
        "승인 : 2024년 5월 7일 09:30 수정 2024. 5. 7. 10:10",
        "[가람일보] 2011-11-07 04면 02판 종합 뉴스 1408자",
        "[가람일보] 2011-11-07 882자",
    ],
)
@pytest.mark.parametrize(
    "head", ["골목 등 900개 바꾼다", "가람일보 사회 “골목마다 다른 빛” 골목 등 900개 바꾼다 서이든 기자"]
)
def test_a_page_in_one_line_comes_apart_at_its_stamp(head: str, stamp: str) -> None:
    assert unglue(f"{head} {stamp} {STORY}") == [head, stamp, STORY]
    assert unglue(f"{stamp} {STORY}") == [stamp, STORY]


@pytest.mark.parametrize(
    "line", ["(가람=연합뉴스) 서이든 기자 = ", "[가람일보 서이든 기자] ", "【가람=뉴시스】서이든·나해솔 기자 = "]
)
def test_a_headline_comes_off_before_a_dateline(line: str) -> None:
    assert unglue(f"골목 등 900개 바꾼다 {line}{STORY}") == ["골목 등 900개 바꾼다", f"{line}{STORY}"]
    assert unglue(f"{line}{STORY}") == [f"{line}{STORY}"]
    assert unglue(f"{STORY} 이 소식은 {line}{STORY}") == [f"{STORY} 이 소식은 {line}{STORY}"]


@pytest.mark.parametrize("name", ["본문:", "기사 본문 :", "content:"])
def test_the_name_of_a_field_comes_off(name: str) -> None:
    assert [line.text for line in read(f"{name} {TOLD}")] == [name, TOLD]


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY} 기록에는 입력 2024.05.07 09:30 이라고 적혀 있었다. 시는 이 기록을 남겨 두었다고 밝혔다. {STORY}",
        "골목 등 900개 바꾼다 입력 2024.05.07 09:30 서이든 기자",
        f"등록 2011-11-07 이후에 {STORY}",
        f"{TOLD} 시는 18일 이같이 밝혔다.",
        "그는 “불을 켠다.밤이 밝다.”고 말했다.",
        '그는 "불을 켠다.밤이 밝다."고 말했다.',
        "시는 그렇게 한다.라고 적힌 문서를 냈다.",
        "값은 3.5배로 뛰었다.",
        "가.나.다.라 순으로 적는다.",
        "누리집은 garam.example이다.",
    ],
)
def test_what_is_one_line_stays_one(text: str) -> None:
    assert unglue(text) == [text]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<b>굵은</b> 글", "굵은 글"),
        ("오픈 <a href='https://a.example/b?c=1&d=2' target='_blank'>경계</a>", "오픈 경계"),
        ("가격은 3만&nbsp;원 &lt;세금 포함&gt;", "가격은 3만 원 <세금 포함>"),
        ("그는 &amp;lt;b&amp;gt;크게&amp;lt;/b&amp;gt; 썼다", "그는 크게 썼다"),
        ("R&amp;D 예산과 AT&T", "R&D 예산과 AT&T"),
        ("사진 설명 |", "사진 설명"),
        ("그는 <BBC>와 <TV 동물농장>에 나왔다", "그는 <BBC>와 <TV 동물농장>에 나왔다"),
        ("3 < 5 이고 7 > 2 이다", "3 < 5 이고 7 > 2 이다"),
        ("<저작권자ⓒ가람일보>", "<저작권자ⓒ가람일보>"),
    ],
)
def test_stray_markup_goes_and_text_stays(text: str, plain: str) -> None:
    assert unwrap(text) == plain


def test_a_removed_line_is_accounted_for_as_printed() -> None:
    article = clean_text(f"{TOLD}\n{TOLD.replace('가람', '한빛')}\n<b>댓글</b> 12")
    assert [gone.text for gone in article.removed] == ["<b>댓글</b> 12"]


def test_blank_lines_do_not_count_as_lines_but_in_the_place() -> None:
    lines = read(f"제목\n\n\n{TOLD}{TOLD}")
    assert [line.index for line in lines] == [0, 1, 2]
    assert [line.where for line in lines] == ["line 1", "line 4", "line 4"]
    assert [line.gap for line in lines] == [False, True, False]


SAID = "시는 18일 이같이 밝혔다."
BREAKS = ["<br>", "<BR />", "</p><p>", "</div>\n<div class='a'>", "&lt;br&gt;", "&amp;lt;br /&amp;gt;"]
BREAKS += ["&lt;/p&gt;&lt;p style=&quot;margin: 0&quot;&gt;", "<br><br>", "<br>\n", "</li><li>"]
BREAKS += ["</h2><p>", "&#60;br&#62;"]


@pytest.mark.parametrize("tag", BREAKS)
def test_stray_tags_that_end_a_line_end_it(tag: str) -> None:
    lines = ["골목이 밝아진다", TOLD, SAID]
    assert [line.text for line in read(tag.join(lines))] == lines
    assert [line.text for line in read(tag.join(lines) + tag)] == lines


def test_lines_cut_at_tags_know_their_line_and_the_gap_before_them() -> None:
    lines = read(f"골목<br>{TOLD}</p><p>{SAID}<br>\n끝.<br>")
    assert [(line.number, line.gap) for line in lines] == [(0, False), (0, False), (0, True), (1, False)]


@pytest.mark.parametrize("text", ["<b>골목</b>이 밝아진다", "<BR뉴스>를 본다", "a < br 이고 b > c", "<i>밤</i>에 왔다"])
def test_tags_inside_a_line_do_not_cut_it(text: str) -> None:
    assert len(read(text)) == 1


def test_a_templates_directive_is_no_text() -> None:
    lines = read(f'<%@ page language="java" %>\n{TOLD}\n<?php echo 1 ?>{SAID}')
    assert [line.text for line in lines][-2:] == [TOLD, SAID]


@pytest.mark.parametrize("label", ["새 창 열림", "새창열림", "(새 창으로 열기)", "새창에서 열림"])
def test_a_label_for_screen_readers_glued_to_a_line_comes_apart(label: str) -> None:
    assert [line.text for line in read(f"골목이 밝아진다{label}\n{TOLD}")] == ["골목이 밝아진다", label, TOLD]
    assert [line.text for line in read("마음에 새 창 열림")] == ["마음에 새 창 열림"]


def test_rows_of_a_table_keep_their_tabs() -> None:
    rows = ["순위\t학교\t승점", "1\t해솔고\t21", "2\t\t7"]
    assert [line.text for line in read(f"{TOLD}\n\n" + " \n\n".join(rows) + f"\n{SAID}")] == [TOLD, *rows, SAID]
    assert [line.text for line in read(f"입력\t2024.05.07\n{TOLD}\n\t\t\t{SAID}")] == ["입력 2024.05.07", TOLD, SAID]


@pytest.mark.parametrize(
    "aside", ["(웃음) 나이 차이가 크다고 하죠.", "(데이원의 이름은 그해에 바뀌었다.) 그래도 뛰었다."]
)
def test_an_aside_in_brackets_is_no_line_of_its_own(aside: str) -> None:
    text = f"처음에는 너무 무서웠거든요.{aside}"
    assert unglue(text) == [text]


TOLD = "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다."


@pytest.mark.parametrize(
    "lines", [["본 글은 가람 소식지에 실렸다.(", "소식지 사는 곳", ")"], ["주민 서이든", ", 한결 씨는 반겼다고 했다."]]
)
def test_what_a_link_cut_out_of_a_sentence_is_put_back(lines: list[str]) -> None:
    made = dump.read("\n".join((TOLD, *lines, TOLD)), is_complete)
    assert [line.text for line in made] == [TOLD, "".join(lines), TOLD]
    apart = dump.read("\n\n".join((TOLD, *lines, TOLD)), is_complete)
    assert len(apart) == len(lines) + 2


@pytest.mark.parametrize("name", ["서이든", "한빛시"])
def test_a_name_before_its_bracket_opens_the_text(name: str) -> None:
    lines = [
        name,
        "(66·사법연수원 15기),",
        "한결",
        "(58·18기) 대법관이 29일 임기를 마쳤다고 밝혔다.",
        TOLD,
        TOLD[:-2] + "했다고 전했다.",
    ]
    assert clean_text("\n".join(lines)).text.startswith(name)


@pytest.mark.parametrize("day", ["2012-03-31 08면 09판 사회 뉴스 1204자", "[한빛일보] 2012-03-31 08면 사회 1204자"])
def test_an_archives_note_before_the_text_is_apart_from_it(day: str) -> None:
    assert clean_text(f"골목에 새 조명\n\n{day} {TOLD} {TOLD}").text == f"{TOLD} {TOLD}"


def test_an_archives_note_stays_on_a_line_whose_text_goes_on_below() -> None:
    """Cut off, what is left of a broken line would be no sentence, and lost before the text."""
    note = "[한빛일보] 2012-03-31 08면 09판 사회 뉴스 1204자"
    assert len(unglue(f"{note} 해마다 열리는 가람시 골목 잔치에서 쓸 등불을 마련할 대책이")) == 1
