"""What the service is started with: where it listens, what it allows, how much it takes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import Any

from bonmun.pipeline.supervise import WorkerLimits

PORT = 8321


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set; the defaults suit one machine and a caller on it."""

    host: str = "127.0.0.1"
    port: int = PORT
    jobs: int = 1
    """Worker processes."""
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    """What one document may take; a worker that takes more is stopped."""
    options: dict[str, Any] = field(default_factory=dict)
    """The arguments of the `Extractor`; a request may ask for less (no outlet rules, masked data), never for more."""
    token: str = ""
    """What a caller must show; "" asks for nothing, which only a loopback address may do."""
    hosts: tuple[str, ...] = ()
    """Names under which the service may be asked for, beside its own address and localhost."""
    allow_fetch: bool = False
    """Fetch the address in a request that brings no page."""
    body: int = 20 << 20
    """Bytes of one document, and of one line of a batch."""
    batch: int = 1 << 30
    """Bytes of a batch, and of the files dropped on the page at once."""
    in_flight: int = 512 << 20
    """Bytes of all bodies that are being received or waiting."""
    on_disk: int = 4 << 30
    """Bytes of all temporary files: what is dropped on the page, and answers that callers of batches have not read."""
    queue: int = 64
    """Requests that may wait for a worker; the next one is told to come back."""
    queue_seconds: float = 30.0
    """How long a request waits for a worker before it is told so."""
    read_seconds: float = 30.0
    """How long a caller may take to send a request's head, or the next piece of its body."""
    shelf: int = 64 << 20
    """Bytes of drawn reports kept for those who dropped files, packed; the oldest go first."""

    @property
    def is_local(self) -> bool:
        """Whether only programs on this machine can reach the service."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False
