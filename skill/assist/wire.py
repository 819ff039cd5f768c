"""Reads events of the Wyoming protocol, within limits of size and time.

An event is one line of JSON (`type`, `data`, `data_length`, `payload_length`), then so many bytes of JSON that are laid
over `data`, then so many bytes of payload (https://github.com/OHF-Voice/wyoming). The package's own reader has no limit
on the bytes, and none on the time.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from wyoming.event import Event

LONGEST = 16 * 1024
"""The most bytes of a line, of its data, and of its payload. What a person says in one turn is far below."""

SLOWEST = 30.0
"""The most seconds until a whole event is there. Home Assistant sends one as soon as it has connected."""


class WireError(ValueError):
    """Raised when what came is no event, or is too long or too slow. The message quotes nothing of it."""


async def read_event(reader: asyncio.StreamReader) -> Event | None:
    """Return the next event, without its payload; None at the end of the stream. Raises WireError."""
    try:
        async with asyncio.timeout(SLOWEST):
            line = await reader.readline()  # raises ValueError beyond the reader's own limit
            return await _event(_read(line), reader) if line else None
    except (ValueError, RecursionError, TimeoutError, asyncio.IncompleteReadError) as fault:
        raise WireError(type(fault).__name__) from None


async def _event(head: dict[str, Any], reader: asyncio.StreamReader) -> Event:
    more = await _bytes(head.get("data_length"), reader)
    await _bytes(head.get("payload_length"), reader)
    name, data = head.get("type"), head.get("data") or {}
    if not isinstance(name, str) or not isinstance(data, dict):
        raise WireError("not an event")
    return Event(name, {**data, **(_read(more) if more else {})})


def _read(text: bytes) -> dict[str, Any]:
    read = json.loads(text)
    if not isinstance(read, dict):
        raise WireError("not an object")
    return read


async def _bytes(length: Any, reader: asyncio.StreamReader) -> bytes:
    if length is None:
        return b""
    if not isinstance(length, int) or not 0 <= length <= LONGEST:
        raise WireError("too long")
    return await reader.readexactly(length)
