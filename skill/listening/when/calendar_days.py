"""Find a day in words: "tomorrow", "monday", "the fifth", "november 25"."""

from __future__ import annotations

import re
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.when.clock_words import ClockWords

_WRITTEN_ORDINAL = r"(\d{1,2})(\D+)"


class CalendarDay(NamedTuple):
    """A day that is said up to word `end`. One of the other fields is set; Schedule explains them."""

    end: int
    in_days: int | None = None
    weekday: str = ""
    month_day: str = ""
    is_vague: bool = False
    days_before: int | None = None
    """How many days before one that was named is meant ("the day before" -> 1)."""
    days_on: int = 0
    months_on: int = 0
    weeks_on: int = 0
    is_within: bool = False


def day_at(clock: ClockWords, at: int) -> CalendarDay | None:
    """Return the day that begins at word `at`, or None."""
    ahead = clock.named(clock.tables.week_before, at)
    day = _plain_day(clock, ahead[1] if ahead else at)
    if day is not None:
        following = day.end + (clock.is_rejected(at) and clock.word(day.end) in BREAKS)
        after = clock.named(clock.tables.week_after, following)
        days_on = int(ahead[0]) if ahead else int(after[0]) if after else 0
        end = after[1] if after and not ahead else day.end
        if day.in_days is None:
            return day._replace(end=end, days_on=days_on)
        return day._replace(end=end, in_days=day.in_days + days_on)
    beside = clock.named(clock.tables.beside_a_day, at)
    if beside is not None:
        return CalendarDay(beside[1], days_before=int(beside[0]))
    vague = clock.named(clock.tables.vague, at)
    if vague is not None and not clock.named(clock.upon, at - 1):  # "as soon as I can"
        return CalendarDay(vague[1], is_vague=True, weeks_on=int(vague[0] or 0), is_within=vague[0] == 0)
    return _month_day(clock, at)


def _plain_day(clock: ClockWords, at: int) -> CalendarDay | None:
    """Return the day counted from today or the day of the week that begins at word `at`, or None."""
    counted = clock.named(clock.tables.days, at)
    if counted is not None:
        return CalendarDay(counted[1], in_days=int(counted[0]))
    weekday = clock.named(clock.tables.weekdays, at)
    return CalendarDay(weekday[1], weekday=str(weekday[0])) if weekday else None


def _month_day(clock: ClockWords, at: int) -> CalendarDay | None:
    feast = clock.named(clock.tables.dates, at)
    if feast is not None:
        return CalendarDay(feast[1], month_day=str(feast[0]))
    month = clock.named(clock.tables.months, at)
    article = clock.named(clock.tables.articles, at)
    start = month[1] if month else article[1] if article else at
    day = _ordinal(clock, start, plain=month is not None)
    if day is None:
        return None
    end = clock.past(clock.tables.of, day[1])
    ahead = clock.named(clock.tables.months_ahead, end)
    if ahead is not None and not month:
        return CalendarDay(ahead[1], month_day=f"{day[0]:02}", months_on=int(ahead[0]))
    after = clock.named(clock.tables.months, end)
    month, end = (after, after[1]) if after and not month else (month, end)
    if not month and not article:
        return None
    return CalendarDay(end, month_day=f"{int(month[0]):02}-{day[0]:02}" if month else f"{day[0]:02}")


def _ordinal(clock: ClockWords, at: int, plain: bool) -> tuple[int, int] | None:
    """Return the day of a month that begins at word `at`, from 1 to 31, and where it ends; or None.

    `plain` allows a plain number, for use after the name of a month ("november 25").
    """
    written = re.fullmatch(_WRITTEN_ORDINAL, clock.word(at))
    named = clock.named(clock.tables.ordinals, at)
    number = clock.number(at)
    if written and written[2] in clock.tables.ordinal_endings:
        day = (int(written[1]), at + 1)
    elif named:
        day = (int(named[0]), named[1])
    elif number and number[0] >= 20 and (ones := clock.named(clock.tables.ordinals, number[1])) and int(ones[0]) < 10:
        day = (int(number[0]) + int(ones[0]), ones[1])
    elif number and (plain or clock.named(clock.tables.months, number[1])):
        day = (int(number[0]), number[1])
    else:
        return None
    return day if 1 <= day[0] <= 31 else None
