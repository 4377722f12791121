"""The service in the test's own process, and as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import pytest

pytest.importorskip("uvicorn", reason="the service is not installed: pip install 'bonmun[serve]'")
pytest.importorskip("python_multipart", reason="the service is not installed: pip install 'bonmun[serve]'")

from starlette.testclient import TestClient

from bonmun.serve.app import application
from bonmun.serve.service_settings import Settings
from tests.report.conftest import browser  # noqa: F401  # a fixture

HOME = "http://localhost"
Open = Callable[..., AbstractContextManager[TestClient]]


@contextmanager
def opened(**settings: object) -> Iterator[TestClient]:
    """A client of a service with these settings."""
    app = application(Settings(**settings))  # type: ignore[arg-type]
    with TestClient(app, HOME, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client of a service as it is by itself."""
    with opened() as client:
        yield client


class Live(NamedTuple):
    """A service that runs as a process of its own."""

    process: subprocess.Popen[str]
    port: int
    log: Path

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """The process ids of its workers."""
        shown = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], check=False, capture_output=True, text=True
        )
        return [int(pid) for pid in shown.stdout.split()]


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[Live]:
    """`bonmun serve` with these arguments, at a free port."""
    log = folder / "serve.log"
    with log.open("w") as file:
        process = start(file, *arguments, **environment)
        try:
            yield Live(process, _port(process, log), log)
        finally:
            process.kill()
            process.wait()


def start(log: IO[str], *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """The process itself; it need not come up."""
    command = [sys.executable, "-m", "bonmun", "serve", "--port", "0", *arguments]
    return subprocess.Popen(command, stderr=log, stdout=log, text=True, env={**os.environ, **environment})


def _port(process: subprocess.Popen[str], log: Path) -> int:
    while process.poll() is None:
        found = re.search(r"running on http://\S+?:(\d+) ", log.read_text())
        if found:
            return int(found[1])
        time.sleep(0.02)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A service with two workers."""
    with running(tmp_path_factory.mktemp("live"), "-j", "2") as live:
        yield live
