"""Home Assistant's side of the Wyoming door: asks as it does, with a new connection for each turn."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from wyoming.client import AsyncTcpClient
from wyoming.event import Event
from wyoming.info import Describe, Info

from skill.assist.about import info
from skill.assist.door import WyomingDoor
from skill.assist.memory import Memory
from skill.assist.turns import Turns
from skill.dialogue.turn import Turn
from skill.talk import Talk, contract

HOST = "127.0.0.1"
PATIENCE = 20
"""Seconds after which a test gives up on an answer."""


@dataclass(frozen=True)
class Heard:
    """What came back."""

    text: str
    asks: bool
    warns: bool


class WatchedTalk(Talk):
    """The skill; a test can see the last turn that was taken."""

    last: Turn

    def take_turn(self, *arguments: Any) -> Turn:
        self.last = super().take_turn(*arguments)
        return self.last


@contextmanager
def running_door(
    talk: Talk, memory: Memory | None = None, locale: str = "en-US", faults: list[Any] | None = None
) -> Iterator[int]:
    """Serve `talk` on a free port of this machine while the block runs. Yields the port.

    What the door itself raises is added to `faults`; without them, it is logged.
    """
    turns = Turns(talk, locale, Memory() if memory is None else memory)
    resources = talk.resources
    door = WyomingDoor(turns, info(resources.catalogues, resources.knowledge.content.version))
    loop = asyncio.new_event_loop()
    if faults is not None:
        loop.set_exception_handler(lambda _, context: faults.append(context.get("exception") or context["message"]))
    server = loop.run_until_complete(door.open(HOST, 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _stop(server: asyncio.Server) -> None:
    server.close()
    tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def asked(port: int, event: Event) -> Event | None:
    """Send one event over a connection of its own, and return the answer."""
    async with asyncio.timeout(PATIENCE), AsyncTcpClient(HOST, port) as client:
        await client.write_event(event)
        return await client.read_event()


async def said(port: int, text: str, id_: str = "", language: str | None = "en-US") -> Heard:
    """Say something, and return the answer."""
    context = {"conversation_id": id_} if id_ else None
    event = await asked(port, Event("transcript", {"text": text, "language": language, "context": context}))
    assert event is not None
    assert event.type == "handled"
    return Heard(event.data["text"], event.data["context"]["asks"], event.data["context"]["warns"])


def described(port: int) -> Info:
    return Info.from_event(asyncio.run(asked(port, Describe().event())))


@dataclass
class Speaker:
    """A speaker in a home: one conversation, until it ends. It looks like the simulator's device to `run_case`."""

    port: int
    talk: WatchedTalk
    id: str = field(default_factory=lambda: uuid4().hex)
    language: str = "en-US"
    heard: list[Heard] = field(default_factory=list)

    def reach(self) -> None:
        """Do nothing: whoever speaks to such a speaker has reached the skill."""

    def say(self, text: str) -> Speaker:
        self.heard.append(asyncio.run(said(self.port, text, self.id, self.language)))
        return self

    @property
    def text(self) -> str:
        return self.heard[-1].text

    @property
    def ends(self) -> bool:
        return not self.heard[-1].asks

    @property
    def asked(self) -> tuple[str, ...]:
        return self.talk.last.conversation.asked

    @property
    def pending(self) -> str:
        return self.talk.last.conversation.pending

    @property
    def assessment(self) -> dict[str, Any]:
        return contract(self.talk.last)
