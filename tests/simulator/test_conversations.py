"""Whole conversations through the simulator: real envelopes over real HTTP."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from skill.simulator.device import Device
from skill.simulator.envelopes import Setting
from skill.simulator.hearing import Ear

FILES = sorted((Path(__file__).parents[1] / "conversations").glob("*.toml"))
CONVERSATIONS = [c for file in FILES for c in tomllib.loads(file.read_text("utf-8"))["conversation"]]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: c["name"].replace(" ", "_"))
def test_the_conversation_goes_as_written(conversation, running):
    locale = conversation.get("locale", "en-US")
    device = Device(*running, Ear(locale), Setting(locale))
    for turn in conversation["turns"]:
        exchange = device.say(turn["said"])
        story = f"after {turn['said']!r}: {exchange.spoken!r}, {exchange.assessment}, {exchange.pending}"
        assert exchange.ends == turn.get("ends", False), story
        assert exchange.pending == turn.get("asks", exchange.pending), story
        if "level" in turn:
            assert (exchange.assessment["disposition"] or "") == turn["level"], story
        assert all(words in exchange.spoken for words in turn.get("says", ())), story
        assert not any(words in exchange.spoken for words in turn.get("never", ())), story
