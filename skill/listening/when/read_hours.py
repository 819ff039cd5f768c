"""Read times of day into a draft: the first that is named, those of a list, and what is no time."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.when.clock_times import in_24, no_time_at, past_at, range_at, time_at
from skill.listening.when.draft import ScheduleDraft
from skill.listening.when.durations import duration_at
from skill.listening.when.said_time import HourOfDay

MOST_OTHERS = 3
"""How many times of a list are kept after the first."""


def time(draft: ScheduleDraft, at: int) -> int | None:
    """Keep the first time of day that is named. Of others, keep those of a list, or else only that there was one."""
    said, found = time_at(draft.clock, at), draft.found
    if said is None:
        return _another(draft, at)
    if draft.clock.is_rejected(at):
        return said.end  # "not at eight"
    if found.hour is None:
        part = said.half or found.part
        draft.found = replace(found, hour=said.hour, minute=said.minute, is_settled=said.is_settled, part=part)
    elif (
        (found.hour, found.minute) != (said.hour, said.minute)
        or _is_other_half(draft, said.end)
        or draft.is_joined(at)  # "at nine and nine"
    ):
        _more(draft, at, said.hour, said.minute, is_settled=said.is_settled, half=said.half)
    return said.end


def _is_other_half(draft: ScheduleDraft, at: int) -> bool:
    """Whether another part of the day follows than was named before ("eight in the morning and eight at night")."""
    while draft.clock.word(at) in draft.clock.tables.in_a_part:
        at += 1
    part = draft.clock.named(draft.clock.tables.parts, at)
    return part is not None and draft.found.part not in ("", part[0])


def _more(draft: ScheduleDraft, at: int, hour: int, minute: int, *, is_settled: bool, half: str = "") -> None:
    """Keep that there is one time more, and which, if it is one of a list ("at nine and six")."""
    found = replace(draft.found, is_more=True)
    if draft.lies_close(at):
        if draft.is_part_first and not is_settled:  # "every evening at six and eight"
            hour, is_settled = in_24(hour, found.part), True
        elif found.part and not found.is_settled and found.hour is not None:  # "at eight in the morning and six"
            found = replace(found, hour=in_24(found.hour, found.part), is_settled=True, part="")
        if half and not is_settled:
            hour, is_settled = in_24(hour, half), True
        found = replace(found, others=(*found.others, HourOfDay(hour, minute, is_settled))[:MOST_OTHERS])
    draft.found = found


def _another(draft: ScheduleDraft, at: int) -> int | None:
    """Read past what is one time more ("at ten and four", "again in twenty"), or none ("twenty five o'clock")."""
    end = no_time_at(draft.clock, at)
    if end is not None:
        return end
    sign = draft.clock.named(draft.clock.tables.from_now, at)
    again = draft.clock.number(sign[1]) if sign else None
    if again is not None and draft.found.in_seconds and duration_at(draft.clock, at) is None:
        draft.found = replace(draft.found, is_more=True)
        return again[1]
    number = draft.clock.number(at)
    last = max((end for _, end in draft.read_words), default=-1)
    is_joined = draft.clock.past(draft.clock.tables.either_day, last) == at > last or _is_listed(draft, at, last)
    if number is None or not is_joined or draft.found.hour is None or not 1 <= number[0] <= 12:
        return None
    if draft.clock.named(draft.clock.tables.units, number[1]) or draft.clock.word(at) in draft.clock.tables.counting:
        return None
    _more(draft, at, int(number[0]), 0, is_settled=False)
    return number[1]


def _is_listed(draft: ScheduleDraft, at: int, last: int) -> bool:
    """Whether the number at word `at` follows a time at once, and an "and" leads on to another ("nine one and six")."""
    number = draft.clock.number(at)
    joint = draft.clock.past(draft.clock.tables.either_day, number[1]) if number else at
    return number is not None and at == last and joint > number[1] and draft.clock.number(joint) is not None


def past(draft: ScheduleDraft, at: int) -> int | None:
    """Read minutes before or after an hour that is known already ("half past")."""
    said = past_at(draft.clock, at)
    if said is not None and draft.found.hour is None:
        draft.found = replace(draft.found, past=said[0])
    return said[1] if said is not None else None


def hour_range(draft: ScheduleDraft, at: int) -> int | None:
    """Read hours from one to another ("nine to five"), of which the first is the time."""
    said = range_at(draft.clock, at) if draft.clock.is_time else None
    if said is not None and draft.found.hour is None:
        draft.found = replace(draft.found, hour=said[0], minute=0, is_settled=False, is_more=True)
    return said[1] if said else None
