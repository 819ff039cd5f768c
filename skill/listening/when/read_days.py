"""Read days into a draft: single ones, those that repeat, those left out, and where they begin and end."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.normalise import BREAKS
from skill.listening.when.calendar_days import day_at
from skill.listening.when.clock_times import time_at
from skill.listening.when.draft import ScheduleDraft
from skill.listening.when.endings import until_at
from skill.listening.when.read_parts import is_one_more
from skill.listening.when.recurrences import excepted_at, recurrence_at


def exception(draft: ScheduleDraft, at: int) -> int | None:
    """Read days that are left out of those that repeat ("but not on Fridays")."""
    said = excepted_at(draft.clock, at)
    if said is None or (draft.found.skips and any(end == at for _, end in draft.read_words)):
        return None  # in "not tomorrow but Friday", the "but" leaves nothing out
    draft.without += said.days
    draft.repeats = draft.repeats or (bool(draft.days) and bool(said.days))
    draft.found = replace(draft.found, skips=draft.found.skips or said.is_one_day)
    return said.end


def recurrence(draft: ScheduleDraft, at: int) -> int | None:
    """Read that it repeats, and on which days ("every day", "twice a day")."""
    said = recurrence_at(draft.clock, at)
    if said is None:
        return None
    draft.days += said.days
    if said.part and is_one_more(draft, at, said.part):  # "mornings and evenings"
        draft.found = replace(draft.found, parts=(*draft.found.parts, said.part), is_more=True)
        said = said._replace(part=draft.found.part)
    if said.part and not said.days:
        draft.regular = said.part  # "in the mornings", which may be beside the point
    else:
        draft.repeats = draft.repeats or said.repeats
    draft.is_part_first = draft.is_part_first or (bool(said.part) and draft.found.hour is None)
    if said.part:
        draft.part_ends.add(said.end)
    draft.found = replace(
        draft.found,
        every=draft.found.every if said.every is None else said.every,
        part=said.part or draft.found.part,
        is_more=draft.found.is_more or said.is_more,
    )
    return said.end


def day(draft: ScheduleDraft, at: int) -> int | None:
    """Read a day ("tomorrow", "on Monday"), or the first of several ("from Monday")."""
    said = day_at(draft.clock, at)
    if said is None:
        return None
    if draft.clock.is_rejected(at) and not (said.weekday and said.days_on):  # "not this Thursday, the one after"
        draft.found = replace(draft.found, skips=True)  # "not tomorrow"
        return said.end
    draft.before = draft.before if said.days_before is None else said.days_before
    is_first = any(
        draft.clock.named(draft.clock.tables.from_day, start) for start, end in draft.read_words if end == at
    )
    draft.days += [said.weekday] if said.weekday and not is_first else []
    if is_first:
        draft.found = replace(draft.found, begins=True, weekday=said.weekday)
    draft.found = replace(draft.found, days_on=said.days_on or draft.found.days_on)
    if said.in_days is not None:
        draft.found = replace(draft.found, in_days=said.in_days)
    draft.found = replace(
        draft.found,
        month_day=said.month_day or draft.found.month_day,
        months_on=said.months_on or draft.found.months_on,
        weeks_on=said.weeks_on or draft.found.weeks_on,
        is_vague=draft.found.is_vague or said.is_vague,
        is_within=draft.found.is_within or said.is_within,
    )
    return said.end


def adding(draft: ScheduleDraft, at: int) -> int | None:
    """Read that the day or the hour which follows is one more ("add Saturday", "also at four", "and three too")."""
    sign = draft.clock.named(draft.clock.tables.adding, at)
    start = draft.clock.past(draft.clock.tables.before_a_time, sign[1]) if sign else at
    day = sign and (recurrence_at(draft.clock, start) or day_at(draft.clock, start))
    following = draft.clock.word(sign[1]) if sign else ""
    is_last = following in draft.clock.closes or following in BREAKS or not following  # not "too long"
    is_hour = sign is not None and time_at(draft.clock, start) is not None
    if sign is None or not (day or is_hour or (sign[0] and is_last)):
        return None
    draft.found = replace(draft.found, adds=True)
    return sign[1]


def beginning(draft: ScheduleDraft, at: int) -> int | None:
    """Read that the one day which follows is only the first ("from tomorrow", unlike "from Monday to Friday")."""
    sign = draft.clock.named(draft.clock.tables.from_day, at)
    day = day_at(draft.clock, sign[1]) if sign else None
    is_range = sign is not None and recurrence_at(draft.clock, sign[1]) is not None
    return sign[1] if sign and day and not (is_range or day.is_vague) else None


def until(draft: ScheduleDraft, at: int) -> int | None:
    """Read when something that repeats should end ("until six", "till Christmas"), which no reminder can."""
    end = until_at(draft.clock, at)
    if end is not None:
        draft.found = replace(draft.found, ends=True)
    return end


def gone(draft: ScheduleDraft, at: int) -> int | None:
    """Read a day that is over ("yesterday"), on which nothing can be set."""
    said = draft.clock.named(draft.clock.tables.gone, at)
    if said is None:
        return None
    draft.found = replace(draft.found, is_past=True)
    return said[1]


def soon(draft: ScheduleDraft, at: int) -> int | None:
    """Read that it is to be later, and no more."""
    said = draft.clock.named(draft.clock.tables.soon, at)
    if said is None or draft.clock.named(draft.clock.upon, at - 1):  # "as soon as I can"
        return None
    draft.found = replace(draft.found, is_soon=True)
    return said[1]
