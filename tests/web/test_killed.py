"""A worker that is killed in the middle of a turn: the conversation goes on, since nothing of it was kept there."""

from __future__ import annotations

import os
import signal
import socket
import time
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from skill.app import answer
from testkit.alexa_events import said
from testkit.signed_requests import CHAIN_URL, SKILL_ID, encoded, signature
from tools.stress.served import VERIFYING, gunicorn

BACK_SOON = 20.0
"""Seconds within which another worker answers."""


@pytest.fixture(scope="module")
def service():
    """Its process and its address, with one worker, so that nobody else can answer for it."""
    with gunicorn(VERIFYING, 1) as served:
        yield served


def workers(parent):
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def told(words, attributes):
    """A signed request: its body, and its headers."""
    event = deepcopy(said("DescribeIntent", {"description": words}, attributes))
    event["request"]["timestamp"] = datetime.now(UTC).isoformat()
    event["context"]["System"]["application"] = {"applicationId": SKILL_ID}
    body = encoded(event)
    return event, body, {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": signature(body)}


def asked(address, words, attributes):
    """What it answers, however often a worker that is not there yet must be tried."""
    until = time.monotonic() + BACK_SOON
    event, body, headers = told(words, attributes)
    with requests.Session() as session:
        session.trust_env = False
        while True:
            try:
                response = session.post(f"http://{address.host}:{address.port}/alexa", data=body, headers=headers)
                assert response.status_code == 200
                return event, response.json()
            except requests.ConnectionError:
                assert time.monotonic() < until
                time.sleep(0.1)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="which process is the worker is read from /proc")
def test_the_conversation_goes_on_as_if_nothing_had_been(service, skill):
    process, address = service
    _, first = asked(address, "my lower back hurts since yesterday", {})
    attributes = first["sessionAttributes"]
    (worker,) = workers(process.pid)
    _, body, headers = told("i can't feel between my legs", attributes)
    lines = [f"{name}: {value}\r\n" for name, value in {**headers, "Content-Length": str(len(body))}.items()]
    with socket.create_connection((address.host, address.port)) as half_sent:
        half_sent.sendall(b"POST /alexa HTTP/1.1\r\nHost: x\r\n" + "".join(lines).encode() + b"\r\n" + body[:-1])
        os.kill(worker, signal.SIGKILL)
        event, second = asked(address, "i can't feel between my legs", attributes)
    assert workers(process.pid) != [worker]
    assert second["response"]["outputSpeech"]["ssml"].startswith("<speak><p>Call ")
    assert second == answer(skill, event)
