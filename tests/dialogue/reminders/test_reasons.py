"""A time that is only told as a reason is not the one that is meant; what no clock can tell is said to be so."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("no scrap that i'm at the bank at two three's fine", 15),
        ("two is too soon make it four", 16),
        ("do it at five she's asleep at one", 17),
        ("my train is at six so make it half past four", 16),
        ("i finish at five", 17),
    ],
)
def test_the_time_of_a_reason_is_not_the_one_that_is_meant(home, said, hour):
    home.say("remind me at one to ring my brother", said, "yes")
    assert [plan.hour for plan in home.kept] == [hour]


def test_the_half_of_the_day_of_a_reason_is_not_the_one_that_is_meant(home):
    home.say("remind me every day at five to feed the hens", "afternoon of course i'm never up at five in the morning")
    assert "at 5 in the afternoon" in home.spoken


@pytest.mark.parametrize(
    "said",
    [
        "remind me when the kids are home to lie flat for ten minutes",
        "remind me every time i slouch",
    ],
)
def test_what_no_clock_can_tell_is_said_and_a_time_asked(home, said):
    assert home.say(said).startswith("I go by the clock alone")
    assert home.pending == "offer.remind_when"


def test_a_condition_before_the_wish_is_said_not_to_count(home):
    assert home.say("if it's sunny at three remind me to sit outside").startswith("I can't tell that")


def test_who_asks_nicely_sets_no_condition(home):
    assert home.say("if you could remind me at three to sit outside").startswith("I'll remind you to sit outside")


@pytest.mark.parametrize("said", ["i always forget my tablets so nag me", "i keep forgetting my stretches"])
def test_who_forgets_something_is_offered_a_reminder(home, said):
    home.say(said)
    assert home.pending == "offer.remind_when"
    assert home.kept == []


@pytest.mark.parametrize("said", ["yes all of them", "yeah bin it", "skip the teatime one"])
def test_where_none_is_set_none_is_spoken_of_as_done(home, said):
    assert "I have set none for you" in home.say("what reminders do i have", said)


def test_one_coming_is_not_skipped_in_silence(home):
    home.say("remind me every day at noon to walk", "yes", "skip the noon one")
    assert home.pending == "offer.cancel_confirm"
    assert len(home.kept) == 1


def test_no_more_of_them_takes_them_off_and_tells_of_no_desk(home):
    assert "I found no reminder" in home.say("no more desk alarms please")
    assert home.conversation.findings == {}
