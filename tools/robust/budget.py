"""Hostile pages, each read in a process of its own: CPU seconds, memory and what came of it, for bonmun and its peers.

    python tools/robust/budget.py                bonmun on every case; exit status 1 when one is over budget
    python tools/robust/budget.py nested attr    the cases whose name holds one of these words
    python tools/robust/budget.py --readers all  with trafilatura, readability, resiliparse and bs4, where installed

Budget: a CPU second per 10 MB (at least one), and 12 times the size in memory (at least 96 MB above the bare process).
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SENTENCE = "한빛시는 오늘 새 조례안을 발표했다고 밝혔다."
TEXT = "".join(f"<p>{SENTENCE} 시장은 {i}일 예산을 늘리겠다고 말했다.</p>" for i in range(8))
PAGE = f"<!doctype html><meta charset=utf-8><title>조례안 발표</title><body><article>{TEXT}</article>"
SECONDS_PER_10_MB, TIMES, FLOOR_MB = 1.0, 12, 96
CPU_LIMIT, MEMORY = 10, 8 << 30


def counted(template: str, times: int) -> str:
    return "".join(template.replace("#", str(i)) for i in range(times))


def json_ld(body: str) -> str:
    return f'<script type="application/ld+json">{body}</script>{PAGE}'


CASES: dict[str, Callable[[], str | bytes]] = {
    "ordinary page": lambda: PAGE,
    "nested div 200,000": lambda: "<div>" * 200_000 + PAGE,
    "nested div 300": lambda: "<div>" * 300 + PAGE,
    "nested div 39,000": lambda: "<div>" * 39_000 + PAGE,
    "nested div 19,000, closed": lambda: "<div>" * 19_000 + PAGE + "</div>" * 19_000,
    "nested b 39,000": lambda: "<b>" * 39_000 + PAGE,
    "nested font 39,000": lambda: counted("<font color=#>", 39_000) + PAGE,
    "nested table 13,000": lambda: "<table><tr><td>" * 13_000 + PAGE,
    "nested div in a 19,000": lambda: "<a href=x><div>" * 19_000 + PAGE,
    "nested lists 19,000": lambda: "<ul><li>" * 19_000 + PAGE,
    "nested svg 39,000": lambda: "<svg>" * 39_000 + PAGE,
    "nested blockquote, text each": lambda: counted("<blockquote>줄 #", 39_000) + PAGE,
    "siblings 1,000,000": lambda: "<p>a</p>" * 1_000_000 + PAGE,
    "siblings 19,000": lambda: PAGE + "<p>한빛시 소식이다.</p>" * 19_000,
    "unclosed 1,000,000": lambda: "<div>" * 1_000_000 + PAGE,
    "formatting lexbor#340, 4,000": lambda: counted("<b #>", 4000) + counted("<i #>", 4000) + "x</b>" * 4000 + PAGE,
    "formatting reopened, 19,000": lambda: counted("<p><b a#>", 19_000) + PAGE,
    "formatting in cells, 6,500": lambda: counted("<b a#><table><tr><td></b></table>", 6_500) + PAGE,
    "attributes 30,000": lambda: f"<div {counted('a#=1 ', 30_000)}>" + PAGE,
    "attributes 100,000": lambda: f"<div {counted('a#=1 ', 100_000)}>" + PAGE,
    "attributes with > in quotes": lambda: "<div " + counted('a#=">" ', 60_000) + ">" + PAGE,
    "attributes that hide in 125 kB": lambda: "<div " + counted("a# ", 17_600).replace("00 ", '00=">" ') + ">" + PAGE,
    "attribute of 20 MB": lambda: '<div title="' + "가" * 6_700_000 + '">' + PAGE,
    "class names of 1 MB": lambda: '<div class="' + "view " * 200_000 + '">' + PAGE,
    "options 16,000": lambda: f"<select>{'<option>서울' * 16_000}</select>" + PAGE,
    "body tags 39,000": lambda: counted("<body a#>", 39_000) + PAGE,
    "</body> in the middle": lambda: PAGE.replace("</p>", "</p></body></html>", 3),
    "iframes 10,000": lambda: "<iframe src=a></iframe>" * 10_000 + PAGE,
    "text node of 50 MB": lambda: PAGE + "가나다 라마바. " * 2_500_000,
    "one line of 9 MB": lambda: PAGE + "<p>" + f"{SENTENCE} " * 140_000,
    "one word of 9 MB": lambda: PAGE + "<p>" + "가" * 3_000_000,
    "white space 20 MB": lambda: PAGE + " \n" * 10_000_000,
    "< 1,000,000": lambda: "<" * 1_000_000 + PAGE,
    "comments unclosed": lambda: PAGE + "<!--" * 1_000_000,
    "script unclosed": lambda: PAGE + "<script>" + "<div>'" * 500_000,
    "script full of tags": lambda: "<script>var a='<div></div></p></body>';</script>" * 19_000 + PAGE,
    "entities 9 MB": lambda: PAGE + "<p>" + "&amp;&#44032;&nbsp" * 500_000,
    "entities broken": lambda: PAGE + "<p>" + "&#x110000;&#xd800;&#0;&bogus;&" * 200_000,
    "br 39,000": lambda: PAGE + "가<br>" * 39_000,
    "NULs": lambda: PAGE.replace("시", "시\0").encode() + b"\0" * 1000,
    "lone surrogates": lambda: (PAGE + "\ud800\udfff" * 100_000).encode("utf-8", "surrogatepass"),
    "high surrogates 9 MB": lambda: (PAGE + "\ud800" * 3_000_000).encode("utf-8", "surrogatepass"),
    "byte order marks 9 MB": lambda: b"\xef\xbb\xbf" * 3_000_000 + PAGE.encode(),
    "bidi and zero width": lambda: PAGE.replace("시", "\u202e시\u200b\u2066") + "\u200b" * 1_000_000,
    "half a character": lambda: PAGE.encode("cp949")[:-40] + b"\xb0",
    "bad bytes 9 MB": lambda: PAGE.encode() + b"\xff\xb0 " * 3_000_000,
    "UTF-16 surrogates 9 MB": lambda: b"\xff\xfe" + PAGE.encode("utf-16-le") + b"\x00\xd8" * 4_500_000,
    "ten encodings": lambda: PAGE.encode() + b"<p>".join(
        "한빛시 소식".encode(c, "replace")
        for c in "cp949 utf-16 utf-8 johab cp1252 cp932 gb18030 big5 koi8-r iso2022_kr".split()
    ),
    "mojibake 9 MB": lambda: PAGE + ("뉴스 속보 " * 400_000).encode().decode("latin-1"),
    "random bytes 9 MB": lambda: __import__("random").Random(1).randbytes(9_000_000),
    "JSON-LD deep": lambda: json_ld("[" * 500_000),
    "JSON-LD deep, closed": lambda: json_ld('{"a":' * 100_000 + "1" + "}" * 100_000),
    "JSON-LD 9 MB": lambda: json_ld('{"@type":"NewsArticle","articleBody":"' + "가나다. " * 900_000 + '"}'),
    "JSON-LD body of nested tags": lambda: json_ld(
        '{"@type":"NewsArticle","articleBody":"' + "<div>" * 100_000 + SENTENCE * 8 + '"}'
    ).replace(TEXT, ""),
    "JSON-LD wrong types": lambda: json_ld('{"@type":[1,{}],"headline":{"a":[]},"author":[[3]],"image":null}'),
    "JSON-LD duplicate keys": lambda: json_ld("{" + '"headline":"가",' * 200_000 + '"@type":"NewsArticle"}'),
    "JSON-LD huge number": lambda: json_ld('{"@type":"NewsArticle","datePublished":' + "9" * 1_000_000 + "}"),
    "JSON-LD 19,000 blocks": lambda: json_ld("{}") + '<script type="application/ld+json">{}</script>' * 19_000,
    "dates invalid 38,000": lambda: PAGE + "<p>입력 2024.13.45. 오후 99:99 수정 0000-00-00</p>" * 19_000,
    "bylines 19,000": lambda: PAGE + "<p>홍길동 기자 hong@example.com</p>" * 19_000,
    "addresses 5 MB": lambda: PAGE + "<p>" + "a@" * 1_250_000 + "a." * 1_250_000,
    "quotation never closed": lambda: PAGE + "<p>“" + "그렇게 말했다.그리고" * 200_000,
    "brackets 5 MB": lambda: PAGE + "<p>" + "([【<" * 1_250_000,
    "links 9,500": lambda: PAGE + counted("<li><a href=/news/#>한빛시 소식 #</a></li>", 9_500),
}  # fmt: skip


def bonmun_reader() -> Callable[[bytes], str]:
    import bonmun

    def read(raw: bytes) -> str:
        article = bonmun.extract(raw)
        article.to_dict()  # with the record of removals, which is made when asked for
        return article.text or f"{article.kind}: {article.reason}"

    return read


def parse_reader() -> Callable[[bytes], str]:
    from selectolax.lexbor import LexborHTMLParser

    from bonmun.decode import decode
    from bonmun.decode.sniff import binary_kind
    from bonmun.parse.guard import guard

    def read(raw: bytes) -> str:
        if kind := binary_kind(raw):
            return f"error: not-text: {kind}"
        guarded = guard(decode(raw).text)
        root = LexborHTMLParser(guarded.html).root
        return f"error: {guarded.refused}" if guarded.refused or root is None else root.text(separator=" ")

    return read


def trafilatura_reader() -> Callable[[bytes], str]:
    import trafilatura

    return lambda raw: trafilatura.extract(raw) or ""


def readability_reader() -> Callable[[bytes], str]:
    from readability import Document

    return lambda raw: Document(raw.decode("utf-8", "replace")).summary()


def resiliparse_reader() -> Callable[[bytes], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda raw: extract_plain_text(raw.decode("utf-8", "replace"), main_content=True)


def bs4_reader() -> Callable[[bytes], str]:
    from bs4 import BeautifulSoup

    return lambda raw: BeautifulSoup(raw, "lxml").get_text()


READERS = {
    "bonmun": bonmun_reader,
    "parse": parse_reader,
    "trafilatura": trafilatura_reader,
    "readability": readability_reader,
    "resiliparse": resiliparse_reader,
    "bs4": bs4_reader,
}


def read_one(path: Path, reader: str) -> dict[str, object]:
    """What reading the file costs in this process, warmed up on an ordinary page."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    read = READERS[reader]()
    read(PAGE.encode())
    before = peak_mb()
    raw = path.read_bytes()
    start = time.process_time()
    try:
        text = read(raw)
    except Exception as error:
        text = f"raised: {type(error).__name__}: {error}"
    seconds = time.process_time() - start
    outcome = "ok" if plain(SENTENCE) in plain(text) else text[:50] if ": " in text[:20] and len(text) < 300 else "LOST"
    return {"seconds": seconds, "mb": peak_mb() - before, "outcome": outcome.replace("\n", " ")}


def plain(text: str) -> str:
    """The text without white space and without what is never seen."""
    return "".join(text.translate(dict.fromkeys(map(ord, "\u200b\u202e\u2066\ufeff"))).split())


def peak_mb() -> float:
    """This process's own peak so far; `ru_maxrss` would start from that of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(path: Path, reader: str) -> dict[str, object]:
    command = [sys.executable, __file__, "--one", str(path), "--readers", reader]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return {"seconds": float(CPU_LIMIT), "mb": 0.0, "outcome": f"over {CPU_LIMIT} s"}
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"died with status {done.returncode}"]
        return {"seconds": 0.0, "mb": 0.0, "outcome": last[0][:60]}
    result: dict[str, object] = json.loads(done.stdout)
    return result


def rows(words: list[str], readers: list[str]) -> Iterator[tuple[str, float, dict[str, dict[str, object]]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        for name, make in CASES.items():
            if words and not any(word in name for word in words):
                continue
            page = make()
            raw = page.encode() if isinstance(page, str) else page
            path.write_bytes(raw)
            yield name, len(raw) / 1e6, {reader: measure(path, reader) for reader in readers}


def within_budget(size: float, result: dict[str, object]) -> bool:
    return (
        float(str(result["seconds"])) <= max(1.0, SECONDS_PER_10_MB * size / 10)
        and float(str(result["mb"])) <= max(FLOOR_MB, TIMES * size)
        and not str(result["outcome"]).startswith(("over ", "raised", "died"))
    )


def cell(size: float, result: dict[str, object]) -> str:
    """Seconds, megabytes and outcome; in bold when over budget."""
    if str(result["outcome"]).startswith("over "):
        return f"**{result['outcome']}**"
    cost = f"{result['seconds']:.2f} s, {result['mb']:.0f} MB"
    return f"{cost if within_budget(size, result) else f'**{cost}**'}, {result['outcome']}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only the cases whose name holds one of these")
    parser.add_argument("--readers", default="bonmun", help=f"comma-separated, or all: {', '.join(READERS)}")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(read_one(args.one, args.readers)))
        return 0
    readers = list(READERS) if args.readers == "all" else args.readers.split(",")
    print(f"| case | MB | {' | '.join(readers)} |\n| --- | --- |{' --- |' * len(readers)}")
    failed = 0
    for name, size, results in rows(args.words, readers):
        failed += "bonmun" in results and not within_budget(size, results["bonmun"])
        cells = " | ".join(cell(size, result) for result in results.values())
        print(f"| {name} | {size:.1f} | {cells} |", flush=True)
    if failed:
        print(f"\n{failed} cases over budget", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
