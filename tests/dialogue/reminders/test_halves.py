"""Which half of the day an hour is in: what a list tells, and what is said back where the answer does not tell it."""

from __future__ import annotations

import pytest


def times(home):
    return sorted((plan.hour, plan.minute) for plan in home.kept)


def test_a_list_that_goes_past_noon_begins_in_the_morning(home):
    home.say("remind me to water the ferns at eleven two and five", "yes", "yes", "yes")
    assert times(home) == [(11, 0), (14, 0), (17, 0)]


def test_hours_of_a_list_are_no_minutes(home):
    home.say("remind me to rinse the jar", "every day at nine eleven and two", "yes", "yes", "yes")
    assert times(home) == [(9, 0), (11, 0), (14, 0)]


def test_a_day_that_is_ruled_out_is_left_out(home):
    home.say("remind me to rinse the jar at nine am", "every day and no sunday my son comes sunday", "yes")
    assert home.kept[0].days == ("MO", "TU", "WE", "TH", "FR", "SA")


def test_a_list_without_a_day_is_one_too_where_times_were_asked_for(home):
    home.say("remind me to rinse the jar twice a day", "nine and six", "yes", "yes")
    assert times(home) == [(9, 0), (18, 0)]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("yes please", "today at 8 in the evening"),
        ("every day", "every day at 8 in the morning"),
        ("mon to fri", "every weekday at 8 in the morning"),
    ],
)
def test_an_answer_without_a_half_has_the_likelier_one_said_back(home, said, when):
    home.say("remind me at eight to feed the cat", said)
    assert home.pending == "offer.remind_confirm"
    assert when in home.spoken
    assert home.kept == []


def test_what_is_not_understood_has_no_half_guessed(home):
    home.say("remind me at eight to feed the cat", "the blue one")
    assert home.pending == "offer.remind_part"


def test_both_halves_are_one_each(home):
    home.say("remind me every day at seven to feed the cat", "both please", "yes", "yes")
    assert times(home) == [(7, 0), (19, 0)]


@pytest.mark.parametrize("said", ["and four too", "also at four", "and four as well please"])
def test_a_further_hour_loses_none_before_it(home, said):
    home.say("remind me every weekday at ten to look up from the screen", said, "yes", "yes")
    assert times(home) == [(10, 0), (16, 0)]
    assert all(len(plan.days) == 5 for plan in home.kept)


def test_the_week_after_is_meant_and_not_every_week_but_this_one(home):
    home.say("remind me on tuesday at noon to pay the window cleaner", "not this tuesday the one after", "yes")
    assert (home.kept[0].date, home.kept[0].days) == ("2026-12-01", ())


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("make that twelve it's boiling", 12),
        ("no thirty five my leg's still up", 35),
        ("fifteen i think", 15),
        ("i have two kids here", 20),
    ],
)
def test_a_timer_is_put_right_by_a_number_with_its_reason(home, said, minutes):
    home.say("set a timer for twenty minutes", said, "yes")
    assert home.device.timers in ([minutes * 60], [])
    assert home.device.timers or minutes == 20
