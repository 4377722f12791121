"""A server on this machine that answers `hf://` as Hugging Face's hub does: one data set whose files are in memory."""

from __future__ import annotations

import hashlib
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40


class Hub:
    """The data set `desk/news`; `files` may be changed while it serves."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answers", (_Answers,), {"hub": self}))
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def tree(self, folder: str, *, deep: bool) -> list[dict[str, Any]]:
        """What lies in a folder, as the hub lists it."""
        above = f"{folder}/" if folder else ""
        inside = [name for name in self.files if name.startswith(above)]
        folders = sorted({above + name.removeprefix(above).partition("/")[0] for name in inside} - set(inside))
        listed: list[dict[str, Any]] = [{"type": "directory", "oid": COMMIT, "size": 0, "path": one} for one in folders]
        for name in inside:
            if deep or "/" not in name.removeprefix(above):
                data = self.files[name]
                blob = hashlib.sha1(data, usedforsecurity=False).hexdigest()
                listed.append({"type": "file", "oid": blob, "size": len(data), "path": name})
        return listed


class _Answers(BaseHTTPRequestHandler):
    hub: Hub

    def do_HEAD(self) -> None:  # the name http.server calls
        self.do_GET()

    def do_GET(self) -> None:  # the name http.server calls
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if "/resolve/" in path:
            self._file(path.partition("/resolve/")[2].partition("/")[2])
        elif "/tree/" in path:
            folder = path.partition("/tree/")[2].partition("/")[2]
            self._json(self.hub.tree(folder, deep="recursive=true" in asked.query.lower()))
        elif path.startswith("/api/datasets/desk/news"):
            self._json({"id": "desk/news", "sha": COMMIT, "siblings": [], "tags": [], "private": False})
        else:
            self._send(404, b"{}", {"Content-Type": "application/json"})

    def _json(self, answer: Any) -> None:
        self._send(200, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    def _file(self, name: str) -> None:
        data = self.hub.files.get(name)
        if data is None:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        told = {"ETag": '"1"', "X-Repo-Commit": COMMIT}
        if wanted := self.headers["Range"]:
            first, _, last = wanted.removeprefix("bytes=").partition("-")
            part = data[int(first) : int(last or len(data)) + 1]
            self._send(206, part, {**told, "Content-Range": f"bytes {first}-{int(first) + len(part) - 1}/{len(data)}"})
        else:
            self._send(200, data, told)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
