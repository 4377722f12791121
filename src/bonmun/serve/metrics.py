"""Figures for Prometheus: requests, what they cost, workers, room."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bonmun.serve.workers import Workers

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60)


class Metrics:
    """The service's own registry: two services in one process do not share figures."""

    def __init__(self, workers: Workers) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "bonmun_requests", "Requests answered", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "bonmun_request_seconds",
            "Time to the end of the answer",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._lost = Counter("bonmun_documents_lost", "Documents that cost a worker", ("why",), registry=self._registry)
        gauges = {"waiting": "Requests waiting for a worker", "busy": "Workers at a document"}
        for name, says in gauges.items():
            gauge = Gauge(f"bonmun_workers_{name}", says, registry=self._registry)
            gauge.set_function(lambda name=name: getattr(workers, name))  # type: ignore[misc]
        workers.lost = lambda code: self._lost.labels(code).inc()

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        self._requests.labels(route, method if method in ("GET", "HEAD", "POST") else "other", status).inc()
        self._seconds.labels(route).observe(seconds)

    def text(self) -> bytes:
        """The figures as Prometheus reads them."""
        return generate_latest(self._registry)
