"""What outlets call their sections (정치, 경제 …), in Korean and in the ids of tags and addresses."""

from __future__ import annotations

NAMES = frozenset(
    "정치 경제 사회 국제 세계 문화 스포츠 연예 생활 생활/문화 문화/생활 IT IT/과학 IT·과학 과학 오피니언 사설 칼럼 "
    "부동산 증권 금융 산업 기업 경제/산업 지역 전국 건강 의료 교육 환경 노동 여성 종교 여행 라이프 방송 북한 통일 농업 "
    "유통 자동차 바이오 종합 문화/연예 정치/행정 사회/교육".split()
)
"""Sections; sub-sections (프로야구, 사회일반) are none."""
EVERY = frozenset("뉴스 기사 전체 홈 전체기사 뉴스홈 최신뉴스 종합뉴스".split())
"""Words that tags set where a section belongs and that fit every article."""
ENGLISH = {
    "politics": "정치", "economy": "경제", "society": "사회", "national": "사회", "world": "국제",
    "international": "국제", "culture": "문화", "life": "생활", "sports": "스포츠", "entertainment": "연예",
    "opinion": "오피니언", "realestate": "부동산", "stock": "증권", "finance": "금융", "business": "기업",
    "science": "과학", "local": "지역",
}  # fmt: skip
"""English id → section."""
IN_TITLES = frozenset((*ENGLISH.values(), "보도자료"))
"""Sections that stand beside the headline in a page's `<title>`."""
