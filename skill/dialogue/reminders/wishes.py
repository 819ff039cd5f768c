"""Tell which turns are about a reminder or a timer, and what of their words tells of the pain all the same."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.reminders.things import thing_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.errands import Failure
from skill.dialogue.state.reminder_plan import Purpose
from skill.dialogue.state.reply import Line, Lines
from skill.dialogue.state.user_act import UserAct
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer, Said
from skill.triage.assessment import assess
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind
from skill.triage.status import Status

PURPOSES = {
    Act.CANCEL: Purpose.CANCEL,
    Act.CHANGE: Purpose.CHANGE,
    Act.TIMER: Purpose.TIMER,
    Act.REMIND: Purpose.SET,
}
"""The purpose of each act, most specific first: "cancel my reminder" does not ask for a new reminder."""

_LIKELY = 0.3
"""What only the second ear suspects in a wish must be at least so likely."""

NOT_HERE = Line(failure_key(Failure.NOT_SUPPORTED))


OF_IT = {Act.CANCEL_IT: Purpose.CANCEL, Act.CHANGE_IT: Purpose.CHANGE}
"""The purpose of each act that is about "it": the reminder just spoken of, or the one that the words point at."""

_OF_A_TIMER = frozenset({Act.AGAIN, Act.CHANGE_IT, Act.HOW_MANY_LEFT, Act.PAUSE, Act.RENAME})

_ASKED_FOR = frozenset({*PURPOSES, Act.LIST, Act.TIME_LEFT})


def is_asked_for(heard: Heard) -> bool:
    """Whether the person speaks of a reminder or a timer, or of a check-in at a later time."""
    is_pointed_at = heard.is_pointed and not heard.acts.isdisjoint(OF_IT)
    is_check_in = Act.CHECK_IN in heard.acts and says_when(heard.schedule)
    return bool(heard.acts & _ASKED_FOR) or is_pointed_at or is_check_in


def is_about_one(now: Conversation, heard: Heard) -> bool:
    """Whether the words are about a reminder: one that is asked for, being made, or put right once it is set."""
    if is_asked_for(heard) or (now.plan is not None and (says_when(heard.schedule) or bool(heard.activity))):
        return True
    is_put_right = heard.answer is Answer.NO or not heard.acts.isdisjoint({Act.RECONSIDER, Act.CORRECT})
    return now.last.reopens is not None and is_put_right and says_when(heard.schedule)


def is_of_a_timer(now: Conversation, heard: Heard) -> bool:
    """Whether the words ask something of the timer that was just set, without its name ("pause it", "again")."""
    last = now.last.reopens
    is_timer = last is not None and last.purpose is Purpose.TIMER
    return is_timer and not (now.warned or heard.tells) and not heard.acts.isdisjoint(_OF_A_TIMER)


def takes_it_back(now: Conversation, heard: Heard) -> bool:
    """Whether "cancel it" is said of the reminder being made, or of the one just set, and so does not close."""
    last = now.last.reopens
    is_set = last is not None and last.purpose in (Purpose.CHANGE, Purpose.TIMER)
    is_all = Act.CANCEL in heard.acts and heard.is_all and now.plan is not None  # "cancel all of them"
    return not now.warned and (is_all or (Act.CANCEL_IT in heard.acts and (now.plan is not None or is_set)))


def put_off(act: UserAct) -> Line:
    """Return what is said to a wish for a reminder while a check is under way."""
    return Line(ReminderMessage.AFTER_CHECK) if act.abilities.keeps_alerts else NOT_HERE


def without_wish(act: UserAct, heard: Heard) -> tuple[Heard, Lines]:
    """Answer a wish for a reminder on a device that keeps none. Return what else was heard, and what to say of it."""
    if act.abilities.keeps_alerts or not is_asked_for(heard):
        return heard, ()
    return replace(heard, acts=heard.acts - {*_ASKED_FOR, Act.CHECK_IN}), (NOT_HERE,)


def about_the_thing(content: Content, now: Conversation, heard: Heard) -> Heard:
    """Return what was heard, without findings that come from the thing to be reminded of, unless they are pressing.

    As the answer to what to be reminded of, "a stretch" says nothing about how the pain began. To be reminded of
    asking about an old numbness tells of none, but "to ring the doctor as I can't pee" tells of a danger. What is only
    in doubt there counts if it may be an emergency, and if the second ear hears anything of such: "for hot and cold" is
    no fever. What is to come is none yet ("the day before the injection").
    """
    if now.plan is None and heard.acts.isdisjoint({Act.REMIND, Act.TIMER, Act.CANCEL, Act.CHANGE}):
        return heard
    is_thing = now.pending == Offer.REMIND_WHAT and bool(thing_of(heard))
    amid = {o.finding for o in heard.observations} if is_thing or heard.is_upon else heard.amid
    in_doubt = {observation.finding for observation in heard.observations if observation.said is Said.UNSURE}
    ahead = {name for name in amid if heard.schedule.days_before and content.findings[name].kind is FindingKind.EVENT}
    dropped = ahead | {
        name
        for name in amid
        if not is_pressing(content, now, name, Disposition.EMERGENCY if name in in_doubt else Disposition.URGENT)
    }
    if heard.acts & {Act.REMIND, Act.TIMER} and all(_is_unheard(heard, name) for name in in_doubt):
        dropped |= in_doubt
    told = tuple(o for o in heard.observations if o.finding not in dropped)
    return replace(heard, observations=told, suspected=_suspected_in_a_plan(content, now, heard))


def _is_unheard(heard: Heard, finding: str) -> bool:
    """Whether the second ear listened, and does not hear a finding even faintly."""
    return heard.second is not None and finding not in heard.second.reading.present


def _suspected_in_a_plan(content: Content, now: Conversation, heard: Heard) -> str:
    """Return what only the second ear suspects, as far as it may be an emergency, in what is about a reminder.

    "Every day", asked on which day, is no pain that gets worse, and who wishes to air a room is not out of breath.
    """
    if heard.second is None:
        return heard.suspected
    chances = heard.second.reading.present
    likely = (name for name in heard.second.alone if now.plan is not None or chances.get(name, 0.0) >= _LIKELY)
    return next((name for name in likely if is_pressing(content, now, name, Disposition.EMERGENCY)), "")


def is_pressing(content: Content, now: Conversation, finding: str, level: Disposition = Disposition.URGENT) -> bool:
    """Whether a finding, with what is known, needs care today, or as soon as `level` says."""
    told = assess(content, {**now.findings, finding: Status.PRESENT}, now.asked)
    return told.disposition is not None and told.disposition >= level
