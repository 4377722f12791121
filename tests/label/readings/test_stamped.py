"""A short text under a stamped headline, beside a box of other articles that tells more than it does."""

from __future__ import annotations

import pytest

from bonmun import Extractor

READER = Extractor(sites=False, fallback=False)
TEXT = (
    "콩을 짜는 기업 늘봄콩이 시장 상장을 위한 심사를 통과했다.",
    "주식은 180만 주이며 값은 1만 원에서 2만 원 사이다.",
    "수요예측은 다음 달 3일부터 닷새 동안 진행된다.",
    "늘봄콩은 지난해 매출 740억 원에 영업이익 61억 원을 거뒀다.",
    "마련한 돈은 가람시에 짓는 둘째 공장과 해외 법인 설립에 쓰인다.",
    "상장이 끝나면 이름난 두부 기업 가운데 세 번째로 시장에 오른다.",
)
OTHERS = (
    "사과 한 알 3천 원…시장은 지금사과 도매가격이 열흘 만에 다시 한 상자 8만 원을 넘어섰다.",
    "가구공장 불 원인은 ‘배전반’지난 1월 가람시 가구공장에서 난 불은 낡은 배전반에서 시작된 것으로 조사됐다.",
    "느린 우체통 앞에서편지를 부치면 한 해 뒤에 도착하는 우체통이 가람역 앞에 다섯 달째 서 있다.",
    "강변에 벤치 열두 개 놓여가람시는 강변 산책로에 벤치 열두 개를 이달 말까지 놓는다고 밝혔다.",
)
PICTURE = "<div><span class=c1><img src=a><span class=c2>늘봄콩의 두부 공장</span></span></div>"
LINKS = "".join(f"<li><a href=/{i}>{i}번째로 많이 본 가람 소식</a></li>" for i in range(20))
CLOSING = "<p>ⓒ 가람일보 무단전재 및 재배포 금지</p>"
NOTE = "<div><div>이 광고는 기사와 관련이 없습니다</div></div>"


def read(stamp: str, line: str = "<div>{}</div><div><br></div>", *, before: bool = False) -> tuple[str, ...]:
    lines = [line.format(text) for text in TEXT]
    body = f"<div class=x1>{lines[0]}{PICTURE}{lines[1]}{NOTE}{''.join(lines[2:])}</div>"
    box = "".join(f"<div class=x3>{text}</div>" for text in OTHERS)
    parts = [
        f"<div><h1>두부 기업 늘봄콩, 시장 문 두드린다</h1>{stamp}{body}{CLOSING}</div>",
        f"<div><ul>{LINKS}</ul>{box}</div>",
    ]
    page = "".join(parts[::-1] if before else parts)
    return READER.extract(f"<title>두부 기업 늘봄콩, 시장 문 두드린다</title><body>{page}").paragraphs


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("line", ["<div>{}</div><div><br></div>", "<p><span>{}</span></p>", "{}<br><br>"])
@pytest.mark.parametrize("stamp", ["<p>나정호 기자</p>", "<ul><li>나정호 기자</li><li>등록 2025.08.12 16:08</li></ul>"])
def test_the_text_under_a_stamped_headline_outweighs_a_box_beside_it(stamp: str, line: str, before: bool) -> None:
    found = read(stamp, line, before=before)
    assert [text for text in found if text in TEXT] == list(TEXT)
    assert not [text for text in found if text in OTHERS]
