"""Take a time that is put right in the same breath: "at eight, no sorry, nine", "fifty, I mean fifteen minutes"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.clock_tables import Table
from skill.listening.when.clock_times import in_24
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.said_time import Schedule

_HOUR, _MINUTE = 3600, 60


class Cut(NamedTuple):
    """Where the words stand that take back what was said before them."""

    start: int
    end: int


def corrected_at(clock: ClockWords, read: Sequence[tuple[int, int]], hesitating: Table) -> Cut | None:
    """Return the first words between two times that take the earlier one back ("no sorry", "I mean"), or None.

    `read` has where each time that was read begins and ends. The later one may also be a mere number or half of the
    day ("fifty minutes, no, fifteen", "seven am, no, pm").
    """
    table = clock.tables.correcting
    light = {*table, *clock.tables.before_a_time, *hesitating, *BREAKS}
    ends = sorted(end for _, end in read)
    starts = {start for start, _ in read}
    for at in range(ends[0] + 1 if ends else len(clock.words), len(clock.words)):
        if at not in starts and not clock.number(at) and not clock.named(clock.tables.half_days, at):
            continue
        last = max(end for end in ends if end <= at)
        run = at
        while run > last and clock.words[run - 1] in light:
            run -= 1
        if any(table.get(word) for word in clock.words[run:at]):
            return Cut(next(place for place in range(run, at) if clock.words[place] in table), at)
    return None


def put_right(before: Schedule, after: Schedule) -> Schedule:
    """Return what was said first, with what was said in its place laid over it."""
    is_soon = before.is_soon and after.hour is None and not after.names_a_day
    found = replace(before, beside=after.beside or before.beside, is_soon=is_soon)
    spoken_of = before.length or before.in_seconds
    if spoken_of and after.number and not (after.length or after.in_seconds or after.part):
        seconds = after.number * (_HOUR if spoken_of % _HOUR == 0 else _MINUTE)
        return replace(before, length=before.length and seconds, in_seconds=before.in_seconds and seconds)
    if after.hour is not None:
        part = after.part or ("" if after.is_settled else before.part)
        hour = after.hour if after.is_settled or not part else in_24(after.hour, part)
        found = replace(found, hour=hour, minute=after.minute, is_settled=after.is_settled or bool(part), part=part)
    elif after.part and found.hour is not None:
        found = replace(found, hour=in_24(found.hour % 12 or 12, after.part), part=after.part, is_settled=True)
    elif after.past is not None and found.hour is not None:
        hour, minute = divmod(found.hour * 60 + after.past, 60)
        found = replace(found, hour=hour % 24 if found.is_settled else hour or 12, minute=minute)
    if after.length or after.in_seconds:
        found = replace(found, length=after.length, in_seconds=after.in_seconds)
    if after.names_a_day:
        found = replace(found.on_the_day_of(after), every=after.every)
    return replace(found, is_more=after.is_more, others=after.others, number=after.number or before.number)
