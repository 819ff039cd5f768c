"""Words -> a stretch of time: "two hours", "for fifteen minutes", "in an hour and a half"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.when.clock_words import ClockWords

DAY = 86_400
"""Seconds."""

_AND_A_HALF = ["and", "a", "half"]


class Duration(NamedTuple):
    """A stretch of time said up to word `end`: its seconds, and whether it is counted from now."""

    seconds: int
    is_from_now: bool
    end: int


def duration_at(clock: ClockWords, at: int) -> Duration | None:
    """ "in two hours", "for fifteen minutes", "two hours from now"."""
    sign = clock.named("from_now", at)
    counted = counted_at(clock, sign[1] if sign else at)
    if counted is None or (sign is None and not clock.number(at)):
        fixed = clock.named("stretches", at)
        counted = (int(fixed[0]), fixed[1]) if fixed else None
    if counted is None:
        return None
    seconds, end = counted
    after = clock.named("after_now", end)
    if sign is not None or after is not None:
        return Duration(seconds, True, after[1] if after else end)
    if clock.word(end) in ("ago", "before", "to", "past") or (seconds >= DAY and clock.word(at - 1) != "for"):
        return None  # "what a day"
    return Duration(seconds, False, end)


def counted_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """ "two hours", "half an hour", "an hour and a half", "hour": seconds and where it ends."""
    fixed = clock.named("stretches", at)
    if fixed is not None:
        return int(fixed[0]), fixed[1]
    counted = clock.number(at) or (1, at)
    end = counted[1]
    if clock.word(end) == "of":
        end += 1
    half = clock.words[end : end + 3] == _AND_A_HALF
    unit = clock.named("units", end + 3 * half)
    if unit is None:
        return None
    value, end = counted[0] * int(unit[0]), unit[1]
    if half or clock.words[end : end + 3] == _AND_A_HALF:
        value, end = value + int(unit[0]) / 2, end if half else end + 3
    return int(value), end
