"""An Extractor refuses wrong options when it is made, and says what they may be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bonmun import Extractor, RuleError
from bonmun.parse.guard import Limits


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"sites": 3}, "sites: 3 is not one of True, False, or a folder of rules"),
        ({"sites": None}, "sites: None is not"),
        ({"fallback": "no"}, "fallback: 'no' is not one of True, False"),
        ({"pii": 0}, "pii: 0 is not one of True, False"),
        ({"keep": "captions"}, "keep: 'captions' is not a tuple of names, of captions, subtitles, byline"),
        ({"keep": ("captions", "adverts")}, "keep: 'adverts' is not one of captions, subtitles, byline"),
        ({"keep": 3}, "keep: 3 is not"),
        ({"limits": {"bytes": 3}}, "no bonmun.parse.guard.Limits"),
        ({"limits": Limits(bytes=0)}, "limits: bytes=0 is no whole number above 0"),
        ({"limits": Limits(depth=1.5)}, "limits: depth=1.5"),  # type: ignore[arg-type]  # what is tested
    ],
    ids=str,
)
def test_a_wrong_option_is_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match="^" + next(iter(options))) as raised:
        Extractor(**options)
    assert told in str(raised.value)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, str(tmp_path / "nowhere")):
        with pytest.raises(RuleError, match="no rule files"):
            Extractor(sites=folder)


@pytest.mark.parametrize("keep", [(), [], {"captions"}, ["byline", "subtitles"]])
def test_names_to_keep_come_in_any_collection(keep: Any) -> None:
    assert set(Extractor(keep=keep).keep) == set(keep)
