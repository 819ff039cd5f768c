"""Talks to the door of Back Pain Guide, which speaks the Wyoming protocol: one JSON line, then bytes of JSON."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

LONGEST = 64 * 1024
"""Bytes of a line, and of what follows it. An answer is far below."""

PATIENCE = 10
"""Seconds to wait for an answer. The door needs a fraction of one."""


class DoorError(Exception):
    """Raised when there is no door at that address, or what answered is another service."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the door is."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Description:
    """What the door says of itself."""

    version: str
    languages: list[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, and what came with it."""

    text: str
    asks: bool
    warns: bool


async def describe(door: Door, program: str) -> Description:
    """Ask the door what it is. Raises DoorError, also if it is not `program`."""
    data = await _asked(door, "describe", {}, "info")
    programs = [found for found in _listed(data.get("handle")) if found.get("name") == program]
    if not programs:
        raise DoorError("another service")
    models = _listed(programs[0].get("models"))
    languages = {str(language) for model in models for language in model.get("languages") or ()}
    return Description(str(programs[0].get("version")), sorted(languages))


async def say(door: Door, text: str, conversation_id: str, language: str) -> Answer:
    """Say something in a conversation. Raises DoorError."""
    said = {"text": text, "language": language, "context": {"conversation_id": conversation_id}}
    data = await _asked(door, "transcript", said, "handled")
    context = data.get("context")
    marks = context if isinstance(context, dict) else {}
    return Answer(str(data.get("text") or ""), marks.get("asks") is True, marks.get("warns") is True)


def _listed(value: Any) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


async def _asked(door: Door, kind: str, data: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Send one event on a connection of its own, and return the data of the answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(door.host, door.port, limit=LONGEST)
            try:
                writer.write(json.dumps({"type": kind, "data": data}).encode() + b"\n")
                await writer.drain()
                return await _answer(reader, wanted)
            finally:
                writer.close()
    except (OSError, ValueError, TypeError, AttributeError, KeyError, asyncio.IncompleteReadError) as fault:
        raise DoorError(type(fault).__name__) from fault


async def _answer(reader: asyncio.StreamReader, wanted: str) -> dict[str, Any]:
    head = json.loads(await reader.readline() or "{}")
    length = head.get("data_length") or 0
    if head.get("type") != wanted or not 0 <= length <= LONGEST:
        raise ValueError("not the answer")
    more = json.loads(await reader.readexactly(length)) if length else {}
    return {**(head.get("data") or {}), **more}
