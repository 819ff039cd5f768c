"""Find when something that repeats should end: "until six", "till the end of the month"."""

from __future__ import annotations

from skill.listening.when.calendar_days import day_at
from skill.listening.when.clock_times import time_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.told_times import past_part


def until_at(clock: ClockWords, at: int) -> int | None:
    """Return where the end of something ends that begins at word `at`, or None."""
    sign = clock.named(clock.tables.until, at)
    if sign is None:
        return None
    occasion = clock.occasion(sign[1])  # "till lunch at one"
    begin = occasion[1] if occasion else sign[1]
    starts = (begin, clock.past(clock.tables.before_a_time, begin))
    ends = [found.end for start in starts for found in (time_at(clock, start), day_at(clock, start)) if found]
    number = clock.number(sign[1])
    end = max(ends, default=None) or (number[1] if number else None)
    return past_part(clock, end) if end is not None else None
