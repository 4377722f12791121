"""Where people stumble: what was written wrong is named with what was meant, and the command that does it."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from bonmun import cli
from bonmun.commands.fetch import addresses
from bonmun.sources import web_address
from bonmun.terminal import visible

from .conftest import PAGE, TITLE, Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claen", "a.html"], "there is no command 'claen'; did you mean clean?"),
        (["Fetch", "https://a.kr"], "there is no command 'Fetch'; did you mean fetch?"),
        (["https://a.kr/1"], "bonmun fetch https://a.kr/1"),
        (["saved"], "bonmun clean saved"),
        (["clean", "saved", "-f", "jsn"], "(did you mean json?)"),
        (["crawl", "--list", "fialed"], "(did you mean failed?)"),
        (["sites", "shwo", "mk.co.kr"], "(did you mean show?)"),
        (["clean", "saved", "--fromat", "json"], "--fromat (did you mean --format?)"),
        (["fetch", "https://a.kr", "--alow-private"], "(did you mean --allow-private?)"),
        (["sites", "health", "a.jsonl", "--sinse=2024-05-03"], "(did you mean --since?)"),
        (["sites", "new", "a.html", "--urll", "x"], "(did you mean --url?)"),
        (["clean", "https://a.kr/1"], "bonmun fetch https://a.kr/1"),
        (["clean", "saved/one.html", "http://a.kr/1"], "bonmun fetch http://a.kr/1"),
        (["clean", "https://a.kr/?a=1&b=2"], "bonmun fetch 'https://a.kr/?a=1&b=2'"),
        (["https://a.kr/?a=1&b=2"], "bonmun fetch 'https://a.kr/?a=1&b=2'"),
        (["saved/한글 이름.html"], "bonmun clean 'saved/한글 이름.html'"),
        (
            ["clean", "www.a.kr/1"],
            "no such file, folder or pattern: www.a.kr/1; an address begins with https://: https://www.a.kr/1",
        ),
        (["clean", "no-such/file.html"], "no such file, folder or pattern: no-such/file.html\n"),
        (
            ["clean", "saved/one.html", "--url", "www.a.kr/1"],
            "--url www.a.kr/1: an address begins with http:// or https://",
        ),
        (
            ["fetch", "no-such-urls"],
            "no-such-urls is neither an address nor a file of addresses: No such file or directory\n",
        ),
        (["fetch", "binary"], "binary is neither an address nor a file of addresses: it is no text in UTF-8\n"),
        (["report", "saved/one.html", "-o", "no-such/r.html"], "can't write no-such/r.html: no-such is no folder\n"),
        (
            ["report", "saved/one.html", "-o", "saved"],
            "can't write saved: this is a folder, and -o is a file to write\n",
        ),
        (["serve", "--timeout", "-1"], "'-1' is no number above 0"),
        (["serve", "-j", "two"], "'two' is not a number of 1 or more"),
        (["run", "saved", "-o", "x", "--timeout", "inf"], "'inf' is no number above 0"),
        (
            ["run", "saved", "-o", "-", "--format", "parquet"],
            "-o - writes JSON Lines: name a folder for --format parquet",
        ),
        (["fetch", "https://a.kr/", "--delay", "-1"], "'-1' is no number of 0 or more"),
        (["fetch", "https://a.kr/", "--hosts", "0"], "'0' is not a number of 1 or more"),
        (["crawl", "https://a.kr/", "--days", "nan"], "'nan' is no number above 0"),
        (["crawl", "--list", "all", "--state", "saved/one.html"], "saved/one.html is not the state of a crawl"),
        (["crawl", "한겨레", "--contact", "a@b.kr", "--state", "binary"], "binary is not the state of a crawl"),
        (["crawl", "--list", "all", "--state", "saved"], "saved: unable to open database file"),
        (["serve", "--port", "65536"], "'65536' is not a number from 0 to 65535"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_was_meant_is_named(bonmun: Run, saved: Path, arguments: list[str], told: str) -> None:
    (saved / "한글 이름.html").touch()
    Path("binary").write_bytes(b"\xff\xfe\x00%PDF")
    status, out, err = bonmun(*arguments)
    assert (status, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("word", ["polish", "ㅁㄴㅇㄹ", ""])
def test_where_nothing_is_near_nothing_is_guessed(bonmun: Run, word: str) -> None:
    status, _, err = bonmun(word)
    assert status == 2
    assert "did you mean" not in err


@pytest.mark.parametrize(
    ("word", "meant"),
    [("chosn", "chosun"), ("www.chosn.com", "chosun.com"), ("한겨례", "한겨레"), ("mk.co.rk", "mk.co.kr")],
)
def test_an_outlet_written_wrong_is_named(bonmun: Run, word: str, meant: str) -> None:
    status, out, err = bonmun("sites", "show", word)
    assert (status, out) == (1, "")
    assert f"did you mean {meant}?" in err


@pytest.mark.parametrize(
    "word", ["chosun", "site:chosun", "조선일보", "www.chosun.com", "https://www.chosun.com/politics/1"]
)
def test_an_outlet_is_shown_by_any_of_its_names(bonmun: Run, word: str) -> None:
    assert bonmun("sites", "show", word).out.startswith("site:chosun  조선일보")


@pytest.mark.parametrize(
    "suffix", [".html.gz", ".zip", ".json", ".jsonl", ".warc", ".warc.gz", ".parquet", ".csv", ".tgz"]
)
def test_a_corpus_is_sent_to_run_and_the_rest_goes_on(bonmun: Run, saved: Path, suffix: str) -> None:
    corpus = saved / f"pages{suffix}"
    corpus.write_text(PAGE, "utf-8")
    status, out, err = bonmun("clean", corpus, "saved/one.html")
    assert status == 1
    assert out.startswith(TITLE)
    assert f"bonmun run {corpus}" in err


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("www.example.kr", "https://www.example.kr"),
        ("www.example.kr/news/1?id=2", "https://www.example.kr/news/1?id=2"),
        ("news.example.co.kr", "https://news.example.co.kr"),
        ("example.kr/1", "https://example.kr/1"),
        ("example.com", "https://example.com"),
        ("my.urls.LST", ""),
        ("urls", ""),
        ("www.한겨레.kr:8080/a", "https://www.한겨레.kr:8080/a"),
        ("urls.txt", ""),
        ("folder/urls", ""),
        ("../urls.txt", ""),
        ("192.168.0.1", ""),
        ("www..kr", ""),
        ("-", ""),
    ],
)
def test_an_address_without_its_scheme_is_known(word: str, address: str) -> None:
    assert web_address(word) == address


def test_such_an_address_is_told_and_a_file_of_that_name_is_a_file(
    saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(addresses(["www.example.kr/1"])) == ["https://www.example.kr/1"]
    assert capsys.readouterr().err == "bonmun fetch: www.example.kr/1 is taken for https://www.example.kr/1\n"
    Path("www.example.kr").write_text("https://a.kr/1\n", "utf-8")
    assert list(addresses(["www.example.kr"])) == ["https://a.kr/1"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("fetch", "http://127.0.0.1:9/"),
        ("why", "http://127.0.0.1:9/", "말"),
        ("report", "http://127.0.0.1:9/"),
        ("sites", "new", "http://127.0.0.1:9/"),
    ],
)
def test_a_private_address_names_the_option_that_lets_it_through(
    bonmun: Run, saved: Path, arguments: tuple[str, ...]
) -> None:
    refused = bonmun(*arguments)
    assert refused.status == 1
    assert "--allow-private" in refused.err
    let_through = bonmun(*arguments, "--allow-private")
    assert let_through.status == 1
    assert "refused_address" not in let_through.err
    assert "--allow-private" not in let_through.err


@pytest.mark.parametrize("command", ["clean", "fetch", "crawl", "run", "dedup", "report"])
@pytest.mark.parametrize("option", ["-o", "--out", "--output"])
def test_where_results_go_has_the_same_names_everywhere(command: str, option: str) -> None:
    args = cli.build_parser(command).parse_args(["a.html", option, "x.jsonl"])
    assert str(args.output) == "x.jsonl"


def test_limit_means_one_thing() -> None:
    known = {command: cli.build_parser(command).format_help() for command in cli.COMMANDS}
    assert {"--limit NAME=N" in text for text in known.values() if "--limit" in text} == {True}


HOSTILE = "\x1b]0;제목\x07\x1b[2J\x9b31m\x08\x7f"


def test_no_text_commands_a_terminal(bonmun: Run, saved: Path) -> None:
    bad = PAGE.replace("그늘이 더", f"{HOSTILE}그늘이 더").replace("무단 전재", f"무단 {HOSTILE}전재")
    (saved / "one.html").write_text(bad.replace("\x1b", "&#27;"), "utf-8")
    (saved / "raw.txt").write_text(bad, "utf-8")
    for name in ("one.html", "raw.txt"):
        for form in ("text", "markdown"):
            assert commands_in(bonmun("clean", f"saved/{name}", "-f", form).out) == set()
        assert bonmun("clean", f"saved/{name}", "-o", "a.txt", "--removed", "removed.tsv").status == 0
        assert commands_in(Path("removed.tsv").read_text("utf-8") + Path("a.txt").read_text("utf-8")) == set()
        assert commands_in("".join(map(str, bonmun("why", f"saved/{name}", "그늘이")))) == set()
        assert commands_in("".join(map(str, bonmun("why", f"saved/{name}", "무단")))) == set()
    assert commands_in(bonmun("clean", f"nosuch{HOSTILE}").err) == set()
    assert commands_in(bonmun("clean", "a", f"--{HOSTILE}").err + bonmun(f"claen{HOSTILE}").err) == set()
    assert commands_in(bonmun("sites", "show", f"chosn{HOSTILE}").err) == set()
    json.loads(bonmun("clean", "saved/raw.txt", "-f", "json").out)


def commands_in(text: str) -> set[str]:
    return {character for character in text if ord(character) < 32 or 0x7F <= ord(character) < 0xA0} - {"\n", "\t"}


def test_what_is_shown_stands_for_what_was_there() -> None:
    assert visible("가\x1b[2J\x07\x9b\x7f\n나\t다") == "가␛[2J␇\ufffd\ufffd\n나\t다"


def test_a_table_holds_no_formula(bonmun: Run, saved: Path) -> None:
    for number, start in enumerate("=+-@"):
        page = PAGE.replace('<p class="copy">', f"<p>{start}HYPERLINK(1) 무단 전재 및 재배포 금지</p><p class='copy'>")
        (saved / f"{number}.html").write_text(page, "utf-8")
    assert bonmun("clean", "saved", "-o", "out", "--removed", "removed.tsv").status == 0
    cells = [cell for line in Path("removed.tsv").read_text("utf-8").splitlines() for cell in line.split("\t")]
    assert {cell[1] for cell in cells if "HYPERLINK" in cell} == set("=+-@")
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.skipif(sys.platform == "win32", reason="pty is POSIX only")
class TestTerminal:
    def shown(self, arguments: list[str], *, columns: int = 80, typed: str = "") -> str:
        """What a person at a terminal so wide is shown."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES")}
        process = subprocess.Popen(
            [sys.executable, "-m", "bonmun", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment | {"TERM": "xterm"},
        )  # fmt: skip
        os.close(theirs)
        os.write(ours, typed.encode())
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the last one has closed it
                break
            if not piece:
                break
            seen += piece
        process.wait(timeout=60)
        os.close(ours)
        return seen.decode("utf-8", "replace")

    @pytest.mark.parametrize("command", ["clean", "fetch", "why", "report", "run"])
    def test_standard_input_from_a_person_is_waited_for_aloud(self, saved: Path, command: str) -> None:
        more = {"why": ["강변"], "run": ["-o", "out"]}.get(command, [])
        assert "Ctrl-D" in self.shown([command, "-", *more], typed="\x04\x04")

    @pytest.mark.parametrize("columns", [60, 100])
    def test_the_bar_is_as_wide_as_the_terminal(self, saved: Path, columns: int) -> None:
        for number in range(30):
            (saved / f"{number}.html").write_text(PAGE, "utf-8")
        seen = self.shown(["clean", "saved", "-o", "out"], columns=columns)
        bars = [piece.count("━") + piece.count("╸") + piece.count("╺") for piece in seen.split("cleaning")[1:]]
        assert columns - 30 < max(bars) < columns
