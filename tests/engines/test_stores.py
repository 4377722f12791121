"""`gs://` and `hf://`, each with its own library against a server on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.engines.hub import Hub
from tests.pipeline.corpora import rows_of
from tests.pipeline.test_run_archives import TEXT, page
from tests.pipeline.test_run_crawls import WARC

pytestmark = pytest.mark.engines
FILES = {"a/1.warc.gz": WARC, "a/2.html": page(5), "b/page.html": page(8), "b/logo.png": b"\x89PNG"}
Store = tuple[str, Callable[[str, bytes], Any], dict[str, str]]
"""Where it is, what puts a file there, and the environment that leads to it."""


@pytest.fixture
def hf(tmp_path: Path) -> Iterator[Store]:
    pytest.importorskip("huggingface_hub", reason="huggingface_hub is not installed")
    hub = Hub()
    yield (
        "hf://datasets/desk/news", hub.files.__setitem__,
        {"HF_ENDPOINT": hub.endpoint, "HF_HOME": str(tmp_path / "cache")},
    )  # fmt: skip
    hub.close()


@pytest.fixture
def gs() -> Iterator[Store]:
    emulator = pytest.importorskip("gcp_storage_emulator.server", reason="gcp-storage-emulator is not installed")
    pytest.importorskip("gcsfs", reason="gcsfs is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = emulator.create_server("127.0.0.1", port, in_memory=True, default_bucket="news")
    server.start()
    endpoint = f"http://127.0.0.1:{port}"

    def put(name: str, data: bytes) -> None:
        address = f"{endpoint}/upload/storage/v1/b/news/o?uploadType=media&name={quote(name, safe='')}"
        kind = {"Content-Type": "application/octet-stream"}
        urlopen(Request(address, data, kind, method="POST")).close()  # to this machine

    yield "gs://news", put, {
        "STORAGE_EMULATOR_HOST": endpoint, "FSSPEC_GS_TOKEN": "anon", "GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT": "false",
    }  # fmt: skip
    server.stop()


def _run(root: str, out: Path, environment: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bonmun", "run", root, "-o", str(out), "--format", "jsonl", "--jobs", "1", *more]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=200, check=False
    )


@pytest.mark.parametrize("store", ["gs", "hf"])
def test_inputs_in_a_store_are_read(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    root, put, environment = request.getfixturevalue(store)
    for name, data in FILES.items():
        put(name, data)
    for inputs, expected in {"": 6, "/a/1.warc.gz": 4, "/*/*.html": 2, "/b": 1}.items():
        done = _run(f"{root}{inputs}", tmp_path / f"out{expected}", environment)
        assert done.returncode == 0, done.stderr
        rows = rows_of(tmp_path / f"out{expected}")
        assert len({row["input"] for row in rows}) == len(rows) == expected
        assert all(row["input"].startswith(f"{root}/") for row in rows)
        assert all(TEXT[:10] in row["text"] for row in rows)
    assert _run(f"{root}/none.html", tmp_path / "none", environment).returncode == 2


@pytest.mark.parametrize("store", ["gs", "hf"])
def test_a_file_that_changed_is_another_input(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    root, put, environment = request.getfixturevalue(store)
    put("a/2.html", page(5))
    assert _run(root, tmp_path / "out", environment).returncode == 0
    assert "1 of them done before" in _run(root, tmp_path / "out", environment).stderr
    put("a/2.html", page(6))  # as long as the one before
    done = _run(root, tmp_path / "out", environment)
    assert done.returncode == 2, done.stderr
