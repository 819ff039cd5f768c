"""Serves the Wyoming protocol on a socket: describes itself, and hands what was said to `Turns`.

There is no authentication and no encryption in the protocol, so whoever can reach the socket can talk. Nobody who does
may keep others from it: few connections, each with limits of size and time, and long texts on a lane of their own.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from weakref import WeakValueDictionary

from wyoming.event import Event, async_write_event
from wyoming.handle import Handled
from wyoming.info import Describe, Info
from wyoming.ping import Ping, Pong

from skill.assist.turns import Replied, Turns
from skill.assist.wire import LONGEST, SLOWEST, read_event

TRANSCRIPT = "transcript"
"""The type of the event that carries what was said. Its own class is for recognisers, and insists on more."""

MOST_CONNECTIONS = 100
"""If there are more, the one that has been idle longest is closed. Home Assistant opens one for each turn."""

TIDY = 15
"""Seconds between looks for conversations that have been silent too long."""

LONG = 400
"""Characters of a text that takes noticeably long. Such texts wait for each other, and nobody else waits for them."""


class WyomingDoor:
    """One door for all connections."""

    def __init__(self, turns: Turns, info: Info) -> None:
        self._turns = turns
        self._info = info.event()
        self._idle: OrderedDict[asyncio.StreamWriter, None] = OrderedDict()
        self._open = 0
        self._lanes = ThreadPoolExecutor(1), ThreadPoolExecutor(1)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def open(self, host: str, port: int) -> asyncio.Server:
        """Start to serve. Raises OSError if the address is not available."""
        self._tidy()
        return await asyncio.start_server(self._serve, host, port, limit=LONGEST)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the events of one connection, until it ends or sends what is no event."""
        self._open += 1
        if self._open > MOST_CONNECTIONS and self._idle:
            self._idle.popitem(last=False)[0].transport.abort()
        try:
            while self._open <= MOST_CONNECTIONS or self._idle:
                self._idle[writer] = None
                event = await read_event(reader)
                self._idle.pop(writer, None)
                if event is None:
                    break
                answer = await self._answer(event)
                if answer is not None:
                    async with asyncio.timeout(SLOWEST):
                        await async_write_event(answer, writer)
        except (ValueError, OSError):  # no event, a text that cannot be sent back, a time limit, a lost connection
            writer.transport.abort()
        finally:
            self._open -= 1
            self._idle.pop(writer, None)
            writer.close()

    async def _answer(self, event: Event) -> Event | None:
        """Return the answer to an event; None to one that is not for this service, as the protocol has it."""
        if Describe.is_type(event.type):
            return self._info
        if Ping.is_type(event.type):
            return Pong(text=_text(event.data.get("text"))).event()
        if event.type != TRANSCRIPT:
            return None
        context = event.data.get("context")
        id_ = _text(context.get("conversation_id")) if isinstance(context, dict) else ""
        replied = await self._take(_text(event.data.get("text")), id_, _text(event.data.get("language")))
        return Handled(replied.text, {"asks": replied.asks, "warns": replied.warns}).event()

    async def _take(self, text: str, id_: str, language: str) -> Replied:
        loop = asyncio.get_running_loop()
        lane = self._lanes[len(text) > LONG]
        async with self._locks.setdefault(id_, asyncio.Lock()) if id_ else asyncio.Lock():
            return await loop.run_in_executor(lane, self._turns.answer, text, id_, language)

    def _tidy(self) -> None:
        self._turns.tidy()
        asyncio.get_running_loop().call_later(TIDY, self._tidy)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
