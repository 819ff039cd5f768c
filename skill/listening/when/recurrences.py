"""Words -> what repeats: "every day", "on weekdays", "every two hours", "three times a day"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.when.clock_words import ClockWords
from skill.listening.when.durations import DAY, counted_at

EVERY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Weekdays as the recurrence rules of iCalendar name them (RFC 5545)."""


class Recurrence(NamedTuple):
    """A recurrence said up to word `end`, as far as it was said with it."""

    end: int
    days: tuple[str, ...] = ()
    repeats: bool = True
    """Whether the day or the time that is said beside it repeats ("every" alone says no more)."""
    every: int | None = None
    """Seconds between repeats; 0 takes back such a number said before."""
    part: str = ""
    """The part of the day that belongs to its name ("every evening")."""
    is_more: bool = False
    """Whether it comes more often than once a day."""


def recurrence_at(clock: ClockWords, at: int) -> Recurrence | None:
    """ "every ...", "daily", "weekdays"."""
    many = clock.named(clock.tables.many_a_day, at)
    if many is not None:
        return Recurrence(many[1], EVERY_DAY, repeats=False, is_more=True)
    plain = clock.named(clock.tables.repeating, at)
    if plain is not None:
        parts = [str(part[0]) for place in range(at, plain[1]) if (part := clock.named(clock.tables.parts, place))]
        return Recurrence(plain[1], tuple(str(plain[0]).split()), part=parts[-1] if parts else "")
    often = clock.named(clock.tables.often, at)
    if often is not None:
        return Recurrence(often[1], repeats=False, every=int(often[0]))
    sign = clock.named(clock.tables.every, at)
    if sign is None:
        return None
    counted = counted_at(clock, sign[1])
    if counted is None or sign[1] >= counted[1]:
        return Recurrence(sign[1])
    seconds, end = counted
    return Recurrence(end, EVERY_DAY, every=0) if seconds == DAY else Recurrence(end, every=seconds)
