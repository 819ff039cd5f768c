"""Add a time that was said to a plan: which day, which hour, and when it is first due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import LONGEST, SHORTEST, ReminderPlan
from skill.listening.said import Schedule
from skill.listening.when.clock_times import in_24
from skill.listening.when.durations import DAY
from skill.listening.when.recurrences import EVERY_DAY

NEAR = 3
"""Hours. A corrected time this close to the one before is in the same half of the day ("make it eight thirty")."""

FURTHEST = 365
"""How many days ahead a reminder may be set."""

_MINUTE, _HOUR = 60, 3600
"""In seconds."""

_HOURS = {
    "MO": range(12),
    "AM": range(12),
    "AF": range(12, 18),
    "PM": range(12, 24),
    "EV": range(17, 24),
    "NI": (*range(18, 24), *range(5)),
}
"""The hours of each part of the day, for telling one reminder from another."""

OFTEN = 4 * _HOUR
"""The shortest interval at which Alexa repeats a reminder, in seconds (platform sheet, 5.1)."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A plan with its new time, and the notes that must be said about it."""

    plan: ReminderPlan
    notes: tuple[ReminderMessage, ...] = ()


def says_when(schedule: Schedule) -> bool:
    """Whether anything was said about a time."""
    return schedule != Schedule()


def names_a_day(said: Schedule) -> bool:
    """Whether the device's clock is needed to tell which day is meant."""
    return said.names_a_day or said.length >= DAY


def laid_over(plan: ReminderPlan, said: Schedule, clock: DeviceClock | None) -> Timed:
    """Return the plan with a new time laid over the one before. What was not named again is kept.

    Without a clock, the day is left open. An hour is never guessed: "at eight" leaves open whether it is morning or
    evening, so `is_settled` stays false.
    """
    notes: list[ReminderMessage] = [ReminderMessage.ONE_TIME] if said.is_more else []
    if said.shift and (plan.seconds or (plan.hour is not None and plan.is_settled)):
        return Timed(_moved(plan, said.shift), tuple(notes))
    if said.every:
        return _instead_of(_hour(plan, said) if said.every >= DAY else plan, said.every, notes)
    counted = said.in_seconds or (said.length if said.hour is None and not said.names_a_day else 0)
    if plan.seconds and said.number:  # "in ten minutes" - "no, twenty"
        counted = said.number * (_HOUR if plan.seconds % _HOUR == 0 else _MINUTE)
    if counted and counted < DAY:
        return Timed(_from_now(plan, counted), tuple(notes))
    if said.length >= DAY and not said.names_a_day:
        said = replace(said, in_days=said.length // DAY)
    plan = _hour(plan, said)
    if said.days:
        return Timed(replace(plan, days=said.days, date="", lacks_day=False, seconds=0), tuple(notes))
    left = tuple(day for day in plan.days if day not in said.without)
    if said.without and left:
        return Timed(replace(plan, days=left), tuple(notes))
    if said.is_vague and not said.names_a_day:
        return Timed(replace(plan, days=(), date="", lacks_day=True, seconds=0), (*notes, ReminderMessage.WHICH_DAY))
    if said.names_a_day:
        day = _day(said, clock.now.date()) if clock else ""
        plan = replace(plan, days=(), date=day, lacks_day=False, seconds=0)
    return Timed(plan, tuple(notes))


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
        note = ReminderMessage.TOO_OFTEN if every < OFTEN else ReminderMessage.NOT_BY_HOURS
        return Timed(_from_now(plan, every), (*notes, note))
    return Timed(replace(plan, seconds=0, days=(), date=""), (*notes, ReminderMessage.NOT_BY_DAYS))


def _from_now(plan: ReminderPlan, seconds: int) -> ReminderPlan:
    counted = min(max(seconds, SHORTEST), LONGEST)
    bare = replace(plan, hour=None, minute=0, is_settled=False, part="", days=(), date="", lacks_day=False)
    return replace(bare, seconds=counted)


def _hour(plan: ReminderPlan, said: Schedule) -> ReminderPlan:
    if said.hour is None:
        if not said.part:
            return plan
        if plan.hour is None:
            return replace(plan, part=said.part, seconds=0)
        hour = in_24(plan.hour % 12 or 12, said.part)
        return replace(plan, hour=hour, is_settled=True, part="", seconds=0)
    hour, is_settled = said.hour, said.is_settled
    if not is_settled and plan.part:
        hour, is_settled = in_24(hour, plan.part), True
    elif not is_settled and plan.hour is not None and plan.is_settled:
        near = next((h for h in (hour % 12, hour % 12 + 12) if abs(h - plan.hour) <= NEAR), None)
        hour, is_settled = (hour, False) if near is None else (near, True)
    return replace(plan, hour=hour, minute=said.minute, is_settled=is_settled, part="", seconds=0)


def _day(said: Schedule, today: date) -> str:
    """Return the date that was named (ISO 8601); empty if there is no such day."""
    if said.date:
        return said.date if _is_day(said.date) else ""
    if said.in_days is not None:
        return (today + timedelta(days=min(said.in_days, FURTHEST + 1))).isoformat()
    if said.weekday:
        ahead = (EVERY_DAY.index(said.weekday) - today.weekday()) % 7
        return (today + timedelta(days=ahead + said.days_on or 7)).isoformat()
    days = (today + timedelta(days=ahead) for ahead in range(FURTHEST + 1))
    return next((day.isoformat() for day in days if day.isoformat().endswith(f"-{said.month_day}")), "")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def dated(plan: ReminderPlan, clock: DeviceClock) -> Timed:
    """Add the day to a plan whose time of day is known, or a note that the day is not possible.

    If no day was named, it is the next time that the clock shows that hour. When the clocks go forward, a time that
    they skip is moved on by the same amount.
    """
    plan = replace(plan, zone=clock.zone)
    if plan.seconds or plan.days or plan.hour is None or not plan.is_settled:
        return Timed(plan)
    today = clock.now.date()
    if not plan.date and plan.lacks_day:
        return Timed(plan)
    if not plan.date:
        first = _moment(today, plan, clock)
        plan = replace(
            plan, date=(today if first > clock.now.astimezone(UTC) else today + timedelta(days=1)).isoformat()
        )
    day = date.fromisoformat(plan.date)
    if (day - today).days > FURTHEST:
        return Timed(replace(plan, date=""), (ReminderMessage.TOO_FAR,))
    if _moment(day, plan, clock) <= clock.now.astimezone(UTC):
        return Timed(replace(plan, date="", hour=None, is_settled=False), (ReminderMessage.PAST,))
    shown = _moment(day, plan, clock).astimezone(clock.now.tzinfo)
    if (shown.hour, shown.minute) != (plan.hour, plan.minute):
        moved = replace(plan, hour=shown.hour, minute=shown.minute, date=shown.date().isoformat())
        return Timed(moved, (ReminderMessage.CLOCKS_CHANGE,))
    return Timed(plan)


def _moment(day: date, plan: ReminderPlan, clock: DeviceClock) -> datetime:
    """Return when the clock shows the plan's hour on a day, in UTC."""
    shown = datetime.combine(day, time(plan.hour or 0, plan.minute), clock.now.tzinfo)
    return shown.astimezone(UTC)


def start_of(plan: ReminderPlan, clock: DeviceClock) -> str:
    """Return when a plan is first due: local time, ISO 8601, without zone. Empty if it is counted from now."""
    if plan.seconds:
        return ""
    day = date.fromisoformat(plan.date) if plan.date else clock.now.date()
    while plan.days and (
        EVERY_DAY[day.weekday()] not in plan.days or _moment(day, plan, clock) <= clock.now.astimezone(UTC)
    ):
        day += timedelta(days=1)
    return datetime.combine(day, time(plan.hour or 0, plan.minute)).isoformat()


def moment_of(plan: ReminderPlan, today: date | None) -> str:
    """Return the time as a value to speak: "PT7200S", "today 08:30", "2026-11-25 08:30", "MO,WE 08:30" or "once"."""
    if plan.seconds:
        return f"PT{plan.seconds}S"
    shown = f"{plan.hour or 0:02}:{plan.minute:02}"
    if plan.days:
        return f"{','.join(day for day in EVERY_DAY if day in plan.days)} {shown}"
    if not plan.date:
        return "once"
    ahead = (date.fromisoformat(plan.date) - today).days if today else None
    day = {0: "today", 1: "tomorrow"}.get(ahead, plan.date) if ahead is not None else plan.date
    return f"{day} {shown}"


def is_at_the_same_time(plan: ReminderPlan, other: ReminderPlan) -> bool:
    """Whether two plans are due at the same time of the same day or days."""
    return (plan.hour, plan.minute, plan.days, plan.date) == (other.hour, other.minute, other.days, other.date)


def fits(plan: ReminderPlan, which: Schedule, today: date | None) -> bool:
    """Whether a reminder is one that `which` points at ("the morning one", "the nine o'clock one")."""
    hour = plan.hour or 0
    if which.hour is not None and (which.hour % 12, which.minute) != (hour % 12, plan.minute):
        return False
    if which.part and hour not in _HOURS[which.part]:
        return False
    if which.is_settled and which.hour != hour:
        return False
    named = which.days or ((which.weekday,) if which.weekday else ())
    day = date.fromisoformat(plan.date) if plan.date else None
    if named and set(named).isdisjoint(plan.days or ({EVERY_DAY[day.weekday()]} if day else ())):
        return False
    return which.in_days is None or today is None or day == today + timedelta(days=which.in_days)
