"""Plans as a code without words, for Alexa to carry while she asks for a permission (platform sheet, 5.2).

The session is lost meanwhile, so all that waits to be set goes along. A plan is nine groups of digits: what it is for,
what about, its hour, what is settled of it, its days, its date, its seconds, its other times, and its week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from skill.dialogue.state.reminder_plan import MOST_WISHES, PARTS, THINGS, Purpose, ReminderPlan, is_sound
from skill.listening.when.recurrences import EVERY_DAY

_PLAN = r"\.(\d)\.(\d{1,2})\.(\d{4}|)\.(\d{3})\.(\d{0,7})\.(\d{8}|)\.(\d{0,5})\.((?:\d{5})*)\.(\d)"

CODE = rf"3(?:{_PLAN})+"
"""The form of a code, as a pattern: the digits may still stand for no plan, such as a thirteenth month."""

MOST_PLANS = 1 + MOST_WISHES
"""How many plans a code may hold: the one that was agreed to, and those that wait."""

_PART = "9"
"""What stands before the number of a part of the day, where a time would begin with its hour."""


def code_of(plans: Sequence[ReminderPlan]) -> str:
    """Return plans as a code: the one that was agreed to, and then those that wait."""
    return "3" + "".join(f".{group}" for plan in plans[:MOST_PLANS] for group in _groups(plan))


def plans_in(code: Any) -> tuple[ReminderPlan, ...]:
    """Return the plans that a code stands for; empty for any other value. Never raises."""
    if not isinstance(code, str) or re.fullmatch(CODE, code, re.ASCII) is None:
        return ()
    found = tuple(_plan(groups, is_resumed=number == 0) for number, groups in enumerate(re.findall(_PLAN, code)))
    is_ours = len(found) <= MOST_PLANS and all(plan is not None for plan in found)
    return tuple(plan for plan in found if plan) if is_ours else ()


def _groups(plan: ReminderPlan) -> Iterator[str]:
    yield str(list(Purpose).index(plan.purpose))
    yield str(("", *THINGS).index(plan.thing))
    yield "" if plan.hour is None else f"{plan.hour:02}{plan.minute:02}"
    yield f"{int(plan.is_settled)}{int(plan.lacks_day)}{('', *PARTS).index(plan.part)}"
    yield "".join(str(EVERY_DAY.index(day)) for day in plan.days)
    yield plan.date.replace("-", "")
    yield str(plan.seconds) if plan.seconds else ""
    yield "".join(map(_other, plan.others))
    yield str(plan.weeks_on)


def _other(code: str) -> str:
    """Return one of the other times in five digits: hour, minute and whether it is settled, or a part of the day."""
    if code in PARTS:
        return f"{_PART}000{PARTS.index(code)}"
    return f"{code[:2]}{code[3:5]}{int(code.endswith('!'))}"


def _plan(groups: Sequence[str], *, is_resumed: bool) -> ReminderPlan | None:
    purpose, thing, time, state, days, day, seconds, others, weeks = groups
    if int(purpose) >= len(Purpose) or int(thing) > len(THINGS) or int(state[2]) > len(PARTS):
        return None
    fives = [others[at : at + 5] for at in range(0, len(others), 5)]
    if any(five[0] == _PART and int(five[1:]) >= len(PARTS) for five in fives):
        return None
    plan = ReminderPlan(
        purpose=list(Purpose)[int(purpose)],
        thing=("", *THINGS)[int(thing)],
        hour=int(time[:2]) if time else None,
        minute=int(time[2:]) if time else 0,
        is_settled=state[0] == "1",
        lacks_day=state[1] == "1",
        part=("", *PARTS)[int(state[2])],
        days=tuple(EVERY_DAY[int(digit) % len(EVERY_DAY)] for digit in days),
        date=f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else "",
        seconds=int(seconds or 0),
        others=tuple(
            PARTS[int(five[1:])] if five[0] == _PART else f"{five[:2]}:{five[2:4]}{'!' if five[4] != '0' else ''}"
            for five in fives
        ),
        weeks_on=int(weeks),
        is_resumed=is_resumed,
    )
    try:
        return plan if is_sound(plan) else None
    except ValueError:
        return None  # a date that there is not
