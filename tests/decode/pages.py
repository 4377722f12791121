"""Invented pages and words for the decoding tests."""

WORDS = (
    "서울시는 반도체 산업을 지원하는 조례안을 발표했다 홍길동 시장은 지역 경제를 살리겠다고 말했다 예산은 정부는"
    " 교육 분야를 추진한다 주민들은 환영하는 분위기다 김철수 기자 관계자는 올해 안에 마무리할 계획이라고 설명했다"
).split()

PAGE = """<!doctype html>
<html><head><meta charset="{charset}"><title>한빛시 조례안 발표 - 가나일보</title></head>
<body><div id="content"><p>한빛시는 26일 반도체 산업을 지원하는 조례안을 발표했다.
홍길동 시장은 “지역 경제를 살리겠다”고 말했다.</p>
<p>이번 사업에는 KBS와 SK하이닉스 등이 참여한다. 예산은 1,200억원이며 △산업 △교육 분야에 쓰인다.</p>
<p>김철수 기자 kim@example.com</p></div></body></html>
"""


def page(charset: str = "euc-kr") -> str:
    return PAGE.format(charset=charset)
