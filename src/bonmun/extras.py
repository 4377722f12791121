"""How a library that bonmun was installed without is brought in: by a command that works where bonmun came from."""

from __future__ import annotations

from pathlib import Path

from bonmun.terminal import shell_word


def install(extra: str = "") -> str:
    """The command that installs bonmun with an extra: from the folder it came from, if there is one, else by name."""
    wanted = f"{_clone() or 'bonmun'}[{extra}]" if extra else _clone() or "bonmun"
    return f"pip install {shell_word(wanted)}"


def _clone() -> str:
    """The folder that bonmun is run or was installed from (PEP 610), if it is still there; else ""."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    try:
        told = json.loads(distribution("bonmun").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        told = {}
    url = urlsplit(str(told.get("url", "")))
    folders = [Path(__file__).parents[2], *([Path(url2pathname(url.path))] if url.scheme == "file" else [])]
    return next((str(folder) for folder in folders if (folder / "pyproject.toml").is_file()), "")
