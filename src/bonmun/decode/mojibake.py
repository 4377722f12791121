"""Korean text that was once read in the wrong encoding (`´º½º`, `ë‰´ìŠ¤` for 뉴스), and the way back."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from bonmun.decode.cp949 import FREQUENT, decode_cp949, frequent, looks_korean, strict
from bonmun.decode.jamo import composed
from bonmun.lazy_regex import pattern

_SPECIAL = {ord(bytes((b,)).decode("cp1252", "ignore") or chr(b)): b for b in range(0x80, 0xA0)}
"""The characters Windows-1252 has for bytes 80–9F; the five it leaves open stay C1 controls, as in browsers."""
_WINDOWS = codecs.charmap_build("".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in range(0x100)))
"""Windows-1252 with these five, as the codec's table."""
_LOW = "\x80-\xbf" + "".join(map(chr, sorted(_SPECIAL)))
_HIGH = _LOW + "\xc0-\xff"

SUSPECT = pattern(rb"\xc3[\x80-\xbf][\xc2\xc3\xc5\xc6\xcb\xe2]")
"""In UTF-8 bytes: a Latin letter such as ë or À before a character that misreading makes."""
_LATIN = b"\xc3"
"""What such letters begin with, as few pages hold it: found at memchr speed, which a pattern is not."""
_UTF8_SYLLABLE = pattern(f"[\xea-\xed][{_LOW}][{_LOW}]")
_UTF8_RUN = pattern(f"(?:[\xc2-\xdf][{_LOW}]|[\xe0-\xef][{_LOW} ][{_LOW} ]|[\xf0-\xf4][{_LOW}]{{3}})+")
"""Spaces in second and third place: there the no-break space of 전, 정, 제 (EC A0 …) and 고, 든, 선 (EA B3 A0 …) is
often folded to a plain one."""
_NARROW = pattern(f"[\x00-\x7f{_HIGH}]+")
_CP949_RUN = pattern("[\xa1-\xfe]{4,}")
_CP949_WORD = pattern(f"[{_HIGH}][{_HIGH}A-Za-z]*")
_LONE = pattern("(?:[\ud800-\udbff](?![\udc00-\udfff]))+|(?<![\ud800-\udbff])[\udc00-\udfff]+")
"""Runs of lone surrogates: codecs report each of them by itself, which takes a second for a few million."""
_EVIDENCE = 1000


def repair(text: str) -> tuple[str, bool]:
    """The text fit for UTF-8 (no NULs, lone surrogates or leading BOMs) with mojibake undone, and whether any was."""
    text = text.replace("\0", "").lstrip("\ufeff")
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        # Two surrogates that make a pair become their character, a lone one becomes U+FFFD.
        text = _LONE.sub(_lost, text).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        raw = text.encode()
    return undo_mojibake(composed(text, raw), raw)


def _lost(match: re.Match[str]) -> str:
    return "\ufffd" * len(match.group())


def undo_mojibake(text: str, raw: bytes) -> tuple[str, bool]:
    """`text` (whose UTF-8 is `raw`) with Korean mojibake undone, and whether there was any."""
    # Four syllables in five hold a byte that turns into a letter (C3 ..); only a word or two may hold none.
    if not (_LATIN in raw and SUSPECT.search(raw)) and (len(raw) > 1024 or raw.count(b"\xc2") < 4):
        return text, False
    fixed = _utf8_undone(text)
    if fixed is None:
        fixed = _cp949_undone(text)
    return (text, False) if fixed is None else (fixed, True)


def _utf8_undone(text: str) -> str | None:
    """`text` with UTF-8 that was read as Windows-1252 set right; None when there is no sign of it."""
    syllables = [_utf8_run(found) for found in islice(_UTF8_SYLLABLE.finditer(text), _EVIDENCE)]
    count = frequent("".join(syllables))
    if count < 2 or count * 2 < len(syllables):
        return None
    return _NARROW.sub(_narrow, text)


def _narrow(match: re.Match[str]) -> str:
    """A stretch of text set right all at once, or run by run where it holds anything else."""
    return strict(_bytes(match.group()), "utf-8") or _UTF8_RUN.sub(_utf8_run, match.group())


def _utf8_run(match: re.Match[str]) -> str:
    return strict(_bytes(match.group().replace(" ", "\xa0")), "utf-8") or match.group()


def _cp949_undone(text: str) -> str | None:
    """`text` with CP949 that was read as Latin-1 set right; None when it is Latin text or something else."""
    # One run that is plainly Korean is proof enough: in Latin text accented letters stand alone.
    if not any(map(_is_korean, _CP949_RUN.findall(text))):
        return None
    return _CP949_WORD.sub(_cp949_word, text)


def _is_korean(run: str) -> bool:
    read = strict(run.encode("latin-1"), "cp949") or ""
    return len(FREQUENT.intersection(read)) >= 2 and looks_korean(read)


def _cp949_word(match: re.Match[str]) -> str:
    word = decode_cp949(_bytes(match.group()))
    hangul = sum("가" <= c <= "힣" for c in word)
    sound = hangul + sum("\u2000" <= c <= "\u33ff" for c in word)
    if sound <= 3 * word.count("\ufffd") or (hangul and FREQUENT.isdisjoint(word)):
        return match.group()
    return word


def _bytes(misread: str) -> bytes:
    """The bytes that were read as Latin-1, as Windows-1252 or as both by turns."""
    try:
        return misread.encode("latin-1")
    except UnicodeEncodeError:
        pass
    try:
        return codecs.charmap_encode(misread, "strict", _WINDOWS)[0]
    except UnicodeEncodeError:
        return misread.translate(_SPECIAL).encode("latin-1")  # ten times slower
