"""A timer is said with what it is for, may be named and asked for again; what it cannot do is declined."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("set a timer for fifteen minutes for the ice pack", "15 minutes, for the ice pack"),
        ("put a fifteen minute timer on for the heating pad", "15 minutes, for the heating pad"),
        ("set a timer for ten minutes to stretch", "10 minutes, to stretch"),
        ("put the heat pad on for twenty minutes please", "20 minutes, to use your warm pack"),
        ("set a timer for me for ten minutes", "10 minutes"),
    ],
)
def test_it_is_said_with_what_it_is_for(home, said, spoken):
    assert home.say(said) == f"I'll start a timer for {spoken}. Shall I?"


def test_it_is_given_a_name_before_it_starts(home):
    assert "8 minutes, for plank break" in home.say("set a timer", "eight minutes", "call it plank break")
    home.say("yes")
    assert home.device.timers == [480]


def test_a_reminder_is_given_a_name_before_it_is_set(home):
    assert "about dog walk, today at 4" in home.say("remind me to walk at four pm", "call it dog walk")


@pytest.mark.parametrize("said", ["again", "and again please", "once more"])
def test_the_same_is_started_again_after_a_yes(home, said):
    home.say("set a timer for a minute and a half for my hold", "yes")
    assert home.say(said) == "I'll start a timer for one minute and 30 seconds, for your hold. Shall I?"
    home.say("yes")
    assert home.device.timers == [90, 90]


def test_again_is_else_to_hear_it_again(home):
    spoken = home.say("remind me to walk at four pm")
    assert home.say("again") == spoken


@pytest.mark.parametrize("said", ["how long is left", "how much longer", "pause it"])
def test_one_that_has_not_begun_is_said_not_to_have(home, said):
    home.say("set a timer for ten minutes")
    assert home.say(said) == "It hasn't started yet. I'll start a timer for 10 minutes. Shall I?"
    home.say("yes")
    assert home.device.timers == [600]


@pytest.mark.parametrize(
    ("said", "spoken"), [("how much longer", "I can't see how much time is left."), ("pause it", "I can't pause")]
)
def test_of_one_that_runs_what_cannot_be_done_is_declined(home, said, spoken):
    home.say("set a timer for ten minutes", "yes")
    assert home.say(said).startswith(spoken)


def test_a_ten_minute_timer_tells_of_no_pain(home):
    assert home.say("start a ten minute timer") == "I'll start a timer for 10 minutes. Shall I?"
    assert home.conversation.findings == {}


def test_a_pack_every_two_hours_is_no_timer(home):
    assert "in 2 hours" in home.say("ice every two hours today for fifteen minutes each time")
    assert home.pending == "offer.remind_confirm"
