"""The description for programs holds: whatever it allows is answered as it says, and what it forbids is refused."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest

from tests.serve.conftest import Live, opened

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from hypothesis import HealthCheck, given, settings  # noqa: E402  # after what may skip the module
from hypothesis.errors import Unsatisfiable  # noqa: E402
from schemathesis import GenerationMode  # noqa: E402
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance  # noqa: E402


@schemathesis.serializer("application/jsonl")
def jsonl(context: Any, value: Any) -> bytes:
    return value.encode("utf-8", "replace") if isinstance(value, str) else json.dumps(value).encode()


def test_every_answer_is_as_described(live: Live) -> None:
    """Not schemathesis' own parametrize, which some versions of pytest cannot collect."""
    described = schemathesis.openapi.from_url(f"{live.home}/v1/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 5
    for operation in operations:
        for mode in GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=40, suppress_health_check=list(HealthCheck))
            def check(case: Any) -> None:
                answer = case.call()
                beyond = []
                if b'"not-text"' in answer.content:  # that bytes are text is more than a schema can say
                    beyond.append(positive_data_acceptance)
                if case.media_type != "application/json":  # whatever a schema forbids, as a body it is text
                    beyond.append(negative_data_rejection)
                case.validate_response(answer, excluded_checks=beyond)

            with contextlib.suppress(Unsatisfiable):  # an operation without parameters cannot be asked wrongly
                check()


def test_a_token_is_described_where_one_is_needed() -> None:
    with opened(token="달") as client:
        described = client.get("/v1/openapi.json", headers={b"authorization": "Bearer 달".encode()}).json()
    assert described["security"] == [{"token": []}]
