"""Move all reminders at once ("make all of them an hour later")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.due import dated, start_of
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.timing import laid_over
from skill.dialogue.saying import MOST_NAMES
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import ChangeAll, ChangeReminder, Item
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line
from skill.listening.when.said_time import Schedule


def asked(turn: ReminderTurn, items: Sequence[Item]) -> Step | None:
    """Say when each reminder would come, and ask for a yes to all. None if they are too many, or a time stays open."""
    said = turn.heard.schedule
    plan = ReminderPlan(
        purpose=Purpose.CHANGE_ALL,
        hour=said.hour,
        minute=said.minute,
        is_settled=said.is_settled,
        days=said.days,
        shift=said.shift,
    )
    changes = _changes(turn, plan, items)
    if not changes or len(changes) > MOST_NAMES:
        return None
    names = (Line(ReminderMessage.ITEM, values=turn.values(change.plan)) for change in changes)
    return turn.ask(plan, Offer.CONFIRM_CHANGE_ALL, (Line(ReminderMessage.ALL_LIKE_THIS), *names))


def confirmed(turn: ReminderTurn, plan: ReminderPlan, items: Sequence[Item]) -> Step:
    """Move them all, as was just said aloud and confirmed."""
    return turn.run(ChangeAll(tuple(_changes(turn, plan, items))), Line(ReminderMessage.ALL_CHANGED))


def _changes(turn: ReminderTurn, plan: ReminderPlan, items: Sequence[Item]) -> list[ChangeReminder]:
    """Return each reminder with its new time; empty if the new time of any is not complete."""
    clock = turn.clock
    if clock is None:
        return []
    said = Schedule(hour=plan.hour, minute=plan.minute, is_settled=plan.is_settled, days=plan.days, shift=plan.shift)
    changes: list[ChangeReminder] = []
    for item in items:
        found = replace(item.plan, purpose=Purpose.CHANGE, token=item.token, zone=clock.zone)
        moved = dated(laid_over(found, said, clock).plan, clock).plan
        if not moved.is_timed or moved.seconds:
            return []
        changes.append(ChangeReminder(moved, start_of(moved, clock)))
    return changes
