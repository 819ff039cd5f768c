"""Faults on demand: requests that are refused, answered late, byte by byte, or with what is no answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Fault:
    """A fault for requests whose path begins with `path`: a late answer, another status or body, or both."""

    path: str
    status: int | None = None
    code: str = "INJECTED"
    body: str | None = None
    """The answer, instead of an object with the code."""
    delay: float = 0.0
    """Seconds before the answer."""
    trickle: float = 0.0
    """Seconds between the bytes of the answer."""
    method: str = ""
    times: int = 1

    def meets(self, method: str, path: str) -> bool:
        """Whether a request meets this fault."""
        return path.startswith(self.path) and self.method in ("", method) and self.times > 0


@dataclass(slots=True)
class Faults:
    """The faults that were asked for. Safe to use from several threads."""

    asked_for: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, path: str, status: int | None = None, **how: Any) -> None:
        """Make the next requests to paths that begin with `path` go wrong; `how` gives other fields of Fault."""
        self.asked_for.append(Fault(path, status, **how))

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that a request meets, or None, and count it as used once."""
        with self._lock:
            fault = next((fault for fault in self.asked_for if fault.meets(method, path)), None)
            if fault is not None:
                fault.times -= 1
            return fault
