"""What is said of a time, in words and in the values of Alexa's own slots."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.listening.listen import listen
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import HourOfDay, Schedule
from testkit.loaded import RESOURCES

LEXICON = RESOURCES.lexicons["en"]
WEEKDAYS = EVERY_DAY[:5]

SAID = {
    # --- a time of day ---
    "half past eight in the morning": {"hour": 8, "minute": 30, "is_settled": True, "part": "MO"},
    "at quarter to six in the evening": {"hour": 17, "minute": 45, "is_settled": True, "part": "EV"},
    "ten past eight at night": {"hour": 20, "minute": 10, "is_settled": True, "part": "NI"},
    "at half eight": {"hour": 8, "minute": 30},
    "eight": {"hour": 8, "number": 8},
    "no, twenty": {"hour": 20, "number": 20, "is_settled": True},
    "make it forty five": {"number": 45},
    "thirty one": {"number": 31},
    "no, half an hour": {"length": 1800},
    "in three quarters of an hour": {"in_seconds": 2700},
    "at eight": {"hour": 8},
    "make it eight thirty": {"hour": 8, "minute": 30},
    "nine oh five": {"hour": 9, "minute": 5},
    "at 8:30 p.m.": {"hour": 20, "minute": 30, "is_settled": True, "part": "PM"},
    "at 8 30 pm": {"hour": 20, "minute": 30, "is_settled": True, "part": "PM"},
    "at 16:45": {"hour": 16, "minute": 45, "is_settled": True},
    "at noon": {"hour": 12, "is_settled": True},
    "midnight": {"hour": 0, "is_settled": True},
    "at twelve at night": {"hour": 0, "is_settled": True, "part": "NI"},
    "twelve in the afternoon": {"hour": 12, "is_settled": True, "part": "AF"},
    "in the morning": {"part": "MO"},
    # --- so long before it ---
    "remind me half an hour before my appointment at three": {"hour": 2, "minute": 30},
    "the scan is at one, tell me twenty minutes before": {"hour": 12, "minute": 40},
    "dentist at noon, tell me two hours beforehand": {"hour": 10, "is_settled": True},
    "physio on thursday at quarter past two remind me an hour before": {"hour": 1, "minute": 15, "weekday": "TH"},
    # --- a day ---
    "tomorrow evening": {"in_days": 1, "part": "EV"},
    "tonight at nine": {"in_days": 0, "part": "EV", "hour": 21, "is_settled": True},
    "this afternoon": {"in_days": 0, "part": "AF"},
    "the day after tomorrow at noon": {"in_days": 2, "hour": 12, "is_settled": True},
    "on friday": {"weekday": "FR"},
    "the twenty fifth of november": {"month_day": "11-25"},
    "fifth of november": {"month_day": "11-05"},
    "5 november": {"month_day": "11-05"},
    "november 25th at 4 pm": {"month_day": "11-25", "hour": 16, "is_settled": True, "part": "PM"},
    "on the third": {"month_day": "03"},
    "next week": {"is_vague": True, "weeks_on": 1},
    "at the weekend": {"is_vague": True},
    # --- days that repeat ---
    "every day at nine": {"days": EVERY_DAY, "hour": 9},
    "daily": {"days": EVERY_DAY},
    "every evening at seven": {"days": EVERY_DAY, "part": "EV", "hour": 19, "is_settled": True},
    "every weekday at nine": {"days": WEEKDAYS, "hour": 9},
    "weekdays only": {"days": WEEKDAYS},
    "on mondays and thursdays": {"days": ("MO", "TH")},
    "every tuesday": {"days": ("TU",)},
    "monday and friday": {"days": ("MO", "FR")},
    "at weekends": {"days": ("SA", "SU")},
    # --- a stretch of time ---
    "in two hours": {"in_seconds": 7200},
    "in a couple of hours": {"in_seconds": 7200},
    "in half an hour": {"in_seconds": 1800},
    "in an hour and a half": {"in_seconds": 5400},
    "twenty minutes from now": {"in_seconds": 1200},
    "in three days": {"in_days": 3},
    "in a week": {"in_days": 7},
    "for fifteen minutes": {"length": 900},
    # --- days left out, days a week on, and a time moved ---
    "weekdays but friday": {"days": ("MO", "TU", "WE", "TH")},
    "every day except saturday and sunday at noon": {"days": WEEKDAYS, "hour": 12, "is_settled": True},
    "not on friday": {"without": ("FR",)},
    "tuesday week": {"weekday": "TU", "days_on": 7},
    "a week on monday": {"weekday": "MO", "days_on": 7},
    "a week tomorrow": {"in_days": 8},
    "push it back an hour": {"shift": 3600},
    "forward by half an hour": {"shift": -1800},
    "an hour earlier": {"shift": -3600},
    "an hour later": {"in_seconds": 3600, "shift": 3600},
    "am": {"part": "AM"},
    "soon": {"is_vague": True},
    "later today": {"in_days": 0},
    "later": {"is_soon": True},
    "timer for 15": {"number": 15},
    # --- put right in the same breath: the last counts ---
    "at eight no sorry nine tonight": {"in_days": 0, "part": "EV", "hour": 21, "is_settled": True},
    "at eight tonight, i mean half past": {"in_days": 0, "part": "EV", "hour": 20, "minute": 30, "is_settled": True},
    "wednesday no wait thursday at noon": {"weekday": "TH", "hour": 12, "is_settled": True},
    "fifty minutes no sorry fifteen": {"length": 900},
    "in two hours actually three": {"in_seconds": 10_800},
    "seven this evening i mean half past seven": {
        "in_days": 0,
        "part": "EV",
        "hour": 19,
        "minute": 30,
        "is_settled": True,
    },
    "at seven am no pm": {"hour": 19, "is_settled": True, "part": "PM"},
    # --- what is not meant ---
    "at nine rather than eight": {"hour": 9},
    "seven pm not seven am": {"hour": 19, "is_settled": True, "part": "PM"},
    "not tomorrow but the friday": {"weekday": "FR", "skips": True},
    "every day but not tomorrow": {"days": EVERY_DAY, "skips": True},
    "daily apart from christmas day": {"days": EVERY_DAY, "skips": True},
    "every day apart from the weekend": {"days": WEEKDAYS},
    "skip sundays": {"without": ("SU",)},
    # --- an end, a month ahead, a part of an hour, a soldier's hour, and an hour that is none ---
    "every day at noon for two weeks": {"days": EVERY_DAY, "hour": 12, "is_settled": True, "ends": True},
    "daily until the end of the month": {"days": EVERY_DAY, "ends": True},
    "every hour until six": {"every": 3600, "ends": True},
    "monday to thursday at noon": {"days": EVERY_DAY[:4], "hour": 12, "is_settled": True},
    "friday to monday": {"days": ("MO", "FR", "SA", "SU")},
    "four times a day": {"days": EVERY_DAY, "is_more": True},
    "when is that one": {},
    "first of next month": {"month_day": "01", "months_on": 1},
    "every week on tuesday": {"days": ("TU",)},
    "half past": {"past": 30},
    "quarter to": {"past": -15},
    "at seven and a half": {"hour": 7, "minute": 30},
    "at eighteen hundred hours": {"hour": 18, "is_settled": True},
    "at twenty five o'clock": {},
    # --- what cannot be had as it is said ---
    "every thirty minutes": {"every": 1800},
    "every hour": {"every": 3600},
    "every four hours": {"every": 14400},
    "every other day": {"every": 172_800},
    "twice a day": {"days": EVERY_DAY, "is_more": True},
    "at nine and at five": {"hour": 9, "is_more": True, "others": (HourOfDay(5, 0, False),)},
    "at nine and five": {"hour": 9, "is_more": True, "others": (HourOfDay(5, 0, False),)},
    "at two and half past three": {"hour": 2, "is_more": True, "others": (HourOfDay(3, 30, False),)},
    "eight in the morning and eight at night": {
        "hour": 8,
        "is_settled": True,
        "is_more": True,
        "others": (HourOfDay(20, 0, True),),
    },
    "every evening at six and half past eight": {
        "hour": 18,
        "is_settled": True,
        "part": "EV",
        "days": EVERY_DAY,
        "is_more": True,
        "others": (HourOfDay(20, 30, True),),
    },
    # --- what goes with a time ---
    "after breakfast": {"beside": "MO"},
    "with my breakfast, eight o'clock": {"beside": "MO", "hour": 8, "is_settled": True},
    "before bed about ten": {"beside": "NI", "hour": 22, "is_settled": True, "number": 10},
    "at lunch half past eleven": {"beside": "AF", "hour": 11, "minute": 30, "is_settled": True},
    "when i go to bed": {"beside": "NI"},
    # --- days that are added, or left out ---
    "add saturday": {"weekday": "SA", "adds": True},
    "on sundays as well": {"days": ("SU",), "adds": True},
    "drop the weekends": {"without": ("SA", "SU")},
    "take friday off": {"without": ("FR",)},
    "take it on friday": {"weekday": "FR"},
    "seven every evening": {"days": EVERY_DAY, "hour": 19, "part": "EV", "is_settled": True},
    "six tomorrow morning": {"in_days": 1, "hour": 6, "part": "MO", "is_settled": True},
    "at twenty hours": {"hour": 20, "is_settled": True},
    "every other friday": {"every": 1209600},
    "mornings at seven": {"days": EVERY_DAY, "hour": 7, "part": "MO", "is_settled": True},
    "saturday mornings at seven": {"days": ("SA",), "hour": 7, "part": "MO", "is_settled": True},
    "in an hour and ten": {"in_seconds": 4200},
    "in an hour and twenty minutes": {"in_seconds": 4800},
    "in two hours and at nine": {"in_seconds": 7200, "hour": 9},
    "in ten minutes and again in twenty": {"in_seconds": 600, "is_more": True},
    # --- as Alexa hands it over ---
    "08:30": {"hour": 8, "minute": 30, "is_settled": True},
    "20:00": {"hour": 20, "is_settled": True},
    "00:15": {"hour": 0, "minute": 15, "is_settled": True},
    "MO": {"part": "MO"},
    "2026-11-25": {"date": "2026-11-25"},
    "2026-W48-WE": {"is_vague": True},
    "2026-W48": {"is_vague": True},
    "2026-11": {"is_vague": True},
    "PT2H": {"length": 7200},
    "PT1H30M": {"length": 5400},
    "P3D": {"length": 259_200},
    "remind me . stretch . every day . . . 08:30": {"hour": 8, "minute": 30, "is_settled": True, "days": EVERY_DAY},
}
NO_TIME = ["", "yes", "my back hurts", "eight out of ten", "i have two kids", "not at all", "i can't feel one leg"]


@pytest.mark.parametrize("text", SAID)
def test_what_was_said(text):
    assert listen(text, LEXICON).schedule == Schedule(**SAID[text])


@pytest.mark.parametrize("text", NO_TIME)
def test_what_names_no_time(text):
    assert listen(text, LEXICON).schedule == Schedule()


WORDS = st.sampled_from(
    "at in for every eight half past to quarter 25 2026-11-25 08:30 PT2H noon am tomorrow monday the of first november "
    "minutes hours an a and . , remind me".split()
)


@settings(max_examples=500)
@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=40))
def test_whatever_is_said_is_read(text):
    found = listen(text, LEXICON).schedule
    assert found.hour is None or 0 <= found.hour <= 23
    assert 0 <= found.minute <= 59
    assert set(found.days) <= set(EVERY_DAY)


def test_an_hour_that_may_be_morning_or_evening_is_never_settled():
    for hour in range(1, 13):
        assert not listen(f"at {hour}", LEXICON).schedule.is_settled
        assert listen(f"at {hour} am", LEXICON).schedule.hour == hour % 12
        assert listen(f"at {hour} pm", LEXICON).schedule.hour == hour % 12 + 12


@pytest.mark.parametrize("said", ["okay six then", "um six please", "let's go for six", "yes six", "six"])
def test_where_a_time_was_asked_for_a_number_is_one(said):
    assert listen(said, LEXICON, is_time=True).schedule.hour == 6


@pytest.mark.parametrize("said", ["i have two kids", "i take six tablets a day"])
def test_where_a_time_was_asked_for_what_is_counted_is_none(said):
    assert listen(said, LEXICON, is_time=True).schedule.hour is None
