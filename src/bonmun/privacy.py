"""Personal data masked: e-mail addresses, phone numbers and resident registration numbers give way to their names.

Numbers that only companies and services can hold stay (112, 1393, 1588-…, 080-…): docs/privacy.md says what is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bonmun.article import Article, Author, Block
from bonmun.lazy import Lazy
from bonmun.lazy_regex import pattern
from bonmun.parts import Span, Spans, mapped, plain

EMAIL, PHONE, RESIDENT = "[이메일]", "[전화번호]", "[주민등록번호]"

# Character for character, so that a place in the folded text is the same place in the printed one.
_FOLD = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}  # ０１２ ＠ ． as ASCII
    | dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("·ㆍ・", ".") | {"\u00a0": " "}
)  # fmt: skip
# The possessive ++ and the look-behind let each run of address characters be read once: linear in any text.
# With spaces around its mark it is an address only under a domain that newsrooms have: "SNS @han.bit" is a handle.
_EMAIL = pattern(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++"
    r"(?:(?:@|\((?:at|@)\)|\[(?:at|@)\])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}"
    r"|\ {0,2}@\ {0,2}(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:kr|com|net|org)(?![A-Za-z]))",
    re.IGNORECASE,
)
# Telecommunications Business Act, numbering plan: 010 and the old 011/016–019 are mobile, 02–064 areas, 070 internet,
# 0303 and 050X personal numbers that are passed on. Not here, so never masked: 1XX, 1XXX, 15XX/16XX/18XX-XXXX
# (services and companies), 060 and 080 (paid for by or to a company).
_MOBILE = "1[016-9]"
_FIXED = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50[2-8]|303)"
_FIRST, _SECOND = r"(?:[ .)-]{1,2}|\ -\ )", r"(?:[.-]|\ -\ )"
_PHONE = pattern(
    r"(?<!\d)(?<!\d[-.])(?:"
    rf"(?:(?:\+|00)82[ .)-]{{0,2}}(?:\(0\))?0?|\(?0)"
    rf"(?:{_MOBILE}\)?{_FIRST}\d{{3,4}}(?:\ |{_SECOND})|{_FIXED}\)?{_FIRST}\d{{3,4}}{_SECOND})\d{{4}}"
    r"|\+82\ ?10\d{8}"
    r"|82[.-]10[ .-]\d{4}[ .-]\d{4}"
    r"|(?<![A-Za-z=/_#&%-])010\d{8}"  # unparted only as a mobile number, and not in an address: else it may be an id
    r"|(?<=[☎☏])(?!1[568]\d\d-)\d{3,4}-\d{4}|(?<=[☎☏]\ )(?!1[568]\d\d-)\d{3,4}-\d{4}"  # without its area
    r")(?!\d|[-.]\d)"
)
# Resident Registration Act, enforcement rules, article 2: day of birth, then sex and century (5–8: foreigners).
_BIRTH = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_RESIDENT = pattern(rf"(?<!\d)(?<!\d-){_BIRTH}( ?- ?)?[1-8](?:\d{{6}}|[*●○xX]{{6}})(?!\d|-\d)")
_CONTEXT = 20
"""Characters before a number that may say what it is."""
_OTHER_NUMBER = pattern(
    r"(?:주문|접수|예약|송장|승인|계좌|관리|문서|사건|제품|상품|품목)[가-힣]{0,4}\ ?(?:번호)?\W{0,3}$"
)


def mask(article: Article) -> Article:
    """The article with personal data masked in text, metadata and the account of what was removed.

    Addresses of pages and pictures stay as they are: they find the source again.
    """
    return replace(
        article,
        title=_one(article.title),
        subtitles=_all(article.subtitles),
        paragraphs=_all(article.paragraphs),
        captions=_all(article.captions),
        authors=tuple(Author(mask_text(name), EMAIL if email else None) for name, email in article.authors),
        byline=_all(article.byline),
        dateline=_one(article.dateline),
        publisher=_one(article.publisher),
        via=_one(article.via),
        section=_one(article.section),
        tags=_all(article.tags),
        warnings=_all(article.warnings),
        reason=mask_text(article.reason),
        description=_one(article.description),
        body=Lazy(lambda: tuple(mapped(part, _spans, mask_text) for part in article.body)),
        blocks=Lazy(lambda: _blocks(article)),
    )


def mask_text(text: str) -> str:
    """The text with each e-mail address, phone and resident registration number replaced by its placeholder."""
    for personal, placeholder in ((_EMAIL, EMAIL), (_RESIDENT, RESIDENT), (_PHONE, PHONE)):
        text = _replaced(text, personal, placeholder)
    return text


def _replaced(text: str, pattern: re.Pattern[str], placeholder: str) -> str:
    folded = text.translate(_FOLD)
    kept, end = [], 0
    for found in pattern.finditer(folded):
        if pattern is _RESIDENT and not _is_resident(folded, found):
            continue
        kept += [text[end : found.start()], placeholder]
        end = found.end()
    return "".join([*kept, text[end:]])


def _is_resident(text: str, found: re.Match[str]) -> bool:
    """False for a company's register, an order or a parcel, and for thirteen digits that nothing calls one."""
    before = text[max(0, found.start() - _CONTEXT) : found.start()]
    if found[1]:
        return "법인" not in before and _OTHER_NUMBER.search(before) is None
    return "주민" in before or "외국인등록" in before


def _one(text: str | None) -> str | None:
    return None if text is None else mask_text(text)


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(mask_text, texts))


def _spans(spans: Spans) -> Spans:
    """The spans of a line; plain where personal data runs over their edges."""
    masked = tuple(replace(span, text=mask_text(span.text), link=_followed(span.link)) for span in spans)
    whole = mask_text(plain(spans))
    return masked if plain(masked) == whole else (Span(whole),)


def _followed(link: str | None) -> str | None:
    """Where a link leads; None where that is somebody's mailbox."""
    return None if link is not None and link.lower().startswith("mailto:") else link


def _blocks(article: Article) -> tuple[Block, ...]:
    return tuple(block._replace(text=mask_text(block.text)) for block in article.blocks)
