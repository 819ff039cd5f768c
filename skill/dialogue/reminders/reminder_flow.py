"""Answer a turn about a reminder or a timer."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import CONFIRMING
from skill.dialogue.reminders.agreeing import is_wished_again
from skill.dialogue.reminders.answered import answered
from skill.dialogue.reminders.asked import asked, is_of_the_last, points
from skill.dialogue.reminders.booking import confirmed
from skill.dialogue.reminders.existing import is_of_none, read_out
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.of_timers import asks_of_the_run
from skill.dialogue.reminders.one_more import (
    all_further,
    first_the_first,
    is_another,
    is_one_more,
    kept_waiting,
    narrowed,
    then_the_next,
    waits_for,
)
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.wishes import NOT_HERE, is_asked_for
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import Consent
from skill.dialogue.state.plan_code import plans_in
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.dialogue.state.reply import Line, Values
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.listening.acts import Act
from skill.listening.errands import NEW
from skill.listening.heard import Heard
from skill.listening.said import Answer

_CONSENTS = {
    Consent.DENIED: ReminderMessage.DENIED,
    Consent.NOT_ANSWERED: ReminderMessage.UNANSWERED,
    Consent.FAILED: ReminderMessage.NOT_ASKED,
}

_PUT_RIGHT = frozenset({Act.CANCEL_IT, Act.CHANGE_IT, Act.CORRECT, Act.RECONSIDER, Act.RENAME})
"""Acts after which a yes is none yet: "yes, and make it ten"."""


_OF_OTHERS = frozenset({Act.CANCEL, Act.CHANGE, Act.LIST})
"""Acts of whoever speaks of reminders and timers that stand, though the words name a timer."""


def take(knowledge: Knowledge, now: Conversation, act: UserAct) -> Step | None:
    """Answer a turn that makes, lists, changes or cancels a reminder or a timer; None for any other turn.

    The caller makes sure that no check is under way and that nothing new was told about the pain: both come first.
    """
    turn = ReminderTurn(knowledge, now, act)
    heard, plan = act.heard, now.plan
    if is_asked_for(heard) and not act.abilities.keeps_alerts:
        return turn.carry_on(NOT_HERE)
    if plan is not None and now.pending in CONFIRMING and is_wished_again(heard):
        return then_the_next(turn, confirmed(turn, plan))
    kept = narrowed(turn, plan) if plan is not None else None
    if kept is not None:
        return then_the_next(turn, kept)
    if plan is not None and heard.after_yes is not None:
        taken = _yes_and(turn, plan, heard.after_yes)
        if taken is not None:
            return taken
    if plan is not None and is_one_more(turn, plan):
        return first_the_first(turn, plan, heard, *all_further(heard))
    if plan is None and is_of_none(now, heard):
        return read_out(turn)
    if is_asked_for(heard) or is_of_the_last(turn) or asks_of_the_run(turn):
        return then_the_next(turn, asked(turn))
    if plan is None or not now.pending:
        return None
    return then_the_next(turn, answered(turn, plan))


def _yes_and(turn: ReminderTurn, plan: ReminderPlan, further: Heard) -> Step | None:
    """Take a yes, and then answer what follows it ("yes, and remind me to ice at six"); None where it is no clean yes.

    What follows may be another wish, or something else about reminders. What may be about the plan itself ("yes, and
    make it ten"), and anything else that is told or asked, takes back the yes.
    """
    is_confirmed = turn.act.kind is ActKind.SAY and turn.now.pending in CONFIRMING
    is_of_it = Act.CHANGE in further.acts and not points(further)
    is_unclear = (
        is_of_it
        or further.takes_back
        or further.is_qualified
        or further.answer is Answer.NO
        or further.acts & _PUT_RIGHT
    )
    if not is_confirmed or is_unclear:
        return None
    if further.acts & NEW and not further.acts & _OF_OTHERS:
        if not is_another(further, plan):
            return None  # "yes, set the reminder for every day"
        waiting = kept_waiting(turn, further, *all_further(further))
        if not isinstance(waiting, ReminderTurn):
            return waiting
        return then_the_next(waiting, confirmed(waiting, plan))
    is_of_one_waiting = waits_for(turn, further)
    if not (is_asked_for(further) or is_of_one_waiting):
        return None
    step = then_the_next(turn, confirmed(turn, plan))
    if step[1].errand is not None or (is_of_one_waiting and not is_asked_for(further)):
        return step  # "yes, and what about the walk", which comes up now
    after, reply = step
    rest = take(turn.knowledge, after, replace(turn.act, heard=further))
    return (rest[0], replace(rest[1], statements=(*reply.statements, *rest[1].statements))) if rest else None


def values_of_the_plan(knowledge: Knowledge, now: Conversation, act: UserAct) -> Values:
    """Return the values of the plan for asking the pending question again; empty if it is not about a plan."""
    return ReminderTurn(knowledge, now, act).values_in(now.offer, now.plan) if now.plan else ()


def returned(knowledge: Knowledge, act: UserAct) -> Step | None:
    """Answer the return from Alexa's permission request: set what was said aloud and agreed to before she asked.

    What waits comes up after it. Return None if the request was not about a plan of this skill.
    """
    plans = plans_in(act.returned.token) if act.returned else ()
    if act.returned is None or not plans:
        return None
    plan, *others = plans
    turn = ReminderTurn(knowledge, Conversation(plan=plan, wishes=tuple(others)), act)
    if act.returned.consent in _CONSENTS:
        turn = replace(turn, now=Conversation())
        return turn.carry_on(Line(_CONSENTS[act.returned.consent]))
    after, reply = then_the_next(turn, confirmed(turn, plan))
    return after, replace(reply, statements=(Line(ReminderMessage.ACCEPTED), *reply.statements))
