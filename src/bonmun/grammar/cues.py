"""Cues in transcripts and interviews (`[앵커]`, `▶ 인터뷰 : 홍길동`): who speaks, or what follows; never junk."""

from __future__ import annotations

from bonmun.lazy_regex import pattern

_BRACKETED_CUE = pattern(
    r"\A[\[(<〈【『]\s?(?:앵커|기자|리포트|리포터|녹취|인터뷰|현장음|싱크|자막|질문|답변|해설|아나운서|내레이션|VCR|PD"
    r"|영상(?!\s?(?:취재|편집|촬영|제공|출처))|전화\s?(?:연결|인터뷰|녹취))[^\])>〉】』]{0,20}[\])>〉】』]"
)
_MARKED_CUE = pattern(
    r"\A[▶▷►◆◇■□●○☞]\s?(?:인터뷰|싱크|녹취|현장음|스탠딩|기자(?![와의])|앵커"
    r"|(?!(?:전화|이?메일|카톡|카카오톡|문자|제보|홈페이지|유튜브|(?:관련|연관|추천|다른|주요)기사|관련뉴스|관련영상)\s?[:：])[가-힣]{2,4}\s?[:：/])"
)
_ARROWED_CUE = pattern(
    r"\A◀\s?(?:앵커|기자|리포트|리포터|INT|SYNC|싱크|현장음|인터뷰|녹취|VCR|스탠딩|[가-힣]{2,4}\s?(?:기자|앵커|캐스터))[^▶]{0,20}▶"
)
_WORD_CUE = pattern(
    r"\A(?:(?:Q|A|문|답|질문|답변|앵커|진행자?)\s?\d{0,2}\s?[.:：)>]"
    r"|앵커(?:\s?멘트)?$)"
)
_CUES = {
    opening: cue
    for openings, cue in (
        ("[(<〈【『", _BRACKETED_CUE), ("▶▷►◆◇■□●○☞", _MARKED_CUE), ("◀", _ARROWED_CUE), ("QA문답질앵진", _WORD_CUE),
    )
    for opening in openings
}  # fmt: skip
"""How the cues look that begin with a letter."""


def announces(text: str) -> bool:
    """True for who speaks or what follows, in a transcript or an interview."""
    cue = _CUES.get(text[:1])
    return cue is not None and cue.match(text) is not None
