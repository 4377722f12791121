"""Dumps without running text: lists and flashes are articles, menus and lists of articles are none."""

from __future__ import annotations

import pytest

import bonmun
from bonmun import clean_text
from bonmun.label.readings import quiet_dump
from bonmun.label.readings.body import Reading
from tests.label.sheets import Row, junk, link, plain, sheet, told

POSTS = ["◇ 국장급", "▲ 도시국장 한서율", "▲ 문화국장 도담희", "◇ 과장급", "▲ 도서관과장 윤새봄"]
MENU = ["정치", "경제", "사회", "문화", "스포츠", "오피니언", "포토", "구독신청"]
NAVER = (
    "구독,구독중,추천,쏠쏠정보,0,흥미진진,0,댓글,본문 요약봇,글자 크기 변경하기,가1단계,작게,SNS 보내기,인쇄하기".split(
        ","
    )
)
HEADLINES = ["나무읍 빈 온실 새 단장", "달빛시장 회장 선출", "청보리밭 관광객", "새 마을버스 운행", "꽃시장 문 열어"]
FOOT = ["저작권자 ⓒ 새벽신문 무단전재 및 재배포 금지", "기사제보", "회사소개", "개인정보처리방침"]


def body(*lines: str) -> list[str]:
    return list(bonmun.clean_text("\n".join(lines)).paragraphs)


@pytest.mark.parametrize(
    "above",
    [
        ["[인사] 가람시", "2024-05-08 09:30", ""],
        ["[인사] 가람시", "입력 2024.05.08 09:30", "수정 2024.05.08 10:10", ""],
        ["[인사] 가람시", "한서율 기자", "승인 2024.05.08 09:30", ""],
        ["가람시 인사", "한서율 기자 seoyul@dawn.example", ""],
        [*MENU, "[인사] 가람시", "기자명 한서율 기자", "입력 2024.05.08 09:30", "댓글 0", "글자크기 설정", ""],
        [*MENU, "새벽신문", "[인사] 가람시", "입력2024.05.08. 오전 9:30", "기사원문", "한서율 기자", *NAVER, ""],
    ],
)
@pytest.mark.parametrize("below", [[], ["", "한서율 기자 seoyul@dawn.example"], FOOT, ["(가람=연합뉴스)", *FOOT]])
@pytest.mark.parametrize(
    "items",
    [
        POSTS,
        ["▷ 기획처장 한서율", "▷ 교무처장 도담희", "▷ 도서관장 서해솔"],
        ["06:00 새벽뉴스", "12:00 낮뉴스", "19:00 저녁 다큐 <우체국>", "21:00 9시 뉴스"],
        ["가람 [맑음, 흐림] (15∼24) <10, 20>", "나무읍 [흐림, 비] (14∼22) <20, 60>"],
        ["<승진>", "◇부이사관", "△기획조정실장 한서율", "<전보>", "◇과장급", "△문화정책과장 윤새봄"],
        ["◇ 승진 ▲ 도시국장 한서율 ▲ 문화국장 도담희 ◇ 전보 ▲ 공원과장 서해솔"],
        ["▲ 편집부 기자 한서율", "▲ 사진부 기자 도담희", "▲ 편집국장 윤새봄"],
        ["- 공사비 84억 원, 절반은 도비", "- 7월 1일 개관 예정", "- 열람석 310개 규모"],
        ["1. 감자를 깨끗이 씻어 껍질을 벗긴다", "2. 양파를 잘게 썬다", "3. 물을 붓고 20분 끓인다"],
        ["▲ 한솔(가람시청 과장)·한별(나무읍 주무관)씨 부친상 = 7일 가람의료원, 발인 9일 오전 7시, ☎ 000-000-0000"],
        ["◇ 8일(수)", "△ 오전 10시 도서관 설명회(가람시청)", "△ 오후 2시 우체국 터 둘러보기(나무읍)"],
        ["가람 3-1 나무읍", "달빛 0-0 바람고개", "산마루 2-4 물길"],
    ],
)
def test_a_list_is_an_article(above: list[str], items: list[str], below: list[str]) -> None:
    assert body(*above, *items, *below) == items


def test_the_line_above_a_list_is_its_headline() -> None:
    assert body("가람시 8일 자 인사", "", *POSTS) == POSTS
    assert body(*POSTS) == POSTS


def test_an_undated_list_keeps_its_last_entry_over_a_byline() -> None:
    entries = ["◇ 8일(수)", "△ 오전 10시 도서관 설명회(가람시청)", "△ 오전 11시 시의회 본회의(가람시의회)"]
    article = bonmun.clean_text("\n\n".join(["[주간일정] 가람시", *entries, "한서율 기자", FOOT[0]]))
    assert article.title == "[주간일정] 가람시"
    assert list(article.paragraphs) == entries


def test_a_poem_keeps_its_first_line() -> None:
    poem = ["눈 내린 장터에", "할머니 한 분 앉아", "봄동을 펴 놓고 웃네", "눈이 그치면 오라던"]
    assert body("2024-01-09 10:20", "", *poem) == poem


def test_a_number_in_a_table_stays() -> None:
    rows = ["◇ 8일 전적", "가람", "3-1", "나무읍", "달빛", "0-0", "바람고개"]
    assert body("[프로축구] 8일 전적", "2024-05-08 22:10", "", *rows) == rows


@pytest.mark.parametrize(
    "flash",
    ["가람시 낮 12시 호우경보 발령", "나무읍 산불 3시간 만에 주불 진화", "도서관 개관 예정대로 7월 1일"],
)
@pytest.mark.parametrize("buttons", [[], ["댓글 0", "공유하기", "인쇄하기"], NAVER])
def test_a_flash_of_one_line_is_an_article(flash: str, buttons: list[str]) -> None:
    head = ["[속보] 가람시 소식 전해드립니다", "입력 2024.05.07 12:01", *buttons]
    assert body(*MENU, *head, flash, "한서율 기자 (seoyul@dawn.example)", *FOOT) == [flash]


@pytest.mark.parametrize(
    "lines",
    [
        [*MENU, *FOOT],
        [*MENU, "로그인", "회원가입", "많이 본 뉴스", "나무읍 빈 온실이 꽃시장으로", "달빛시장 상인회 새 회장", *FOOT],
        [f"{line}\n2024.05.0{day} 09:30" for day, line in enumerate(HEADLINES, 1)],
    ],
)
def test_menus_and_lists_of_articles_are_none(lines: list[str]) -> None:
    assert body(*lines) == []


ENTRIES = [
    "- 태양계 가까이 있는 별 12만 개를 보인다",
    "- 마우스로 옮기고 키우고 이름을 누른다",
    "1. 큰 흐름: 왜 별 지도인가",
    "2. 별 이름과 밝기를 모은 자료",
    "- 지도는 누구나 내려받는다",
    "- 학교 수업에 맞춘 길잡이도 있다",
]


def test_a_list_before_the_sentences_is_no_deck() -> None:
    told = [
        "가람 천문대는 8일 별 지도를 새로 냈다고 밝혔다.",
        "지도는 누구나 쓸 수 있도록 공개했다고 천문대는 덧붙였다.",
    ]
    assert body("별 12만 개를 한눈에", "입력 2024.05.08 09:30", "", *ENTRIES, "", *told) == [*ENTRIES, *told]


@pytest.mark.parametrize("count", [1, 2])
def test_decks_stay_decks(count: int) -> None:
    told = [
        "가람 천문대는 8일 별 지도를 새로 냈다고 밝혔다.",
        "지도는 누구나 쓸 수 있도록 공개했다고 천문대는 덧붙였다.",
    ]
    decks = ["- 별 12만 개 지도에", "- 누구나 내려받아", "- 수업 길잡이도 함께"][:count]
    assert body("별 12만 개를 한눈에", *decks, "입력 2024.05.08 09:30", "", *told) == told


def test_a_subhead_between_two_marks_is_no_caption() -> None:
    told = [
        "가람 천문대는 8일 별 지도를 새로 냈다고 밝혔다.",
        "▼ “2년 뒤 온 하늘로 넓힌다” ▼",
        "지도는 누구나 쓸 수 있다고 천문대는 덧붙였다.",
    ]
    assert body(*told) == told


@pytest.mark.parametrize(
    "lead",
    [
        ["동글동글한 모양과 붉은 빛깔,", "겨울에 더 달다는 채소,"],
        ["눈치채셨나요?"],
        ["이 채소의 이름은 무엇일까요?", "둥글고 붉고,"],
    ],
)
def test_clauses_that_go_on_are_no_decks(lead: list[str]) -> None:
    told = ["바로 방울토마토입니다.", "나무읍 온실에서는 겨우내 방울토마토를 따서 판다고 합니다."]
    assert body("겨울 채소 이야기", "입력 2024.05.08 09:30", "", *lead, *told) == [*lead, *told]


@pytest.mark.parametrize(
    "lines",
    [
        ("강은 흐른다", "돌 위에서", "나는 앉아 있다", "물소리만"),
        ("월 보리밥, 미역국", "화 쌀밥, 감자국", "수 카레라이스"),
    ],
)
@pytest.mark.parametrize("end", ["", "\n\n나정호 기자", "\n\nⓒ 한빛일보 무단전재 및 재배포 금지"])
def test_lines_without_a_mark_are_the_article_where_nothing_else_stands(lines: tuple[str, ...], end: str) -> None:
    assert clean_text("\n".join(["오늘의 한 쪽", "2024-05-08 09:30", "", *lines]) + end).paragraphs == lines


def test_a_menu_under_a_date_is_no_article() -> None:
    assert (
        clean_text(
            "\n".join(["가람 소식", "2024-05-08", "로그인", "정치", "경제", "사회 문화", "오늘 날씨"])
        ).paragraphs
        == ()
    )


BEHIND = [
    ["많이 본 뉴스", "■ 나무읍 빈 온실 새 단장", "■ 달빛시장 회장 선출", "■ 청보리밭 관광객 몰려", "■ 꽃시장 문 열어"],
    ["댓글 2", "naru***", "2024.05.08 21:10", "지난번에도 똑같은 말을 했다. 이번에도 믿지 않는다.", "답글", "신고"],
    [
        "최신기사",
        "나무읍 빈 온실 새 단장",
        "2024.05.08",
        "달빛시장 회장 선출",
        "05-08 09:10",
        "청보리밭 관광객",
        "05-08",
    ],
    ["회사소개", "개인정보처리방침", "새벽신문은 독자를 섬기는 마음으로 기사를 씁니다."],
    ["회사소개", "개인정보처리방침", "새벽신문 | 가람시 중앙로 1 | 대표전화 000-000-0000 | 발행인 : 한서율"],
]


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize(
    "over", ["저작권자 ⓒ 새벽신문 무단전재 및 재배포 금지", "제보는 카카오톡 새벽신문으로 해 주세요"]
)
@pytest.mark.parametrize(
    "items",
    [
        ["가람시 도서관 화재…소방 대응 1단계 발령."],
        ["7일 오전 가람시 눈썰매장에서 어린이들이 눈썰매를 타고 있다."],
        ["◇파견", "▷재무과장 한서율 ▷고객부장 도담희"],
        ["▲한솔 씨 별세, 한별(가람시청 과장) 씨 부친상 = 7일 가람의료원, 발인 9일 오전 7시"],
    ],
)
def test_what_stands_behind_a_copyright_line_does_not_outweigh_a_flash(
    items: list[str], over: str, behind: list[str]
) -> None:
    above = [*MENU, "가람시에서 온 소식", "입력 2024.05.08 09:30", "공유하기", "글자크기"]
    assert body(*above, *items, over, *behind) == items


def test_a_player_alone_does_not_cut_the_first_paragraph_off() -> None:
    told = ["전국이 대체로 흐리고 곳곳에 비가 내리겠다.", "아침 기온은 2도에서 9도로 예보됐다.", "물결은 높게 일겠다."]
    player = ["재생", "동영상을 재생할 수 없습니다."]
    assert body("내일 비", "입력 2024.05.08 09:30", told[0], *player, *told[1:], FOOT[0]) == told


def whats(*rows: Row) -> list[str]:
    made = sheet(*rows)
    return [quiet_dump._what(made, i) for i in range(len(rows))]


def test_what_parts_lines_of_text() -> None:
    dated, signed = plain("2024.03.18 14:05"), plain("서이든 기자")
    assert whats(dated, signed, link(), junk("copyright"), plain(), told()) == [
        "date",
        "byline",
        "link",
        "copyright",
        "",
        "",
    ]
    assert whats(junk("ad"), junk("image_hint"), plain("△ 2024.03.18 14:05"), plain("① 서이든 기자")) == [""] * 4


def test_dates_in_a_row_are_counted_once() -> None:
    assert quiet_dump._groups(["date", "date", "", "date"]) == 1
    assert quiet_dump._groups(["date", "", "", "date"]) == 2
    assert quiet_dump._groups(["date", "byline", "date", "", "", "date"]) == 2
    assert quiet_dump._groups(["", "byline", "link"]) == 0


def stretches(*rows: Row) -> list[tuple[int, int, str, str, bool]]:
    made = sheet(*rows)
    return [tuple(one) for one in quiet_dump._stretches(made, whats(*rows))]  # type: ignore[misc]  # five fields


def test_stretches_of_text_and_what_stands_around_each() -> None:
    dated, signed, text = plain("2024.03.18 14:05"), plain("서이든 기자"), plain("가람고 3 대 2 한빛고")
    assert stretches(text) == [(0, 1, "", "end", False)]
    assert stretches(dated, text, junk("copyright")) == [(1, 2, "date", "copyright", True)]
    assert stretches(dated, junk("share"), text, signed) == [(2, 3, "share", "byline", True)]
    assert stretches(dated, junk("related"), text) == [(2, 3, "related", "end", False)]
    assert stretches(signed, text, text, link()) == [(1, 3, "byline", "link", True)]
    assert stretches(junk("copyright"), signed, text) == [(2, 3, "byline", "end", False)]
    assert stretches(junk("copyright"), dated, text) == [(2, 3, "date", "end", True)]
    assert stretches(dated, plain("골목"), link(), text) == [(3, 4, "link", "end", False)]
    assert stretches(dated, text, link(), text) == [(1, 2, "date", "link", True), (3, 4, "link", "end", False)]


def test_a_line_that_stands_behind_articles_is_no_part_of_the_text() -> None:
    def end(*rows: Row) -> int:
        return quiet_dump._end(sheet(*rows), quiet_dump._Stretch(0, len(rows), "", "", True))

    assert end(plain("가람고 이겨"), plain("<끝>")) == 1
    assert end(plain("<끝>"), plain("<끝>")) == 1
    assert end(plain("<끝>"), plain("가람고 이겨")) == 2


@pytest.mark.parametrize("stamp", ["등록 2024-05-08 09:30:12", "입력 2024.05.08 09:30"])
def test_the_one_named_date_is_the_articles_whatever_lists_stand_above(stamp: str) -> None:
    others = [line for n, title in enumerate(HEADLINES) for line in (title, f"한서율 기자 2024.05.0{n + 1}")]
    text = "가람시 도서관에서 불이 났다는 신고가 접수됐다."
    assert body("함께 볼만한 뉴스", *others, "[속보] 도서관 화재", stamp, "공유하기", text, "관련기사", *others) == [
        text
    ]


def under_label(*rows: Row) -> tuple[int, int, float]:
    """What stands under the first date that says it is an article's."""
    made = sheet(*rows)
    found = quiet_dump._below_label(made, [quiet_dump._what(made, i) for i in range(len(rows))])
    return found.start, found.end, found.weight


NONE = (0, 0, 0)
NAMED, BARE = plain("입력 2024.03.18 14:05"), plain("2024.03.17 14:05")
FLASH = plain("가람시 낮 12시 호우경보 발령")
OVER = junk("copyright")
SIGNED = plain("서이든 기자")


def test_the_text_stands_under_the_date_that_is_named() -> None:
    size = 2 * len(FLASH.text)
    assert under_label(plain(), NAMED, FLASH, FLASH, FLASH, OVER) == (2, 5, 3 * size)
    assert under_label(plain(), NAMED, FLASH, OVER, plain(), plain()) == (2, 3, 80)
    assert under_label(plain(), BARE, FLASH, FLASH, FLASH, OVER) == NONE
    assert under_label(FLASH, FLASH, FLASH, NAMED) == NONE
    assert under_label(BARE, FLASH, FLASH, NAMED, junk("share"), FLASH, OVER) == (5, 6, 80)
    assert under_label(NAMED, link(), FLASH, FLASH, FLASH, OVER) == NONE
    assert under_label(NAMED, FLASH, FLASH, plain("<끝>"), OVER)[:2] == (1, 3)


def test_another_named_date_soon_below_is_of_a_list() -> None:
    assert under_label(NAMED, FLASH, NAMED, FLASH, NAMED, FLASH) == NONE
    assert under_label(NAMED, FLASH, FLASH, OVER, NAMED, FLASH, FLASH, OVER)[:2] == (1, 3)
    assert under_label(NAMED, FLASH, FLASH, plain(), NAMED, FLASH, FLASH, OVER) == NONE
    assert under_label(NAMED, plain("수정 2024.03.18 15:05"), FLASH, FLASH, OVER)[:2] == (2, 4)


def test_the_date_of_an_article_says_so() -> None:
    assert quiet_dump._is_labelled("입력 2024.03.18 14:05")
    assert not quiet_dump._is_labelled("2024.03.18 14:05")
    assert not quiet_dump._is_labelled("입력")


def test_what_ends_as_an_article_stands_before_another() -> None:
    def before(text: Row, *between: Row) -> bool:
        made = sheet(text, *between, told())
        return quiet_dump.stands_before(
            made, Reading(0, 1, (), 80), Reading(len(between) + 1, len(between) + 2, (), 80)
        )

    tip, card = junk("tip_line"), junk("reporter_card")
    for end in (tip, card):
        assert before(told(), end)
        assert before(plain("△ 과장 서이든"), end)
        assert not before(plain(), end)
    assert before(plain(), OVER)
    assert before(plain(), tip, junk("comment"))
    assert not before(told(), junk("comment"))
    assert not before(told(), junk("share"))
    assert not before(told())


def test_an_article_may_have_ended_above() -> None:
    made = sheet(plain(), OVER, plain())
    assert [quiet_dump.is_closed(made, i) for i in range(4)] == [False, False, True, True]
    assert not quiet_dump.is_closed(sheet(junk("share"), plain()), 2)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["△ 과장 서이든", "△ 팀장 나정호"], True),
        (["△ 과장 서이든", "가람시"], False),
        (["△ 과장 서이든", "△ 팀장 나정호", "가람시", "늘봄동"], True),
        (["△ 과장 서이든", "△ 팀장 나정호", "가람시", "늘봄동", "한빛동"], False),
        (["가람시 △ 과장 서이든", "늘봄동"], False),
        (["가람시 △ 과장 서이든 △ 팀장 나정호", "늘봄동", "한빛동"], True),
        ([], False),
    ],
)
def test_lines_that_enumerate(texts: list[str], expected: bool) -> None:
    assert quiet_dump._marked(texts) is expected


def weight(stretch: tuple[int, int, str, str, bool], *rows: Row) -> int:
    made = sheet(*rows)
    return quiet_dump._weigh(made, quiet_dump._Stretch(*stretch), [quiet_dump._what(made, i) for i in range(len(rows))])


def test_what_the_lines_of_an_article_weigh() -> None:
    size = len(FLASH.text)
    bare = plain("늘봄동 벤치")
    assert weight((1, 2, "date", "nav", True), NAMED, FLASH, junk("nav")) == 2 * size
    assert weight((1, 2, "date", "nav", True), NAMED, bare, junk("nav")) == 0
    assert weight((1, 2, "share", "byline", False), junk(), FLASH, SIGNED, junk("nav")) == 2 * size
    assert weight((1, 2, "share", "copyright", False), junk(), FLASH, OVER, junk("nav")) == 2 * size
    assert weight((1, 2, "share", "link", False), junk(), FLASH, link(), junk("nav")) == 0
    assert weight((1, 2, "link", "copyright", False), link(), FLASH, OVER, junk("nav")) == 0
    assert weight((1, 2, "related", "copyright", False), junk("related"), told(), OVER) == 0
    assert weight((1, 2, "related", "copyright", True), junk("related"), told(), OVER) == 2 * len(told().text)
    assert weight((1, 2, "link", "link", False), link(), told(), link()) == len(told().text)
    entries = [plain("△ 과장 서이든"), plain("△ 팀장 나정호")]
    assert weight((1, 3, "link", "link", False), link(), *entries, link()) == 16
    assert weight((1, 3, "link", "byline", False), link(), *entries, SIGNED) == 32
    assert weight((1, 3, "share", "byline", False), junk(), entries[0], bare, SIGNED, junk("nav")) == 2 * (
        8 + len(bare.text)
    )
    assert weight((1, 3, "share", "byline", False), junk(), bare, entries[0], SIGNED, junk("nav")) == 2 * (
        8 + len(bare.text)
    )
    assert weight((1, 4, "share", "byline", False), junk(), bare, bare, entries[0], SIGNED, junk("nav")) == 0
    assert weight((0, 2, "", "link", False), junk("ad"), junk("ad"), link()) == 0


def test_what_stands_over_a_date_is_a_headline() -> None:
    def is_head(*below: str, lines: int = 1) -> bool:
        whats = [*[""] * lines, *below]
        return quiet_dump._is_head(quiet_dump._Stretch(0, lines, "", below[0], False), whats)

    assert is_head("date")
    assert is_head("date", lines=3)
    assert not is_head("date", lines=4)
    assert is_head("byline", "date")
    assert is_head("byline", "share", "date")
    assert not is_head("byline", "share", "share", "date")
    assert not is_head("byline", "")
    assert not is_head("link", "date")


def test_a_dump_that_holds_an_article_and_no_more() -> None:
    def fills(above: list[str], below: list[str], *, dated: bool = True) -> bool:
        start = len(above)
        return quiet_dump._fills(quiet_dump._Stretch(start, start + 1, "", "", dated), [*above, "", *below])

    assert fills(["", "date"], [])
    assert fills(["", "", "", "date", "byline"], ["byline", "copyright"])
    assert not fills(["", "", "", "", "date"], [])
    assert not fills(["date"], [])
    assert not fills(["", "date"], [], dated=False)
    assert not fills(["", "date", "share"], [])
    assert not fills(["", "date"], ["link"])
    assert not fills(["", "date"], ["byline", ""])


def test_a_dump_begins_with_the_headline_of_its_list() -> None:
    def headed(*rows: Row, start: int = 0) -> bool:
        made = sheet(*rows)
        return quiet_dump._is_under_headline(made, quiet_dump._Stretch(start, len(rows), "", "", False))

    entry, apart = plain("△ 과장 서이든"), plain("△ 팀장 나정호", gap=True)
    assert headed(plain("가람시 인사"), apart, entry)
    assert not headed(plain("가람시 인사"), entry, entry)
    assert not headed(plain("가람시 인사"), plain("늘봄동", gap=True), entry)
    assert not headed(entry, apart, entry)
    assert not headed(plain("가람시 인사"), apart)
    assert not headed(plain("가람시 인사"), apart, entry, start=1)
