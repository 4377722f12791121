"""An extractor that does to its worker what a page asks for; loaded by the workers as `poison:Extractor`."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path
from typing import Any

import bonmun
from bonmun.article import Article
from bonmun.pipeline.work import Cleaner


class Extractor(bonmun.Extractor):
    """Pages are commands: "raise", "hang", "crash", "exit", "memory", "spoil", "kill-once FILE"; else: articles."""

    def extract(self, raw: Any, url: str | None = None, content_type: str | None = None) -> Article:
        text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
        command, _, rest = text.partition(" ")
        if command == "raise":
            raise RecursionError("too deep")
        if command == "hang":
            time.sleep(600)
        if command == "crash":
            ctypes.string_at(0)
        if command == "exit":
            os._exit(3)
        if command == "memory":
            return Article(paragraphs=(bytes(4 << 30).decode(),))
        if command == "kill-once" and not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "spoil":  # leaves a worker behind in which nobody survives, as one without memory
            Cleaner.row = lambda *ignored: os._exit(4)  # type: ignore[assignment]  # every row after this one
        if command == "slow":
            time.sleep(0.02)
        if command == "blank":
            return Article(kind="list", method="none", reason="list: a list of headlines", url=url)
        return Article(title="제목", paragraphs=(f"{text} 정부가 새 대책을 내놓았다고 밝혔다.",), url=url)
