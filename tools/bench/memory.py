"""What large pages of real kinds take in memory: the peak while one is read, in times the page.

    python tools/bench/memory.py

A live blog, an article under 5,000 comments, a table of 4,000 rows and a long text, written here, each read in a
process of its own after a small one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import bonmun

SAID = "가람시는 {0}일 누리강 둔치에 나무 {0}그루를 심기로 했다고 밝혔다. 시는 새봄까지 {0}곳의 길을 넓힌다."
FRAME = (
    "<!doctype html><meta charset=utf-8><title>누리강 둔치에 나무 심는다</title>"
    "<body><div id=wrap><h1>누리강 둔치에 나무 심는다</h1>"
    "<div class=view_info><span class=date>입력 2024.03.05 10:20</span></div><div id=articleBody>{}</div>{}</div>"
)


def live_blog(posts: int = 3000) -> str:
    """Posts with a time each, their words in paragraphs."""
    post = (
        '<div class="live-post" id="post-{0}"><span class="time">{1:02}:{2:02}</span><h3 class="tit">둔치 소식 {0}</h3>'
        f'<p class="txt">{SAID}</p><p class="txt"><b>이시장</b>은 “{{0}}번째 나무”라고 했다.</p></div>'
    )
    return FRAME.format("".join(post.format(n, n // 60 % 24, n % 60) for n in range(posts)), "")


def comments(count: int = 5000) -> str:
    """An article and what its readers said."""
    comment = (
        '<li class="cmt" data-no="{0}"><span class="nick">누리{0}</span> <span class="when">2024.03.05 11:{1:02}</span>'
        '<p class="say">나무가 {0}그루라니 좋네요</p><button class="up">공감 {0}</button><a href="#r{0}">답글</a></li>'
    )
    told = "".join(f"<p>{SAID.format(n)}</p>" for n in range(20))
    return FRAME.format(told, f"<ul class=comments>{''.join(comment.format(n, n % 60) for n in range(count))}</ul>")


def table(rows: int = 4000) -> str:
    """A table of values among paragraphs."""
    told = "".join(f"<p>{SAID.format(n)}</p>" for n in range(6))
    cells = "".join(
        f"<tr><td>{n}</td><td>가람{n}동</td><td>{n * 7 % 1000}</td><td>{n * 13 % 97}.{n % 10}</td>"
        f"<td>+{n % 9}</td></tr>"
        for n in range(rows)
    )
    return FRAME.format(f"{told}<table><tr><th>번호<th>동<th>나무<th>비율<th>변화</tr>{cells}</table>{told}", "")


def text(paragraphs: int = 3000) -> str:
    """Paragraphs and nothing else."""
    return FRAME.format("".join(f"<p>{SAID.format(n)} {SAID.format(n + 1)}</p>" for n in range(paragraphs)), "")


KINDS = {"live blog": live_blog, "comments": comments, "table": table, "text": text}


def peak() -> int:
    """The process's own peak so far in bytes; `ru_maxrss` would start from that of the process that started it."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def one(kind: str) -> tuple[int, float]:
    """The page's bytes, and the peak of reading it in times that."""
    raw = KINDS[kind]().encode()
    for _ in range(2):
        bonmun.extract(KINDS[kind](30).encode())
    before = peak()
    article = bonmun.extract(raw)
    assert article.text, kind
    return len(raw), (peak() - before) / len(raw)


def main() -> int:
    """0; prints a row for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(*one(options.one))
        return 0
    for kind in KINDS:
        command = [sys.executable, __file__, "--one", kind]
        size, times = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        print(f"{kind:12s} {int(size):>10,} bytes {float(times):6.1f} x its size", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
