"""Tries the door for Home Assistant with the bytes that `spoiling` makes, over a real socket."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from wyoming.event import read_event
from wyoming.ping import Ping

from skill.resources import Resources
from skill.talk import Talk
from testkit.wyoming_home import HOST, running_door
from tools.stress.fuzz_doors import SpoiledError
from tools.stress.spoiling import spoiled_transcript

PATIENCE = 5.0
"""Seconds to wait for the door to answer, or to close the connection."""


class UnforgivingTalk(Talk):
    """The skill; what a turn raises is kept, for the door itself says something kind instead."""

    def __init__(self, resources: Resources, faults: list[Any]) -> None:
        super().__init__(resources)
        self._faults = faults

    def take_turn(self, *arguments: Any) -> Any:
        """Take a turn as the skill does, and keep what it raises."""
        try:
            return super().take_turn(*arguments)
        except Exception as fault:
            self._faults.append(fault)
            raise


@contextmanager
def wyoming_door(resources: Resources) -> Iterator[Callable[[bytes], None]]:
    """Serve the door while the block runs. Yields what puts one input through it, and raises SpoiledError."""
    faults: list[Any] = []
    with running_door(UnforgivingTalk(resources, faults), faults=faults) as port:

        def try_(data: bytes) -> None:
            sent, is_event = spoiled_transcript(data)
            answers = _answers(port, sent)
            if faults:
                raise SpoiledError(f"the door raised {faults.pop()!r}")
            if is_event and [answer.type for answer in answers] != ["handled", "pong"]:
                raise SpoiledError("an event was not answered")
            if any(not answer.data.get("text") for answer in answers if answer.type == "handled"):
                raise SpoiledError("silence")

        yield try_


def _answers(port: int, sent: bytes) -> list[Any]:
    """Send bytes, and a ping after them. Return the events that come back until the door closes the connection."""
    ping = json.dumps({"type": Ping().event().type}).encode() + b"\n"
    with socket.socket() as connection:  # `create_connection` looks up a name, which `unplugged` forbids
        connection.settimeout(PATIENCE)
        connection.connect((HOST, port))
        received = b""
        try:
            connection.sendall(sent + ping)
            connection.shutdown(socket.SHUT_WR)
            while more := connection.recv(65536):
                received += more
        except TimeoutError:
            raise SpoiledError("no answer") from None
        except ConnectionError:
            pass  # it refused what came, and hung up
    stream = io.BytesIO(received)
    return list(iter(lambda: read_event(stream), None))
