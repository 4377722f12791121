"""UTF-16 and UTF-32, with and without their mark, read on in step after a lost byte."""

from __future__ import annotations

from itertools import islice

from bonmun.decode.cp949 import FREQUENT, frequent
from bonmun.lazy_regex import pattern

MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ORDINARY = "\t\n\r\x20-\x7e\xa0-\xff\u2010-\u203b\u2190-\u2199\u25a0-\u266f\u3000-\u3015" + "".join(sorted(FREQUENT))
_OUT_OF_STEP = pattern(f"[^{_ORDINARY}]{{3}}")
"""What UTF-16 looks like read one byte off: Latin becomes Chinese, Hangul all sorts."""
_STRANGE = pattern(f"[^{_ORDINARY}]")
_HALVES = range(0xD8, 0xDC), range(0xDC, 0xE0)
"""First bytes of the two halves of a character beyond the 65,536 first."""
_SLIPS, _CANDIDATES = 32, 1000
"""Lost bytes that are made good, and places looked at for each; a text with more of them is noise."""


def wide_encoding(raw: bytes) -> str | None:
    """The UTF-16 or UTF-32 codec these bytes are in, by their mark or by where their NULs stand; None for others."""
    for mark, codec in MARKS:
        if raw.startswith(mark):
            return codec
    # Where a byte was lost in the head, one side of the loss still tells.
    return _by_nuls(raw[:4096]) or _by_nuls(raw[:64]) or _by_nuls(raw[64:4096])


def _by_nuls(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Spaces, digits and tags have a NUL beside them, always on the same side; Hangul has none.
    if even + odd < 4 or min(even, odd) * 10 > max(even, odd):
        return None
    codec, other = ("utf-16-le", "utf-16-be") if odd > even else ("utf-16-be", "utf-16-le")
    text = head.decode(codec, "replace")
    # Where the first byte is lost the NULs stand on the wrong side, and the rest reads better the other way.
    rest = head[1:].decode(other, "replace")
    if frequent(rest) > frequent(text):
        codec, text = other, rest
    return codec if len(_STRANGE.findall(text)) <= 0.3 * len(text) else None


def is_noise(raw: bytes) -> bool:
    """Whether bytes with the mark of UTF-16 are mostly halves of characters: no text, and slow to decode."""
    if not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    units = raw[1::2] if raw[0] == 0xFF else raw[0::2]
    high, low = (len(units) - len(units.translate(None, bytes(half))) for half in _HALVES)
    return abs(high - low) * 2 > len(units)


def decode_wide(raw: bytes, codec: str) -> str:
    """The text of `raw` (without its mark), with U+FFFD where a byte was lost."""
    if codec.startswith("utf-32"):
        return raw.decode(codec, "replace")
    out = []
    text = raw.decode(codec, "replace")
    for _ in range(_SLIPS):
        slips = (match.start() for match in islice(_OUT_OF_STEP.finditer(text), _CANDIDATES))
        slip = next((at for at in slips if _slipped(text, at, codec)), None)
        if slip is None:
            break
        slip = _exactly(text, slip, codec)
        out.append(text[:slip] + "\ufffd")
        raw = raw[len(text[:slip].encode(codec)) + 1 :]
        text = raw.decode(codec, "replace")
    return "".join((*out, text))


def _slipped(text: str, at: int, codec: str) -> bool:
    """True when the text from `at` on reads better one byte later."""
    here = text[at : at + 32]
    return len(_STRANGE.findall(_one_later(here, codec))) * 2 < len(_STRANGE.findall(here))


def _exactly(text: str, at: int, codec: str) -> int:
    """Where before `at`, at most 32 characters back, the slip makes the most ordinary text of both sides."""
    start, end = max(0, at - 32), at + 32

    def ordinary(cut: int) -> int:
        both = text[start:cut] + _one_later(text[cut:end], codec)
        return sum(c < "\x7f" or c in FREQUENT for c in both)

    return max(range(start, at + 1), key=ordinary)


def _one_later(text: str, codec: str) -> str:
    return text.encode(codec)[1:].decode(codec, "replace")
