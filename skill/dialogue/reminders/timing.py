"""Add a time that was said to a plan: which day or days, and which hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

from skill.dialogue.reminders.due import Timed
from skill.dialogue.reminders.limits import limits_of, too_often
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.moments import is_in
from skill.dialogue.reminders.named_days import day_of, names_two_days
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import LONGEST, PARTS, SHORTEST, ReminderPlan, code_of
from skill.listening.when.clock_times import in_24
from skill.listening.when.durations import DAY
from skill.listening.when.read_hours import MOST_OTHERS
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import HourOfDay, Schedule

NEAR = 3
"""Hours. A corrected time this close to the one before is in the same half of the day ("make it eight thirty")."""

_MINUTE, _HOUR = 60, 3600
"""In seconds."""


def says_when(schedule: Schedule) -> bool:
    """Whether anything was said about a time. What only goes with it ("after dinner") is none."""
    return replace(schedule, beside="") != Schedule()


def names_a_day(said: Schedule) -> bool:
    """Whether the device's clock is needed to tell which day is meant."""
    return said.names_a_day or said.length >= DAY


def laid_over(plan: ReminderPlan, said: Schedule, clock: DeviceClock | None) -> Timed:
    """Return the plan with a new time laid over the one before. What was not named again is kept.

    Without a clock, the day is left open. An hour is never guessed: "at eight" leaves open whether it is morning or
    evening, so `is_settled` stays false.
    """
    said = replace(said, weeks_on=said.weeks_on or plan.weeks_on)
    if said.not_in and is_in(plan, said.not_in):
        plan = replace(plan, hour=None, minute=0, is_settled=False)
    first = _one_of_the_others(plan, said)
    plan = plan.beginning_with(first) if first else plan
    is_same_day = not replace(said, days=()).names_a_day and set(said.days) <= set(plan.days)
    if said.adds and said.hour is not None and plan.hour is not None and is_same_day:
        return _with_one_more(plan, said)
    others = _others(plan, said)
    notes = [ReminderMessage.FIRST_OF if others else ReminderMessage.ONE_TIME] if said.is_more else []
    notes += limits_of(plan, said)
    notes += [ReminderMessage.PAST] if said.is_past and said.hour is None and not said.names_a_day else []
    plan = replace(plan, others=others or plan.others)
    counted = _counted(plan, said, notes)
    return counted if counted is not None else _on_the_calendar(plan, said, clock, notes)


def _one_of_the_others(plan: ReminderPlan, said: Schedule) -> str:
    """Return which of the times still to come was named, to be made first ("start with the four one"), if one was."""
    if plan.hour is None or said.hour is None or said.is_more:
        return ""
    times = (code for code in plan.others if code not in PARTS)
    return next((code for code in times if (int(code[:2]) % 12, int(code[3:5])) == (said.hour % 12, said.minute)), "")


def _others(plan: ReminderPlan, said: Schedule) -> tuple[str, ...]:
    """Return the further times that were said, each as the plan keeps it; empty if none were.

    Parts of the day and hours complete one another, whichever was said first ("one in the morning, one at night" -
    "eight and nine").
    """
    if said.parts and plan.hour is not None:
        hour = plan.hour % 12 or 12
        return tuple(code_of(HourOfDay(in_24(hour, part), plan.minute, True)) for part in said.parts)
    parts = [other for other in plan.others if other in PARTS]
    settled = (
        HourOfDay(in_24(one.hour, part), one.minute, True) if part and not one.is_settled else one
        for one, part in zip_longest(said.others, parts[: len(said.others)], fillvalue="")
        if isinstance(one, HourOfDay)
    )
    return tuple(map(code_of, settled)) or said.parts


def _with_one_more(plan: ReminderPlan, said: Schedule) -> Timed:
    """Return the plan with a further time of day after its own, as was asked ("and three as well")."""
    further = (HourOfDay(said.hour or 0, said.minute, said.is_settled), *said.others)
    others = (*plan.others, *(code for code in map(code_of, further) if code not in plan.others))
    return Timed(replace(plan, others=others[:MOST_OTHERS]), (ReminderMessage.FIRST_OF,))


def _counted(plan: ReminderPlan, said: Schedule, notes: list[ReminderMessage]) -> Timed | None:
    """Return the plan with a time counted from now, or from the time that it has; None for any other time."""
    if said.past is not None and plan.hour is not None:  # "half past", of the hour that was named before
        return Timed(_moved(replace(plan, minute=0), said.past * _MINUTE), tuple(notes))
    if said.shift and (plan.seconds or (plan.hour is not None and plan.is_settled)):
        return Timed(_moved(plan, said.shift), tuple(notes))
    if said.every and (said.every >= DAY or said.hour is None):
        return _instead_of(_hour(plan, said) if said.every >= DAY else plan, said.every, notes)
    if said.every:  # "every six hours starting at noon"
        notes += [too_often(said.every)]
    counted = said.in_seconds or (said.length if said.hour is None and not said.names_a_day else 0)
    if plan.seconds and said.number:  # "in ten minutes" - "no, twenty"
        counted = said.number * (_HOUR if plan.seconds % _HOUR == 0 else _MINUTE)
    return Timed(_from_now(plan, counted), tuple(notes)) if counted and counted < DAY else None


def _on_the_calendar(
    plan: ReminderPlan, said: Schedule, clock: DeviceClock | None, notes: list[ReminderMessage]
) -> Timed:
    """Return the plan with the hour, the day or the days that were said."""
    if said.length >= DAY and not said.names_a_day:
        said = replace(said, in_days=said.length // DAY)
    if said.is_soon:
        later = replace(plan, hour=None, is_settled=False, seconds=0)
        return Timed(later, (*notes, ReminderMessage.WHICH_DAY))
    plan = _hour(plan, said)
    if said.adds and plan.days:
        named = {*plan.days, *said.days, said.weekday}
        said = replace(said, days=tuple(day for day in EVERY_DAY if day in named), weekday="")
    if said.ends and not (said.names_a_day or plan.days or said.is_vague) and plan.hour is not None:
        said = replace(said, days=EVERY_DAY)  # "at eight for two weeks"
    return _on_days(plan, said, clock, notes)


def _on_days(plan: ReminderPlan, said: Schedule, clock: DeviceClock | None, notes: list[ReminderMessage]) -> Timed:
    """Return the plan with the day or the days that were said."""
    is_first = said.begins or (said.days_on and said.weekday in plan.days)  # "not this Monday, the one after"
    if is_first and said.names_a_day and (said.days or plan.days or said.ends):
        return _begun(plan, said, clock, notes)
    if said.days or plan.days:
        notes += [ReminderMessage.NO_END] if said.ends or (said.is_within and plan.days) else []
        notes += [ReminderMessage.NO_DAY_OUT] if said.skips else []
    if said.days:
        begin = plan.date if plan.days else ""
        return Timed(replace(plan, days=said.days, date=begin, lacks_day=False, seconds=0), tuple(notes))
    left = tuple(day for day in plan.days if day not in said.without)
    if said.without and left:
        return Timed(replace(plan, days=left), tuple(notes))
    if said.is_vague and not said.names_a_day and not (said.is_within and (plan.days or plan.date or plan.seconds)):
        undated = replace(plan, days=(), date="", lacks_day=True, seconds=0, weeks_on=said.weeks_on)
        return Timed(undated, (*notes, ReminderMessage.WHICH_DAY))
    if said.names_a_day:
        day = day_of(said, clock.now.date()) if clock else ""
        is_none = clock is not None and not day  # the thirty first of February is no day, and never today
        notes += [ReminderMessage.NO_SUCH_DAY] if is_none else []
        notes += [ReminderMessage.FIRST_OF] if clock and names_two_days(said, clock.now.date()) else []
        plan = replace(plan, days=(), date=day, lacks_day=is_none, seconds=0)
    return Timed(plan, tuple(notes))


def _begun(plan: ReminderPlan, said: Schedule, clock: DeviceClock | None, notes: list[ReminderMessage]) -> Timed:
    """Return the plan with days that repeat from one on ("every day from tomorrow", "from tomorrow until Sunday")."""
    notes += [ReminderMessage.NO_END] if said.ends else []
    day = day_of(said, clock.now.date()) if clock else ""
    days = said.days or plan.days or EVERY_DAY
    return Timed(replace(plan, days=days, date=day, lacks_day=False, seconds=0), tuple(notes))


def _moved(plan: ReminderPlan, seconds: int) -> ReminderPlan:
    """Return the plan with its time moved by `seconds`: later, or earlier if less than 0."""
    if plan.seconds:
        return replace(plan, seconds=min(max(plan.seconds + seconds, SHORTEST), LONGEST))
    day = date.fromisoformat(plan.date) if plan.date else date(2000, 1, 3)  # any day, where it repeats
    moved = datetime.combine(day, time(plan.hour or 0, plan.minute)) + timedelta(seconds=seconds)
    on = moved.date().isoformat() if plan.date else ""
    return replace(plan, hour=moved.hour, minute=moved.minute, date=on)


def _instead_of(plan: ReminderPlan, every: int, notes: list[ReminderMessage]) -> Timed:
    """Return the nearest thing that can be done instead of a repetition that Alexa cannot do."""
    if every < DAY:
        return Timed(_from_now(plan, every), (*notes, too_often(every)))
    undated = replace(plan, seconds=0, days=(), date="", lacks_day=True)
    return Timed(undated, (*notes, ReminderMessage.NOT_BY_DAYS))


def _from_now(plan: ReminderPlan, seconds: int) -> ReminderPlan:
    counted = min(max(seconds, SHORTEST), LONGEST)
    bare = replace(plan, hour=None, minute=0, is_settled=False, part="", days=(), date="", lacks_day=False)
    return replace(bare, seconds=counted)


def _hour(plan: ReminderPlan, said: Schedule) -> ReminderPlan:
    if said.hour is None:
        part = said.part or ("" if plan.is_settled else said.beside)
        if not part:
            return plan
        if plan.hour is None:
            return replace(plan, part=part, seconds=0)
        hour = in_24(plan.hour % 12 or 12, part)
        return replace(plan, hour=hour, is_settled=True, part="", seconds=0)
    hour, is_settled = said.hour, said.is_settled
    if not is_settled and plan.part:
        hour, is_settled = in_24(hour, plan.part), True
    elif not is_settled and plan.hour is not None and plan.is_settled:
        near = next((h for h in (hour % 12, hour % 12 + 12) if abs(h - plan.hour) <= NEAR), None)
        hour, is_settled = (hour, False) if near is None else (near, True)
    return replace(plan, hour=hour, minute=said.minute, is_settled=is_settled, part="", seconds=0)
