"""Tell which half of the day an hour is in, where only one can be meant. The person hears it before anything is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from skill.dialogue.reminders.things import APPOINTMENTS
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import PARTS, ReminderPlan, code_of
from skill.listening.when.said_time import HourOfDay

OPENING = 7
"""The hour of the morning from which on doctors see people. An hour before it is one of the afternoon."""

SMALL_HOURS = (12, 1, 2, 3, 4)
"""Hours that mean the afternoon if nobody says otherwise: twelve hours before, people sleep."""


def with_half(plan: ReminderPlan, clock: DeviceClock | None) -> ReminderPlan:
    """Return the plan with its hour settled, if it can only be in one half of the day; else as it is.

    "Physio at quarter past two" is in the afternoon, "the scan at nine" in the morning, and of "today at nine" only the
    evening is left, once it is ten.
    """
    if plan.hour is None or plan.is_settled:
        return plan
    listed = _by_the_list(plan)
    if listed is not None:
        return listed
    morning, evening = plan.hour % 12, plan.hour % 12 + 12
    if plan.hour in SMALL_HOURS:
        return replace(plan, hour=evening, is_settled=True)
    if plan.thing in APPOINTMENTS:
        return replace(plan, hour=morning if morning >= OPENING else evening, is_settled=True)
    is_today = clock is not None and plan.date == clock.now.date().isoformat()
    if clock is not None and is_today and (morning, plan.minute) <= (clock.now.hour, clock.now.minute):
        return replace(plan, hour=evening, is_settled=True)
    return plan


def likeliest(plan: ReminderPlan, clock: DeviceClock | None) -> ReminderPlan:
    """Return the plan with its hour in the half of the day that is likelier, to be said back where nobody said which.

    On no day, or on today, that is the half that comes sooner; on other days, the one in which people are up longer.
    """
    if plan.hour is None or plan.is_settled:
        return plan
    morning, evening = plan.hour % 12, plan.hour % 12 + 12
    is_morning = morning >= OPENING
    if clock is not None and not plan.days and plan.date in ("", clock.now.date().isoformat()):
        is_morning = (morning, plan.minute) > (clock.now.hour, clock.now.minute)
    return replace(plan, hour=morning if is_morning else evening, is_settled=True)


def _by_the_list(plan: ReminderPlan) -> ReminderPlan | None:
    """Return the plan with all its hours settled, where they are a list that goes past noon; else None.

    "At ten, two and four" begins in the morning: from ten to two the clock goes past twelve.
    """
    if any(code in PARTS or code.endswith("!") for code in plan.others):
        return None
    times = [(plan.hour or 0, plan.minute), *((int(code[:2]), int(code[3:])) for code in plan.others)]
    in_halves = [(hour % 12, minute) for hour, minute in times]
    noon = next((at for at in range(1, len(times)) if in_halves[at] < in_halves[at - 1]), None)
    if noon is None or not (_rises(in_halves[:noon]) and _rises(in_halves[noon:])):
        return None
    first, *others = (HourOfDay(hour + 12 * (at >= noon), minute, True) for at, (hour, minute) in enumerate(in_halves))
    return replace(plan, hour=first.hour, is_settled=True, others=tuple(map(code_of, others)))


def _rises(times: Sequence[tuple[int, int]]) -> bool:
    return all(one < other for one, other in pairwise(times))
