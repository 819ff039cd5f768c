"""What was read of a time so far, word by word, and what it comes to once all words were read."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.normalise import BREAKS
from skill.listening.when.beforehand import led_up_to
from skill.listening.when.clock_times import in_24
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.durations import WEEK
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import HourOfDay, Schedule


class ScheduleDraft:
    """A schedule while it is read from left to right."""

    def __init__(self, clock: ClockWords, known: Schedule) -> None:
        self.clock = clock
        self.found = known
        self.days: list[str] = []
        self.without: list[str] = []
        self.read_words: list[tuple[int, int]] = []
        """Where each thing that was read begins and ends."""
        self.repeats = False
        self.before: int | None = None
        """How many days before one that was named is meant."""
        self.is_part_first = False
        """Whether a part of the day was named before any hour."""
        self.regular = ""
        """A part of the day that is said as it repeats ("in the mornings")."""
        self.part_ends: set[int] = set()
        """Where a part of the day ends, or what counts one."""

    def last(self, at: int) -> int:
        """Return where what was read last before word `at` ends."""
        return max((end for _, end in self.read_words if end <= at), default=at)

    def lies_close(self, at: int) -> bool:
        """Whether only small words stand between what was read last and word `at`."""
        tables = self.clock.tables
        joined = {word for phrase in tables.either_day for word in phrase.split()}
        small = {*BREAKS, *tables.before_a_time, *tables.in_a_part, *tables.every, *joined}
        return small.issuperset(self.clock.words[self.last(at) : at])

    def is_joined(self, at: int) -> bool:
        """Whether an "and" stands between what was read last and word `at`, and nothing else but small words."""
        return self.lies_close(at) and any(
            self.clock.past(self.clock.tables.either_day, place) > place
            and self.clock.word(place) not in self.clock.tables.correcting
            for place in range(self.last(at), at)
        )

    def whole(self) -> Schedule:
        """Return what was found, completed by what only all the words tell: which days repeat, and AM or PM."""
        return led_up_to(_with_half(self._with_days(self._with_day_before(self.found))))

    def _with_day_before(self, found: Schedule) -> Schedule:
        """Return what was found, counted back from the day that was named ("on Tuesday, tell me the day before")."""
        if self.before is None:
            return found
        is_named = found.in_days is not None or bool(found.month_day or self.days)
        return replace(found, days_before=self.before, is_vague=not is_named)

    def _with_days(self, found: Schedule) -> Schedule:
        """Return what was found, with the days on which it repeats, or the one day on which it comes."""
        repeats = self.repeats or bool(self.regular and self.regular == found.part)
        named = EVERY_DAY if repeats and self.without and not self.days else self.days
        days = tuple(day for day in EVERY_DAY if day in named and day not in self.without)
        if self.without and not named:
            found = replace(found, without=tuple(day for day in EVERY_DAY if day in self.without))
        if found.hour is not None or found.names_a_day or days or found.in_seconds or found.length:
            found = replace(found, is_soon=False)
        if found.every == WEEK and days:
            found, repeats = replace(found, every=0), True  # "every week on Tuesday"
        if len(days) > 1 or (days and repeats):
            found = replace(found, days=days)
        elif days:
            found = replace(found, weekday=days[0])
        elif repeats and (found.hour is not None or found.part) and not found.every:
            found = replace(found, days=EVERY_DAY)
        is_ended = found.is_within and bool(found.days or found.every)  # "every day this week"
        return replace(found, ends=True, is_vague=False) if is_ended else found


def _with_half(found: Schedule) -> Schedule:
    """Return what was found, with its hours settled by the part of the day that was named with them."""
    part = found.part or found.beside
    if found.hour is not None and not found.is_settled and part:
        others = (one if one.is_settled else HourOfDay(in_24(one.hour, part), one.minute, True) for one in found.others)
        found = replace(found, hour=in_24(found.hour, part), is_settled=True, others=tuple(others))
    if found.hour is not None and found.parts:  # "at eight, morning and night"
        hour, minute = found.hour % 12 or 12, found.minute
        further = () if found.others else tuple(HourOfDay(in_24(hour, one), minute, True) for one in found.parts)
        found = replace(found, others=found.others or further, parts=())
    return found
