"""Whoever can reach the port can send anything, at any pace. It harms nobody else."""

from __future__ import annotations

import asyncio
import json

import pytest

from skill.assist import door, wire
from skill.talk import Talk
from testkit.wyoming_home import HOST, PATIENCE, running_door, said


def assert_talks(port, id_="somebody else"):
    heard = asyncio.run(said(port, "i can't feel between my legs", id_))
    assert heard.text.startswith("Call 9 1 1 now.")


def line(**parts):
    return json.dumps(parts).encode() + b"\n"


TRANSCRIPT = {"type": "transcript", "data": {"text": "my back hurts"}}

REFUSED = {
    "no JSON": b"hello\n",
    "HTTP": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bytes": bytes(range(256)) + b"\n",
    "a list": b"[]\n",
    "null": b"null\n",
    "a number as long as a line": b"1" * 9000 + b"\n",
    "no type": line(data={}),
    "a type that is no text": line(type=1),
    "data that is no object": line(type="transcript", data=["text"]),
    "deeply nested": b'{"type": "transcript", "data": ' + b"[" * 8000 + b"\n",
    "an endless line": b" " * (wire.LONGEST + 1),
    "a line too long": line(type="transcript", data={"text": "x" * wire.LONGEST}),
    "too much data": line(type="transcript", data_length=wire.LONGEST + 1),
    "more data than there is": line(type="transcript", data_length=10) + b"{}",
    "far too much data": line(type="transcript", data_length=2**62),
    "less than no data": line(type="transcript", data_length=-1),
    "a length that is no number": line(type="transcript", data_length="10"),
    "data that is no JSON": line(type="transcript", data_length=2) + b"{{",
    "data that is a list": line(type="transcript", data_length=2) + b"[]",
    "too much payload": line(type="transcript", payload_length=wire.LONGEST + 1),
}

ANSWERED = {
    "no text": line(type="transcript"),
    "no data": line(type="transcript", data=None),
    "a text that is none": line(type="transcript", data={"text": {"a": 1}}),
    "a context that is none": line(type="transcript", data={"text": "my back hurts", "context": "x"}),
    "an id that is none": line(type="transcript", data={"text": "my back", "context": {"conversation_id": [1]}}),
    "half a character": line(type="transcript", data={"text": "my back \ud800 hurts", "language": "\ud800-\ud800"}),
    "a payload": line(**TRANSCRIPT, payload_length=4) + b"\0\1\2\3",
    "what is not for it": line(type="synthesize", data={"text": "hi"}) + line(**TRANSCRIPT),
    "a very long text": line(type="transcript", data={"text": "my back hurts and " * 800}),
}


async def sent(port, *chunks, wait=0.0):
    """What comes back for these bytes, until the door closes the connection or has answered once."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(HOST, port)
        try:
            for chunk in chunks:
                writer.write(chunk)
                await writer.drain()
                await asyncio.sleep(wait)
            if writer.can_write_eof():
                writer.write_eof()
            return await reader.readline()
        except ConnectionError:
            return b""
        finally:
            writer.close()


@pytest.mark.parametrize("what", REFUSED)
def test_junk_is_not_answered_and_its_connection_is_closed(port, what):
    assert asyncio.run(sent(port, REFUSED[what])) == b""
    assert_talks(port)


@pytest.mark.parametrize("what", ANSWERED)
def test_whatever_may_be_a_turn_is_answered(port, what):
    assert json.loads(asyncio.run(sent(port, ANSWERED[what])))["type"] == "handled"
    assert_talks(port)


def test_a_text_that_cannot_be_sent_back_is_not(port):
    ping = line(type="ping", data={"text": "\ud800"})
    assert asyncio.run(sent(port, ping)) == b""
    assert json.loads(asyncio.run(sent(port, line(type="ping", data={"text": "hi"}))))["type"] == "pong"
    assert_talks(port)


def test_an_event_in_crumbs_is_taken(port):
    whole = line(**TRANSCRIPT)
    crumbs = [whole[at : at + 5] for at in range(0, len(whole), 5)]
    assert json.loads(asyncio.run(sent(port, *crumbs, wait=0.001)))["type"] == "handled"


def test_who_is_too_slow_is_let_go(port, monkeypatch):
    monkeypatch.setattr(wire, "SLOWEST", 0.2)

    async def half():
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(b'{"type": "transc')
        async with asyncio.timeout(PATIENCE):
            try:
                return await reader.read()
            except ConnectionError:
                return b""
            finally:
                writer.close()

    assert asyncio.run(half()) == b""
    assert_talks(port)


def test_connections_that_stay_open_keep_nobody_out(port):
    async def crowd():
        idle = [await asyncio.open_connection(HOST, port) for _ in range(door.MOST_CONNECTIONS + 50)]
        try:
            heard = [await said(port, "i can't feel between my legs") for _ in range(3)]
        finally:
            for _, writer in idle:
                writer.close()
        return heard

    for heard in asyncio.run(crowd()):
        assert heard.text.startswith("Call 9 1 1 now.")


def test_who_sends_and_never_reads_keeps_nobody_waiting(port, monkeypatch):
    monkeypatch.setattr(door, "SLOWEST", 0.5)

    async def flood():
        _, writer = await asyncio.open_connection(HOST, port)
        for _ in range(400):
            writer.write(line(type="describe"))
        heard = await said(port, "i can't feel between my legs")
        writer.close()
        return heard

    assert asyncio.run(flood()).text.startswith("Call 9 1 1 now.")


def test_long_texts_do_not_hold_up_what_others_say(resources):
    """A long text takes a second. Ten of them wait for each other, and somebody else is answered meanwhile."""

    async def crowd(port):
        text = "my back hurts and my leg is odd and then " * 40
        slow = [asyncio.create_task(said(port, text)) for _ in range(10)]
        await asyncio.sleep(0.05)
        heard = [await said(port, "my back hurts", f"quick-{number}") for number in range(3)]
        waiting = sum(not task.done() for task in slow)
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        return heard, waiting

    with running_door(Talk(resources)) as port:
        heard, waiting = asyncio.run(crowd(port))
    assert len(heard) == 3
    assert waiting > 5
