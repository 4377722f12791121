"""Where text ends that may hold no tags: comments, CDATA, scripts, titles and their like."""

from __future__ import annotations

import re

from bonmun.lazy_regex import pattern

RAW = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements that hold text only."""
COMMENT, CDATA = "<!--", "<![CDATA["
SPACE = r"\t\n\f\r "
"""White space to the parser; Korean pages have other kinds, which are part of a name."""
_CASE = re.IGNORECASE | re.ASCII  # `ſ` is no `s`
_ENDS = {name: pattern(rf"</{name}(?=[{SPACE}/>])", _CASE) for name in RAW - {"plaintext", "script"}} | {
    "plaintext": pattern(r"(?!)"),  # it has no end
    COMMENT: pattern("--!?>"),
    CDATA: pattern("]]>"),
}
_SCRIPT = pattern(rf"(<!--)|(-->)|<(/?)script(?=[{SPACE}/>])", _CASE)


def end(html: str, kind: str, at: int, limit: int) -> int | None:
    """Where the text of a comment or raw element ends that begins at `at`; None where it does not before `limit`."""
    if kind == "script":
        return _script_end(html, at, limit)
    found = _ENDS[kind].search(html, at, limit)
    return found.start() if found else None


def _script_end(html: str, at: int, limit: int) -> int | None:
    """A script within a comment within the script has an end of its own (the HTML standard's double escaped state)."""
    escaped = inner = False
    while found := _SCRIPT.search(html, at, limit):
        at = found.end()
        if found[1]:
            escaped = True
            at -= len("--")  # `<!-->` is a comment's beginning and end
        elif found[2]:
            escaped = inner = False
        elif not found[3]:
            inner = escaped
        elif inner:
            inner = False
        else:
            return found.start()
    return None
