"""`python -m skill.assist` as somebody starts it."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skill.assist.__main__ import main
from testkit.wyoming_home import HOST, said

HOUSE = Path(__file__).parents[2]
SOON = 0.5
"""Seconds within which the first person who tells something is answered."""


@pytest.fixture
def process():
    command = [sys.executable, "-m", "skill.assist", "--uri", f"tcp://{HOST}:0", "--locale", "en-GB"]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_the_first_to_tell_something_is_answered_at_once(process):
    line = process.stdout.readline()
    assert line.startswith(f"Listening at tcp://{HOST}:")
    port = int(line.rpartition(":")[2])
    started = time.perf_counter()
    heard = asyncio.run(said(port, "i bent down to tie my shoe and my back has gone", "first", language="en"))
    assert time.perf_counter() - started < SOON
    assert "low back pain" in heard.text
    assert asyncio.run(said(port, "i can't feel between my legs", "first")).text.startswith("Call 9 1 1 now.")
    process.kill()
    log = process.stderr.read().splitlines()
    assert all(line.startswith('{"request": "transcript", "disposition": ') for line in log)
    assert len(log) == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--uri", "http://127.0.0.1:10600"], "is not of the form tcp://127.0.0.1:10600"),
        (["--uri", "tcp://127.0.0.1"], "is not of the form"),
        (["--uri", "tcp://127.0.0.1:99999"], "Port out of range"),
        (["--zeroconf"], "--uri must name an address"),
        (["--locale", "de-DE"], "de-DE is none of en-AU, en-CA, en-GB, en-IN, en-US"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(arguments, reason, capsys, resources, monkeypatch):
    monkeypatch.setattr("skill.assist.__main__.load_opened_resources", lambda: resources)
    assert main(arguments) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert reason in line


def test_a_port_that_is_taken(capsys, resources, monkeypatch):
    monkeypatch.setattr("skill.assist.__main__.load_opened_resources", lambda: resources)
    with socket.create_server((HOST, 0)) as taken:
        assert main(["--uri", f"tcp://{HOST}:{taken.getsockname()[1]}"]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_without_the_package_it_says_which(capsys, monkeypatch):
    monkeypatch.setattr("skill.assist.__main__.find_spec", lambda name: None)
    assert main([]) == 1
    assert "requirements-assist.txt" in capsys.readouterr().err
