"""Drawn reports, kept a while for the browser that asked for them: in memory, packed, the oldest thrown out first."""

from __future__ import annotations

import secrets
import threading
import zlib
from collections import OrderedDict


class Shelf:
    """Pages by an address that nobody can guess; together no larger than `most`, but for those that came last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[str, dict[str, bytes]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    @staticmethod
    def name() -> str:
        """An address for reports that belong together."""
        return secrets.token_urlsafe(16)

    def put(self, name: str, file: str, page: str) -> None:
        """Keeps a page; what was put longest ago makes room for it."""
        packed = zlib.compress(page.encode("utf-8", "replace"), 1)
        with self._lock:
            self._pages.setdefault(name, {})[file] = packed
            self._size += len(packed)
            while self._size > self._most and len(self._pages) > 1:
                _, oldest = self._pages.popitem(last=False)
                self._size -= sum(map(len, oldest.values()))

    def get(self, name: str, file: str) -> bytes | None:
        """The page, None when it was never there or had to go."""
        packed = self._pages.get(name, {}).get(file)
        return None if packed is None else zlib.decompress(packed)
