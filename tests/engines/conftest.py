"""The real engines, which are not in the test group: `python tools/checks/engines.py` installs them and runs these."""

from __future__ import annotations

import os
import sys

import pytest

from tests.pipeline.corpora import HERE


@pytest.fixture(autouse=True)
def _poison_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engines start interpreters of their own, which have to find `poison` too."""
    monkeypatch.setattr(sys, "path", [*sys.path, HERE])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([HERE, *filter(None, sys.path)]))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
