"""The pipeline tests' own modules can be imported, by the tests and by the workers they start."""

from __future__ import annotations

import sys

import pytest

from tests.pipeline.corpora import HERE


@pytest.fixture(autouse=True)
def _poison_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, HERE])
