"""`bonmun serve`: the service over HTTP and the page for people."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from bonmun.errors import BonmunError
from bonmun.extras import install
from bonmun.options import above_zero, add_jobs, add_reading, add_timeout, reading, whole_number

TOKEN = "BONMUN_TOKEN"
EPILOG = """\
POST /v1/extract takes a page, a dump, or JSON {html | text, url, options}; POST /v1/extract/batch JSON Lines of these.
GET / is a page to drop saved pages on. /v1/openapi.json describes all, /metrics has figures, /healthz says it runs.

examples:
  bonmun serve                                   for this machine only, http://127.0.0.1:8321/
  BONMUN_TOKEN=$(cat token) bonmun serve --host 0.0.0.0 -j 8
  curl --data-binary @page.html http://127.0.0.1:8321/v1/extract
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s); others need a token")
    parser.add_argument("--port", type=_port, default=8321, help="(%(default)s; 0 takes a free one)")
    add_jobs(parser)
    parser.add_argument(
        "--token-file", type=Path, metavar="FILE", help=f"file with the token that callers must show; or set {TOKEN}"
    )
    parser.add_argument("--host-name", action="append", default=[], metavar="NAME", help="another name of this service")
    parser.add_argument("--allow-fetch", action="store_true", help="fetch the address in a request that brings no page")
    add_timeout(parser)
    parser.add_argument(
        "--queue", type=whole_number, default=64, metavar="N", help="requests that may wait for a worker (%(default)s)"
    )
    parser.add_argument(
        "--read-timeout", type=above_zero, default=30.0, metavar="S", help="seconds a caller may pause (%(default)s)"
    )
    add_reading(parser)


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 ended by a signal, 2 it could not start."""
    from bonmun.pipeline.supervise import WorkerLimits

    token = (args.token_file.read_text("utf-8") if args.token_file else os.environ.get(TOKEN, "")).strip()
    try:
        from bonmun.serve.server import serve
    except ImportError as error:
        raise BonmunError(f"{error.name} is not installed: {install('serve')}") from error
    from bonmun.serve.service_settings import Settings

    settings = Settings(
        host=args.host, port=args.port, jobs=args.jobs, limits=WorkerLimits(seconds=args.timeout),
        options=reading(args),
        token=token, hosts=tuple(args.host_name), allow_fetch=args.allow_fetch, queue=args.queue,
        read_seconds=args.read_timeout,
    )  # fmt: skip
    if not token and not settings.is_local:
        raise BonmunError(f"{args.host} can be reached by others: set {TOKEN} or name a --token-file")
    return 0 if serve(settings) else 2


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {_LAST_PORT}")
    return int(text)


_LAST_PORT = 65_535
