"""What stands behind the byline in a block and a voice of its own is no part of an article told in the plain style."""

from __future__ import annotations

import pytest

from bonmun import Extractor

TOLD = (
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "공사에는 2억 원이 든다.",
)
READER = Extractor(fallback=False)


def read(behind: str, told: tuple[str, ...] = TOLD, byline: str = "<div class=w>나정호 기자</div>") -> tuple[str, ...]:
    text = "".join(f"<p>{one}</p>" for one in told)
    return READER.extract(
        f"<html><title>강변에 벤치</title><main><h1>강변에 벤치</h1><div class=a>{text}</div>{byline}{behind}</main>"
    ).paragraphs


@pytest.mark.parametrize(
    "behind",
    [
        "<div class=x><p>벤치가 생겨서 정말 좋네요. 아이들과 함께 가겠습니다.</p><p>가로등도 놓아 주세요.</p></div>",
        "<div><p>한빛일보가 독자 여러분의 이야기를 기다립니다.</p><p>보내 주신 글은 지면에 싣습니다.</p></div>",
        "<ul><li>욕설과 비방은 예고 없이 지워질 수 있습니다.</li><li>글을 쓰려면 이름을 적어 주세요.</li></ul>",
    ],
)
def test_another_voice_behind_the_byline_goes(behind: str) -> None:
    assert read(behind) == TOLD


def test_told_sentences_behind_the_byline_stay() -> None:
    more = ("산책로는 지난해 물난리로 막혔다가 열 달 만에 다시 열렸다.", "물난리에 무너진 옹벽도 모두 새로 쌓았다.")
    assert read("<div class=x>" + "".join(f"<p>{one}</p>" for one in more) + "</div>") == (*TOLD, *more)


def test_what_stands_in_the_text_s_own_block_stays() -> None:
    asked = "문의는 가람시 공원과로 하면 됩니다."
    assert read("", (*TOLD, asked)) == (*TOLD, asked)


def test_an_article_in_the_polite_voice_keeps_all() -> None:
    told = ("안녕하세요, 강변 소식입니다.", "오늘은 벤치 이야기를 전합니다.", "공사는 이달 말에 끝난다고 합니다.")
    more = ("다음 주에는 가로등 이야기를 전해 드리려고 합니다.", "궁금한 점은 언제든지 글로 남겨 주시기를 바랍니다.")
    assert read("<div class=x>" + "".join(f"<p>{one}</p>" for one in more) + "</div>", told) == (*told, *more)
