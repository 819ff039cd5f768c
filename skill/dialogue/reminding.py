"""Reminders and timers by voice: what is still to be asked, the confirmation, and what is said of how it went.

Nothing is set before its time was said aloud and confirmed with a clean yes in the very next turn: the person's
informed consent, each time (platform sheet, 5.1).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from skill.dialogue import check, subjects
from skill.dialogue.acts import ActKind, UserAct
from skill.dialogue.conversation import Conversation
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reminding_errands import (
    AskPermission,
    CancelReminder,
    ChangeReminder,
    Clock,
    Consent,
    CreateReminder,
    Errand,
    Failure,
    FindClock,
    Item,
    ListReminders,
    Report,
    Scope,
    StartTimer,
    StopTimers,
)
from skill.dialogue.reminding_plan import LONGEST, SHORTEST, THINGS, Plan, Purpose, from_code
from skill.dialogue.reminding_when import dated, laid_over, moment_of, names_a_day, says_when, start_of
from skill.dialogue.reply import Line, Reply, Values
from skill.dialogue.saying import MOST_NAMES, closing, offering
from skill.listening.heard import Answer, Heard
from skill.triage.model import Content, FindingKind

WHAT, WHEN, TIME, PART, LENGTH = (
    "offer.remind_what",
    "offer.remind_when",
    "offer.remind_time",
    "offer.remind_part",
    "offer.timer_length",
)
CONFIRM_SET, CONFIRM_CHANGE, CONFIRM_CANCEL, CONFIRM_TIMER, WHICH = (
    "offer.remind_confirm",
    "offer.change_confirm",
    "offer.cancel_confirm",
    "offer.timer_confirm",
    "offer.which_reminder",
)

MOST_TRIES = 3
"""After so many replies that are no answer the reminder is left."""

LONGEST_PACK = 20 * 60
"""Seconds that a cold or warm pack stays on at most (clinical sheet, 5.10: C50, C51)."""

_PACKS = ("ice", "heat")
_URGENT_TOO = ("doctor", "check_in", "")
"""What one may be reminded of while care is needed today; nothing else can wait for an hour to come."""

_PURPOSES = {
    "cancel": Purpose.CANCEL,
    "change": Purpose.CHANGE,
    "timer": Purpose.TIMER,
    "remind": Purpose.SET,
}
"""The acts that ask for one, the most telling first: "cancel my reminder" is no wish for a reminder."""

_SET = ("remind.done", "remind.changed")
"""Said when a reminder stands: after it, "make it eight" changes that one."""

_CANCEL_IT = "cancel_it"

_FAILED = {
    Failure.NOT_PERMITTED: "remind.failed.not_permitted",
    Failure.NOT_SUPPORTED: "remind.failed.not_supported",
    Failure.TOO_MANY: "remind.failed.too_many",
    Failure.BUSY: "remind.failed.busy",
    Failure.BROKEN: "remind.failed.broken",
    Failure.TOO_SLOW: "remind.failed.too_slow",
    Failure.REFUSED: "remind.failed.refused",
    Failure.GONE: "remind.failed.gone",
    Failure.OFFLINE: "remind.failed.offline",
    Failure.NO_ZONE: "remind.failed.no_zone",
}
_CONSENTS = {
    Consent.DENIED: "remind.permission.denied",
    Consent.NOT_ANSWERED: "remind.permission.unanswered",
    Consent.FAILED: "remind.permission.failed",
}

_Answer = tuple[Conversation, Reply]


@dataclass(frozen=True, slots=True)
class _Talk:
    """The turn in which a reminder is spoken of."""

    knowledge: Knowledge
    now: Conversation
    act: UserAct

    @property
    def heard(self) -> Heard:
        return self.act.heard

    @property
    def clock(self) -> Clock | None:
        found = self.act.report_of(FindClock())
        return self.act.clock or (found.clock if found else None)

    @property
    def today(self) -> date | None:
        return self.clock.now.date() if self.clock else None

    @property
    def clock_failure(self) -> Failure | None:
        found = self.act.report_of(FindClock())
        return found.failure if found else None


def is_asked_for(heard: Heard) -> bool:
    """Whether a reminder or a timer is spoken of, or a check-in at some later time."""
    return bool(heard.acts & {*_PURPOSES, "list"}) or ("check_in" in heard.acts and says_when(heard.schedule))


def about_the_thing(content: Content, now: Conversation, heard: Heard) -> Heard:
    """What was heard, without the thing to be reminded of: "a stretch" says nothing of how the pain began."""
    names_it = now.pending == WHAT and any(thing in heard.choices for thing in THINGS)
    if not names_it:
        return heard
    harmless = (FindingKind.REASSURANCE, FindingKind.COMPLAINT)
    kept = tuple(o for o in heard.observations if content.findings[o.finding].kind not in harmless)
    return replace(heard, observations=kept)


def take(knowledge: Knowledge, now: Conversation, act: UserAct) -> _Answer | None:
    """Answer a turn that makes, lists, changes or cancels a reminder or a timer; None when it is about none.

    The caller makes sure that no check is under way and that nothing new was told of the pain: both come first.
    """
    talk = _Talk(knowledge, now, act)
    heard = act.heard
    if is_asked_for(heard) or _is_of_the_last(talk):
        return _asked(talk)
    if now.plan is None or not now.pending.startswith("offer."):
        return None
    return _answered(talk, now.plan)


def _is_of_the_last(talk: _Talk) -> bool:
    """Whether a reminder was set just now, and "it" is to be at another time, or not at all."""
    return bool(_just_set(talk.now)) and (says_when(talk.heard.schedule) or _CANCEL_IT in talk.heard.acts)


def _just_set(now: Conversation) -> str:
    """What the reminder is for that was set in the last turn: the key of its name; empty when none was."""
    done = next((line for line in now.last_reply if line.key in _SET), None)
    return str(dict(done.values)["thing"]) if done else ""


def returned(knowledge: Knowledge, act: UserAct) -> _Answer | None:
    """Back from Alexa's question for a permission: the plan is said again, and confirmed before it is set.

    None when it was not this skill's plan that was asked for.
    """
    plan = from_code(act.returned.token) if act.returned else None
    if act.returned is None or plan is None:
        return None
    talk = _Talk(knowledge, Conversation(), act)
    if act.returned.consent in _CONSENTS:
        return _carry_on(talk, Line(_CONSENTS[act.returned.consent]))
    return _go_on(talk, plan, (Line("remind.permission.accepted"),))


def _asked(talk: _Talk) -> _Answer:
    """What is asked for anew; of a plan that was being made, the thing and the time stay unless they are said anew."""
    acts = talk.heard.acts
    if "list" in acts and not acts & {"cancel", "change"}:
        return _list(talk)
    if {"cancel", "timer"} <= acts:
        return _run(talk, StopTimers(), Line("remind.timers_stopped"))
    purpose = next((purpose for act, purpose in _PURPOSES.items() if act in acts), Purpose.SET)
    last = ""
    if not is_asked_for(talk.heard):
        purpose = Purpose.CANCEL if _CANCEL_IT in acts else Purpose.CHANGE
        last = next((thing for thing in THINGS if _just_set(talk.now) == f"thing.{thing}"), "")
    before = talk.now.plan
    plan = before if before is not None and before.purpose is purpose else Plan(purpose)
    thing = next((thing for thing in THINGS if thing in talk.heard.choices), plan.thing or last)
    plan = replace(plan, thing=thing)
    if purpose in (Purpose.CANCEL, Purpose.CHANGE):
        return _find(talk, replace(plan, token="", skip=0))
    return _with_time(talk, plan)


def _answered(talk: _Talk, plan: Plan) -> _Answer:
    """A reply to what was asked of the plan."""
    heard, pending = talk.heard, talk.now.pending
    is_clean_yes = talk.act.kind is ActKind.SAY and heard == Heard(
        answer=Answer.YES, spoken_of=heard.spoken_of, words=heard.words
    )
    if is_clean_yes and pending in (CONFIRM_SET, CONFIRM_CHANGE, CONFIRM_CANCEL, CONFIRM_TIMER):
        return _confirmed(talk, plan)
    if is_clean_yes and pending == WHICH:
        return _go_on(talk, replace(plan, hour=None, is_settled=False, days=(), date="", seconds=0), ())
    if says_when(heard.schedule) and plan.purpose is not Purpose.CANCEL:
        return _with_time(talk, plan)
    if heard.answer is Answer.NO or "correct" in heard.acts:
        if pending in (CONFIRM_CANCEL, WHICH):
            return _find(talk, replace(plan, token="", skip=plan.skip + 1))
        return _carry_on(talk, Line("remind.left"))
    thing = next((thing for thing in THINGS if thing in heard.choices), "")
    if thing and pending == WHAT:
        return _go_on(talk, replace(plan, thing=thing), ())
    answers = subjects.answers(talk.knowledge, talk.now, subjects.asked_about(talk.knowledge, talk.now, heard), heard)
    tries = talk.now.tries + (not answers)
    if tries >= MOST_TRIES:
        return _carry_on(talk, Line("remind.left"))
    unheard = Line("reask.unclear" if heard.answer is not None else "reask.not_heard_1")
    notes = answers or (unheard,)
    if pending in (CONFIRM_CANCEL, WHICH):
        after, reply = _ask(talk, plan, pending, notes, _values(talk, plan))
    else:
        after, reply = _go_on(talk, plan, notes)
    return (replace(after, tries=tries) if after.plan else after), reply


def _with_time(talk: _Talk, plan: Plan) -> _Answer:
    """Lay what was said of a time over the plan, and go on. A day cannot be named without the device's clock."""
    said = talk.heard.schedule
    if plan.purpose is Purpose.TIMER:
        minutes = said.hour * 60 if said.hour is not None and talk.now.pending == LENGTH else 0
        return _go_on(talk, replace(plan, seconds=said.length or said.in_seconds or minutes or plan.seconds), ())
    if names_a_day(said) and talk.clock is None:
        return _without_clock(talk, plan)
    timed = laid_over(plan, said, talk.clock)
    return _go_on(talk, timed.plan, tuple(Line(key) for key in timed.notes))


def _without_clock(talk: _Talk, plan: Plan) -> _Answer:
    """Find the clock; where it cannot be found, ask for a stretch of time, which needs none."""
    if talk.clock_failure is None:
        return _errand(talk, FindClock())
    failed = Line(_FAILED[talk.clock_failure])
    tries = talk.now.tries + 1
    if tries >= MOST_TRIES:
        return _carry_on(talk, failed)
    after, reply = _ask(talk, replace(plan, hour=None, is_settled=False, days=(), date=""), WHEN, (failed,))
    return replace(after, tries=tries), reply


def _go_on(talk: _Talk, plan: Plan, notes: tuple[Line, ...]) -> _Answer:
    """Ask for what the plan still lacks; then say it whole and ask for the yes."""
    if (
        plan.thing not in _URGENT_TOO
        and plan.purpose is not Purpose.CANCEL
        and not check.is_calm(talk.knowledge, talk.now)
    ):
        return _carry_on(talk, Line("remind.held_back"))
    if plan.purpose is Purpose.TIMER:
        return _timer(talk, plan, notes)
    if plan.purpose is Purpose.SET and not plan.thing:
        return _ask(talk, plan, WHAT, notes)
    if not plan.seconds and plan.hour is None:
        return _ask(talk, plan, TIME if plan.days or plan.date or plan.part else WHEN, notes)
    if not plan.seconds and not plan.is_settled:
        return _ask(talk, plan, PART, notes)
    if not plan.seconds and talk.clock is None:
        return _without_clock(talk, plan)
    if talk.clock is not None:
        timed = dated(plan, talk.clock)
        plan, notes = timed.plan, (*notes, *(Line(key) for key in timed.notes))
        if not plan.is_timed:
            return _ask(talk, plan, TIME if plan.date else WHEN, notes)
    return _ask(
        talk, plan, CONFIRM_CHANGE if plan.purpose is Purpose.CHANGE else CONFIRM_SET, notes, _values(talk, plan)
    )


def _timer(talk: _Talk, plan: Plan, notes: tuple[Line, ...]) -> _Answer:
    if not SHORTEST <= plan.seconds <= LONGEST:
        return _ask(talk, replace(plan, seconds=0), LENGTH, notes)
    if plan.thing in _PACKS and plan.seconds > LONGEST_PACK:
        plan, notes = replace(plan, seconds=LONGEST_PACK), (*notes, Line("remind.pack_limit"))
    return _ask(talk, plan, CONFIRM_TIMER, notes, (("duration", plan.seconds),))


def _confirmed(talk: _Talk, plan: Plan) -> _Answer:
    """The clean yes to what was just said aloud. Time goes on between: what is past by now is asked for again."""
    if plan.purpose is Purpose.CANCEL:
        return _run(talk, CancelReminder(plan.token), Line("remind.cancelled"))
    if plan.purpose is Purpose.TIMER:
        done = Line("remind.timer_done", values=(("duration", plan.seconds),))
        return _run(talk, StartTimer(plan), done, Scope.TIMERS)
    if not plan.seconds and talk.clock is None:
        return _without_clock(talk, plan)
    start = ""
    if talk.clock is not None:
        if dated(plan, talk.clock).plan != plan:
            return _go_on(talk, plan, ())
        start = start_of(plan, talk.clock)
    if plan.purpose is Purpose.CHANGE:
        return _run(talk, ChangeReminder(plan, start), Line("remind.changed", values=_values(talk, plan)))
    return _run(talk, CreateReminder(plan, start), Line("remind.done", values=_values(talk, plan)), Scope.REMINDERS)


def _read(talk: _Talk) -> Report | _Answer:
    """The reminders that stand, or what has to be done or said first. Without a clock they are said by their dates."""
    if talk.clock is None and talk.clock_failure is None:
        return _errand(talk, FindClock())
    report = talk.act.report_of(ListReminders())
    return report if report is not None and report.failure is None else _run(talk, ListReminders())


def _list(talk: _Talk) -> _Answer:
    report = _read(talk)
    if not isinstance(report, Report):
        return report
    if not report.items:
        return _carry_on(talk, Line("remind.none"))
    lines = [Line("remind.item", values=_values(talk, item.plan)) for item in report.items[:MOST_NAMES]]
    key = "remind.count" if len(report.items) > MOST_NAMES else "remind.these"
    return _carry_on(talk, Line(key, values=(("count", len(report.items)),)), *lines)


def _find(talk: _Talk, plan: Plan) -> _Answer:
    """The reminder that is meant: of those that stand the next one for the thing that was named."""
    report = _read(talk)
    if not isinstance(report, Report):
        return report
    meant = [item for item in report.items if not plan.thing or item.plan.thing == plan.thing]
    if plan.skip >= len(meant):
        return _carry_on(talk, Line("remind.no_more" if plan.skip else "remind.none"))
    found = _found(meant[plan.skip], plan)
    if plan.purpose is Purpose.CANCEL:
        return _ask(talk, found, CONFIRM_CANCEL, (), _values(talk, found))
    if len(meant) > 1:
        return _ask(talk, found, WHICH, (), _values(talk, found))
    if not says_when(talk.heard.schedule):
        return _ask(talk, replace(found, hour=None, is_settled=False, days=(), date="", seconds=0), WHEN, ())
    return _with_time(talk, found)


def _found(item: Item, plan: Plan) -> Plan:
    return replace(
        item.plan,
        purpose=plan.purpose,
        token=item.token,
        skip=plan.skip,
        zone=plan.zone,
    )


def _run(talk: _Talk, errand: Errand, done: Line | None = None, scope: Scope | None = None) -> _Answer:
    """Have an errand run, or say how it went. Alexa is made to ask once for a permission that lacks."""
    report: Report | None = talk.act.report_of(errand)
    if report is None:
        return _errand(talk, errand)
    if report.failure is Failure.NOT_PERMITTED and scope and talk.now.plan and not talk.now.plan.is_resumed:
        permission = AskPermission(scope, talk.now.plan.to_code())
        return Conversation(), replace(closing(Line("remind.permission")), errand=permission)
    if report.failure is not None:
        return _carry_on(talk, Line(_FAILED[report.failure]))
    return _carry_on(talk, *([done] if done else []))


def _errand(talk: _Talk, errand: Errand) -> _Answer:
    after, reply = _carry_on(talk, Line(_FAILED[Failure.BROKEN]))
    return after, replace(reply, errand=errand)


def _ask(talk: _Talk, plan: Plan, offer: str, notes: tuple[Line, ...], values: Values = ()) -> _Answer:
    zone = talk.clock.zone if talk.clock else plan.zone
    kept = replace(talk.now, plan=replace(plan, zone=zone), pending=offer, tries=0)
    return kept, offering(offer, notes, values)


def _carry_on(talk: _Talk, *lines: Line) -> _Answer:
    """The plan is done with: back to where the person was, or on to the check that has not been made."""
    offer = check.MORE if talk.now.concluded else check.CHECK
    return replace(talk.now, plan=None, pending=offer, tries=0), offering(offer, lines)


def _values(talk: _Talk, plan: Plan) -> Values:
    thing = f"thing.{plan.thing}" if plan.thing else "thing.any"
    return (("moment", moment_of(plan, talk.today)), ("thing", thing))
