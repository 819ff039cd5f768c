"""Find a time of day in words: "noon", "half past eight", "eight thirty", "at nine", "8 pm"."""

from __future__ import annotations

from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.when.clock_words import ClockWords

LAST_HOUR = 23
"""The last hour that a clock shows."""

_NOON, _AN_HOUR = 12, 3600
"""An hour, and seconds."""

_FIVE = 5
"""Minutes before or after an hour are said by fives, unless the word "minutes" goes with them."""

_TO = -1
"""What `past_or_to` gives for "to": the minutes are counted back from the hour ("ten to nine")."""


class ClockTime(NamedTuple):
    """A time of day that is said up to word `end`."""

    hour: int
    minute: int
    end: int
    is_settled: bool = False
    """Whether the hour is from 0 to 23. If not, it may be in the morning or in the evening."""
    half: str = ""
    """AM or PM, if it was said."""


def in_24(hour: int, part: str) -> int:
    """Return the hour from 0 to 23 that an hour from 1 to 12 is in a part of the day."""
    if part in ("MO", "AM"):
        return hour % 12
    if part == "AF" and hour in (10, 11):
        return hour  # "an early lunch, at half eleven"
    if part == "NI" and (hour == 12 or hour < 6):
        return hour % 12  # "two at night"
    return hour % 12 + 12


def time_at(clock: ClockWords, at: int) -> ClockTime | None:
    """Return the time of day that begins at word `at`, or None."""
    named = clock.named(clock.tables.times, at)
    if named is not None:
        hour, _, minute = str(named[0]).partition(":")
        return ClockTime(int(hour), int(minute), named[1], is_settled=True)
    return _relative(clock, at) or _absolute(clock, at)


def _relative(clock: ClockWords, at: int) -> ClockTime | None:
    """Return a time told by minutes and an hour ("quarter to nine", "ten past eight", "half eight"), or None."""
    count = clock.named(clock.tables.fractions, at)
    minutes = (int(count[0]), count[1]) if count else clock.number(at)
    if minutes is None or not 1 <= minutes[0] <= 30:
        return None
    end = clock.past(clock.tables.minutes, minutes[1])
    if count is None and end == minutes[1] and minutes[0] % _FIVE:
        return None  # "nine to five" is no time, unlike "ten to five"
    side = clock.named(clock.tables.past_or_to, end)
    if side is None and not (count and minutes[0] == 30):
        return None
    hour = clock.number(side[1] if side else end)
    if hour is None or not 1 <= hour[0] <= 12 or (hour[1] - 1 == end and clock.word(end) in clock.tables.counting):
        return None  # "half an hour" is a length of time
    is_to = bool(side and side[0] == _TO)
    whole = int(hour[0]) - is_to or 12
    return _completed(clock, ClockTime(whole, 60 - int(minutes[0]) if is_to else int(minutes[0]), hour[1]))


def _absolute(clock: ClockWords, at: int) -> ClockTime | None:
    """Return a time told as an hour, with or without minutes, or None.

    "eight", "eight thirty", "nine oh five", "16 45". An hour alone counts if the words around it make it a time ("at
    eight", "eight in the morning"), or if the utterance has at most two words.
    """
    hour = clock.number(at)
    if hour is None or not 0 <= hour[0] <= LAST_HOUR or clock.word(at) in clock.tables.counting:
        return None
    minute, end = (0, hour[1]) if _is_listed(clock, hour[1]) else _minutes(clock, hour[1])
    unit = clock.named(clock.tables.units, hour[1])
    is_military = clock.word(at - 1) in clock.tables.exactly_at and hour[0] > _NOON and unit is not None
    if is_military and unit is not None and unit[0] == _AN_HOUR:
        return ClockTime(int(hour[0]), 0, unit[1], is_settled=True)  # "at twenty hours"
    if any(clock.named(table, end) for table in (clock.tables.units, clock.tables.months, clock.tables.no_time)):
        return None
    if clock.named(clock.tables.hundred, hour[1]):
        return ClockTime(int(hour[0]), 0, clock.past(clock.tables.hundred, hour[1]), is_settled=True)
    is_one = clock.is_told_apart(at)  # "change the walk one to eleven"
    is_full = end > hour[1] or clock.named(clock.tables.on_the_hour, end) or clock.named(clock.tables.half_days, end)
    if not (
        is_full
        or _is_alone(clock)
        or (not is_one and _is_asked(clock, end))
        or clock.named(clock.tables.at, at - 1)
        or _is_part_next(clock, end)
    ):
        return None
    return _completed(clock, ClockTime(int(hour[0]), minute, end, is_settled=hour[0] == 0 or hour[0] > 12))


def _is_alone(clock: ClockWords) -> bool:
    """Whether at most two words were said."""
    return len([word for word in clock.words if word not in BREAKS]) <= 2


def _is_asked(clock: ClockWords, end: int) -> bool:
    """Whether a time was asked for, and the number that ends at word `end` counts no thing ("six is fine")."""
    following = clock.word(end)
    return clock.is_time and (
        not following
        or following in BREAKS
        or following in clock.closes
        or following in clock.copulas
        or clock.begins(end)
    )


def past_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """Return the minutes of an hour that is not named and where they end ("half past" -> 30, "quarter to" -> -15)."""
    count = clock.named(clock.tables.fractions, at)
    side = clock.named(clock.tables.past_or_to, count[1]) if count else None
    if count is None or side is None or clock.number(side[1]) or (side[0] == _TO and side[1] < len(clock.words)):
        return None
    return int(count[0]) * int(side[0]), side[1]


def range_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """Return the hour at which a range of hours begins, and where the range ends ("nine to five"), or None."""
    first = clock.number(at)
    joint = clock.named(clock.tables.ranging, first[1]) if first else None
    last = clock.number(joint[1]) if joint else None
    if first is None or last is None or clock.is_pointed(at) or not (1 <= first[0] <= _NOON and 1 <= last[0] <= _NOON):
        return None
    if clock.named(clock.tables.units, last[1]) or time_at(clock, at) or _absolute(clock, at):
        return None
    return int(first[0]), last[1]


def no_time_at(clock: ClockWords, at: int) -> int | None:
    """Return where a time ends that no clock shows ("twenty five o'clock"), or None."""
    number = clock.number(at)
    ended = clock.named(clock.tables.on_the_hour, number[1]) if number and number[0] > LAST_HOUR else None
    return ended[1] if ended else None


def mere_number_at(clock: ClockWords, at: int) -> tuple[int, int] | None:
    """Return a bare number and where it ends, or None.

    It may stand in place of a number said before ("no, twenty", "make that three", "every forty").
    """
    number = clock.number(at)
    if number is None or not 1 <= number[0] <= 59 or clock.word(at) in clock.tables.counting:
        return None
    if clock.word(at - 1) in clock.tables.exactly_at:
        return None
    is_for = clock.word(at - 1) in clock.tables.for_so_long
    is_last = all(word in BREAKS for word in clock.words[number[1] :])
    is_last = is_last or (is_for and clock.word(number[1]) in clock.tables.for_so_long)
    is_led = is_for or clock.named(clock.tables.at, at - 1) or clock.word(at - 1) in clock.tables.every
    return (int(number[0]), number[1]) if is_last and (is_led or _is_alone(clock)) else None


def _is_listed(clock: ClockWords, at: int) -> bool:
    """Whether the number at word `at` is one hour of a list, and no minutes ("ten twelve and three")."""
    number = clock.number(at)
    joint = clock.past(clock.tables.either_day, number[1]) if number is not None else at
    last = clock.number(joint)
    is_hour = number is not None and number[0] <= _NOON and joint > number[1]
    return is_hour and last is not None and last[0] <= _NOON and not clock.named(clock.tables.units, last[1])


def _minutes(clock: ClockWords, at: int) -> tuple[int, int]:
    """Return the minutes that follow an hour and where they end; 0 and `at` if there are none."""
    is_written = clock.word(at) == "," and len(clock.word(at + 1)) == 2 and clock.word(at + 1).isdigit()
    is_small = clock.word(at) in clock.tables.zero
    halved = clock.named(clock.tables.and_a_half, at)
    if halved is not None and clock.named(clock.tables.past_or_to, halved[1]):
        halved = None  # "at two and half past three"
    if halved is not None and clock.named(clock.tables.at, at - 2):
        return 30, halved[1]  # "at seven and a half"
    minutes = clock.number(at + (is_written or is_small))
    if minutes is None or minutes[0] > 59 or not (is_written or is_small or minutes[0] >= 10):
        return 0, at
    return int(minutes[0]), minutes[1]


def _is_part_next(clock: ClockWords, at: int) -> bool:
    """Whether a part of the day begins at word `at` ("in the morning", "every evening", "tomorrow morning")."""
    while clock.word(at) in clock.tables.in_a_part or clock.word(at) in clock.tables.every:
        at += 1
    at = clock.past(clock.tables.days, at) if clock.named(clock.tables.parts, at) is None else at
    return clock.named(clock.tables.parts, at) is not None


def _completed(clock: ClockWords, time: ClockTime) -> ClockTime:
    """Return the time with what may follow it added: "o'clock", "am"."""
    on_the_hour = clock.named(clock.tables.on_the_hour, time.end)
    end = on_the_hour[1] if on_the_hour else time.end
    half = clock.named(clock.tables.half_days, end)
    return time._replace(half=str(half[0]), end=half[1]) if half else time._replace(end=end)
