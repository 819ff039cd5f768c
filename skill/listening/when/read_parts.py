"""Read parts of the day into a draft: "in the morning", "pm", "with breakfast", "once at night"."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.normalise import BREAKS
from skill.listening.when.clock_times import in_24, time_at
from skill.listening.when.draft import ScheduleDraft
from skill.listening.when.said_time import HourOfDay


def part(draft: ScheduleDraft, at: int) -> int | None:
    """Read a part of the day ("in the morning", "tonight")."""
    named = draft.clock.named(draft.clock.tables.parts, at)
    if named is None:
        return None
    said, end = str(named[0]), named[1]
    if draft.clock.is_rejected(at):
        draft.found = replace(draft.found, not_in=said)  # "not at night"
        return end
    is_further = is_one_more(draft, at, said)
    draft.part_ends.add(end)
    if draft.found.others and not draft.found.others[-1].is_settled:
        *others, last = draft.found.others
        settled = HourOfDay(in_24(last.hour, said), last.minute, True)
        draft.found = replace(draft.found, others=(*others, settled))
    elif said in draft.found.parts:
        return end  # read already, as days that repeat
    elif is_further:
        draft.found = replace(draft.found, parts=(*draft.found.parts, said), is_more=True)
    elif not (draft.found.others and draft.found.is_settled):
        draft.is_part_first = draft.is_part_first or draft.found.hour is None
        draft.found = replace(draft.found, part=said)
    if draft.clock.named(draft.clock.tables.days, at):
        return None  # "tonight" is a day too, and `read_days.day` has read it
    return end


def half(draft: ScheduleDraft, at: int) -> int | None:
    """Read "am" where nothing else is said but on which days: in reply to whether it is morning or evening."""
    named, words = draft.clock.named(draft.clock.tables.half_days, at), draft.clock.words
    light = {*BREAKS, *draft.clock.tables.correcting}  # "no I meant pm"
    if named is None or any(word not in light for word in words[:at]):
        return None
    is_alone = all(word in light for word in words[named[1] :])
    is_before_days = draft.clock.word(named[1]) in {*draft.clock.tables.before_a_day, *draft.clock.tables.every}
    if not (is_alone or is_before_days):  # "am I to sit", unlike "pm on weekdays"
        return None
    draft.found = replace(draft.found, part=str(named[0]))
    return named[1]


def both_halves(draft: ScheduleDraft, at: int) -> int | None:
    """Read that an hour is meant in each half of the day ("both please"), where a time was asked for."""
    named, words = draft.clock.named(draft.clock.tables.both_halves, at), draft.clock.words
    if named is None or not draft.clock.is_time:
        return None
    light = {*BREAKS, *draft.clock.closes, *draft.clock.tables.correcting}
    if any(word not in light for word in (*words[:at], *words[named[1] :])):
        return None  # "both legs", "both of my kids"
    draft.found = replace(draft.found, part="AM", parts=("PM",), is_more=True)
    return named[1]


def beside(draft: ScheduleDraft, at: int) -> int | None:
    """Read what somebody does at a known part of the day ("with breakfast", "when I go to bed")."""
    sign = draft.clock.named(draft.clock.tables.beside, at)
    done = draft.clock.occasion(sign[1]) if sign else None
    if done is None:
        return None
    if is_one_more(draft, at, str(done[0])):  # "in the morning and before bed"
        draft.found = replace(draft.found, parts=(*draft.found.parts, str(done[0])), is_more=True)
    else:
        draft.found = replace(draft.found, beside=str(done[0]))
    return done[1]


def singly(draft: ScheduleDraft, at: int) -> int | None:
    """Read what counts a time of a list ("once" in the morning, "one time" at night)."""
    said = draft.clock.named(draft.clock.tables.singly, at)
    start = draft.clock.past(draft.clock.tables.in_a_part, said[1]) if said else at
    while draft.clock.word(start) in draft.clock.tables.before_a_time:
        start += 1
    tables = (draft.clock.tables.parts, draft.clock.tables.beside)
    is_followed = any(draft.clock.named(table, start) for table in tables) or time_at(draft.clock, start)
    if said is None or not is_followed:
        return None
    if draft.last(at) in draft.part_ends or draft.found.hour is None:
        draft.part_ends.add(said[1])
    return said[1]


def is_one_more(draft: ScheduleDraft, at: int, part: str) -> bool:
    """Whether a part of the day is named besides one that was named before ("in the morning and at night")."""
    found = draft.found
    is_new = found.part != "" and part not in (found.part, *found.parts) and not found.others
    between = draft.clock.words[draft.last(at) : at]
    is_listed = draft.last(at) in draft.part_ends and draft.lies_close(at)
    return is_new and is_listed and draft.clock.tables.correcting.keys().isdisjoint(between)
