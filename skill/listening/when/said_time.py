"""What was said about a time: an hour, days, a length of time. Which day and hour it comes to is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple


class HourOfDay(NamedTuple):
    """A time of day."""

    hour: int
    minute: int
    is_settled: bool
    """As in `Schedule`: if not, it may be in the morning or in the evening."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was said about a time. A field keeps its default where nothing was said."""

    hour: int | None = None
    """From 0 to 23 if `is_settled`; else from 1 to 12, in the morning or the evening."""
    minute: int = 0
    is_settled: bool = False
    part: str = ""
    """A part of the day as AMAZON.TIME names it (MO, AF, EV or NI), or a half of it (AM or PM)."""
    beside: str = ""
    """The part of the day of what goes with it ("with breakfast"). It says when only together with an hour."""
    date: str = ""
    """A calendar day in ISO 8601 ("2026-11-25")."""
    month_day: str = ""
    """A day whose year was not said: "11-25", or "25" where the month was not said either."""
    months_on: int = 0
    """How many months on that day is meant (1 for "the first of next month")."""
    in_days: int | None = None
    """How many days from today (1 for "tomorrow")."""
    weekday: str = ""
    """The next day of that name, once; named as in EVERY_DAY."""
    days: tuple[str, ...] = ()
    """The days of the week on which it repeats, in the order of EVERY_DAY."""
    in_seconds: int = 0
    """How many seconds from now ("in two hours")."""
    length: int = 0
    """A length of time in seconds, without a start ("for fifteen minutes")."""
    number: int = 0
    """A bare number, which may stand in place of a number said before ("make that three")."""
    every: int = 0
    """Seconds between repeats that do not go by the calendar day ("every thirty minutes")."""
    is_vague: bool = False
    """Whether a week, a month or a weekend was named, but not a single day."""
    is_within: bool = False
    """Whether that is this week or month, in which what repeats also ends ("every day this week")."""
    not_in: str = ""
    """A part of the day in which it may not come ("don't wake me at night")."""
    is_soon: bool = False
    """Whether only "later" or the like was said."""
    adds: bool = False
    """Whether days or times of day are to be added to those at which it comes already ("add Saturday", "four too")."""
    without: tuple[str, ...] = ()
    """Days of the week to leave out of those that were said before ("not on Fridays")."""
    days_on: int = 0
    """How many days after its next coming `weekday` is meant (7 for "Tuesday week")."""
    days_before: int = 0
    """How many days before that day is meant ("Tuesday, tell me the day before" -> 1)."""
    shift: int = 0
    """By how many seconds to move what is set; less than 0 for earlier ("push it back an hour")."""
    past: int | None = None
    """Minutes after an hour that was named before ("half past"), or before it if less than 0."""
    skips: bool = False
    """Whether one single day is to be left out ("but not tomorrow")."""
    ends: bool = False
    """Whether it should end some time ("for two weeks", "until Christmas")."""
    is_more: bool = False
    """Whether a second time of day was named, or several times a day ("three times a day")."""
    others: tuple[HourOfDay, ...] = ()
    """The further times of day of a list ("at nine and six")."""
    parts: tuple[str, ...] = ()
    """The further parts of the day of a list without hours ("in the morning and at night")."""
    is_past: bool = False
    """Whether a day was named that is over ("yesterday")."""
    begins: bool = False
    """Whether the day that was named is only the first of several ("from tomorrow")."""
    weeks_on: int = 0
    """In which week a day of the week is meant, counted from this one ("some time next week" -> 1)."""

    def on_the_day_of(self, other: Schedule) -> Schedule:
        """Return this schedule with the day, or the days of the week, of another."""
        return replace(
            self,
            date=other.date,
            month_day=other.month_day,
            months_on=other.months_on,
            in_days=other.in_days,
            weekday=other.weekday,
            days_on=other.days_on,
            days=other.days,
        )

    @property
    def names_a_day(self) -> bool:
        """Whether it says on which day or days."""
        return bool(self.date or self.month_day or self.in_days is not None or self.weekday or self.days)

    @property
    def is_later(self) -> bool:
        """Whether it names a time that is not now: an hour, a part of the day, another day, or only "later"."""
        is_another_day = self.names_a_day and self.in_days != 0
        return is_another_day or self.hour is not None or bool(self.part) or self.is_soon or self.is_vague
