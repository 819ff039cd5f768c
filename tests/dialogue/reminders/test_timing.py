"""When a reminder comes due, against the zones of the world: behind and ahead of UTC, and when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.dialogue.reminders.due import FURTHEST, dated, start_of
from skill.dialogue.reminders.timing import laid_over
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import Schedule

ZONES = sorted(zone for zone in available_timezones() if not zone.startswith(("Etc", "posix", "right")))
NOW = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
TIMES = st.tuples(st.integers(0, 23), st.integers(0, 59))


def clock(zone, now):
    return DeviceClock(now.astimezone(ZoneInfo(zone)), zone)


def at(local, zone):
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def planned(said, where):
    timed = dated(laid_over(ReminderPlan(thing="walk"), said, where).plan, where)
    return timed.plan, timed.notes


@settings(max_examples=500)
@given(st.sampled_from(ZONES), NOW, TIMES)
def test_a_time_alone_is_the_next_time_that_the_clock_shows_it(zone, now, time):
    where = clock(zone, now)
    plan, notes = planned(Schedule(hour=time[0], minute=time[1], is_settled=True), where)
    if notes == ("remind.past",):  # only where the next one is in a gap of the clocks, or a whole day was left out
        return
    due = at(start_of(plan, where), zone)
    assert now < due <= now + timedelta(hours=26)
    shown = due.astimezone(ZoneInfo(zone))
    assert (shown.hour, shown.minute) == (plan.hour, plan.minute)
    if notes == ():
        assert (shown.hour, shown.minute) == time
    else:
        assert notes == ("remind.clocks_change",)


@settings(max_examples=500)
@given(st.sampled_from(ZONES), NOW, TIMES, st.integers(0, 300))
def test_a_named_day_is_counted_where_the_device_stands(zone, now, time, ahead):
    """Near midnight in particular: "tomorrow" is the day after the device's own today."""
    where = clock(zone, now)
    plan, notes = planned(Schedule(hour=time[0], minute=time[1], is_settled=True, in_days=ahead), where)
    if notes == ("remind.past",):
        assert ahead == 0
        return
    assert plan.date == (where.now.date() + timedelta(days=ahead)).isoformat() or "remind.clocks_change" in notes
    assert at(start_of(plan, where), zone) > now


@settings(max_examples=500)
@given(st.sampled_from(ZONES), NOW, TIMES, st.sets(st.sampled_from(EVERY_DAY), min_size=1))
def test_what_repeats_begins_on_the_first_such_day_to_come(zone, now, time, days):
    where = clock(zone, now)
    chosen = tuple(day for day in EVERY_DAY if day in days)
    plan, _ = planned(Schedule(hour=time[0], minute=time[1], is_settled=True, days=chosen), where)
    start = start_of(plan, where)
    assert EVERY_DAY[date.fromisoformat(start[:10]).weekday()] in days
    assert now < at(start, zone) <= now + timedelta(days=8, hours=2)


@pytest.mark.parametrize(
    ("zone", "now", "hour", "minute", "moved"),
    [
        ("America/New_York", "2027-03-13T20:00:00+00:00", 2, 30, "2027-03-14T03:30:00"),
        ("Europe/London", "2027-03-27T20:00:00+00:00", 1, 15, "2027-03-28T02:15:00"),
        ("Australia/Lord_Howe", "2027-10-02T10:00:00+00:00", 2, 10, "2027-10-03T02:40:00"),  # by half an hour
    ],
)
def test_a_time_that_the_clocks_leap_over_is_moved_and_said(zone, now, hour, minute, moved):
    where = clock(zone, datetime.fromisoformat(now))
    plan, notes = planned(Schedule(hour=hour, minute=minute, is_settled=True, in_days=1), where)
    assert (notes, start_of(plan, where)) == (("remind.clocks_change",), moved)


@pytest.mark.parametrize(
    ("zone", "now"), [("America/New_York", "2026-10-31T20:00:00+00:00"), ("Europe/London", "2026-10-24T20:00:00+00:00")]
)
def test_a_time_that_comes_twice_comes_at_its_first(zone, now):
    where = clock(zone, datetime.fromisoformat(now))
    plan, notes = planned(Schedule(hour=1, minute=30, is_settled=True, in_days=1), where)
    first = datetime.fromisoformat(start_of(plan, where)).replace(tzinfo=ZoneInfo(zone))
    assert notes == ()
    assert first.utcoffset() > first.replace(fold=1).utcoffset()


def test_a_day_that_a_zone_leaves_out():
    """Samoa had no 30 December 2011."""
    where = clock("Pacific/Apia", datetime(2011, 12, 30, 5, tzinfo=UTC))
    assert where.now.date() == date(2011, 12, 29)
    plan, notes = planned(Schedule(hour=9, is_settled=True, in_days=1), where)
    assert (plan.date, notes) == ("2011-12-31", ("remind.clocks_change",)) or notes == ()


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (Schedule(hour=8, is_settled=True, in_days=0), "remind.past"),
        (Schedule(hour=8, is_settled=True, date="2026-11-20"), "remind.past"),
        (Schedule(hour=8, is_settled=True, in_days=FURTHEST + 10), "remind.too_far"),
        (Schedule(hour=8, is_settled=True, date="2031-01-01"), "remind.too_far"),
        (Schedule(is_vague=True), "remind.which_day"),
        (Schedule(every=1800), "remind.too_often"),
        (Schedule(every=6 * 3600), "remind.not_by_hours"),
        (Schedule(every=2 * 86_400), "remind.not_by_days"),
        (Schedule(hour=9, is_more=True), "remind.one_time"),
    ],
)
def test_what_cannot_be_had_is_said(said, note):
    where = clock("America/New_York", datetime(2026, 11, 21, 20, tzinfo=UTC))
    timed = laid_over(ReminderPlan(thing="walk"), said, where)
    assert note in (*timed.notes, *dated(timed.plan, where).notes)


def test_a_date_that_is_none_is_left_open():
    where = clock("Europe/London", datetime(2026, 11, 21, tzinfo=UTC))
    for said in (Schedule(date="2026-13-45"), Schedule(month_day="02-30")):
        assert laid_over(ReminderPlan(), said, where).plan.date == ""


@pytest.mark.parametrize(
    ("before", "said", "hour", "is_settled"),
    [
        (8, Schedule(hour=8, minute=30), 8, True),
        (20, Schedule(hour=9), 21, True),
        (20, Schedule(hour=8, minute=30), 20, True),
        (9, Schedule(hour=5), 5, False),  # five in the morning, or in the afternoon?
        (8, Schedule(part="EV"), 20, True),
        (20, Schedule(part="MO"), 8, True),
    ],
)
def test_a_correction_keeps_the_half_of_the_day_only_where_it_is_near(before, said, hour, is_settled):
    plan = laid_over(ReminderPlan(hour=before, is_settled=True, date="2026-11-25"), said, None).plan
    assert (plan.hour, plan.is_settled, plan.date) == (hour, is_settled, "2026-11-25")


def test_the_hour_of_the_event_is_not_the_hour_to_be_reminded_in_a_reply(home):
    home.say("remind me about the optician")
    said = home.say("it's tuesday at quarter to eleven in the morning, remind me at ten")
    assert "on Tuesday, November 24, at 10 in the morning" in said


def test_the_half_of_the_day_of_an_end_is_not_that_of_the_beginning(home):
    said = home.say("remind me to drink every day from seven in the morning until nine at night")
    assert "every day at 7 in the morning" in said
