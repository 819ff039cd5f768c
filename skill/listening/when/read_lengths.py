"""Read lengths of time into a draft: for how long, from now, by how much to move, and bare numbers."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.when.clock_times import mere_number_at
from skill.listening.when.draft import ScheduleDraft
from skill.listening.when.durations import DAY, duration_at, shift_at


def duration(draft: ScheduleDraft, at: int) -> int | None:
    """Read a length of time: for how long, from now, or by how much to move what is set."""
    said = duration_at(draft.clock, at)
    if said is None:
        return None
    shift = shift_at(draft.clock, at, said.end)
    if shift is not None and said.is_from_now and shift[2] < at:
        shift = None  # "take it off in ten minutes"
    if shift is not None:
        draft.found = replace(draft.found, shift=shift[0] * said.seconds)
        draft.read_words.append((shift[2], at))
    if shift is not None and not said.is_from_now:
        return shift[1]
    if not said.is_from_now and said.seconds >= DAY:
        draft.found = replace(draft.found, ends=True)  # "for two weeks"
    elif not said.is_from_now:
        is_more = draft.found.is_more or draft.found.length not in (0, said.seconds)
        draft.found = replace(draft.found, length=draft.found.length or said.seconds, is_more=is_more)
    elif said.seconds < DAY and draft.found.in_seconds not in (0, said.seconds):
        draft.found = replace(draft.found, is_more=True)
    elif said.seconds >= DAY:
        draft.found = replace(draft.found, in_days=said.seconds // DAY)
    else:
        draft.found = replace(draft.found, in_seconds=said.seconds)
    return said.end


def number(draft: ScheduleDraft, at: int) -> int | None:
    """Read a bare number, which may stand in place of one that was said before."""
    said = mere_number_at(draft.clock, at)
    if said is None:
        return None
    draft.found = replace(draft.found, number=said[0])
    return said[1]
