"""What `bonmun clean` takes: files, folders, patterns and standard input, pages and dumps."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

from bonmun.errors import BonmunError
from bonmun.sources import find
from tests.cli.conftest import DUMP, MENU, PAGE, PARAGRAPHS, TITLE, Run

TEXT = "\n\n".join([TITLE, *PARAGRAPHS]) + "\n"


def places(*names: str) -> dict[str, str]:
    return {source.name: source.place.as_posix() for source in find(names).sources}


@pytest.mark.parametrize("content", [PAGE, DUMP, DUMP.replace("강변", "<a href='https://example.com'>강변</a>", 1)])
def test_page_or_dump_is_told_by_looking(bonmun: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "no-suffix"
    path.write_text(content, "utf-8")
    assert bonmun("clean", path) == (0, TEXT, "")


def test_an_old_encoding_is_read(bonmun: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_bytes(PAGE.replace("utf-8", "euc-kr").encode("cp949"))
    assert bonmun("clean", path).out == TEXT


def test_standard_input(bonmun: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert bonmun("clean", "-", "--url", "https://example.com/1") == (0, TEXT, "")


def test_a_folder_is_walked_in_order_without_what_is_no_page(saved: Path) -> None:
    assert places("saved") == {"saved/one.html": "one.html", "saved/2024/dump.txt": "2024/dump.txt",
                               "saved/2024/view.do": "2024/view.do"}  # fmt: skip


def test_a_folder_of_frames_beside_no_page_is_walked(saved: Path) -> None:
    (saved / "one.html").unlink()
    assert "saved/one_files/frame.html" in places("saved")


def test_a_named_file_is_read_whatever_its_name(saved: Path) -> None:
    assert places("saved/.hidden.html", "saved/2024/photo.jpg") == {
        "saved/.hidden.html": ".hidden.html",
        "saved/2024/photo.jpg": "2024/photo.jpg",
    }


def test_a_pattern_keeps_the_tree_below_its_plain_part(saved: Path) -> None:
    assert places("saved/**/*.txt") == {"saved/2024/dump.txt": "2024/dump.txt"}
    assert places("saved/20*") == {"saved/2024/dump.txt": "2024/dump.txt", "saved/2024/view.do": "2024/view.do"}


def test_a_name_with_brackets_is_a_name_first(saved: Path) -> None:
    (saved / "[속보].html").write_text(PAGE, "utf-8")
    assert places("saved/[속보].html") == {"saved/[속보].html": "[속보].html"}


def test_several_names_share_the_folder_they_have_in_common(saved: Path) -> None:
    assert places("saved/one.html", "saved/2024", "-") == {
        "saved/one.html": "one.html",
        "saved/2024/dump.txt": "2024/dump.txt",
        "saved/2024/view.do": "2024/view.do",
        "-": "stdin",
    }


def test_each_file_is_read_once(saved: Path) -> None:
    assert list(places("saved/one.html", "saved", "./saved/one.html")) == [
        "saved/one.html", "saved/2024/dump.txt", "saved/2024/view.do",
    ]  # fmt: skip


def test_no_place_leads_out(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (saved / "deep").mkdir()
    monkeypatch.chdir(saved / "deep")
    for place in places("../one.html", "../../saved/2024").values():
        assert not PurePath(place).is_absolute()
        assert ".." not in PurePath(place).parts


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege on Windows")
def test_a_loop_of_links_ends(saved: Path) -> None:
    (saved / "2024" / "up").symlink_to(saved, target_is_directory=True)
    (saved / "2024" / "gone.html").symlink_to(saved / "nowhere.html")
    assert len(places("saved")) == 3


def test_a_name_that_matches_nothing_is_wrong_usage(bonmun: Run, saved: Path) -> None:
    with pytest.raises(BonmunError, match=r"no such file.*typo\.html"):
        find(["saved/one.html", "saved/typo.html"])
    status, out, err = bonmun("clean", saved / "one.html", saved / "typo.html")
    assert (status, out) == (2, "")
    assert "typo.html" in err


def test_an_empty_folder_is_named(bonmun: Run, tmp_path: Path) -> None:
    status, out, err = bonmun("clean", tmp_path)
    assert (status, out) == (1, "")
    assert f"{tmp_path}: empty-folder" in err


def test_what_may_not_be_read_is_named(bonmun: Run, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir, read_bytes = os.scandir, Path.read_bytes

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("2024"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    def refuse_bytes(path: Path) -> bytes:
        if path.name == "one.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(os, "scandir", refuse)  # permissions do not bind the administrator, who may run the tests
    monkeypatch.setattr(Path, "read_bytes", refuse_bytes)
    status, out, err = bonmun("clean", "saved")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "bonmun clean: saved/2024: unreadable: Permission denied",
        "bonmun clean: saved/one.html: unreadable: Permission denied",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "no-text"), (b"\x89PNG\r\n\x1a\n", "not-text"), (b"%PDF-1.7", "not-text"), (MENU.encode(), "")],
)
def test_inputs_without_an_article_are_named_and_the_rest_goes_on(
    bonmun: Run, saved: Path, content: bytes, code: str
) -> None:
    (saved / "bad.html").write_bytes(content)
    status, out, err = bonmun("clean", saved / "bad.html", saved / "one.html")
    assert (status, out) == (1, TEXT)
    assert err.startswith(f"bonmun clean: {saved / 'bad.html'}: {code}")
    assert len(err.splitlines()) == 1


def test_the_url_belongs_to_one_page(bonmun: Run, saved: Path) -> None:
    one = bonmun("clean", saved / "one.html", "--url", "https://example.com/1", "-f", "json")
    assert json.loads(one.out)["url"] == "https://example.com/1"
    several = bonmun("clean", saved, "--url", "https://example.com/1")
    assert several.status == 2
    assert "--url" in several.err


def test_what_is_too_long_names_the_option_that_lets_it_through(bonmun: Run, saved: Path) -> None:
    refused = bonmun("clean", "saved/one.html", "--limit", "bytes=100")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.endswith("bytes; the limit is 100; --limit bytes=N lets it through\n")
