"""What a page with status 200 really is: a redirecting stub, a wall, a script shell, or an "article is gone" notice."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from bonmun.decode import decode
from bonmun.fetch.page import Headers, HopKind, Page, PageClass
from bonmun.fetch.page_parts import Look, hangul, has_text, look, tags, title
from bonmun.parse import shells

_ENOUGH = 600
"""Visible characters after which a page is no stub, shell or wall; 600 is below any article with its menus."""
_LITTLE = shells.LITTLE
_MAX_REFRESH = 5.0  # seconds; longer ones reload a front page, they do not send you on
_HEAD = 1 << 16
_MAIN_FRAME = re.compile(r"main|content|body|read|view", re.IGNORECASE)

_ARTICLE = ("article:published_time", 'NewsArticle"', "articleBody", 'og:type" content="article"')
"""Markup that makes a page an article whatever its words say."""

_GONE = re.compile(
    r"(?:기사|뉴스|페이지|게시물|게시글|콘텐츠|컨텐츠|글|주소|정보|내용|자료|번호)[^\"'“”‘’]{0,25}"
    r"(?:삭제(?:된|되|하)|존재하지\s?않|찾을\s?수\s?없|없습니다|없는)"
    r"|(?:삭제된|존재하지\s?않는|없는|잘못된|만료된)\s?(?:기사|뉴스|페이지|게시물|게시글|콘텐츠|컨텐츠|글|주소|경로|접근|요청)"
    r"|page not found|not found",
    re.IGNORECASE,
)
_GONE_WORDS = ("삭제", "존재하지", "찾을 수 없", "없습니다", "잘못된", "만료된", "ot found", "ot Found", "OT FOUND")
_NOTICE_END = re.compile(r"(?:니다|세요|십시오|어요|found|기사|페이지|게시물|게시글|뉴스)\s*[.!]*\s*$", re.IGNORECASE)
_ALERT = re.compile(r"alert\s{0,3}\(\s{0,3}(?:\"([^\"\n]{0,300})\"|'([^'\n]{0,300})')")
_NOTICE_LENGTH = 80
_SCRIPT_MOVE = re.compile(
    r"location(?:\.href)?\s{0,3}=\s{0,3}[\"']([^\"'\n]{1,2000})[\"']"
    r"|location\.(?:replace|assign)\s{0,3}\(\s{0,3}[\"']([^\"'\n]{1,2000})[\"']"
)
_NOT_FREE = re.compile(r"isAccessibleForFree\"\s{0,9}:\s{0,9}\"?[Ff]alse")  # schema.org/isAccessibleForFree
_PAY_LINE = re.compile(
    r"(?:유료\s?(?:회원|구독|기사|콘텐츠)|구독자|프리미엄\s?(?:회원|구독)|정기\s?구독|멤버십)[^\"'“”]{0,40}"
    r"(?:전용|볼 수 있|보실 수 있|읽을 수 있|읽으실 수 있|이용하실 수 있|이용할 수 있)"
)
_NOSCRIPT = re.compile(r"<noscript\b[^<]{0,2000}(?:<(?!/noscript)[^<]{0,2000}){0,50}</noscript", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|nidlogin|sso|auth)\b|/member/login", re.IGNORECASE)
_PASSWORD = re.compile(r"<input\b[^<>]{0,500}type=[\"']?password", re.IGNORECASE)
_WALL = re.compile(
    r"cdn-cgi/challenge-platform|<title>\s{0,9}(?:Just a moment|Attention Required|Access Denied)|_Incapsula_Resource"
    r"|px-captcha|awsWafCookieDomainList|ddos-guard|h-captcha|g-recaptcha"
    r"|비정상적인\s?접근|접근이\s?차단|접속이\s?차단|자동화된\s?(?:접근|요청)|로봇이\s?아닙니다",
    re.IGNORECASE,
)


class Finding(NamedTuple):
    """What a page is, why, and where it sends us."""

    kind: PageClass
    reason: str = ""
    target: str | None = None
    how: HopKind = "http"


OK = Finding("ok")
_PLENTY = Look([], _ENOUGH, "")
FAILED = Finding("failed")


def judge_page(page: Page) -> Finding:
    """What a fetched page is; feeds, sitemaps and data are taken as they are."""
    kind = page.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not page.body or (kind.endswith(("xml", "json")) and kind != "application/xhtml+xml"):
        return OK
    text = decode(page.body, page.headers.get("content-type")).text
    return judge(text, page.url, page.requested, page.status, page.headers)


def judge(text: str, url: str, requested: str, status: int, headers: Headers) -> Finding:
    """What the page is: an article may stand on an "ok" one; a "stub" with a target sends us on."""
    if headers.get("cf-mitigated") == "challenge":
        return Finding("bot_wall", "the answer is a challenge for browsers")
    seen = _PLENTY if has_text(text, _ENOUGH) else look(text, _ENOUGH)
    if seen.length < _ENOUGH and (wall := _WALL.search(text)) and not _is_article(text):
        return Finding("bot_wall", f"the page says {wall.group()[:60]!r}")
    if status >= 400:
        return OK
    for verdict in (_refresh(text), _script_move(text, seen), _frame(text, seen)):
        if verdict is not None and verdict.target != url:
            return verdict
    if _sent_home(url, requested):
        return Finding("soft_404", "the address of an article led to the front page")
    return _gone(text, seen) or _login(text, seen, url, requested) or _paywall(text, seen) or _shell(text, seen) or OK


def _is_article(text: str) -> bool:
    return any(mark in text for mark in _ARTICLE)


def _refresh(text: str) -> Finding | None:
    head = text[:_HEAD]
    if "efresh" not in head and "EFRESH" not in head:
        return None
    head = _NOSCRIPT.sub("", head)
    for meta in tags(head, "meta"):
        if meta.get("http-equiv", "").lower() != "refresh":
            continue
        delay, _, rest = meta.get("content", "").replace(",", ";", 1).partition(";")
        target = re.sub(r"^\s*url\s*=\s*", "", rest, flags=re.I).strip().strip("'\"")
        seconds = float(delay) if re.fullmatch(r"\s*\d{1,6}(\.\d{0,6})?\s*", delay) else 0.0
        if target and seconds <= _MAX_REFRESH:
            return Finding("stub", "the page is a meta refresh", target, "meta")
    return None


def _script_move(text: str, seen: Look) -> Finding | None:
    if seen.length >= _LITTLE or hangul(text) > _LITTLE or _gone_alert(seen):
        return None
    targets = {(first or second).strip() for first, second in _SCRIPT_MOVE.findall(seen.script)}
    targets = {t for t in targets if not t.lower().startswith(("javascript:", "about:", "#"))}
    if len(targets) == 1:
        return Finding("stub", "the page is a script that sends you on", targets.pop(), "script")
    if targets:
        return Finding("stub", f"the page is a script that sends you to one of {len(targets)} addresses")
    return None


def _frame(text: str, seen: Look) -> Finding | None:
    if seen.length >= _LITTLE or hangul(text) > _LITTLE:
        return None
    text = _NOSCRIPT.sub("", text)
    frames = [f for name in ("frame", "iframe") for f in tags(text, name) if f.get("src", "").strip()]
    frames = [f for f in frames if not f["src"].lower().startswith(("about:", "javascript:", "data:"))]
    named = [f for f in frames if _MAIN_FRAME.search(f"{f.get('id', '')} {f.get('name', '')}")]
    best = (named or frames)[:1] if named or len(frames) == 1 else []
    return Finding("stub", "the page is a frame around another", best[0]["src"].strip(), "frame") if best else None


def _sent_home(url: str, requested: str) -> bool:
    there, asked = urlsplit(url), urlsplit(requested)
    home = there.path.rstrip("/") in ("", "/index.html", "/index.php", "/main") and not there.query
    return home and bool(re.search(r"\d{3}", f"{asked.path}?{asked.query}"))


def _gone(text: str, seen: Look) -> Finding | None:
    if alert := _gone_alert(seen):
        return Finding("soft_404", f"the page only says {alert[:_NOTICE_LENGTH]!r}")
    if not any(word in text for word in _GONE_WORDS) or _is_article(text):
        return None
    lines = seen.lines if seen.length < _ENOUGH else look(text, 20 * _ENOUGH).lines
    for line in [title(text), *lines]:
        if len(line) <= _NOTICE_LENGTH and _GONE.search(line) and _NOTICE_END.search(line):
            return Finding("soft_404", f"the page says {line!r}")
    return None


def _gone_alert(seen: Look) -> str:
    """The message box of a page that is nothing but a message box."""
    if seen.length >= _LITTLE:
        return ""
    return next((m for pair in _ALERT.findall(seen.script) if _GONE.search(m := pair[0] or pair[1])), "")


def _login(text: str, seen: Look, url: str, requested: str) -> Finding | None:
    if _LOGIN_PATH.search(urlsplit(url).path) and not _LOGIN_PATH.search(urlsplit(requested).path):
        return Finding("login", "the address led to a login page")
    if seen.length < _ENOUGH and _PASSWORD.search(text) and not _is_article(text):
        return Finding("login", "the page is a login form")
    return None


def _paywall(text: str, seen: Look) -> Finding | None:
    if "isAccessibleForFree" in text and _NOT_FREE.search(text):
        return Finding("paywall", "the page says isAccessibleForFree: false")
    if seen.length < _ENOUGH:
        for line in seen.lines:
            if len(line) <= 2 * _NOTICE_LENGTH and (match := _PAY_LINE.search(line)):
                return Finding("paywall", f"the page says {match.group()!r}")
    return None


def _shell(text: str, seen: Look) -> Finding | None:
    if hangul(text) > _LITTLE or not shells.bare(text, seen.length, len(seen.script)):
        return None
    return Finding("js_shell", shells.reason(seen.length).partition(": ")[2])
