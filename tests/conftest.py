"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# What is printed is compared in English; tests of the Korean catalogue ask for it.
os.environ["LANGUAGE"] = "en"

# A busy machine is no fault of the code: no test here is judged by how long single examples take.
# The same examples each time: new ones are what tools/robust/fuzz.py looks for.
settings.register_profile("unhurried", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
