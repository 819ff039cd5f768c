"""What a reminder is about, of what was heard."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.state.reminder_plan import CALL, OTHER, THINGS, VISIT, ReminderPlan
from skill.listening.heard import Heard

CALLING = "calling"
"""The id of the choice of somebody who will ring, write or speak to another."""

VISITING = "visiting"
"""The id of the choice of somebody who will go to another."""

SHORT = 5
"""Words in which a doctor is all that is named. In more, the doctor may stand beside ("what the physio showed me")."""

APPOINTMENTS = (CALL, VISIT)
"""The things of a doctor, which have their hours: a call, and a visit."""

URGENT_TOO = (*APPOINTMENTS, "check_in", "")
"""What a reminder may be about even while care is needed today. All others are held back until then."""


def thing_of(heard: Heard) -> str:
    """Return the thing to be reminded of that was named; empty if none was.

    Words that name none of the things, or several at once, are a thing of the person's own: "my physio exercises" asks
    for no call to the physio.
    """
    named = [thing for thing in THINGS if thing in heard.choices]
    if heard.activity and CALL in named and CALLING not in heard.choices:
        is_visit = VISITING in heard.choices or len(heard.activity.split()) <= SHORT
        named[named.index(CALL)] = VISIT if is_visit else OTHER  # "about my physio" is no call to the physio
    if heard.activity:
        return named[0] if len(named) == 1 else OTHER
    return named[0] if named else ""


def about(plan: ReminderPlan, heard: Heard) -> ReminderPlan:
    """Return the plan with what it is about, if that was said."""
    thing = thing_of(heard)
    return replace(plan, thing=thing, words=heard.activity) if thing else plan


def is_same(one: str, other: str) -> bool:
    """Whether two things are the same. Who names an appointment may mean the visit, or the call to make it."""
    return one == other or (one in APPOINTMENTS and other in APPOINTMENTS)
