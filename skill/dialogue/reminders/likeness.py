"""Give a new reminder the days, and if need be the hour, of one that stands ("another one for the walk at four")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.dialogue.reminders.booking import with_time
from skill.dialogue.reminders.existing import read
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import is_same
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import Item, Report
from skill.dialogue.state.reminder_plan import OTHER, Purpose, ReminderPlan
from skill.listening.heard import THE_LAST


def is_alike(turn: ReminderTurn, plan: ReminderPlan) -> bool:
    """Whether a new reminder should be like one that stands ("same days", "another one for the walk")."""
    return turn.heard.like is not None and plan.purpose is Purpose.SET


def timed(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Add the time that was said to the plan, over that of the reminder that it should be like, and go on."""
    said = turn.heard.schedule
    if not is_alike(turn, plan) or said.names_a_day or said.in_seconds:
        return with_time(turn, plan)
    report = read(turn)
    if not isinstance(report, Report):
        return report
    was = plan
    plan = _like_one(plan, turn.heard.like or frozenset(), report.items, turn.now.last.reopens)
    if was.hour is not None and said.hour is None:  # "same days": the hour has been said
        plan = replace(plan, hour=was.hour, minute=was.minute, is_settled=was.is_settled)
    alone = replace(turn.heard, schedule=replace(said, adds=False))  # the hour of the other one is no time of this one
    return with_time(replace(turn, act=replace(turn.act, heard=alone)), plan)


def _like_one(
    plan: ReminderPlan, named: frozenset[str], items: Sequence[Item], last: ReminderPlan | None
) -> ReminderPlan:
    """Return the plan with the time of the reminder that it should be like; as it is if there is none.

    `named` are the choices that name that one, or `THE_LAST`: the one spoken of last (`last`), or the only one. Where
    none is named, it is one of the same thing, or the last one if no thing is named. A reminder of the person's own
    words keeps none of them, so it is known only as the last one.
    """
    spoken_of = [last] if last is not None and last.is_timed else []
    if THE_LAST in named:
        found = spoken_of or ([item.plan for item in items] if len(items) == 1 else [])
    else:
        things = named or frozenset({plan.thing} if plan.thing else ())
        found = [item.plan for item in items if item.plan.thing != OTHER and _is_one_of(item.plan, things)]
        found += [] if plan.thing else spoken_of
    source = next(iter(found), None)
    if source is None:
        return plan
    if not plan.thing:
        plan = replace(plan, thing=source.thing, words=source.words)
    return replace(
        plan, hour=source.hour, minute=source.minute, is_settled=source.is_settled, days=source.days, date=source.date
    )


def _is_one_of(plan: ReminderPlan, things: frozenset[str]) -> bool:
    return any(is_same(plan.thing, thing) for thing in things)
