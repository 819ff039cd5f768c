"""What Alexa's reminders cannot do is said, with what can be done instead; nothing is taken for what was not said."""

from __future__ import annotations

import pytest

from skill.listening.when.recurrences import EVERY_DAY


@pytest.mark.parametrize(
    "said",
    [
        "remind me to take my ibuprofen every two hours",
        "every hour remind me to take a painkiller",
        "nudge me to have my co codamol every three hours",
    ],
)
def test_a_medicine_more_often_than_a_pack_allows_meets_a_caution(home, said):
    spoken = home.say(said)
    assert spoken.startswith("Take it no more often than the pack says.")
    assert home.pending == "offer.remind_when"
    assert home.conversation.plan.seconds == 0


@pytest.mark.parametrize(
    "said", ["remind me to take my ibuprofen every night at eight", "remind me in four hours to take my tablets"]
)
def test_a_medicine_at_its_time_meets_none(home, said):
    assert "pack says" not in home.say(said)
    assert home.pending == "offer.remind_confirm"


@pytest.mark.parametrize(
    "when", ["every day at nine am for a week", "for the next two weeks at nine am", "daily at nine am until christmas"]
)
def test_an_end_is_declined_and_the_rest_is_done(home, when):
    assert home.say(f"{when} remind me to do my bridges").startswith("It won't stop by itself")
    home.say("yes")
    assert (home.kept[0].days, home.kept[0].hour) == (EVERY_DAY, 9)


@pytest.mark.parametrize(
    "often",
    ["the first monday of every month", "every other day", "every month", "every three weeks", "every fortnight"],
)
def test_what_goes_by_no_day_of_the_week_becomes_no_day_of_its_own(home, often):
    home.say(f"{often} at ten am remind me to do my core work")
    assert home.pending == "offer.remind_day"
    home.say("mondays", "yes")
    assert home.kept[0].days == ("MO",)


@pytest.mark.parametrize("vague", ["at the end of the month", "some time next week", "in a few days", "now and then"])
def test_a_vague_date_becomes_no_day_of_its_own(home, vague):
    home.say(f"remind me {vague} to book a scan", "at ten in the morning")
    assert home.pending == "offer.remind_day"
    assert home.kept == []


@pytest.mark.parametrize(
    "said",
    ["remind my wife to get my prescription at six pm", "text me at six pm to walk", "remind him to walk at six pm"],
)
def test_it_is_only_said_on_this_device(home, said):
    assert home.say(said).startswith("I can only speak on this device")
    assert home.pending == "offer.remind_confirm"


@pytest.mark.parametrize("said", ["okay six then", "six", "um let's say six", "six please"])
def test_a_bare_hour_answers_when(home, said):
    home.say("remind me when i get home to do my back stretches", said)
    assert home.pending == "offer.remind_part"


def test_minutes_alone_are_of_the_hour_before(home):
    home.say("remind me to rest at nine in the evening", "no make it half past", "yes")
    assert (home.kept[0].hour, home.kept[0].minute) == (21, 30)


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("ping me at three for stretches", 15),
        ("remind me at half twelve to walk", 12),
        ("remind me about my physio on thursday at quarter past nine", 9),
        ("remind me about my physio on thursday at six", 18),
        ("remind me to take my tablets with breakfast, at eight", 8),
        ("remind me when i go to bed to stretch, about ten", 22),
        ("remind me today at eight to walk", 20),
    ],
)
def test_the_half_of_the_day_is_not_asked_where_it_is_plain(home, said, hour):
    home.say(said)
    assert home.pending == "offer.remind_confirm"
    assert home.kept == []
    home.say("yes")
    assert home.kept[0].hour == hour


def test_what_goes_with_no_time_is_asked_for_its_hour_once(home):
    assert (
        home.say("remind me after dinner to ice my knee") == "I go by the clock alone, so I need a time. At what time?"
    )
    assert "today at 7:30 in the evening" in home.say("half seven")


def test_the_times_of_a_list_are_set_one_by_one_each_after_its_own_yes(home):
    spoken = home.say("remind me to take my tablets at eight in the morning and at nine at night, every day")
    assert spoken.startswith("I set one time in each reminder, so this is the first.")
    assert "every day at 9 in the evening" in home.say("yes")
    assert [plan.hour for plan in home.kept] == [8]
    home.say("yes")
    assert [plan.hour for plan in home.kept] == [8, 21]


def test_a_no_to_the_second_keeps_the_first(home):
    home.say("remind me at noon and again at five to lie down", "yes", "no")
    assert [plan.hour for plan in home.kept] == [12]


@pytest.mark.parametrize(
    ("said", "seconds"), [("put fifteen on for the cold pack", 900), ("set a timer for my heat", 0)]
)
def test_the_one_number_is_the_minutes_of_a_timer(home, said, seconds):
    home.say(said)
    assert home.pending == ("offer.timer_confirm" if seconds else "offer.timer_length")
    assert home.conversation.plan.seconds == seconds


def test_a_timer_of_less_than_a_minute_is_made_one_and_said(home):
    assert "a minute or more" in home.say("set a timer for thirty seconds")
    home.say("yes")
    assert home.device.timers == [60]


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("remind me about my physio tomorrow at nine", "visit"),
        ("remind me to ring the physio tomorrow at nine", "doctor"),
        ("remind me to go to the clinic tomorrow at nine", "visit"),
        ("remind me to do the thing the physio showed me tomorrow at nine in the morning", "other"),
    ],
)
def test_a_visit_is_no_call(home, said, thing):
    home.say(said, "yes")
    assert home.kept[0].thing == thing


def test_later_is_asked_for_its_time_and_not_for_its_day(home):
    assert "I need to know just when" in home.say("later on remind me to take it easy")
    assert "today at 3 in the afternoon" in home.say("three o'clock")
