"""Reminders and timers by voice: which turns are about one, and how such a turn is answered."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.answers import subjects
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.reminders.booking import confirmed, go_on, with_time
from skill.dialogue.reminders.existing import find, read_out
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.reminders.reminder_turn import MOST_TRIES, ReminderTurn
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import Consent, Failure, StopTimers
from skill.dialogue.state.reminder_plan import THINGS, Purpose, ReminderPlan, from_code
from skill.dialogue.state.reply import Line, Lines, Values
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.listening.acts import Act
from skill.listening.said import Answer, Heard
from skill.triage.model import Content, FindingKind

_PURPOSES = {
    Act.CANCEL: Purpose.CANCEL,
    Act.CHANGE: Purpose.CHANGE,
    Act.TIMER: Purpose.TIMER,
    Act.REMIND: Purpose.SET,
}
"""The purpose of each act, most specific first: "cancel my reminder" does not ask for a new reminder."""

_CONSENTS = {
    Consent.DENIED: ReminderMessage.DENIED,
    Consent.NOT_ANSWERED: ReminderMessage.UNANSWERED,
    Consent.FAILED: ReminderMessage.NOT_ASKED,
}

_NOT_HERE = Line(failure_key(Failure.NOT_SUPPORTED))


def is_asked_for(heard: Heard) -> bool:
    """Whether the person speaks of a reminder or a timer, or of a check-in at a later time."""
    return bool(heard.acts & {*_PURPOSES, Act.LIST}) or (Act.CHECK_IN in heard.acts and says_when(heard.schedule))


def put_off(act: UserAct) -> Line:
    """Return what is said to a wish for a reminder while a check is under way."""
    return Line(ReminderMessage.AFTER_CHECK) if act.abilities.keeps_alerts else _NOT_HERE


def without_wish(act: UserAct, heard: Heard) -> tuple[Heard, Lines]:
    """Answer a wish for a reminder on a device that keeps none. Return what else was heard, and what to say of it."""
    if act.abilities.keeps_alerts or not is_asked_for(heard):
        return heard, ()
    return replace(heard, acts=heard.acts - {*_PURPOSES, Act.LIST, Act.CHECK_IN}), (_NOT_HERE,)


def about_the_thing(content: Content, now: Conversation, heard: Heard) -> Heard:
    """Return what was heard, without findings that come from the thing to be reminded of.

    As the answer to what to be reminded of, "a stretch" says nothing about how the pain began.
    """
    if now.pending != Offer.REMIND_WHAT or not _thing(heard):
        return heard
    harmless = (FindingKind.REASSURANCE, FindingKind.COMPLAINT)
    kept = tuple(o for o in heard.observations if content.findings[o.finding].kind not in harmless)
    return replace(heard, observations=kept)


def take(knowledge: Knowledge, now: Conversation, act: UserAct) -> Step | None:
    """Answer a turn that makes, lists, changes or cancels a reminder or a timer; None for any other turn.

    The caller makes sure that no check is under way and that nothing new was told about the pain: both come first.
    """
    turn = ReminderTurn(knowledge, now, act)
    heard = act.heard
    if is_asked_for(heard) and not act.abilities.keeps_alerts:
        return turn.carry_on(_NOT_HERE)
    if is_asked_for(heard) or _is_of_the_last(turn):
        return _asked(turn)
    if now.plan is None or not now.pending:
        return None
    return _answered(turn, now.plan)


def _is_of_the_last(turn: ReminderTurn) -> bool:
    """Whether the person wants to move or cancel the reminder that was just set or given up ("make it eight")."""
    last = turn.now.last.reopens
    if last is None:
        return False
    return says_when(turn.heard.schedule) or (last.purpose is Purpose.CHANGE and Act.CANCEL_IT in turn.heard.acts)


def values_of_the_plan(knowledge: Knowledge, now: Conversation, act: UserAct) -> Values:
    """Return the values of the plan for asking the pending question again; empty if it is not about a plan."""
    return ReminderTurn(knowledge, now, act).values_in(now.offer, now.plan) if now.plan else ()


def returned(knowledge: Knowledge, act: UserAct) -> Step | None:
    """Answer the return from Alexa's permission request: say the plan again, to be confirmed before it is set.

    Return None if the request was not about a plan of this skill.
    """
    plan = from_code(act.returned.token) if act.returned else None
    if act.returned is None or plan is None:
        return None
    turn = ReminderTurn(knowledge, Conversation(), act)
    if act.returned.consent in _CONSENTS:
        return turn.carry_on(Line(_CONSENTS[act.returned.consent]))
    return go_on(turn, plan, (Line(ReminderMessage.ACCEPTED),))


def _thing(heard: Heard) -> str:
    """Return the thing to be reminded of that was named; empty if none was."""
    return next((thing for thing in THINGS if thing in heard.choices), "")


def _asked(turn: ReminderTurn) -> Step:
    """Answer a new request. The thing and time of a plan that is being made are kept unless they are named again."""
    acts = turn.heard.acts
    if Act.LIST in acts and not acts & {Act.CANCEL, Act.CHANGE}:
        return read_out(turn)
    if {Act.CANCEL, Act.TIMER} <= acts:
        return turn.run(StopTimers(), Line(ReminderMessage.TIMERS_STOPPED))
    plan = _meant(turn)
    plan = replace(plan, thing=_thing(turn.heard) or plan.thing)
    if plan.purpose in (Purpose.CANCEL, Purpose.CHANGE):
        return find(turn, replace(plan, token="", skip=0))
    return with_time(turn, plan)


def _meant(turn: ReminderTurn) -> ReminderPlan:
    """Return the plan that is meant: the one being made, the one just set or given up, or a new one."""
    acts, before, last = turn.heard.acts, turn.now.plan, turn.now.last.reopens
    if last is not None and not is_asked_for(turn.heard):
        is_off = last.purpose is Purpose.CHANGE and Act.CANCEL_IT in acts
        return replace(last, purpose=Purpose.CANCEL) if is_off else last
    purpose = next((purpose for act, purpose in _PURPOSES.items() if act in acts), Purpose.SET)
    return before if before is not None and before.purpose is purpose else ReminderPlan(purpose)


def _answered(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Answer a reply to a question about the plan."""
    heard, pending = turn.heard, turn.now.pending
    is_clean_yes = turn.act.kind is ActKind.SAY and heard == Heard(
        answer=Answer.YES, is_bare=heard.is_bare, spoken_of=heard.spoken_of, words=heard.words
    )
    if is_clean_yes and pending in (Offer.CONFIRM_SET, Offer.CONFIRM_CHANGE, Offer.CONFIRM_CANCEL, Offer.CONFIRM_TIMER):
        return confirmed(turn, plan)
    if is_clean_yes and pending == Offer.WHICH_REMINDER:
        return go_on(turn, plan.untimed(), ())
    if says_when(heard.schedule) and plan.purpose is not Purpose.CANCEL:
        return with_time(turn, plan)
    if Act.LEAVE in heard.acts:
        return turn.leave()
    if heard.answer is Answer.NO or Act.CORRECT in heard.acts:
        if pending in (Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER):
            return find(turn, replace(plan, token="", skip=plan.skip + 1))
        return turn.leave()
    thing = _thing(heard)
    if thing and pending == Offer.REMIND_WHAT:
        return go_on(turn, replace(plan, thing=thing), ())
    answers = subjects.answers(turn.knowledge, turn.now, subjects.asked_about(turn.knowledge, turn.now, heard), heard)
    tries = turn.now.tries + (not answers)
    if tries >= MOST_TRIES:
        return turn.leave()
    unheard = Line(Hearing.UNCLEAR if heard.answer is not None else Hearing.NOT_HEARD)
    notes = answers or (unheard,)
    if pending in (Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER):
        after, reply = turn.ask(plan, turn.now.offer, notes)
    else:
        after, reply = go_on(turn, plan, notes)
    return (replace(after, tries=tries) if after.plan else after), reply
