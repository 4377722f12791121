"""Each rule of the registry fires, under its own id, and says why in words."""

from __future__ import annotations

import pytest

from bonmun import Extractor, clean_text
from bonmun.label import registry

READER = Extractor(sites=False, fallback=False)
TOLD = [
    "가람시가 강변 산책로에 벤치 열두 개를 놓기로 했다.",
    "시는 이달 말까지 공사를 마친다고 3일 밝혔다.",
    "공사에는 2억 원이 들며 절반은 도비로 채웠다.",
    "산책로는 지난해 물난리로 막혔다가 열 달 만에 다시 열렸다.",
    "나정호 시장은 누구나 쉬어 갈 수 있게 하겠다고 말했다.",
    "시는 문을 여는 날 작은 음악회도 연다고 덧붙였다.",
]


def page(*rows: str, above: str = "", below: str = "", title: str = "강변에 벤치") -> str:
    text = "".join(row if row.startswith("<") else f"<p>{row}</p>" for row in rows)
    head = f"<title>{title}</title><main><h1>{title}</h1>"
    return f"<html>{head}{above}<div class=a>{text}</div>{below}</main></html>"


PAGES = {
    "reading/core": page(*TOLD),
    "reading/opening": page("강을 따라 걷다가,", "문득 앉고 싶을 때가 있죠", *TOLD),
    "reading/heading": page(*(row for told in TOLD[:4] for row in (f"<h3>{told[:9]}</h3>", told))),
    "caption/placed": page(*TOLD[:3], "왼쪽부터 나정호 시장, 도하린 과장", *TOLD[3:]),
    "caption/mark": page(*TOLD[:3], "▲ 다시 열린 강변 산책로", *TOLD[3:]),
    "caption/credit": page(*TOLD[:3], "강변 산책로 전경. /한빛시 제공", *TOLD[3:]),
    "markup/figure": page("<figure><img src=a><figcaption>산책로 전경</figcaption></figure>", *TOLD),
    "bylines/line": page(*TOLD, "나정호 기자 na@example.kr"),
    "bylines/elsewhere": page(*TOLD, below="<p>·</p>" * 30 + "<div>도하린 기자 do@example.kr</div>"),
    "list/promo": page(*TOLD[:3], "<p><a href=/1>▶ 강변 주차장 새 단장</a></p>", *TOLD[3:]),
    "list/inside": page(*TOLD[:3], "<ul><li><a href=/1>주차장 새 단장</a><li><a href=/2>다리 놓기</a></ul>", *TOLD[3:]),
    "place/afterword": page(
        *TOLD, below="<p>나정호 기자</p><div><p>벤치가 좋네요. 꼭 가겠습니다.</p><p>가로등도 놓아 주세요.</p></div>"
    ),
    "repeat/copy": page(*TOLD, TOLD[0] + TOLD[1], TOLD[3], TOLD[0] + TOLD[1]),
    "metadata/headline": page(*TOLD),
    "dates/line": page(*TOLD, above="<p>입력 2024.05.03 10:20</p>"),
}
DUMPS = {
    "reading/head": ["강변에 벤치", "시민들이 반긴다고 말했다.", "2024.05.03", *TOLD],
    "line/rights": [*TOLD[:-1], f"{TOLD[-1]} (c) 한빛일보 2024"],
    "list/headlines": [*TOLD, "· [단독] 강변 주차장 새 단장", "· [포토] 다리 놓기 시작", "· [속보] 나무 심기 끝나"],
    "lines/cue": [TOLD[0], "[앵커]", *TOLD[1:]],
}


@pytest.mark.parametrize("rule", PAGES)
def test_a_rule_fires_on_a_page(rule: str) -> None:
    assert rule in {block.rule for block in READER.extract(PAGES[rule]).blocks}


@pytest.mark.parametrize("rule", DUMPS)
def test_a_rule_fires_in_a_dump(rule: str) -> None:
    assert rule in {block.rule for block in clean_text("\n".join(DUMPS[rule])).blocks}


@pytest.mark.parametrize("rule", registry.static(), ids=lambda rule: rule.id)
def test_a_rule_is_found_by_its_id_and_says_why(rule: registry.Rule) -> None:
    assert registry.lookup(rule.id) is rule
    assert rule.basis
    assert len(rule.says.split()) >= 3
    assert (rule.kind != "") == (rule.role == "junk")


@pytest.mark.parametrize(
    ("id", "role", "kind"),
    [
        ("phrases/copyright", "junk", "copyright"),
        ("grammar/tip_line/we-wait", "junk", "tip_line"),
        ("names/comment", "junk", "comment"),
        ("site:hanbit/subtitle", "subtitle", ""),
        ("family:ndsoft/share", "junk", "share"),
        ("common/ad", "junk", "ad"),
    ],
)
def test_rules_that_are_data_are_made_from_their_id(id: str, role: str, kind: str) -> None:
    found = registry.lookup(id)
    assert (found.role, found.kind) == (role, kind)


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(KeyError):
        registry.lookup("nowhere/nothing")


def test_decisions_of_an_article_name_rules_that_there_are() -> None:
    for block in READER.extract(page(*TOLD, above="<ul><li><a href=/1>정치</a></ul>")).blocks:
        assert registry.lookup(block.rule).role == block.role
