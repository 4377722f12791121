"""A short run of the fuzzer (the long one is tools/robust/fuzz.py), and every input that it once found a fault with."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.checks import CHECKS
from tests.hostile.shapes import made

FINDS = sorted((Path(__file__).parent / "finds").glob("*/*"))
# The same inputs each time: a short run in CI must not fail by chance; tools/robust/fuzz.py draws new ones.
SHORT = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("find", FINDS, ids=lambda find: f"{find.parent.name}-{find.name}")
def test_find_stays_fixed(find: Path) -> None:
    CHECKS[find.parent.name](find.read_bytes())


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_inputs_of_its_kind(name: str) -> None:
    random = Random(name)
    for _ in range(40):
        CHECKS[name](made(name, random))


@SHORT
@given(st.binary(max_size=200), st.sampled_from(sorted(CHECKS)))
def test_any_bytes(raw: bytes, name: str) -> None:
    CHECKS[name](raw)
