"""The mishearing dial, and what the skill makes of its worst."""

import pytest

from skill.simulator.device import Device
from skill.simulator.hearing import Ear
from skill.simulator.mishearing import CLEAR, JOINED, NO_NOTS, NO_SMALL_WORDS, mishear


@pytest.mark.parametrize(
    ("dial", "misheard"),
    [
        (CLEAR, "I can't feel my legs and it isn't new"),
        (NO_NOTS, "I ca feel my legs and it is new"),
        (NO_SMALL_WORDS, "I ca feel legs and new"),
        (JOINED, "I cafeel legsand new"),
    ],
)
def test_each_setting_loses_more(dial, misheard):
    assert mishear("I can't feel my legs and it isn't new", dial) == misheard


def test_words_that_no_dial_touches_stay():
    assert mishear("numb between both thighs", JOINED) == "numb between both thighs"


@pytest.mark.parametrize("dial", [NO_NOTS, NO_SMALL_WORDS])
def test_an_emergency_told_without_a_not_is_still_heard(running, dial):
    device = Device(*running, Ear("en-US"))
    exchange = device.say(mishear("my groin is numb and i can't pee", dial))
    assert exchange.assessment["disposition"] == "EMERGENCY"
