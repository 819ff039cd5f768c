"""A wish for a reminder or a timer begins no check because a word of the body stands in it, unless a danger is told."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("my arms and legs are dead from the gym, remind me to soak in the tub at nine tonight", "to soak in the tub"),
        ("start a timer, four minutes each of hot and cold", "4 minutes"),
        ("next tuesday i have an epidural at the hospital at ten, remind me the day before at five p m", "Monday"),
        ("every thirty minutes get me up off this sofa", "Alexa can't repeat it that often"),
    ],
)
def test_a_wish_is_taken_up_and_no_check_begins(home, said, planned):
    assert planned in home.say(said)
    assert home.pending in ("offer.remind_confirm", "offer.timer_confirm")


@pytest.mark.parametrize(
    "said",
    [
        "remind me at seven to phone my sister, i think both my legs are going numb",
        "set a timer for ten minutes, i can't pee",
        "every ten minutes my legs go dead",
        "the pain is unbearable, remind me at one to ring the clinic",
    ],
)
def test_a_danger_told_in_a_wish_still_comes_first(home, said):
    home.say(said)
    assert home.pending not in ("offer.remind_confirm", "offer.timer_confirm")


def test_who_hesitates_keeps_the_reminder_being_made(home):
    home.say("remind me to hoover", "hmm")
    assert home.pending == "offer.remind_when"
    assert "questions first" not in home.spoken
    home.say("seven tonight", "yes")
    assert len(home.kept) == 1


def test_who_hesitates_may_still_tell_of_a_danger(home):
    assert "911" in home.say("remind me to hoover", "hmm", "my legs have gone numb")


def test_who_takes_a_timer_off_corrects_nothing_of_the_pain(home):
    home.say("i've a slipped disc so set a timer for an hour of gardening", "yes")
    assert home.device.timers == [3600]
    home.say("cancel that, i got it wrong")
    assert home.device.timers == []
    assert home.pending == "offer.more"


def test_a_timer_stops_where_it_hurts_and_what_was_told_is_asked_about(home):
    home.say("set a ten minute timer for the cold pack", "yes", "cancel it, it's all gone numb")
    assert home.device.timers == []
    assert "I stopped the timers" in home.spoken
    assert "between your legs" in home.spoken
