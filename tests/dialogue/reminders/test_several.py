"""Several times, several wishes and several reminders in one breath: each is done, or what is left out is said."""

from __future__ import annotations

import pytest

from skill.listening.when.recurrences import EVERY_DAY

WALK = "remind me to walk every weekday at eight am"
STRETCH = "remind me to stretch every day at six thirty pm"
WEEKDAYS = EVERY_DAY[:5]


def hours(home):
    return [(plan.hour, plan.minute) for plan in home.kept]


@pytest.mark.parametrize(
    "says",
    [
        ["remind me to take my drops at nine and nine", "morning", "yes", "yes"],
        ["remind me to take my drops at nine and nine", "yes morning and night", "yes", "yes"],
        ["remind me to oil my knees every day at nine morning and night", "yes", "yes"],
        ["remind me to water the beans mornings and evenings", "nine", "yes", "nine", "yes"],
        ["remind me to air the room one time in the morning one time in the night", "nine and nine", "yes", "yes"],
        ["remind me to do my tucks once in the morning and once before bed", "nine", "yes", "nine", "yes"],
    ],
)
def test_each_time_of_the_day_is_set_one_after_the_other(home, says):
    assert "I set one time in each reminder" in home.say(says[0])
    home.say(*says[1:])
    assert hours(home) == [(9, 0), (21, 0)]


@pytest.mark.parametrize(
    "said",
    [
        "I've got the kids in the mornings so remind me to stretch at two in the afternoon",
        "my back is bad by evening, tell me to lie down at eight each night",
        "remind me to lay out my morning clothes at eight in the evening",
    ],
)
def test_a_part_of_the_day_beside_the_point_is_no_second_time(home, said):
    assert "one time in each" not in home.say(said)
    home.say("yes")
    assert len(home.kept) == 1


def test_the_second_time_of_today_that_is_past_is_tomorrows(home):
    home.say("remind me to take my drops at nine and nine", "evening", "yes", "yes")
    assert [plan.date for plan in home.kept] == ["2026-11-21", "2026-11-22"]


@pytest.mark.parametrize(
    "said",
    [
        "remind me to walk at eight am and to stretch at six pm",
        "remind me to put the bins out at eight am and feed the cat at nine",
        "set me two alarms, yoga at eight am and swimming at six pm",
    ],
)
def test_of_two_wishes_the_first_comes_first_and_then_the_other(home, said):
    assert home.say(said).startswith("The first one first.")
    assert "Now the next one." in home.say("yes")
    home.say("morning" if home.pending == "offer.remind_part" else "yes", "yes")
    assert len(home.kept) == 2
    assert hours(home)[0] == (8, 0)


@pytest.mark.parametrize("said", ["remind me at eight am and at six to walk", "remind me to walk at eight am, please"])
def test_two_times_of_one_thing_are_no_two_wishes(home, said):
    assert "The first one first." not in home.say(said)


@pytest.mark.parametrize(
    "said",
    [
        "remind me to do my stretches at seven pm no scrap that don't bother",
        "set a timer for ten minutes, actually don't",
        "tell me at five pm to put the washing on oh forget it",
        "remind me to ring the bank tomorrow at ten am no leave it",
    ],
)
def test_what_is_taken_back_in_its_own_breath_is_left(home, said):
    assert home.say(said).startswith("Okay, I've left that.")
    home.say("yes")
    assert home.kept == []
    assert home.device.timers == []


def test_what_only_looks_like_taking_back_is_set(home):
    home.say("remind me to not forget my keys at nine am", "yes")
    assert len(home.kept) == 1


@pytest.mark.parametrize("reply", ["no wait don't", "oh no hang on keep them", "actually leave them"])
@pytest.mark.parametrize("wish", ["delete all my reminders", "make all of them an hour later", "cancel the walk"])
def test_a_wish_about_reminders_is_taken_back_before_the_yes(home, wish, reply):
    home.say(WALK, "yes", STRETCH, "yes", wish, reply)
    assert home.spoken.startswith("Okay, I've left that.")
    assert hours(home) == [(8, 0), (18, 30)]


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("make all of them an hour later", [(9, 0), (19, 30)]),
        ("shift everything forward by half an hour", [(7, 30), (18, 0)]),
        ("move them all to ten in the morning", [(10, 0), (10, 0)]),
    ],
)
def test_all_are_moved_once_each_new_time_was_said(home, said, after):
    home.say(WALK, "yes", STRETCH, "yes")
    spoken = home.say(said)
    assert spoken.startswith("I'd move them to this. One to take a walk, every weekday at")
    assert hours(home) == [(8, 0), (18, 30)]
    home.say("yes all")
    assert hours(home) == after


def test_more_than_can_be_said_are_moved_one_by_one(home):
    home.say(WALK, "yes", STRETCH, "yes", "remind me to ice every day at noon", "yes")
    home.say("remind me to use heat every day at one pm", "yes")
    assert home.say("make all of them an hour later").startswith("I can move three at once")


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("add another one for the walk at four as well", (16, 0)),
        ("same again as the walk but for swimming at half past eight", (8, 30)),
        ("same again for swimming at half past eight", (8, 30)),
    ],
)
def test_one_like_another_has_its_days(home, said, hour):
    home.say(WALK, "yes", said, "yes")
    assert (home.kept[-1].days, hours(home)[-1]) == (WEEKDAYS, hour)


def test_same_days_are_those_of_the_one_that_stands(home):
    home.say(WALK, "yes", "remind me to hoover at four", "same days", "yes")
    assert (home.kept[-1].days, hours(home)[-1]) == (WEEKDAYS, (16, 0))


def test_another_of_another_thing_has_days_of_its_own(home):
    home.say(WALK, "yes", "add another reminder to water the beans tomorrow at noon", "yes")
    assert home.kept[-1].days == ()
    assert home.kept[-1].date == "2026-11-22"
