"""What is masked, what stays, and that masking is linear and final."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonmun.privacy import mask_text

MASKED = {
    # bylines
    "나정호 기자 na.jh@example.co.kr": "나정호 기자 [이메일]",
    "나정호기자na_jh@example.com": "나정호기자[이메일]",
    "글·사진 나정호 기자 na@example.kr, 문가온 기자 gaon+news@mail.example.kr": (
        "글·사진 나정호 기자 [이메일], 문가온 기자 [이메일]"
    ),
    "나정호 기자(na@example.kr)는": "나정호 기자([이메일])는",
    "나정호 기자 / na@example.kr.": "나정호 기자 / [이메일].",
    "나정호 기자 na(at)example.kr": "나정호 기자 [이메일]",
    "나정호 기자 na [at] example.kr": "나정호 기자 na [at] example.kr",
    "나정호 기자 na[at]example.kr": "나정호 기자 [이메일]",
    "나정호 기자 na @ example.co.kr": "나정호 기자 [이메일]",
    "나정호 기자 na＠example.kr": "나정호 기자 [이메일]",
    "kim@example.kr로 보내면 된다": "[이메일]로 보내면 된다",
    # mobile numbers
    "제보 010-1234-5678": "제보 [전화번호]",
    "제보는 010 1234 5678, 010.1234.5678로": "제보는 [전화번호], [전화번호]로",
    "문의 01012345678": "문의 [전화번호]",
    "옛 번호 011-123-4567, 019)1234-5678": "옛 번호 [전화번호], [전화번호]",
    "+82-10-1234-5678, +82 (0)10-1234-5678, 82-10-1234-5678": "[전화번호], [전화번호], [전화번호]",
    "０１０－１２３４－５６７８": "[전화번호]",
    "010 - 1234 - 5678, +821012345678, +82 1012345678": "[전화번호], [전화번호], [전화번호]",
    "02 - 123 - 4567": "[전화번호]",
    "010–1234–5678": "[전화번호]",
    # offices: a reporter's desk cannot be told from any other
    "☎02-123-4567": "☎[전화번호]",
    "(02) 123-4567, 031)123-4567, 064-1234-5678": "[전화번호], [전화번호], [전화번호]",
    "빈소 가람병원 장례식장, 발인 5일, 02·123·4567": "빈소 가람병원 장례식장, 발인 5일, [전화번호]",
    "070-1234-5678 또는 0507-1234-5678": "[전화번호] 또는 [전화번호]",
    "+82 2 123-4567": "[전화번호]",
    "☎ 123-4567": "☎ [전화번호]",
    "02-123-4567~8": "[전화번호]~8",
    # resident registration numbers, also of foreigners and half hidden ones
    "주민등록번호 800101-1234567": "주민등록번호 [주민등록번호]",
    "(800101 - 2234567)": "([주민등록번호])",
    "승인 없이 주민등록번호 800101-1234567": "승인 없이 주민등록번호 [주민등록번호]",
    "주문한 나 씨(800101-1234567)": "주문한 나 씨([주민등록번호])",
    "외국인등록번호 900315-5123456번": "외국인등록번호 [주민등록번호]번",
    "800101-1******": "[주민등록번호]",
    "주민번호는 8001011234567이다": "주민번호는 [주민등록번호]이다",
}
KEPT = [
    # hotlines: services and companies, in the news so that readers call them
    "112나 119에 신고하면 된다", "자살 예방 상담 1393, 109", "여성긴급전화 1366", "다산콜센터 02-120", "☎ 1588-9191",
    "정신건강 상담 1577-0199", "☎1661-2129", "고객센터 1800-1234", "080-123-4567", "후원 060-700-1234",
    # amounts, dates, scores, shares
    "1,010원에서 02,000원으로", "3만2000원", "2024-02-15", "2024.02.15 10:20:30", "010203", "2-1, 3-0으로 이겼다",
    "세트 스코어 25-23 25-18 22-25", "02-03시즌", "2023-2024 시즌 051경기 123개", "1.5~2.3%", "10-1234",
    # names of things
    "계좌 110-02-123-456789", "가람은행 010-1234-5678-90", "123-45-67890", "사업자등록번호 123-45-67890",
    "법인등록번호 110111-1234567", "주문번호 240115-1234567", "주문 번호: 240115-1234567", "운송장번호(240115-1234567)",
    "예약번호 ‘240115-1234567’", "ISBN 979-11-5555-010-3", "농협 301-0123-4567-81", "운송장 6012-3456-7890",
    "카드 4111-1111-1111-1111", "2 - 3 - 1234", "02 - 03 - 2024", "+8210123456789", "https://news.example.kr/articleView.html?idxno=01012345678",
    "https://news.example.kr/20240215/01012345678", "서버 10.20.30.40", "192.168.0.1:8080", "삼성전자(005930)",
    "2024-02-123-4567", "ISBN 978-89-01-23456-7", "1704067200000", "사건번호 2023고합1234", "제2024-031-12호",
    "800101-9234567", "801301-1234567", "v2.10.123.4567", "바코드 8801011234567",
    # signs that look like addresses
    "SNS @han.bit", "@example.kr", "사진=인스타그램 @hanbit_official", "나정호@", "C@t", "a @ b",
]  # fmt: skip
HOSTILE = [
    "a", "a@", "a@a.", "a @ ", "a(at)", "a-", "0", "010-", "010-1234-", "(", "(02) ", "02.", "+82 ", "+82 (0)",
    "800101-", "800101 ", "8001011", "☎ ", "☎ 123-", "1" * 13 + " ", "＠", "가@",
]  # fmt: skip


@pytest.mark.parametrize("text", MASKED)
def test_personal_data_is_masked(text: str) -> None:
    assert mask_text(text) == MASKED[text]


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert mask_text(text) == text


@given(st.text(st.sampled_from("가a0128@.-() +☎[]\n"), max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_text(text)
    assert mask_text(once) == once


@given(st.text("가나다 .,“”1", max_size=40), st.sampled_from(sorted(MASKED)), st.text("가나다 .,“”", max_size=40))
def test_what_stands_around_stays(before: str, text: str, after: str) -> None:
    assert mask_text(f"{before} \n{text}\n {after}") == f"{before} \n{MASKED[text]}\n {after}"


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        mask_text(text)
        return time.process_time() - began

    assert seconds(400_000) < max(0.5, 12 * seconds(100_000))
