"""Read words about a time from left to right, each reading by the module that knows its kind."""

from __future__ import annotations

from collections.abc import Callable

from skill.listening.when import read_days, read_hours, read_lengths, read_parts
from skill.listening.when.clock_times import LAST_HOUR
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.draft import ScheduleDraft
from skill.listening.when.said_time import Schedule

NOTHING = Schedule()

Reading = Callable[[ScheduleDraft, int], int | None]
"""Keeps what it finds at a word in the draft, and returns where that ends; None if nothing of its kind begins there."""

_READINGS: tuple[Reading, ...] = (
    *(read_days.exception, read_days.recurrence, read_days.until, read_lengths.duration, read_lengths.number),
    *(
        read_hours.time,
        read_hours.past,
        read_days.day,
        read_parts.part,
        read_parts.half,
        read_parts.both_halves,
        read_parts.beside,
    ),
    *(read_days.soon, read_days.adding, read_parts.singly, read_days.gone, read_days.beginning, read_hours.hour_range),
)
"""All readings, in the order in which each may build on what the ones before it found at the same word."""


def read(clock: ClockWords, known: Schedule) -> tuple[Schedule, list[tuple[int, int]]]:
    """Return what was known, with all that the words add to it, and where each thing that was read begins and ends."""
    draft = ScheduleDraft(clock, known)
    at = 0
    while at < len(clock.words):
        if not clock.begins(at):
            at += 1
            continue
        ends = [end for reading in _READINGS if (end := reading(draft, at)) is not None]
        if ends:
            draft.read_words.append((at, max(ends)))
        at = max(ends, default=_past_what_is_no_hour(clock, at))
    return draft.whole(), draft.read_words


def _past_what_is_no_hour(clock: ClockWords, at: int) -> int:
    """Return the word after word `at`, or after the number there that no clock shows: "thirty five" is never a five."""
    number = clock.number(at)
    return number[1] if number is not None and number[0] > LAST_HOUR else at + 1
