"""What a wish asks for beyond a reminder is said, and what it names stays what it is about."""

from __future__ import annotations

import pytest

from skill.listening.when.recurrences import EVERY_DAY


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("ring my daughter at four and tell her I'm late", "I can't call or message anyone"),
        ("text my son at six pm to bring my tablets", "I can't call or message anyone"),
        ("remind my mother in the other room to do her leg lifts at eleven", "I can only speak on this device"),
        ("send a reminder to my husband's phone to rub my back at nine", "I can only speak on this device"),
        ("tell my wife in the kitchen to bring the ice at eight pm", "I can only speak on this device"),
        ("put it in my google calendar physio on the ninth", "I can't use your calendar"),
        ("when my ibuprofen's due tell me", "I go by the clock alone"),
        ("remind me about last night's washing up", "That time has passed."),
    ],
)
def test_what_no_reminder_can_do_is_said(home, said, says):
    assert says in home.say(said)
    assert home.kept == []


@pytest.mark.parametrize(
    "said",
    [
        "remind me to ring my daughter at four pm",
        "remind me to take a break from the computer at four pm",
        "remind me to charge my phone at four pm",
        "my wife says to walk at four pm every day, remind me",
    ],
)
def test_what_the_person_does_is_no_such_thing(home, said):
    spoken = home.say(said)
    assert not any(limit in spoken for limit in ("I can't", "I can only"))


@pytest.mark.parametrize(
    ("says", "label"),
    [
        (["put it in my google calendar physio on the ninth", "just remind me then", "two pm"], "about physio"),
        (["don't forget i've my bone scan on the twenty eighth at ten to nine"], "about your bone scan"),
        (["remind me yesterday's stretches", "tomorrow at nine am"], "about stretches"),
        (["pop something on for two so I don't sit gaming all day"], "not to sit gaming all day"),
        (["first thing every morning pelvic tilts", "seven"], "about pelvic tilts"),
        (["could ye mind me to water the plants every morn at eight"], "to water the plants"),
    ],
)
def test_it_is_about_what_was_named(home, says, label):
    assert f"I'll remind you {label}, " in home.say(*says)
    assert home.pending == "offer.remind_confirm"


def test_a_mere_morning_complaint_is_no_wish(home):
    home.say("every morning my back is stiff")
    assert home.conversation.plan is None


@pytest.mark.parametrize(("reply", "date"), [("wednesday", "2026-11-25"), ("friday", "2026-11-27")])
def test_a_week_that_was_named_stays(home, reply, date):
    home.say("remind me some time next week to order a cushion", reply, "ten in the morning", "yes")
    assert home.kept[0].date == date


def test_days_begin_on_the_day_that_was_said(home):
    spoken = home.say("from tomorrow until thursday at eleven am remind me to put heat on")
    assert "It won't stop by itself" in spoken
    assert "first tomorrow at 11 in the morning, then every day" in spoken
    home.say("okay every day then I will cancel", "yes")
    assert (home.kept[0].days, home.kept[0].date) == (EVERY_DAY, "2026-11-22")


def test_hours_from_one_to_another_are_no_minutes_to_an_hour(home):
    home.say("remind me to take a break from the computer every hour", "nine to five")
    assert (home.conversation.plan.hour, home.conversation.plan.minute) == (9, 0)
    assert home.spoken.startswith("I can set one time in each reminder.")


@pytest.mark.parametrize("said", ["call it dog walk not walk", "rename it to dog walk", "rename my walk reminder"])
def test_a_new_name_is_declined(home, said):
    home.say("remind me to walk every weekday at eight am", "yes")
    assert home.say(said).startswith("I can't give one a new name.")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("kill the ice timer but leave the stretches be", "Done. I stopped the timers"),
        ("is the timer done yet", "I can't see how much time is left."),
        ("pause the timer", "I can't pause or change a timer."),
    ],
)
def test_a_timer_that_runs_is_meant(home, said, says):
    home.say("set a timer for fifteen minutes", "yes")
    assert home.say(said).startswith(says)


@pytest.mark.parametrize("said", ["thirty second hold go", "forty five seconds plank starting now"])
def test_a_length_of_time_that_is_let_run_is_a_timer(home, said):
    home.say(said, "yes")
    assert home.device.timers == [60]


@pytest.mark.parametrize(
    ("said", "named", "left_out"),
    [
        ("what's on for tomorrow then", "warm pack", "take a walk"),
        ("when am I seeing the physio again", "appointment", "warm pack"),
        ("when's my physio", "appointment", "warm pack"),
    ],
)
def test_those_that_are_asked_after_are_read_out(home, said, named, left_out):
    home.say("remind me to walk every weekday at eight am", "yes")
    home.say("remind me to use my heat pack every day at seven pm", "yes")
    home.say("remind me about my physio appointment on december 3 at two pm", "yes")
    spoken = home.say(said)
    assert named in spoken
    assert left_out not in spoken
