"""Tools that glue paragraphs make one line of an article: it weighs by what it tells, not as one sentence."""

from __future__ import annotations

import pytest

from bonmun import clean_text
from bonmun.label.readings.glued_texts import outweigh
from tests.label.sheets import plain, sheet, told

STORY = [
    "한빛시가 강변 산책로 4㎞ 구간을 열 달 만에 다시 열었다.",
    "지난해 여름 물난리로 무너진 옹벽을 새로 쌓고 가로등 120개를 바꿨다.",
    "공사에는 18억 원이 들었고 절반은 도비로 채웠다고 시는 설명했다.",
    "주민 김나루 씨는 “아침마다 돌아가던 길이 절반으로 줄었다”며 반겼다.",
    "시는 산책로 끝에 자전거 대여소도 6월까지 세우기로 했다.",
    "옹벽 위쪽 비탈에는 물길을 새로 내고 감시 장치를 여섯 곳에 달았다.",
    "시의회는 해마다 장마 앞에 안전 점검을 하도록 조례를 고쳤다.",
    "도는 다른 강변 산책로 아홉 곳도 같은 방식으로 손볼 계획이라고 밝혔다.",
    "지난 10년 동안 이 구간에서 옹벽이 무너진 일은 세 차례 있었다.",
    "시는 다음 달부터 밤 11시까지 가로등을 켜 두기로 했다.",
    "산책로를 이용하는 시민은 하루 평균 3200명으로 조사됐다.",
    "공사를 맡은 업체는 하자가 생기면 5년 동안 무상으로 고친다.",
    "주차장은 산책로 들머리 두 곳에 80면 규모로 마련됐다.",
    "개장식은 토요일 오전 10시 늘봄교 아래 광장에서 열린다.",
    "시는 공사 기간에 불편을 겪은 주민들에게 감사의 뜻을 전했다.",
    "내년에는 하류 2㎞ 구간도 같은 모습으로 정비한다.",
    "시는 이를 위한 설계비 3억 원을 이번 추가경정예산안에 담았다.",
    "추가경정예산안은 다음 달 열리는 시의회 임시회에서 다뤄진다.",
    "환경 단체는 물고기 길을 함께 살펴야 한다고 의견을 냈다.",
    "시는 전문가 자문을 거쳐 물고기 길 두 곳을 더 내기로 했다.",
    "자문단은 대학 교수와 시민 단체 활동가 등 일곱 명으로 꾸렸다.",
]
SUMMARY = ["한빛시가 산책로를 다시 열었다. 옹벽을 새로 쌓았다.", "시는 자전거 대여소도 세울 계획이다. 점검도 한다."]
MENU = ["정치", "경제", "사회", "문화", "로그인", "회원가입", "구독신청", "전체메뉴"]


@pytest.mark.parametrize("summary", [SUMMARY, SUMMARY[:1], [*SUMMARY, "가로등 120개도 바꿨다."]])
@pytest.mark.parametrize("menu", [MENU, MENU[4:], [" ".join(MENU)]])
def test_an_article_on_one_line_outweighs_what_stands_on_several(summary: list[str], menu: list[str]) -> None:
    tail = ["강변 주차장은 가을에", "봄꽃 잔치 소식", "댓글 0", "회사소개", "이용약관"]
    article = clean_text("\n\n".join([*menu, *summary, *menu[-2:], " ".join(STORY), *tail]))
    assert " ".join(STORY) in article.paragraphs


def test_a_line_of_headlines_tells_nothing() -> None:
    headlines = " ".join(f"강변 산책로 {n}구간 다시 열린다…주민들 반겨" for n in range(60))
    assert outweigh(sheet(plain(headlines), told()), 1, 2, 30.0) == {}
    assert outweigh(sheet(told(" ".join(STORY)), told()), 1, 2, 30.0)


def test_the_heaviest_run_stays_where_nothing_outweighs_it() -> None:
    long = sheet(told(" ".join(STORY)), told())
    assert outweigh(long, 1, 2, 5000.0) == {}
    assert outweigh(long, 0, 1, 30.0) == {}
