"""Words -> a time of day: "noon", "half past eight", "eight thirty", "at nine", "8 pm"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.when.clock_words import ClockWords

_TO = -1
"""In the table `past_or_to`: the minutes are still to go until the hour."""


class ClockTime(NamedTuple):
    """A time of day said up to word `end`."""

    hour: int
    minute: int
    end: int
    is_settled: bool = False
    """Whether the hour is one of 0 to 23; else morning or evening is unknown."""
    half: str = ""
    """AM or PM, where it was said."""


def in_24(hour: int, part: str) -> int:
    """An hour of 1 to 12 in a part of the day -> the hour of 0 to 23."""
    if part in ("MO", "AM"):
        return hour % 12
    if part == "NI" and (hour == 12 or hour < 6):
        return hour % 12  # "two at night"
    return hour % 12 + 12


def time_at(clock: ClockWords, at: int) -> ClockTime | None:
    """The time of day that begins at a place."""
    named = clock.named(clock.tables.times, at)
    if named is not None:
        hour, _, minute = str(named[0]).partition(":")
        return ClockTime(int(hour), int(minute), named[1], is_settled=True)
    return _relative(clock, at) or _absolute(clock, at)


def _relative(clock: ClockWords, at: int) -> ClockTime | None:
    """ "quarter to nine", "ten past eight", "half eight"."""
    count = clock.named(clock.tables.fractions, at)
    minutes = (int(count[0]), count[1]) if count else clock.number(at)
    if minutes is None or not 1 <= minutes[0] <= 30:
        return None
    end = clock.past(clock.tables.minutes, minutes[1])
    side = clock.named(clock.tables.past_or_to, end)
    if side is None and not (count and minutes[0] == 30):
        return None
    hour = clock.number(side[1] if side else end)
    if hour is None or not 1 <= hour[0] <= 12 or (hour[1] - 1 == end and clock.word(end) in clock.tables.counting):
        return None  # "half an hour"
    is_to = bool(side and side[0] == _TO)
    whole = int(hour[0]) - is_to or 12
    return _completed(clock, ClockTime(whole, 60 - int(minutes[0]) if is_to else int(minutes[0]), hour[1]))


def _absolute(clock: ClockWords, at: int) -> ClockTime | None:
    """ "eight", "eight thirty", "nine oh five", "16 45", where the words around it say that it is a time."""
    hour = clock.number(at)
    if hour is None or not 0 <= hour[0] <= 23 or clock.word(at) in clock.tables.counting:
        return None
    minute, end = _minutes(clock, hour[1])
    if any(clock.named(table, end) for table in (clock.tables.units, clock.tables.months, clock.tables.no_time)):
        return None
    is_full = end > hour[1] or clock.named(clock.tables.on_the_hour, end) or clock.named(clock.tables.half_days, end)
    if not (is_full or _is_alone(clock) or clock.named(clock.tables.at, at - 1) or _is_part_next(clock, end)):
        return None
    return _completed(clock, ClockTime(int(hour[0]), minute, end, is_settled=hour[0] == 0 or hour[0] > 12))


def _is_alone(clock: ClockWords) -> bool:
    """Whether next to nothing else was said."""
    return len([word for word in clock.words if word not in BREAKS]) <= 2


def mere_number_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """A number that may count what was counted before ("no, twenty", "make that three"), and where it ends."""
    number = clock.number(at)
    if number is None or not 1 <= number[0] <= 59 or clock.word(at) in clock.tables.counting:
        return None
    if clock.word(at - 1) in clock.tables.exactly_at:
        return None
    is_last = all(word in BREAKS for word in clock.words[number[1] :])
    return (
        (int(number[0]), number[1]) if is_last and (_is_alone(clock) or clock.named(clock.tables.at, at - 1)) else None
    )


def _minutes(clock: ClockWords, at: int) -> tuple[int, int]:
    """The minutes that follow an hour, and where they end."""
    is_written = clock.word(at) == "," and len(clock.word(at + 1)) == 2 and clock.word(at + 1).isdigit()
    is_small = clock.word(at) in clock.tables.zero
    minutes = clock.number(at + (is_written or is_small))
    if minutes is None or minutes[0] > 59 or not (is_written or is_small or minutes[0] >= 10):
        return 0, at
    return int(minutes[0]), minutes[1]


def _is_part_next(clock: ClockWords, at: int) -> bool:
    """Whether a part of the day follows: "in the morning", "this evening"."""
    while clock.word(at) in clock.tables.in_a_part:
        at += 1
    return clock.named(clock.tables.parts, at) is not None


def _completed(clock: ClockWords, time: ClockTime) -> ClockTime:
    """The time with what may follow it: "o'clock", "am"."""
    on_the_hour = clock.named(clock.tables.on_the_hour, time.end)
    end = on_the_hour[1] if on_the_hour else time.end
    half = clock.named(clock.tables.half_days, end)
    return time._replace(half=str(half[0]), end=half[1]) if half else time._replace(end=end)
