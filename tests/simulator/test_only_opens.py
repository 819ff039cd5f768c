"""An Echo that only opens skills, and hands over nothing that was said before: all can be had from "open ..."."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from skill.simulator.clock import Clock
from skill.simulator.device import Device
from skill.simulator.emulated_alexa import REMINDERS, TIMERS, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa
from skill.simulator.envelopes import Setting
from skill.simulator.evaluate import run_case
from skill.simulator.hearing import Ear

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
EAR = Ear("en-US")
OPEN = "open back pain guide"


@pytest.fixture
def device(running):
    alexa = EmulatedAlexa(Clock(NOW), permissions={REMINDERS, TIMERS})
    with running_alexa(lambda: alexa) as endpoint:
        yield Device(*running, EAR, Setting("en-US", "opened", endpoint=endpoint, clock=alexa.clock), alexa)


def say(device, *sentences):
    for sentence in sentences:
        exchange = device.say(sentence)
    return exchange


@pytest.mark.parametrize("said", ["what is sciatica", "i have chest pain", "yes", "", "help"])
def test_unopened_nothing_reaches_the_skill(device, said):
    exchange = say(device, said)
    assert exchange.request == {}
    assert OPEN in exchange.alexa_says
    assert not device.is_open


@pytest.mark.parametrize("said", [OPEN, "Alexa, open Back Pain Guide", "ask back pain guide what is sciatica"])
def test_to_name_it_opens_it_and_no_more(device, said):
    exchange = say(device, said)
    assert exchange.request["request"]["type"] == "LaunchRequest"
    assert exchange.spoken.endswith("?")
    assert not exchange.ends


WAYS = {
    "a danger": (("i have chest pain",), "Call 911 now"),
    "a check": (("my lower back hurts",), "chest pain"),
    "a question": (("what is sciatica",), "Sciatica"),
    "a remedy": (("should i use ice or heat",), "heat"),
    "an exercise": (("show me an exercise",), "?"),
    "a reminder": (("remind me to stretch every day at nine am", "yes"), "Done, it's set."),
    "the reminders": (("what reminders do i have",), "none for you"),
    "a timer": (("ice for ten minutes", "yes"), "?"),
    "help": (("help",), "I can check"),
    "privacy": (("what do you do with my data",), "keep"),
    "the end": (("stop",), "Take care"),
}


@pytest.mark.parametrize("name", WAYS)
def test_all_can_be_had_once_it_is_open(device, name):
    says, expected = WAYS[name]
    exchange = say(device, OPEN, *says)
    assert expected in exchange.spoken
    if name == "a reminder":
        assert len(device.alexa.reminders) == 1
    if name == "a timer":
        assert len(device.alexa.timers) == 1


def test_after_the_end_it_must_be_opened_again(device):
    say(device, OPEN, "stop")
    assert say(device, "what is sciatica").request == {}


def test_a_case_is_opened_first(device):
    result = run_case(device, {"id": "x", "says": ["i have chest pain"], "level": ["EMERGENCY"]})
    assert (result.heard, result.got) == ("EMERGENCY", "EMERGENCY")


# A session that is gone without a word of its end


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        *(("speaker", said) for said in (OPEN, "no", "yes", "what do you mean", "next", "the left one")),
        *(("opened", said) for said in ("yes", "what do you mean", "next", "the left one")),
    ],
)
def test_after_a_session_that_vanished_all_begins_anew_and_kindly(device, kind, first):
    """Alexa hands over nothing of it, and nothing was kept: no answer may count for a question of before."""
    device.setting = Setting("en-US", kind, endpoint=device.setting.endpoint, clock=device.setting.clock)
    say(device, OPEN, "my lower back hurts")
    device._session, device._attributes = "", {}  # as after a crash of the device: no SessionEndedRequest
    if kind == "opened":
        say(device, OPEN)
    exchange = say(device, first)
    assert exchange.spoken.endswith("?")
    assert not exchange.ends
    assert exchange.assessment["findings"] == {}
    assert exchange.asked == []
    assert "something went wrong" not in exchange.spoken
