"""What an outlet asks of its readers, right behind or apart from the text: told in another voice than the article."""

from __future__ import annotations

import pytest

import bonmun

TOLD = (
    "가람시가 밤길 사고가 잦은 골목 120곳의 조명을 올해 안에 새로 바꾸기로 했다.",
    "시는 지난 3년 동안 들어온 민원 4200건을 살펴 사고가 많은 곳부터 순서를 정했다고 18일 밝혔다.",
    "공사에는 모두 34억 원이 들며, 먼저 한빛동과 늘봄동 골목에서 두 달 동안 시범으로 불을 밝힌다.",
)
SPOKEN = tuple(
    text[:-2] + "습니다." for text in ("가람시가 조명을 바꿨다.", "시민들은 환해졌다고 밝혔다.", "공사는 끝났다.")
)
PITCHES = (
    "지금 구독하시면 첫 달은 무료로 보실 수 있습니다.",
    "가람일보는 독자 여러분의 후원으로 만들어집니다. 월 1만 원의 후원으로 함께해 주세요.",
    "여러분의 후원이 좋은 기사를 만듭니다.",
    "가람일보 앱을 내려받으면 속보를 가장 먼저 받아볼 수 있습니다.",
    "권력과 자본에 흔들리지 않는 언론, 가람일보의 후원회원이 되어 주세요.",
)
NOTES = (
    "위 기사에서 한빛동은 늘봄동의 잘못이므로 바로잡습니다.",
    "관람은 무료이며 참가 신청은 홈페이지에서 하시면 됩니다.",
    "후원 문의는 가람시 복지과(02-000-0000)로 하시면 됩니다.",
    "구독 취소가 어렵다는 불만이 쏟아지고 있습니다.",
    "“가람일보 구독자 여러분, 새해 복 많이 받으세요.",
    "새 앱이 나오면 “구독하세요”라는 말부터 줄이겠다고 회사는 밝혔다.",
)


def read(paragraphs: tuple[str, ...], route: str) -> tuple[str, ...]:
    if route == "dump":
        return bonmun.clean_text("\n".join(paragraphs)).paragraphs
    html = "".join(f"<p>{text}</p>" for text in paragraphs)
    return bonmun.extract(f"<html><body><h1>가람시, 새 조명</h1><div>{html}</div></body></html>").paragraphs


@pytest.mark.parametrize("route", ["dump", "page"])
@pytest.mark.parametrize("pitch", PITCHES)
def test_a_pitch_behind_the_text_goes(pitch: str, route: str) -> None:
    assert read((*TOLD, pitch), route) == TOLD
    assert read((*TOLD, PITCHES[0], pitch), route) == TOLD


@pytest.mark.parametrize("route", ["dump", "page"])
@pytest.mark.parametrize("note", NOTES)
def test_notes_and_notices_stay(note: str, route: str) -> None:
    assert read((*TOLD, note), route) == (*TOLD, note)


@pytest.mark.parametrize("pitch", PITCHES[2:4])
def test_where_the_article_itself_speaks_so_it_stays(pitch: str) -> None:
    assert read((*SPOKEN, pitch), "page") == (*SPOKEN, pitch)


@pytest.mark.parametrize("pitch", PITCHES[:2])
def test_a_pitch_in_a_box_between_paragraphs_goes_and_one_that_is_a_paragraph_stays(pitch: str) -> None:
    text = tuple(TOLD[n % 3][:-1] + f" {n}번째다." for n in range(6))
    boxed = [
        *(f"<p>{one}</p>" for one in text[:3]),
        f"<div><p>{pitch}</p></div>",
        *(f"<p>{one}</p>" for one in text[3:]),
    ]
    assert bonmun.extract(f"<html><body><h1>새 조명</h1><div>{''.join(boxed)}</div></body></html>").paragraphs == text
    assert pitch in read((*text[:3], pitch, *text[3:]), "page")
