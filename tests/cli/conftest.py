"""A page, a dump and a page without an article, all invented, and the command run in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bonmun import cli
from tests.report.conftest import COPYRIGHT, PARAGRAPHS, TITLE

PAGE = f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{TITLE} - 한빛일보</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="한빛일보"></head>
<body><ul class="menu"><li><a href="/p">정치</a></li><li><a href="/e">경제</a></li></ul>
<div class="article"><h1>{TITLE}</h1><p class="date">입력 2024.05.03 10:20</p>
<div id="body"><figure><img src="a.jpg"><figcaption>▲ 다시 열린 강변 산책로. /한빛시 제공</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}<p>나정호 기자 na@example.com</p></div>
<p class="copy">{COPYRIGHT}</p></div></body></html>
"""
DUMP = "\n".join(["로그인", TITLE, "입력 2024.05.03 10:20", *PARAGRAPHS, "나정호 기자 na@example.com", COPYRIGHT, ""])
MENU = """<!doctype html><html><head><meta charset="utf-8"><title>한빛일보</title></head><body><ul>
<li><a href="/1">정치</a></li><li><a href="/2">경제</a></li><li><a href="/3">사회</a></li></ul></body></html>
"""


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def bonmun(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Result:
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as end:  # argparse leaves this way
            status = int(end.code or 0)
        return Result(status, *capsys.readouterr())

    return run


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of saved pages as a browser leaves it; it is the working directory's only content."""
    folder = tmp_path / "saved"
    for name, content in {
        "one.html": PAGE,
        "2024/dump.txt": DUMP,
        "2024/view.do": PAGE,
        "one_files/style.css": "p { color: red }",
        "one_files/frame.html": MENU,
        "2024/photo.jpg": "no photo",
        ".hidden.html": PAGE,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder
