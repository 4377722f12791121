"""Nothing that an input names is written outside the output folder."""

from __future__ import annotations

import datetime as dt
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from bonmun.cli import main
from bonmun.fetch.page import Page
from bonmun.fetch.sink import Folder

EVIL = [
    "../../up.html",
    "/abs.html",
    "a/../../b.html",
    "x\\..\\..\\win.html",
    "C:\\x.html",
    "\x1b[2Jname.html",
    "a" * 250,
]
DUMP = "한빛시는 3일 강변 산책로 구간을 다시 열었다고 밝혔다. 지난해 여름 물난리로 막힌 지 열 달 만이다.\n" * 3


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in EVIL:
            archive.writestr(name, DUMP)


def tarred(path: Path) -> None:
    with tarfile.open(path, "w") as archive:
        for name in EVIL:
            info = tarfile.TarInfo(name)
            info.size = len(DUMP.encode())
            archive.addfile(info, io.BytesIO(DUMP.encode()))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            link = tarfile.TarInfo(f"link{kind.decode()}.html")
            link.type, link.linkname = kind, "/etc/passwd"
            archive.addfile(link)


@pytest.mark.parametrize("name", ["in.zip", "in.tar"])
def test_members_of_archives_are_rows_and_never_files(tmp_path: Path, name: str) -> None:
    work = tmp_path / "a" / "b"
    work.mkdir(parents=True)
    (zipped if name == "in.zip" else tarred)(work / name)
    assert main(["run", str(work / name), "-o", str(work / "out"), "--format", "jsonl", "-j", "1"]) == 0
    assert {path for path in tree(tmp_path) if "out" not in path} == {"a", "a/b", f"a/b/{name}"}
    (shard,) = (work / "out").glob("part-*")
    rows = shard.read_text("utf-8")
    assert rows.count("\n") == len(EVIL)
    assert "root:" not in rows


@pytest.mark.parametrize(
    "url",
    [
        "https://../x.html", "https://..%2f..%2fx/y", "https://a.kr/../../../../etc/passwd", "https://./y",
        "https://a.kr:443/..", "https:///etc/x", "https://a\\..\\b/", "https://[::1]/x",
        "https://" + "가" * 80 + ".kr/",
    ],
)  # fmt: skip
def test_raw_pages_stay_in_their_folder(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "a" / "raw"
    folder.mkdir(parents=True)
    Folder(folder).add(Page(url=url, requested=url, status=200, body=b"x", fetched_at=dt.datetime.now(dt.UTC)))
    outside = {path for path in tree(tmp_path) if not path.startswith("a/raw")}
    assert outside == {"a"}
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 2


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_a_run_does_not_write_through_a_link_to_a_shard(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(DUMP, "utf-8")
    precious = tmp_path / "precious"
    precious.write_text("stays", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "part-00000.jsonl").symlink_to(precious)
    main(["run", str(tmp_path / "in.txt"), "-o", str(out), "--format", "jsonl", "-j", "1"])
    assert precious.read_text("utf-8") == "stays"
