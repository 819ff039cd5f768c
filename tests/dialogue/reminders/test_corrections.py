"""What is added or put right while one is made, or moved: it is done, or declined in a sentence; labels stay."""

from __future__ import annotations

import pytest

from skill.listening.when.recurrences import EVERY_DAY


def test_an_interval_is_put_right_by_its_number(home):
    home.say("remind me to stand up", "every twenty minutes", "hmm that's too much make it every forty", "yes")
    assert home.kept[0].seconds == 2400


@pytest.mark.parametrize(
    "said", ["remind me to walk at nine am every day this week", "remind me to walk every day this month at nine am"]
)
def test_an_end_of_the_week_or_month_is_declined(home, said):
    assert home.say(said).startswith("It won't stop by itself")
    home.say("yes")
    assert home.kept[0].days == EVERY_DAY


@pytest.mark.parametrize("said", ["just this week", "only until friday"])
def test_an_end_that_is_added_keeps_what_repeats(home, said):
    home.say("remind me to walk every day at nine am")
    assert home.say(said).startswith("It won't stop by itself")
    home.say("yes")
    assert home.kept[0].days == EVERY_DAY


@pytest.mark.parametrize(
    ("says", "last"),
    [
        (["nudge me to stand up every forty five minutes"], "only until five though"),
        (["remind me every six hours to take my paracetamol starting at noon"], "but don't wake me in the night"),
        (["every other day remind me to use the foam roller"], "start tomorrow at eight in the evening"),
    ],
)
def test_a_repeat_that_cannot_be_is_never_silently_a_single_one(home, says, last):
    home.say(*says)
    assert home.say(last).startswith("It comes just once.")
    assert home.pending == "offer.remind_confirm"


def test_a_beginning_counts_where_the_hours_between_cannot(home):
    spoken = home.say("remind me every six hours to oil my knee starting at noon")
    assert spoken.startswith("Alexa can't repeat it by the hour")
    assert "to oil your knee, today at noon" in spoken


def test_an_hour_that_was_ruled_out_is_asked_for_again(home):
    home.say("remind me to walk every day at ten pm", "but don't wake me at night")
    assert home.pending == "offer.remind_time"
    home.say("nine in the morning", "yes")
    assert (home.kept[0].hour, home.kept[0].days) == (9, EVERY_DAY)


def test_an_hour_that_is_not_ruled_out_stays(home):
    home.say("remind me to walk every day at nine am")
    assert home.say("not at night").startswith("It comes only at that time.")


def test_of_several_times_a_day_the_one_that_is_named_begins(home):
    home.say("set a reminder for my hamstring stretch twice a day", "ten and four")
    assert "every day at 4 in the afternoon" in home.say("start today with the four one")
    home.say("yes", "morning", "yes")
    assert [(plan.hour, plan.days) for plan in home.kept] == [(16, EVERY_DAY), (10, EVERY_DAY)]


def test_how_long_it_lasts_is_said_back(home):
    spoken = home.say("remind me to lie down with my knees up at one o'clock for about twenty minutes")
    assert "to lie down with your knees up for about twenty minutes, today at 1" in spoken


@pytest.mark.parametrize(
    ("said", "label", "declined"),
    [
        ("remind me to stop sitting when it starts hurting", "to stop sitting", "I go by the clock alone"),
        ("remind me to take it easy if it's raining tomorrow", "to take it easy", "I go by the clock alone"),
        ("remind me to check the roof if it rains tomorrow at nine am", "to check the roof", "I can't tell that"),
    ],
)
def test_what_cannot_be_sensed_is_declined_with_what_can_be_done(home, said, label, declined):
    assert home.say(said).startswith(declined)
    if home.pending != "offer.remind_confirm":
        home.say("nine in the morning")
    assert f"I'll remind you {label}, " in home.spoken


def test_to_ask_if_something_is_so_is_no_condition(home):
    assert "to ask if you can drive, " in home.say("remind me to ask if i can drive at nine am")


@pytest.mark.parametrize("wish", ["remind me to walk at twenty past three today"])
@pytest.mark.parametrize("said", ["change my walk from twenty past three to four", "move my walk from 3:20 to four"])
def test_a_move_from_one_time_to_another_is_to_the_other(home, wish, said):
    home.say(wish, "yes", said, "yes")
    assert [(plan.thing, plan.hour, plan.minute) for plan in home.kept] == [("walk", 16, 0)]


def test_of_two_walks_the_one_at_the_old_time_is_moved(home):
    home.say("remind me to walk at noon", "yes", "remind me to walk at three pm", "yes")
    home.say("change my walk from three to four", "yes", "yes")
    assert sorted(plan.hour for plan in home.kept) == [12, 16]


def test_a_move_to_after_the_news_keeps_the_name_and_the_days(home):
    home.say("remind me to stretch every evening at six", "yes")
    assert home.say("move my evening stretches to after the news").startswith("I go by the clock alone")
    home.say("it finishes at half past ten", "yes")
    assert [(plan.thing, plan.hour, plan.minute, plan.days) for plan in home.kept] == [("stretch", 22, 30, EVERY_DAY)]


def test_a_move_of_what_is_not_there_keeps_its_name(home):
    home.say("move my evening stretches to after the news", "it finishes at half past ten")
    assert "about your stretches, today at 10:30 at night" in home.spoken


@pytest.mark.parametrize("said", ["i don't need the pills one anymore", "get rid of the pills one"])
def test_one_that_is_made_is_given_up_by_its_name(home, said):
    home.say("remind me to take my pills at eight every night")
    assert home.say(said).startswith("Okay, I've left that.")


def test_a_medicine_that_is_set_is_read_out_as_one(home):
    home.say("remind me to take my pills every day at eight am", "yes")
    assert "One about your medicine, every day at 8" in home.say("what reminders do i have")
