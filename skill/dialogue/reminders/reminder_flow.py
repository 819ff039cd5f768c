"""Reminders and timers by voice: which turns are about one, and what such a turn asks for or answers."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.answers import subjects
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reminders.booking import confirmed, go_on, with_time
from skill.dialogue.reminders.existing import find, read_out
from skill.dialogue.reminders.reminder_turn import (
    CONFIRM_CANCEL,
    CONFIRM_CHANGE,
    CONFIRM_SET,
    CONFIRM_TIMER,
    MOST_TRIES,
    WHAT,
    WHICH,
    ReminderTurn,
)
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import Consent, StopTimers
from skill.dialogue.state.reminder_plan import THINGS, Purpose, ReminderPlan, from_code
from skill.dialogue.state.reply import Line
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
"""The acts that ask for one, the most telling first: "cancel my reminder" is no wish for a reminder."""

_SET = ("remind.done", "remind.changed")
"""Said when a reminder stands: after it, "make it eight" changes that one."""

_LEFT = "remind.left"
"""Said when a reminder is left: a time said after it takes it up again."""

_CONSENTS = {
    Consent.DENIED: "remind.permission.denied",
    Consent.NOT_ANSWERED: "remind.permission.unanswered",
    Consent.FAILED: "remind.permission.failed",
}


def is_asked_for(heard: Heard) -> bool:
    """Whether a reminder or a timer is spoken of, or a check-in at some later time."""
    return bool(heard.acts & {*_PURPOSES, Act.LIST}) or (Act.CHECK_IN in heard.acts and says_when(heard.schedule))


def about_the_thing(content: Content, now: Conversation, heard: Heard) -> Heard:
    """What was heard, without the thing to be reminded of: "a stretch" says nothing of how the pain began."""
    if now.pending != WHAT or not _thing(heard):
        return heard
    harmless = (FindingKind.REASSURANCE, FindingKind.COMPLAINT)
    kept = tuple(o for o in heard.observations if content.findings[o.finding].kind not in harmless)
    return replace(heard, observations=kept)


def take(knowledge: Knowledge, now: Conversation, act: UserAct) -> Step | None:
    """Answer a turn that makes, lists, changes or cancels a reminder or a timer; None when it is about none.

    The caller makes sure that no check is under way and that nothing new was told of the pain: both come first.
    """
    turn = ReminderTurn(knowledge, now, act)
    heard = act.heard
    if is_asked_for(heard) or _is_of_the_last(turn):
        return _asked(turn)
    if now.plan is None or not now.pending.startswith("offer."):
        return None
    return _answered(turn, now.plan)


def _is_of_the_last(turn: ReminderTurn) -> bool:
    """Whether a reminder was set or left just now, and "it" is to be at another time, or not at all."""
    was_left = any(line.key == _LEFT for line in turn.now.last_reply)
    if says_when(turn.heard.schedule):
        return was_left or _just_set(turn.now) is not None
    return Act.CANCEL_IT in turn.heard.acts and _just_set(turn.now) is not None


def _just_set(now: Conversation) -> str | None:
    """What the reminder is for that was set in the last turn, empty if that was not said; None when none was."""
    done = next((line for line in now.last_reply if line.key in _SET), None)
    thing = str(dict(done.values).get("thing", "")).removeprefix("thing.") if done else ""
    return None if done is None else thing if thing in THINGS else ""


def returned(knowledge: Knowledge, act: UserAct) -> Step | None:
    """Back from Alexa's question for a permission: the plan is said again, and confirmed before it is set.

    None when it was not this skill's plan that was asked for.
    """
    plan = from_code(act.returned.token) if act.returned else None
    if act.returned is None or plan is None:
        return None
    turn = ReminderTurn(knowledge, Conversation(), act)
    if act.returned.consent in _CONSENTS:
        return turn.carry_on(Line(_CONSENTS[act.returned.consent]))
    return go_on(turn, plan, (Line("remind.permission.accepted"),))


def _thing(heard: Heard) -> str:
    """What it names to be reminded of; empty if nothing."""
    return next((thing for thing in THINGS if thing in heard.choices), "")


def _asked(turn: ReminderTurn) -> Step:
    """What is asked for anew; of a plan that was being made, the thing and the time stay unless they are said anew."""
    acts = turn.heard.acts
    if Act.LIST in acts and not acts & {Act.CANCEL, Act.CHANGE}:
        return read_out(turn)
    if {Act.CANCEL, Act.TIMER} <= acts:
        return turn.run(StopTimers(), Line("remind.timers_stopped"))
    purpose = next((purpose for act, purpose in _PURPOSES.items() if act in acts), Purpose.SET)
    last = ""
    if not is_asked_for(turn.heard) and _just_set(turn.now) is not None:
        purpose = Purpose.CANCEL if Act.CANCEL_IT in acts else Purpose.CHANGE
        last = _just_set(turn.now) or ""
    before = turn.now.plan
    plan = before if before is not None and before.purpose is purpose else ReminderPlan(purpose)
    thing = _thing(turn.heard) or plan.thing or last
    plan = replace(plan, thing=thing)
    if purpose in (Purpose.CANCEL, Purpose.CHANGE):
        return find(turn, replace(plan, token="", skip=0))
    return with_time(turn, plan)


def _answered(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """A reply to what was asked of the plan."""
    heard, pending = turn.heard, turn.now.pending
    is_clean_yes = turn.act.kind is ActKind.SAY and heard == Heard(
        answer=Answer.YES, spoken_of=heard.spoken_of, words=heard.words
    )
    if is_clean_yes and pending in (CONFIRM_SET, CONFIRM_CHANGE, CONFIRM_CANCEL, CONFIRM_TIMER):
        return confirmed(turn, plan)
    if is_clean_yes and pending == WHICH:
        return go_on(turn, plan.untimed(), ())
    if says_when(heard.schedule) and plan.purpose is not Purpose.CANCEL:
        return with_time(turn, plan)
    if Act.LEAVE in heard.acts:
        return turn.carry_on(Line(_LEFT))
    if heard.answer is Answer.NO or Act.CORRECT in heard.acts:
        if pending in (CONFIRM_CANCEL, WHICH):
            return find(turn, replace(plan, token="", skip=plan.skip + 1))
        return turn.carry_on(Line(_LEFT))
    thing = _thing(heard)
    if thing and pending == WHAT:
        return go_on(turn, replace(plan, thing=thing), ())
    answers = subjects.answers(turn.knowledge, turn.now, subjects.asked_about(turn.knowledge, turn.now, heard), heard)
    tries = turn.now.tries + (not answers)
    if tries >= MOST_TRIES:
        return turn.carry_on(Line(_LEFT))
    unheard = Line("reask.unclear" if heard.answer is not None else "reask.not_heard_1")
    notes = answers or (unheard,)
    if pending in (CONFIRM_CANCEL, WHICH):
        after, reply = turn.ask(plan, pending, notes, turn.values(plan))
    else:
        after, reply = go_on(turn, plan, notes)
    return (replace(after, tries=tries) if after.plan else after), reply
