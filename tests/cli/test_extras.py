"""What lacks a library says which, and names a command that installs it where bonmun came from."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from bonmun import extras
from bonmun.extras import install

from .conftest import Run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("library", "extra", "arguments"),
    [
        ("hishel", "fetch", ["fetch", "https://www.example.kr/1", "--cache", "cache"]),
        ("hishel", "fetch", ["crawl", "https://www.example.kr/", "--contact", "a@example.kr", "--cache", "cache"]),
        ("h2", "fetch", ["fetch", "https://www.example.kr/1", "--http2"]),
        ("warcio", "fetch", ["fetch", "https://www.example.kr/1", "--warc", "pages.warc.gz"]),
        ("pyarrow", "parquet", ["run", "seeds", "-o", "out", "--format", "parquet"]),
        ("uvicorn", "serve", ["serve"]),
    ],
)
def test_a_missing_library_is_named(
    bonmun: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: str, extra: str, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name in [name for name in sys.modules if name.partition(".")[0] == library or name == "bonmun.serve.server"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    result = bonmun(*arguments)
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert library in result.err
    assert f"pip install '{ROOT}[{extra}]'" in result.err


def test_the_folder_it_was_installed_from_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clone = tmp_path / "한글 폴더"
    clone.mkdir()
    (clone / "pyproject.toml").touch()
    installed = tmp_path / "site-packages" / "bonmun" / "extras.py"
    monkeypatch.setattr(extras, "__file__", str(installed))
    told = tmp_path / "bonmun-1.dist-info"
    told.mkdir()
    (told / "direct_url.json").write_text(f'{{"url": "{clone.as_uri()}"}}', "utf-8")
    monkeypatch.setattr(metadata, "distribution", lambda name: metadata.PathDistribution(told))
    assert install("fetch") == f"pip install '{clone}[fetch]'"
    assert install() == f"pip install '{clone}'"
    (clone / "pyproject.toml").unlink()
    assert install("fetch") == "pip install 'bonmun[fetch]'"
    assert install() == "pip install bonmun"
    monkeypatch.setattr(sys, "platform", "win32")
    assert install("fetch") == "pip install bonmun[fetch]"
