"""Front matter over a Markdown dump: what tools know of the article, `title: …` and the like between two `---`."""

from __future__ import annotations

from bonmun.lazy_regex import pattern

LINES = 40
"""Lines of front matter at most."""
_FENCE = "---"
_FIELD = pattern(r"([A-Za-z][\w-]{1,20}):(?:\s+(.*))?")
_REST = pattern(r"\s+\S|-\s")
"""How a value goes on over lines."""
_NAME = pattern(r"[가-힣]{2,4}")
_TITLES = frozenset(("title", "headline"))
_WRITERS = frozenset(("author", "authors", "byline", "reporter", "writer"))
_DATES = frozenset(("date", "published", "published_at", "datePublished", "date_published"))


def text(dump: str) -> str:
    """The dump with headline, reporters and date named as pages name them; itself where no front matter opens it."""
    if not dump.lstrip("\ufeff\n\r ").startswith(_FENCE):
        return dump
    lines = dump.splitlines()
    first = next(at for at, line in enumerate(lines) if line.strip("\ufeff\r "))
    last = next((at for at in range(first + 1, min(len(lines), first + LINES)) if lines[at].rstrip() == _FENCE), 0)
    if not last or not all(_FIELD.match(line) or _REST.match(line) for line in lines[first + 1 : last] if line.strip()):
        return dump
    for at in range(first + 1, last):
        lines[at] = _named(lines[at])
    return "\n".join(lines)


def _named(line: str) -> str:
    """The line as a page would show it; itself where it tells something else."""
    found = _FIELD.match(line)
    key, value = (found[1], (found[2] or "").strip().strip("\"'")) if found is not None else ("", "")
    if not value:
        return line
    if key in _TITLES:
        return f"제목: {value}"
    if key in _DATES:
        return f"입력 {value.replace('T', ' ')}"
    names = [name.strip(" []\"'").removesuffix("기자").strip() for name in value.replace(";", ",").split(",")]
    if key in _WRITERS and all(map(_NAME.fullmatch, names)):
        return ", ".join(f"{name} 기자" for name in names)
    return line
