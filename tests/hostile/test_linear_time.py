"""Every regular expression of the package runs in linear time, up to hostile texts of a million characters.

The patterns are collected while the package is imported and reads its data, so that a new one is tried without being
named here. Only the processor's time counts, and only growth condemns, so a noisy machine does not matter. Run as a
command, the file also tries each pattern on a million characters, which takes minutes.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__)
SMALL, LARGE, HUGE = 4_000, 16_000, 1_000_000
QUICK = 0.001
"""Seconds in which no search that is quadratic gets through the small text: 4,000² / 2 steps need more."""
GROWTH = 9
"""How much longer four times the text may take: 4 is linear, 16 is quadratic, the rest is a noisy machine."""
CEILING = 20
"""Seconds for the huge text."""
# What makes careless patterns slow: long runs of one character that they repeat, and starts without their ends.
CRUMBS = (
    " ", "a", "가", "1", ".", "<", "[", "(", '"', "@", "▲", "ⓒ", "가 ", "다. ", "1,", "<a ", "&amp;", "[가", "\n",
    "홍길동 기자", "홍길동·", "저작권자 ", "무단 전재 ", "제보 ", "구독 ", "로그인 댓글 ", "사진=", "2024-01.01 ",
    "요약 ", "자살 예방 상담 ", "이 기사 ", "http://", "copyright ", "#가 ",
)  # fmt: skip
MATCHED_ONLY = {"bonmun.sites.scripts": ("(\\.\\.)?", "([0-9a-f]+):"), "bonmun.report.origins": ('"?([',)}
"""Patterns that are matched at a place and never searched for: module → how they begin."""


def collected() -> dict[str, re.Pattern[str]]:
    """Every text pattern compiled by bonmun's modules and from its data, by where it came from."""
    patterns: dict[str, re.Pattern[str]] = {}
    compile_pattern = re.compile

    def noting(pattern: str | re.Pattern[str], flags: int = 0) -> re.Pattern[str]:
        made = compile_pattern(pattern, flags)
        frame = sys._getframe(1)
        where = frame.f_globals.get("__name__", "")
        if where.startswith("bonmun") and where != "bonmun.lazy_regex" and isinstance(made.pattern, str):
            patterns[f"{where}:{frame.f_lineno}:{made.pattern[:60]}"] = made
        return made

    re.compile = noting  # type: ignore[assignment]
    for name in [name for name in sys.modules if name.partition(".")[0] == "bonmun"]:
        del sys.modules[name]
    fresh = importlib.import_module("bonmun")
    for module in pkgutil.walk_packages(fresh.__path__, "bonmun."):
        if module.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:
            if error.name is None or error.name.startswith("bonmun"):
                raise
    for name, module_read in sorted(sys.modules.items()):
        for value in vars(module_read).values() if name.startswith("bonmun.") else ():
            if hasattr(value, "groupindex") and isinstance(value.pattern, str):  # bonmun.lazy_regex compiles when used
                patterns[f"{name}:{value.pattern[:60]}"] = compile_pattern(value.pattern, value.flags)
    fixtures = HERE.parents[1] / "fixtures"
    extractor = fresh.Extractor()
    for page in sorted(fixtures.glob("generic/*/page.html")):
        _ = extractor.extract(page.read_bytes()).blocks
    for seed in (HERE.parents[2] / "seeds").glob("*.txt"):
        _ = extractor.clean_text(seed.read_text("utf-8")).blocks
    return patterns


def slow(patterns: dict[str, re.Pattern[str]], *, huge: bool) -> list[str]:
    """A line for each pattern whose time grows faster than the text, with the text that shows it."""
    found = []
    for name, pattern in patterns.items():
        times = {crumb: _seconds(pattern, crumb, SMALL) for crumb in CRUMBS}
        worst = max(times, key=lambda crumb: times[crumb])
        likely = sorted((crumb for crumb in CRUMBS if times[crumb] >= QUICK), key=lambda crumb: -times[crumb])[:6]
        grown = next((crumb for crumb in likely if _grows(pattern, crumb)), None)
        if grown is not None:
            found.append(f"{name}: grows faster than its text of {grown!r}")
        elif huge and _seconds(pattern, worst, HUGE) > CEILING:
            found.append(f"{name}: over {CEILING} s for {HUGE} characters of {worst!r}")
    return found


def _grows(pattern: re.Pattern[str], crumb: str) -> bool:
    """Whether four times the text takes far more than four times as long, each time it is measured."""
    return all(_seconds(pattern, crumb, LARGE) > GROWTH * _seconds(pattern, crumb, SMALL) for _ in range(3))


def _matched_only() -> tuple[str, ...]:
    return tuple(start for starts in MATCHED_ONLY.values() for start in starts)


def _seconds(pattern: re.Pattern[str], crumb: str, size: int) -> float:
    text = crumb * (size // len(crumb)) + "\u0000"
    run = pattern.match if pattern.pattern.startswith(_matched_only()) else pattern.search
    began = time.process_time()
    run(text)
    return time.process_time() - began


def test_every_pattern_is_linear() -> None:
    command = [sys.executable, str(HERE), "--growth"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert result.stdout.startswith("tried "), result.stderr[-2000:]
    assert int(result.stdout.split()[1]) >= 150
    assert result.stdout.split("\n", 1)[1].strip() == ""


if __name__ == "__main__":
    every = collected()
    print(f"tried {len(every)} patterns")
    print("\n".join(slow(every, huge="--growth" not in sys.argv)))
