"""A short run of what `make fuzz` does at length: spoiled requests through all doors."""

from __future__ import annotations

import json
import logging
import resource
import socket
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.talk import Talk
from tools.stress.fuzz_all import all_doors
from tools.stress.fuzz_doors import SpoiledError, doors, unplugged
from tools.stress.spoiling import spoiled, spoiled_transcript

SECONDS = 1.0
"""None may take longer; Alexa waits for eight."""


@pytest.fixture(scope="module")
def try_(resources):
    logging.disable(logging.CRITICAL)
    with all_doors(resources) as try_:
        yield try_
    logging.disable(logging.NOTSET)


@given(data=st.binary(min_size=20, max_size=400))
@settings(max_examples=800)
def test_any_input_is_answered_or_refused_by_its_doors_and_soon(try_, data):
    started = time.perf_counter()
    try_(data)
    assert time.perf_counter() - started < SECONDS


@given(data=st.binary(min_size=20, max_size=400))
@settings(max_examples=200)
def test_the_same_bytes_give_the_same_request(data):
    assert spoiled(data) == spoiled(data)
    assert spoiled_transcript(data) == spoiled_transcript(data)


def test_most_of_the_inputs_are_requests():
    """Else the fuzzer would try the JSON reader and nothing behind it."""
    bodies = [spoiled(bytes([0, kind, 0, part, *range(part, part + 60)])) for kind in range(1, 7) for part in range(60)]
    kinds = set()
    for body in bodies:
        try:
            kinds.add(json.loads(body)["request"]["type"])
        except (ValueError, LookupError, TypeError):  # spoiled itself
            continue
    assert len(set(map(str, kinds))) > 25


def test_nothing_that_is_fuzzed_leaves_this_machine():
    with unplugged(), pytest.raises(socket.gaierror):
        socket.create_connection(("api.amazonalexa.com", 443))


def test_memory_does_not_grow(try_):
    """Nothing that a turn makes is kept."""
    inputs = [
        bytes([0, 1 + number % 7, *((number * 37 + at * at) % 256 for at in range(200))]) for number in range(400)
    ]
    unit = 1024 if sys.platform != "darwin" else 1
    for data in inputs:
        try_(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    for _ in range(3):
        for data in inputs:
            try_(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit - before < 4_000_000


@pytest.mark.parametrize("says", [{"response": {}}, {"response": {"outputSpeech": {}}}])
def test_the_fuzzer_would_find_two_doors_that_differ(resources, monkeypatch, says):
    a_lawful_event = bytes([0, 4, *bytes(60)])
    doors(resources)(a_lawful_event)
    monkeypatch.setattr("tools.stress.fuzz_doors.answer", lambda *_: says)
    with pytest.raises(SpoiledError, match="the two doors differ"):
        doors(resources)(a_lawful_event)


def test_the_fuzzer_would_find_a_turn_that_fails_behind_kind_words(resources, monkeypatch):
    a_lawful_transcript = bytes([1, 0, 1, 0, 3, *bytes(60)])
    with all_doors(resources) as try_:
        try_(a_lawful_transcript)
        monkeypatch.setattr(Talk, "take_turn", lambda *_: 1 / 0)
        with pytest.raises(SpoiledError, match="ZeroDivisionError"):
            try_(a_lawful_transcript)
