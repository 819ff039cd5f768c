"""A turn about a reminder, and how it can go on: with a question, with an errand, or back to the pain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.reminders.moments import moment_of
from skill.dialogue.reminders.things import APPOINTMENTS
from skill.dialogue.saying import closing, offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import (
    AskPermission,
    ChangeReminder,
    CreateReminder,
    DeviceClock,
    Errand,
    Failure,
    FindClock,
    Report,
    Scope,
    StartTimer,
)
from skill.dialogue.state.plan_code import code_of
from skill.dialogue.state.reminder_plan import OTHER, Purpose, ReminderPlan, thing_key
from skill.dialogue.state.reply import Line, Lines, Values
from skill.dialogue.state.user_act import UserAct
from skill.listening.heard import Heard

MOST_TRIES = 3
"""After this many replies that do not answer, the reminder is given up."""

_SAYS_THE_PLAN = frozenset({Offer.CONFIRM_SET, Offer.CONFIRM_CHANGE, Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER})
"""Questions that say the whole plan aloud."""


@dataclass(frozen=True, slots=True)
class ReminderTurn:
    """A turn about a reminder or a timer."""

    knowledge: Knowledge
    now: Conversation
    act: UserAct

    @property
    def heard(self) -> Heard:
        """What was understood."""
        return self.act.heard

    @property
    def clock(self) -> DeviceClock | None:
        """The device's clock; None while it is not known."""
        found = self.act.report_of(FindClock())
        return self.act.clock or (found.clock if found else None)

    @property
    def today(self) -> date | None:
        """Today's date at the device; None while its clock is not known."""
        return self.clock.now.date() if self.clock else None

    @property
    def clock_failure(self) -> Failure | None:
        """Why the clock could not be found; None if it was found or has not been looked for."""
        found = self.act.report_of(FindClock())
        return found.failure if found else None

    def ask(self, plan: ReminderPlan, offer: Offer, notes: Lines) -> Step:
        """Keep the plan and ask a question about it."""
        zone = self.clock.zone if self.clock else plan.zone
        kept = replace(self.now, plan=replace(plan, zone=zone), pending=offer, tries=0)
        return kept, offering(offer, notes, self.values_in(offer, plan))

    def leave(self) -> Step:
        """Give up the reminder, or all that wait if all are meant. A time said in the next turn takes it up again."""
        wishes = () if self.heard.is_all else self.now.wishes
        turn = replace(self, now=replace(self.now, wishes=wishes))
        return turn.carry_on(Line(ReminderMessage.LEFT), reopens=ReminderPlan())

    def carry_on(self, *lines: Line, reopens: ReminderPlan | None = None) -> Step:
        """Drop the plan, say `lines`, and offer to answer more questions. An errand is no reason for a check."""
        after = replace(self.now, plan=None, pending=Offer.MORE, tries=0)
        return after, replace(offering(Offer.MORE, lines), reopens=reopens)

    def send(self, errand: Errand) -> Step:
        """Send an errand. This turn is then taken again with the report."""
        after, reply = self.carry_on(Line(failure_key(Failure.BROKEN)))
        return after, replace(reply, errand=errand)

    def run(self, errand: Errand, done: Line | None = None, scope: Scope | None = None) -> Step:
        """Send an errand, or say how it went. If a permission is missing, let Alexa ask for it once."""
        report: Report | None = self.act.report_of(errand)
        if report is None:
            return self.send(errand)
        if report.failure is Failure.NOT_PERMITTED and scope and self.now.plan and not self.now.plan.is_resumed:
            permission = AskPermission(scope, code_of((self.now.plan, *self.now.wishes)))
            return Conversation(), replace(closing(Line(ReminderMessage.PERMISSION)), errand=permission)
        if report.failure is not None:
            return self.carry_on(Line(failure_key(report.failure)))
        reopens = None
        if isinstance(errand, CreateReminder | ChangeReminder):
            reopens = spoken_of(errand.plan)
        elif isinstance(errand, StartTimer):
            reopens = replace(errand.plan, is_resumed=False)
        return self.carry_on(*([done] if done else []), reopens=reopens)

    def values_in(self, offer: Offer, plan: ReminderPlan) -> Values:
        """Return the values that a question says of a plan; empty if it says none."""
        if offer is Offer.CONFIRM_TIMER:
            return self.timer_values(plan)
        return self.values(plan) if offer in _SAYS_THE_PLAN else ()

    def timer_values(self, plan: ReminderPlan) -> Values:
        """Return the values of a timer: how long it runs, and what it is for, if that was said."""
        known = (("thing", thing_key(plan.thing)),) if plan.thing not in ("", OTHER, *APPOINTMENTS) else ()
        own = (("activity", plan.words),) if plan.words else ()
        return (("duration", plan.seconds), *(own or known))

    def values(self, plan: ReminderPlan) -> Values:
        """Return the values of a plan as it is said aloud: when, and what about."""
        own = (("activity", plan.words),) if plan.words else ()
        return (("moment", moment_of(plan, self.today)), ("thing", thing_key(plan.thing)), *own)


def spoken_of(plan: ReminderPlan) -> ReminderPlan:
    """Return what "move it" and "cancel it" mean after a reminder was set, moved or read out."""
    return replace(plan, purpose=Purpose.CHANGE, token="", skip=0, is_resumed=False)
