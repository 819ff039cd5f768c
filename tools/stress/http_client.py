"""Asks a server over connections that stay open, as fast as it answers or at a given rate, and notes the times."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

_CONTENT_LENGTH = b"content-length:"


class Address(NamedTuple):
    """The address of the server to ask."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None


@dataclass(slots=True)
class Asked:
    """What came of asking: seconds of each answer, statuses (0: the connection broke), and how long it all took."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers per second."""
        return len(self.seconds) / self.took if self.took else 0.0

    def percentile(self, share: float) -> float:
        """Return the time in milliseconds that this share of the answers did not exceed."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000 if ordered else 0.0


def request(path: str, headers: dict[str, str], body: bytes) -> bytes:
    """Return an HTTP request as it goes over the wire."""
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def ask(address: Address, make: Callable[[], bytes], seconds: float, connections: int, rate: float = 0.0) -> Asked:
    """Ask for a number of seconds over a number of connections.

    With a `rate` (requests a second), the time of an answer counts from when the request was due, waiting included.
    """
    # In a thread of its own, since the caller's may have an event loop already.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_ask(address, make, seconds, connections, rate))).result()


async def _ask(address: Address, make: Callable[[], bytes], seconds: float, connections: int, rate: float) -> Asked:
    asked = Asked()
    started = time.perf_counter()
    until = started + seconds
    places = iter(range(10**12))

    async def keep_asking() -> None:
        streams = None
        while True:
            due = started + next(places) / rate if rate else time.perf_counter()
            if due >= until:
                break
            await asyncio.sleep(max(0.0, due - time.perf_counter()) if rate else 0)
            try:
                streams = streams or await asyncio.open_connection(address.host, address.port, ssl=address.tls)
                streams[1].write(make())
                status, stays = await _answer(streams[0])
            except (OSError, asyncio.IncompleteReadError, ValueError):
                status, stays = 0, False
            asked.statuses[status] += 1
            if status:
                asked.seconds.append(time.perf_counter() - due)
            if not stays and streams:
                streams[1].close()
                streams = None
        if streams:
            streams[1].close()

    await asyncio.gather(*(keep_asking() for _ in range(connections)))
    asked.took = time.perf_counter() - started
    return asked


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Read one answer to its end. Return its status, and whether the connection stays open."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = next(line for line in head.split(b"\r\n") if line.startswith(_CONTENT_LENGTH))
    await reader.readexactly(int(length[len(_CONTENT_LENGTH) :]))
    return int(head.split(None, 2)[1]), b"connection: close" not in head
