"""A reminder is named in words that can be said back for sure, or by a neutral name."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("remind me at one to water the ferns i am hopeless with plants", "to water the ferns, today"),
        ("remind me to look away from nine to five every hour", "to look away, in"),
        ("remind me at one to take my capsules three of the two hundreds", "to take your capsules, today"),
        ("remind me at one to the dentist", "about the thing you named, today"),
        ("remind me at one about my tablets", "about your tablets, today"),
        ("remind me at one to feed the neighbour's cat", "to feed the neighbour's cat, today"),
        ("remind me at one to do the stretches she gave me", "to do the stretches she gave you, today"),
    ],
)
def test_only_what_can_be_said_for_sure_is_said_back(home, said, named):
    assert named in home.say(said)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("start a timer for an hour, i'm not meant to type longer than that", "for one hour. Shall I?"),
        ("timer for forty minutes, my wrist aches if i don't rest", "for 40 minutes. Shall I?"),
        ("start a timer for twenty minutes to mend the fence", "for 20 minutes, to mend the fence. Shall I?"),
    ],
)
def test_a_timer_is_for_nothing_that_is_not_to_be_done(home, said, named):
    assert named in home.say(said)


def test_a_reminder_for_another_telephone_is_said_to_come_here(home):
    assert "I can only speak on this device" in home.say("send a reminder to my wife's phone for five tonight")
