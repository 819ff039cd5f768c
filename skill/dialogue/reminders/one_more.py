"""A second wish while the first waits for its yes: the first is asked for again, and the second comes after it."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.booking import go_on
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import thing_of
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.reminder_plan import OTHER, ReminderPlan
from skill.dialogue.state.reply import Line
from skill.listening.acts import Act
from skill.listening.said import Answer

_ABOUT_THE_FIRST = frozenset({Act.CORRECT, Act.RECONSIDER, Act.CHANGE, Act.CHANGE_IT, Act.CANCEL, Act.CANCEL_IT})


def is_one_more(turn: ReminderTurn, plan: ReminderPlan) -> bool:
    """Whether another thing is wished for at a time of its own, while `plan` waits for a yes ("and to ice it at six").

    "No, ice at six" is about the first.
    """
    heard = turn.heard
    thing = thing_of(heard)
    is_other = (
        turn.now.pending == Offer.CONFIRM_TIMER
        or thing not in ("", plan.thing)
        or (thing == plan.thing == OTHER and heard.activity != plan.words)
    )
    is_timed = heard.schedule.hour is not None or bool(heard.schedule.in_seconds)
    is_waiting = turn.now.pending in (Offer.CONFIRM_SET, Offer.CONFIRM_TIMER)
    is_of_it = heard.answer is Answer.NO or heard.takes_back or bool(heard.acts & _ABOUT_THE_FIRST)
    return is_waiting and bool(thing) and is_other and is_timed and not is_of_it


def first_the_first(turn: ReminderTurn, plan: ReminderPlan, second: Step) -> Step:
    """Ask for the yes to `plan` again, and keep what `second` would have asked about."""
    if second[1].errand is not None:
        return second  # the device is asked for its clock, and the turn is then taken again
    wish = second[0].plan
    after, reply = go_on(turn, plan, (Line(ReminderMessage.THE_FIRST),))
    return replace(after, wish=wish), reply


def then_the_second(turn: ReminderTurn, step: Step) -> Step:
    """Go on with the second wish once the first is set or given up; else return `step`."""
    after, reply = step
    wish = turn.now.wish
    if wish is None or turn.now.plan is None or after.plan is not None or reply.errand is not None:
        return step
    onward = replace(turn, now=replace(after, wish=None))
    return go_on(onward, wish, (*reply.statements, Line(ReminderMessage.THE_NEXT)))
