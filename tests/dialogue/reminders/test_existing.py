"""Which reminder is meant: by its name, by its time, by "it", or by the answer to which one."""

from __future__ import annotations

import pytest

STRETCH = "remind me to stretch every day at nine in the morning"
WALK = "remind me to go for a walk every day at six in the evening"
YOGA = "remind me to do my yoga on fridays at noon"


@pytest.fixture
def kept(home):
    """Some reminders, set in an earlier conversation."""

    def keep(*wishes):
        for wish in wishes:
            home.say(wish, "yes")
        home.conversation = type(home.conversation)()
        return home

    return keep


def things(home):
    return [plan.thing for plan in home.kept]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("cancel my stretch reminder", ["walk", "other"]),
        ("cancel the walk one", ["stretch", "other"]),
        ("get rid of the six o'clock one", ["stretch", "other"]),
        ("cancel my yoga reminder", ["stretch", "walk"]),
        ("delete the reminder to do yoga", ["stretch", "walk"]),
        ("stop reminding me to walk", ["stretch", "other"]),
        ("keep the stretch cancel the walk", ["stretch", "other"]),
    ],
)
def test_the_one_that_is_named_is_cancelled(kept, said, left):
    home = kept(STRETCH, WALK, YOGA)
    home.say(said)
    assert home.pending == "offer.cancel_confirm"
    home.say("yes")
    assert things(home) == left


@pytest.mark.parametrize(
    "said", ["cancel my swimming reminder", "move my swimming reminder to eight", "push the pills back an hour"]
)
def test_of_a_name_that_fits_none_it_is_said_so_with_those_that_are_there(kept, said):
    home = kept(STRETCH, WALK)
    spoken = home.say(said)
    assert spoken.startswith("I found no reminder like that.")
    assert "One to stretch" in spoken
    assert home.pending == ("offer.more" if said.startswith("cancel") else "offer.remind_new")
    assert len(home.kept) == 2


@pytest.mark.parametrize(
    "said", ["move my walk to half past five in the evening", "change the walk one to five thirty pm"]
)
def test_the_one_that_is_named_is_moved(kept, said):
    home = kept(STRETCH, WALK)
    home.say(said, "yes")
    assert [(plan.thing, plan.hour, plan.minute) for plan in home.kept] == [("stretch", 9, 0), ("walk", 17, 30)]


@pytest.mark.parametrize("said", ["the walk one", "no the walk one", "the six o'clock one"])
def test_which_one_may_be_answered_by_its_name(kept, said):
    home = kept(STRETCH, WALK)
    home.say("delete a reminder")
    assert home.pending == "offer.which_reminder"
    home.say(said)
    assert home.pending == "offer.cancel_confirm"
    assert "to take a walk" in home.spoken
    home.say("yes")
    assert things(home) == ["stretch"]


@pytest.mark.parametrize("said", ["get rid of all of them", "scrap the lot", "cancel all my reminders"])
def test_all_are_cancelled_once_that_is_confirmed(kept, said):
    home = kept(STRETCH, WALK)
    home.say(said)
    assert home.pending == "offer.cancel_all_confirm"
    assert len(home.kept) == 2
    home.say("yes")
    assert home.kept == []


@pytest.mark.parametrize(
    "said",
    ["skip tomorrow's walk but keep the rest", "just for tomorrow don't do the walk one", "skip the walk one today"],
)
def test_one_day_alone_is_declined_and_what_can_be_done_is_said(kept, said):
    home = kept(STRETCH, WALK)
    assert home.say(said).startswith("I can't leave out just one day.")
    assert len(home.kept) == 2


def test_days_of_the_week_are_left_out(kept):
    home = kept(STRETCH, WALK)
    home.say("skip sundays on the walk one", "yes")
    assert home.kept[1].days == ("MO", "TU", "WE", "TH", "FR", "SA")


@pytest.mark.parametrize(
    ("said", "hour"),
    [("push that back an hour", 10), ("no i meant pm", 21), ("actually can you make that ten instead", 10)],
)
def test_what_was_set_just_now_is_it(home, said, hour):
    home.say(WALK, "yes", STRETCH, "yes", said, "yes")
    assert [(plan.thing, plan.hour) for plan in home.kept] == [("walk", 18), ("stretch", hour)]


def test_the_one_set_just_now_is_taken_off(home):
    home.say(STRETCH, "yes", WALK, "yes", "er that one i just set take it off", "yes")
    assert things(home) == ["stretch"]


def test_what_is_put_off_once_goes_on_as_it_was(home):
    home.say(STRETCH, "yes", "snooze that for twenty minutes", "yes")
    assert [(plan.days != (), plan.seconds) for plan in home.kept] == [(True, 0), (False, 1200)]


def test_where_none_is_there_to_be_moved_a_new_one_is_offered(home):
    spoken = home.say("move my tablets to ten in the morning")
    assert "let's make a new one" in spoken
    assert home.pending == "offer.remind_confirm"


def test_a_check_in_is_no_more(kept):
    home = kept("check on me every day at eight in the evening")
    home.say("stop checking in on me", "yes")
    assert home.kept == []


@pytest.mark.parametrize(
    ("said", "first"),
    [("do i have one for a walk", "One to take a walk"), ("when's my next one", "One to take a walk")],
)
def test_what_is_asked_after_is_said(kept, said, first):
    assert first in kept(WALK, STRETCH).say(said).split(".")[1] + "."


def test_what_was_never_set_is_said_to_be_none(kept):
    assert kept(WALK).say("do i have one for swimming").startswith("I found no reminder like that.")


def test_a_timer_is_only_started_and_stopped(home):
    assert home.say("knock the timer off").startswith("I found no timer")
    home.say("set a timer for ten minutes", "yes")
    assert home.say("pause the timer").startswith("I can't pause or change a timer.")
    home.say("cancel it")
    assert home.device.timers == []
    assert home.say("list timers").startswith("I can't see how much time is left.")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("add saturday to the stretching", ("MO", "TU", "WE", "TH", "FR", "SA")),
        ("put sunday on the stretching too", ("MO", "TU", "WE", "TH", "FR", "SU")),
        ("take friday off the stretching", ("MO", "TU", "WE", "TH")),
        ("not on wednesdays, that's my bowls day", ("MO", "TU", "TH", "FR")),
        ("drop the mondays", ("TU", "WE", "TH", "FR")),
    ],
)
def test_days_are_added_and_left_out(kept, said, days):
    home = kept("remind me to stretch every weekday at six in the evening")
    home.say(said)
    assert home.pending == "offer.change_confirm"
    home.say("yes")
    assert [plan.days for plan in home.kept] == [days]


def test_a_time_alone_points_at_what_is_cancelled(kept):
    home = kept("remind me to rest at three this afternoon", "remind me to walk at five this afternoon")
    assert "today at 3 in the afternoon" in home.say("get rid of the three pm")
    home.say("yes")
    assert [plan.hour for plan in home.kept] == [17]


def test_all_but_one_are_taken_off_one_by_one(kept):
    home = kept(STRETCH, WALK)
    assert "take a walk" in home.say("cancel everything but not the stretching")
    home.say("yes")
    assert [plan.thing for plan in home.kept] == ["stretch"]


def test_a_yes_that_says_all_is_a_yes_to_all(kept):
    home = kept(STRETCH, WALK)
    home.say("clear the lot", "yes, all of them")
    assert home.kept == []


def test_only_what_falls_on_the_day_is_read_out(kept):
    home = kept("remind me to stretch every weekday at six in the evening", WALK)
    spoken = home.say("anything on sunday")
    assert "take a walk" in spoken
    assert "stretch" not in spoken


def test_where_none_is_there_to_be_moved_a_new_one_is_offered_with_its_day(kept):
    home = kept(WALK)
    home.say("push my dentist one to tuesday")
    assert home.pending == "offer.remind_new"
    home.say("oh yes please")
    assert home.pending == "offer.remind_time"
    home.say("ten in the morning", "yes")
    assert sorted(plan.thing for plan in home.kept) == ["visit", "walk"]
