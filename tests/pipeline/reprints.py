"""Invented wire articles, their reprints by the habits of newsrooms, and other articles on the same event."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

PLACES = (
    "가람시", "나루군", "다솜구", "라온시", "마루동", "바른읍", "새벽시", "아침군", "자두면", "차오름시", "하늬구",
    "해솔군",
)  # fmt: skip
PEOPLE = (
    "구은채", "남도윤", "도하람", "류세진", "문가온", "방시우", "서다온", "양해봄", "옥찬솔", "위나래", "채이든",
    "하루미",
)  # fmt: skip
BODIES = (
    "시청", "군의회", "소방본부", "교육지원청", "상수도사업소", "도서관", "보건소", "경찰서", "농업기술센터",
    "항만공사", "시설공단", "문화재단",
)  # fmt: skip
THINGS = (
    "노후 배수관 교체", "청년 임대주택 공급", "야간 돌봄 확대", "전기버스 도입", "하천 준설", "폐교 활용",
    "공공 수영장 건립", "산불 감시 강화", "어린이 보호구역 정비", "재난 문자 개편", "전통시장 주차장 확충",
    "빗물 저류조 설치",
)  # fmt: skip
ACTS = (
    "추진하기로 했다", "내년으로 미뤘다", "서두르겠다고 밝혔다", "다시 검토한다", "절반만 마쳤다",
    "예산에 반영했다", "주민 투표에 부친다", "외부 감사를 받는다", "올해 안에 끝낸다", "시범 운영에 들어갔다",
)  # fmt: skip
WHYS = (
    "주민 민원이 석 달째 이어진 데 따른 것으로", "지난해 감사에서 지적을 받은 뒤", "장마가 일찍 끝나면서",
    "국비 지원이 확정되자", "공사비가 크게 오르면서도", "인구가 줄어드는 가운데", "이웃 지역의 사고를 계기로",
    "설문 조사에서 찬성이 앞선 만큼", "전문가 자문을 거쳐", "용역 결과가 나오자",
)  # fmt: skip
SAYS = (
    "현장에서 체감하는 변화가 먼저라고 본다", "서두르다 놓치는 일이 없도록 살피겠다",
    "약속한 날짜를 지키는 것이 신뢰의 시작이다", "비용보다 안전을 앞에 두겠다",
    "반대하는 분들의 이야기도 끝까지 듣겠다", "숫자로 증명하겠다", "다른 지역의 실패에서 배웠다",
    "남은 절차를 투명하게 밝히겠다",
)  # fmt: skip
ORDERS = (
    "우선", "이어", "한편", "이에 따라", "앞서", "이와 함께", "그러나", "다만", "특히", "또",
)  # fmt: skip


class Text(NamedTuple):
    """A text with its headline."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


def article(seed: int, paragraphs: int = 10) -> Text:
    """An invented article; each seed gives another one."""
    chance = random.Random(seed)
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    body = [paragraph(chance, place, thing) for _ in range(paragraphs)]
    return Text(f"{place} {thing}, {chance.choice(ACTS)}", tuple(body))


def paragraph(chance: random.Random, place: str, thing: str) -> str:
    """Two or three sentences about a matter."""
    who, body, pick = chance.choice(PEOPLE), chance.choice(BODIES), chance.choice
    made = [
        f"{pick(ORDERS)} {place} {body}은 {chance.randint(2, 28)}일 {pick(WHYS)} {thing} 사업을 {pick(ACTS)}.",
        f'{who} {body} 과장은 "{pick(SAYS)}"며 {chance.randint(30, 990)}억 원이 든다고 말했다.',
        f"{pick(PLACES)}에서도 {pick(WHYS)} {pick(THINGS)} 문제를 두고 {chance.randint(2, 40)}차례 회의가 열렸다.",
    ]
    return " ".join(made[: chance.randint(2, 3)])


def byline_swap(text: Text, chance: random.Random) -> Text:
    """Another reporter, agency and address around the same words; another headline."""
    first = f"(서울=연합뉴스) {chance.choice(PEOPLE)} 기자 = {text.paragraphs[0]}"
    return Text(
        f"{text.title} 무슨 일?", (first, *text.paragraphs[1:], "desk@news.example.kr", "<무단 전재 및 재배포 금지>")
    )


def cut_after(share: float) -> Callable[[Text, random.Random], Text]:
    """The first part only, as portals and regional papers print it."""

    def cut(text: Text, chance: random.Random) -> Text:
        keep = max(2, round(len(text.paragraphs) * share))
        return Text(text.title, text.paragraphs[:keep])

    return cut


def lead_rewritten(text: Text, chance: random.Random) -> Text:
    """A lead of their own, the last paragraphs gone, the rest in its order."""
    lead = paragraph(chance, chance.choice(PLACES), chance.choice(THINGS))
    return Text(f"[종합] {text.title}", (lead, *text.paragraphs[1:-2]))


def lightly_edited(text: Text, chance: random.Random) -> Text:
    """A word changed in every second sentence, spacing and quotes as the house style wants."""
    swaps = [
        ("밝혔다", "전했다"),
        ("말했다", "강조했다"),
        ("이에 따라", "그래서"),
        ("억 ", "억"),
        ('"', "“"),
        ("한편", "또한"),
    ]
    edited = []
    for part in text.paragraphs:
        for old, new in chance.sample(swaps, 3):
            part = part.replace(old, new)
        edited.append(part)
    return Text(text.title, tuple(edited))


def one_in_five_new(text: Text, chance: random.Random) -> Text:
    """A fifth of the paragraphs is replaced by local colour."""
    fresh = [paragraph(chance, chance.choice(PLACES), chance.choice(THINGS)) for _ in text.paragraphs]
    kept = [new if at % 5 == 2 else old for at, (old, new) in enumerate(zip(text.paragraphs, fresh, strict=True))]
    return Text(text.title, tuple(kept))


def same_event(text: Text, chance: random.Random) -> Text:
    """No reprint: another newsroom on the same matter; two quotations and the figures are the same."""
    place, thing = text.title.split(" ")[0], next(thing for thing in THINGS if thing in text.title)
    own = [paragraph(chance, place, thing) for _ in text.paragraphs]
    quotes = [sentence for part in text.paragraphs for sentence in part.split(". ") if '"' in sentence][:2]
    return Text(text.title, (*own, *(f"{quote.rstrip('.')}." for quote in quotes)))


HABITS: dict[str, Callable[[Text, random.Random], Text]] = {
    "byline swap": byline_swap,
    "light edit": lightly_edited,
    "one in five new": one_in_five_new,
    "lead rewritten": lead_rewritten,
    "cut to two thirds": cut_after(0.67),
    "cut to a half": cut_after(0.5),
    "cut to 40 %": cut_after(0.4),
}
