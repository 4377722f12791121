"""Where `bonmun clean` writes: nothing outside the folder, nothing half, never over an input."""

from __future__ import annotations

import csv
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bonmun.output import new_file
from bonmun.render import SUFFIXES, Format
from tests.cli.conftest import COPYRIGHT, MENU, PAGE, PARAGRAPHS, TITLE, Run

TEXT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("form", list(SUFFIXES))
def test_a_folder_keeps_tree_and_names(bonmun: Run, saved: Path, form: Format) -> None:
    assert bonmun("clean", "saved", "-o", "clean", "-f", form) == (0, "", "")
    names = ["one", "2024/dump", "2024/view.do"]
    assert tree(Path("clean")) == sorted(name + SUFFIXES[form] for name in names)
    assert TITLE in Path("clean/one" + SUFFIXES[form]).read_text("utf-8")


def test_names_that_fall_together_stay_apart(bonmun: Run, tmp_path: Path) -> None:
    for name in ("in/a.html", "in/a.htm", "in/A.txt", "in/a.html.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    assert bonmun("clean", tmp_path / "in", "-o", tmp_path / "out").status == 0
    out = tree(tmp_path / "out")
    assert len(out) == 4
    assert len({name.casefold() for name in out}) == 4


@pytest.mark.parametrize("name", ["삼성 2.0 발표", "view.do?id=1", "기사.HTML"])
def test_only_a_suffix_of_pages_and_dumps_gives_way(bonmun: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE, "utf-8")
    assert bonmun("clean", tmp_path / name, "-o", f"{tmp_path}/out/").status == 0
    assert tree(tmp_path / "out") == [name.removesuffix(".HTML") + ".txt"]


@pytest.mark.parametrize(
    ("name", "start"), [("a.txt", TITLE), ("a.md", "---\n"), ("a.json", "[\n"), ("a.jsonl", '{"schema_version":')]
)
def test_the_suffix_of_the_file_names_the_format(bonmun: Run, saved: Path, name: str, start: str) -> None:
    assert bonmun("clean", "saved", "-o", name) == (0, "", "")
    assert Path(name).read_text("utf-8").startswith(start)


@pytest.mark.parametrize("name", ["a.docx", "a.csv.gz", "a.2024", "new/a.doc"])
def test_a_suffix_that_says_nothing_is_refused(bonmun: Run, saved: Path, name: str) -> None:
    status, out, err = bonmun("clean", "saved", "-o", name)
    assert (status, out) == (2, "")
    suffix = Path(name).suffix
    assert f"-o {name}: no format has the suffix {suffix}; known are .txt, .md, .html, .json, .jsonl, .csv" in err
    assert not Path(name).exists()


def test_a_format_that_is_named_goes_to_a_file_of_any_name(bonmun: Run, saved: Path) -> None:
    assert bonmun("clean", "saved", "-o", "a.docx", "-f", "text") == (0, "", "")
    assert Path("a.docx").read_text("utf-8").startswith(TITLE)


def test_html_is_one_document_however_many_articles(bonmun: Run, saved: Path) -> None:
    (saved / "menu.html").write_text(MENU, "utf-8")
    assert bonmun("clean", "saved/one.html", "saved/menu.html", "saved/2024", "-o", "a.html").status == 1
    html = Path("a.html").read_text("utf-8")
    assert html.startswith(
        '<!doctype html>\n<html lang="ko">\n<meta charset="utf-8">\n<title>one.html</title>\n<article'
    )
    assert (html.count("<!doctype"), html.count("<article"), html.count(f"<h1>{TITLE}</h1>")) == (1, 3, 3)
    assert bonmun("clean", "saved/menu.html", "-o", "b.html").status == 1
    assert not Path("b.html").exists()


def test_csv_has_a_row_for_every_input_below_the_names_of_its_columns(bonmun: Run, saved: Path) -> None:
    (saved / "menu.html").write_text(MENU, "utf-8")
    assert bonmun("clean", "saved/one.html", "saved/menu.html", "-o", "a.csv").status == 1
    raw = Path("a.csv").read_text("utf-8")
    assert raw.startswith("\ufeffinput,kind,title,")  # the mark without which Korean spreadsheets read CP949
    rows = list(csv.DictReader(raw[1:].splitlines(keepends=True)))
    assert [(row["input"], row["title"], bool(row["text"]), bool(row["reason"])) for row in rows] == [
        ("saved/one.html", TITLE, True, False),
        ("saved/menu.html", rows[1]["title"], False, True),
    ]
    assert bonmun("clean", "saved/one.html", "-f", "csv").out.startswith("input,kind,title,")


def test_what_is_left_out_is_named(bonmun: Run, saved: Path) -> None:
    plain = bonmun("clean", "saved/one.html", "-f", "markdown", "--without", "links,pictures,tables")
    assert plain.status == 0
    assert "](" not in plain.out
    status, _, err = bonmun("clean", "saved/one.html", "--without", "images")
    assert status == 2
    assert "--without: 'images' is not one of links, pictures, tables" in err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_format_that_keeps_everything_has_nothing_to_leave_out(bonmun: Run, saved: Path, form: str) -> None:
    status, out, err = bonmun("clean", "saved/one.html", "-f", form, "--without", "tables")
    assert (status, out) == (2, "")
    assert f"--without is for -f markdown and -f html: {form} is written as it is" in err


def test_a_dash_is_standard_output(bonmun: Run, saved: Path) -> None:
    assert bonmun("clean", "saved/one.html", "-o", "-") == (0, TEXT, "")


def test_texts_are_parted_by_two_blank_lines(bonmun: Run, saved: Path) -> None:
    assert bonmun("clean", "saved").out == "\n\n".join([TEXT] * 3)


def test_json_is_an_object_for_one_input_and_an_array_for_several(bonmun: Run, saved: Path) -> None:
    one = json.loads(bonmun("clean", "saved/one.html", "-f", "json").out)
    assert (one["input"], one["title"], one["paragraphs"]) == ("saved/one.html", TITLE, list(PARAGRAPHS))
    assert one["authors"] == [{"name": "나정호", "email": "na@example.com"}]
    assert COPYRIGHT in [removal["text"] for removal in one["removed"]]
    folder = json.loads(bonmun("clean", "saved", "-f", "json").out)
    assert [row["input"] for row in folder] == ["saved/one.html", "saved/2024/dump.txt", "saved/2024/view.do"]
    assert [type(json.loads(bonmun("clean", "saved/*.html", "-f", "json").out))] == [list]


def test_json_lines_have_a_row_for_every_input(bonmun: Run, saved: Path) -> None:
    (saved / "menu.html").write_text(MENU, "utf-8")
    result = bonmun("clean", "saved/menu.html", "saved/one.html", "-f", "jsonl")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 1
    assert [(row["input"], bool(row["paragraphs"]), bool(row["reason"])) for row in rows] == [
        ("saved/menu.html", False, True),
        ("saved/one.html", True, False),
    ]


def test_nothing_is_written_for_an_input_without_an_article(bonmun: Run, saved: Path) -> None:
    Path("menu.html").write_text(MENU, "utf-8")
    Path("before.txt").write_text("stays", "utf-8")
    assert bonmun("clean", "menu.html", "-o", "before.txt").status == 1
    assert bonmun("clean", "menu.html", "saved/one.html", "-o", "out").status == 1
    assert Path("before.txt").read_text("utf-8") == "stays"
    assert tree(Path("out")) == ["saved/one.txt"]


def test_what_else_is_kept(bonmun: Run, saved: Path) -> None:
    plain = bonmun("clean", "saved/one.html").out
    kept = bonmun("clean", "saved/one.html", "--keep", "captions,byline").out
    assert "▲" not in plain
    assert set(kept.splitlines()) - set(plain.splitlines()) == {
        "▲ 다시 열린 강변 산책로. /한빛시 제공",
        "나정호 기자 na@example.com",
    }
    wrong = bonmun("clean", "saved/one.html", "--keep", "adverts")
    assert wrong.status == 2
    assert "--keep: 'adverts' is not one of captions, subtitles, byline" in wrong.err


def test_removed_is_a_table(bonmun: Run, saved: Path) -> None:
    (saved / "tab\tname.html").write_text(PAGE, "utf-8")
    assert bonmun("clean", "saved", "-o", "out", "--removed", "removed.tsv").status == 0
    header, *rows = [line.split("\t") for line in Path("removed.tsv").read_text("utf-8").splitlines()]
    assert header == ["file", "kind", "rule", "where", "text"]
    assert {len(row) for row in rows} == {5}
    assert {row[0] for row in rows} == {
        "saved/one.html", "saved/tab\\tname.html", "saved/2024/dump.txt", "saved/2024/view.do",
    }  # fmt: skip
    assert [row[1] for row in rows if row[4] == COPYRIGHT] == ["copyright"] * 4


@pytest.mark.parametrize(
    "arguments",
    [
        ["saved/2024/dump.txt", "-o", "saved/2024/"],
        ["saved", "-o", "saved"],
        ["saved/one.html", "-o", "saved/one.html"],
        ["saved/one.html", "-o", "link.txt"],
        ["saved/one.html", "--removed", "./saved/../saved/one.html"],
        ["saved/one.html", "-o", "x.txt", "--removed", "x.txt"],
    ],
)
def test_an_input_is_never_overwritten(bonmun: Run, saved: Path, arguments: list[str]) -> None:
    Path("link.txt").hardlink_to(saved / "one.html")
    before = {name: (saved / name).read_bytes() for name in tree(saved)}
    status, out, err = bonmun("clean", *arguments)
    assert (status, out) == (2, "")
    assert "overwrite" in err or "both write" in err
    assert {name: (saved / name).read_bytes() for name in tree(saved)} == before


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege on Windows")
def test_a_link_does_not_lead_out_of_the_folder(bonmun: Run, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "2024").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    status, _, err = bonmun("clean", "saved", "-o", "out")
    assert status == 2
    assert "leads out of" in err
    assert tree(tmp_path / "elsewhere") == []
    assert tree(tmp_path / "out") == []


def test_a_link_in_the_place_of_a_result_is_replaced_not_followed(bonmun: Run, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("stays", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "one.txt").symlink_to(tmp_path / "precious.txt")
    assert bonmun("clean", "saved", "-o", "out").status == 0
    assert (tmp_path / "precious.txt").read_text("utf-8") == "stays"
    assert (tmp_path / "out" / "one.txt").read_text("utf-8") == TEXT


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", "utf-8")

    def fail() -> None:
        with new_file(path) as file:
            file.write("half")
            file.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text("utf-8") == "before"
    assert tree(tmp_path) == ["out.txt"]


def test_where_nothing_can_be_written_is_told(bonmun: Run, saved: Path) -> None:
    Path("file").write_text("", "utf-8")
    for target in ("file/out/", "no/such/out.txt"):
        status, out, err = bonmun("clean", "saved/one.html", "-o", target)
        assert (status, out) == (2, "")
        assert "can't write" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/stdout")
def test_a_device_is_written_to_not_replaced(saved: Path) -> None:
    command = [sys.executable, "-m", "bonmun", "clean", "saved/one.html", "-o", "/dev/stdout"]
    assert subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout == TEXT


@pytest.mark.parametrize(
    ("wanted", "encoding"), [("", "utf-8"), ("cp949", "cp949"), ("utf-8:strict", "utf-8"), ("euc-kr:ignore", "euc-kr")]
)
def test_a_pipe_takes_utf_8_or_what_python_is_told(saved: Path, wanted: str, encoding: str) -> None:
    command = [sys.executable, "-m", "bonmun", "clean", "saved/one.html"]
    told = os.environ | {"PYTHONIOENCODING": wanted, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, env=told, check=True)
    assert done.stdout == TEXT.encode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither signal")
class TestSignals:
    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bonmun", "clean", *arguments]
        # In the background of a script SIGINT is ignored, and children inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                encoding="utf-8",
            )  # fmt: skip
        finally:
            signal.signal(signal.SIGINT, before)

    def test_a_closed_pipe_ends_it_quietly(self, saved: Path) -> None:
        for number in range(200):  # more than a pipe holds
            (saved / f"{number:03}.html").write_text(PAGE, "utf-8")
        process = self.start("saved")
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == TITLE + "\n"
        process.stdout.close()
        assert process.wait(timeout=60) == 128 + signal.SIGPIPE
        assert process.stderr.read() == ""

    def test_an_interrupt_leaves_nothing_half(self, saved: Path) -> None:
        process = self.start("saved/one.html", "-", "-o", "out.jsonl")
        deadline = time.monotonic() + 60
        while not list(Path().glob(".bonmun-*.part")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (128 + signal.SIGINT, "bonmun clean: stopped\n")
        assert tree(Path()) == [f"saved/{name}" for name in tree(saved)]


EVERY_COMMAND = (
    "--help", "--version", "clean saved", "clean saved -f json", "clean --help", "dedup a.jsonl -o marked --json",
    "diff a.jsonl b.jsonl", "report saved/one.html", "run saved -o corpus --json", "run saved -o -", "sites list",
    "sites show mk.co.kr", "why saved/one.html 한빛시", "why saved/one.html 한빛시 --json",
)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither /dev/full nor a shell that closes streams")
@pytest.mark.parametrize("arguments", EVERY_COMMAND)
@pytest.mark.parametrize("buffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_standard_output_that_takes_nothing_is_told(bonmun: Run, saved: Path, arguments: str, buffered: str) -> None:
    if "a.jsonl" in arguments:
        bonmun("clean", "saved/one.html", "-o", "a.jsonl")
        bonmun("clean", "saved/one.html", "-o", "b.jsonl", "--keep", "byline")
    for place, reason in ((">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
        command = f"{shlex.quote(sys.executable)} -m bonmun {arguments} {place}"
        done = subprocess.run(
            ["bash", "-c", command], env=os.environ | {"PYTHONUNBUFFERED": buffered},
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        name = "bonmun" if arguments.startswith("-") else f"bonmun {arguments.split()[0]}"
        assert done.returncode == 2, (place, done.stderr)
        assert done.stderr.startswith(f"{name}: can't write standard output: {reason}"), place
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no shell that closes streams")
def test_closed_streams_are_no_place_for_other_files(saved: Path) -> None:
    bonmun = f"{shlex.quote(sys.executable)} -m bonmun"

    def status(line: str) -> tuple[int, str]:
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout + done.stderr

    assert status(f"{bonmun} clean saved/one.html -o out.txt <&- >&- 2>&-") == (0, "")
    assert Path("out.txt").read_text("utf-8") == TEXT
    assert status(f"{bonmun} clean nosuch 2>&-") == (2, "")
    assert status(f"{bonmun} clean - <&-") == (1, "bonmun clean: -: unreadable: Bad file descriptor\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("option", ["-o", "--removed"])
def test_a_file_that_takes_no_more_is_named(bonmun: Run, saved: Path, option: str) -> None:
    rest = [] if option == "-o" else ["-o", "out"]
    status, out, err = bonmun("clean", "saved", option, "/dev/full", *rest)
    assert (status, out, err) == (2, "", "bonmun clean: can't write /dev/full: No space left on device\n")
