"""Find a length of time in words: "two hours", "for fifteen minutes", "in an hour and a half"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.when.clock_words import ClockWords

DAY = 86_400
"""Seconds in a day."""

MINUTE, HOUR = 60, 3600
"""Seconds in a minute, and in an hour."""

WEEK = 7 * DAY
"""Seconds in a week."""


class Duration(NamedTuple):
    """A length of time that is said up to word `end`: its seconds, and whether it is counted from now."""

    seconds: int
    is_from_now: bool
    end: int


def duration_at(clock: ClockWords, at: int) -> Duration | None:
    """Return the length of time that begins at word `at`, or None.

    "in two hours" and "two hours from now" are counted from now, "for fifteen minutes" is not.
    """
    sign = clock.named(clock.tables.from_now, at)
    counted = counted_at(clock, sign[1] if sign else at)
    if counted is None or (sign is None and not clock.number(at)):
        fixed = clock.named(clock.tables.stretches, at)
        counted = (int(fixed[0]), fixed[1]) if fixed else None
    if counted is None:
        return None
    seconds, end = counted
    after = clock.named(clock.tables.after_now, end)
    if sign is not None or after is not None:
        return Duration(seconds, True, after[1] if after else end)
    start = at
    while clock.word(start - 1) in clock.tables.before_a_length:
        start -= 1
    is_for_so_long = clock.word(start - 1) in clock.tables.for_so_long
    if clock.word(start - 1) in clock.tables.exactly_at:
        return None  # "at twenty hours" is a time of day
    is_beside = clock.word(end) in clock.tables.shifts or clock.word(end) in clock.tables.past_or_to
    leads_up = is_beside and clock.number(end + 1) is None  # "an hour before", "ten minutes to stretch"
    if (clock.word(end) in clock.tables.ago and not leads_up) or (seconds >= DAY and not is_for_so_long):
        return None  # "what a day"
    return Duration(seconds, False, end)


def counted_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """Return the seconds of the length of time at word `at` and where it ends, or None.

    "two hours", "half an hour", "an hour and a half", or a unit alone: "hour".
    """
    fixed = clock.named(clock.tables.stretches, at)
    if fixed is not None:
        return int(fixed[0]), fixed[1]
    counted = clock.number(at) or (1, at)
    before = clock.past(clock.tables.of, counted[1])
    after = clock.past(clock.tables.and_a_half, before)
    unit = clock.named(clock.tables.units, after)
    if unit is None:
        return None
    end = clock.past(clock.tables.and_a_half, unit[1]) if after == before else unit[1]
    has_half = after > before or end > unit[1]  # "two and a half hours", "two hours and a half"
    if int(unit[0]) == HOUR and not has_half:
        minutes, end = _minutes(clock, end)
        return int(counted[0] * HOUR) + minutes, end
    return int(counted[0] * int(unit[0]) + has_half * int(unit[0]) / 2), end


def _minutes(clock: ClockWords, at: int) -> tuple[int, int]:
    """Return the minutes that follow a count of hours, in seconds, and where they end; 0 and `at` if there are none.

    "An hour twenty minutes", "an hour and twenty". Without the unit, nothing may be counted by the number.
    """
    joint = clock.past(clock.tables.either_day, at)
    number = clock.number(joint)
    if number is None or not 1 <= number[0] < HOUR // MINUTE:
        return 0, at
    unit = clock.named(clock.tables.units, number[1])
    if unit is not None:
        return (int(number[0]) * MINUTE, unit[1]) if unit[0] == MINUTE else (0, at)
    return (int(number[0]) * MINUTE, number[1]) if joint > at else (0, at)


def shift_at(clock: ClockWords, start: int, end: int) -> tuple[int, int, int] | None:
    """Return which way the words beside a length of time move what is set, where they end and begin; or None.

    "Back an hour" and "an hour later" are later (1), "forward by an hour" and "an hour earlier" are earlier (-1).
    """
    shifts = clock.tables.shifts
    after = clock.named(shifts, end) or clock.named(shifts, end - 1)
    if after is not None:
        return int(after[0]), max(after[1], end), start
    for at in range(max(start - 2, 0), start):
        before = clock.named(shifts, at)
        if before is not None and before[1] == start:
            return int(before[0]), end, at
    return None
