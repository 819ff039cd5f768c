"""Find what repeats in words: "every day", "on weekdays", "every two hours", "three times a day"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.when.calendar_days import day_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.durations import DAY, WEEK, counted_at

EVERY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The days of the week as the recurrence rules of iCalendar name them (RFC 5545)."""


class Recurrence(NamedTuple):
    """A recurrence that is said up to word `end`."""

    end: int
    days: tuple[str, ...] = ()
    repeats: bool = True
    """Whether the day or time said beside it repeats; "every" alone says only that."""
    every: int | None = None
    """Seconds between repeats. None if not said; 0 takes back what was said before."""
    part: str = ""
    """The part of the day in its own words ("every evening")."""
    is_more: bool = False
    """Whether it comes several times a day ("twice a day")."""


class LeftOut(NamedTuple):
    """Days that are left out by words up to word `end`: days of the week, or one single day."""

    end: int
    days: tuple[str, ...] = ()
    is_one_day: bool = False


def excepted_at(clock: ClockWords, at: int) -> LeftOut | None:
    """Return the days that the words at word `at` take out ("but not on saturday or sunday"), or None."""
    sign = clock.named(clock.tables.excepts, at)
    if sign is None:
        return None
    days: list[str] = []
    end, following = sign[1], sign[1]
    while True:
        start = clock.past(clock.tables.before_a_time, following)
        tables = (clock.tables.weekdays, clock.tables.repeating, clock.tables.both_days)
        day = next((found for table in tables if (found := clock.named(table, start))), None)
        if day is None:
            break
        days += str(day[0]).split()
        end = day[1]
        following = clock.past(clock.tables.either_day, end)
        if following == end:
            break
    if days and clock.named(clock.tables.week_after, _past_breaks(clock, end)):
        return None  # "not this Thursday, the one after" leaves out no day of the week
    if days and (clock.is_pointed(end) or (sign[0] and clock.word(end) != sign[0])):
        return None  # in "drop the Monday one", nothing is left out, and "take Friday" needs its "off"
    if days:
        return LeftOut(end, tuple(days))
    one = day_at(clock, clock.past(clock.tables.before_a_time, sign[1])) or day_at(clock, sign[1])
    is_one = one is not None and (one.in_days is not None or bool(one.month_day))
    return LeftOut(one.end, is_one_day=True) if one is not None and is_one else None


def _past_breaks(clock: ClockWords, at: int) -> int:
    while clock.word(at) in BREAKS:
        at += 1
    return at


def recurrence_at(clock: ClockWords, at: int) -> Recurrence | None:
    """Return the recurrence that begins at word `at` ("every ...", "daily", "weekdays"), or None."""
    number = clock.number(at)
    many = clock.named(clock.tables.many_a_day, at) or (number and clock.named(clock.tables.many_a_day, number[1]))
    if many is not None:
        return Recurrence(many[1], EVERY_DAY, repeats=False, is_more=True)
    plain = clock.named(clock.tables.repeating, at)
    if plain is not None:
        parts = [str(part[0]) for place in range(at, plain[1]) if (part := clock.named(clock.tables.parts, place))]
        return Recurrence(plain[1], tuple(str(plain[0]).split()), part=parts[-1] if parts else "")
    ranged = _ranged_at(clock, at)
    if ranged is not None:
        return ranged
    often = clock.named(clock.tables.often, at)
    if often is not None:
        return Recurrence(often[1], repeats=False, every=int(often[0]))
    sign = clock.named(clock.tables.every, at)
    if sign is None or clock.named(clock.upon, at):  # "every time I sit down"
        return None
    alternate = clock.named(clock.tables.alternate, sign[1])
    weekday = clock.named(clock.tables.weekdays, alternate[1]) if alternate else None
    if weekday is not None:
        return Recurrence(weekday[1], every=2 * WEEK)
    counted = counted_at(clock, sign[1])
    if counted is None or sign[1] >= counted[1]:
        return Recurrence(sign[1])
    seconds, end = counted
    return Recurrence(end, EVERY_DAY, every=0) if seconds == DAY else Recurrence(end, every=seconds)


def _ranged_at(clock: ClockWords, at: int) -> Recurrence | None:
    """Return the days from one day of the week to another at word `at` ("monday to thursday"), or None."""
    first = clock.named(clock.tables.weekdays, at)
    joint = clock.named(clock.tables.ranging, first[1]) if first else None
    last = clock.named(clock.tables.weekdays, joint[1]) if joint else None
    if first is None or last is None:
        return None
    begin, end = EVERY_DAY.index(str(first[0])), EVERY_DAY.index(str(last[0]))
    days = (EVERY_DAY * 2)[begin : end + 1 if begin <= end else end + 1 + len(EVERY_DAY)]
    return Recurrence(last[1], tuple(days))
