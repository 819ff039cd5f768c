"""The turn in which a reminder is spoken of, and how it may go on: with a question, an errand, or back to the pain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.reminders.timing import moment_of
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
)
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan, thing_key
from skill.dialogue.state.reply import Line, Lines, Values
from skill.dialogue.state.user_act import UserAct
from skill.listening.said import Heard

MOST_TRIES = 3
"""After so many replies that are no answer the reminder is left."""

_SAYS_THE_PLAN = frozenset({Offer.CONFIRM_SET, Offer.CONFIRM_CHANGE, Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER})
"""Questions that say the whole plan aloud."""


@dataclass(frozen=True, slots=True)
class ReminderTurn:
    """The turn in which a reminder is spoken of."""

    knowledge: Knowledge
    now: Conversation
    act: UserAct

    @property
    def heard(self) -> Heard:
        """What was understood."""
        return self.act.heard

    @property
    def clock(self) -> DeviceClock | None:
        """The device's clock, if it is known by now."""
        found = self.act.report_of(FindClock())
        return self.act.clock or (found.clock if found else None)

    @property
    def today(self) -> date | None:
        """The day it is where the device stands."""
        return self.clock.now.date() if self.clock else None

    @property
    def clock_failure(self) -> Failure | None:
        """Why the clock was looked for in vain."""
        found = self.act.report_of(FindClock())
        return found.failure if found else None

    def ask(self, plan: ReminderPlan, offer: Offer, notes: Lines) -> Step:
        """Keep the plan and put a question about it."""
        zone = self.clock.zone if self.clock else plan.zone
        kept = replace(self.now, plan=replace(plan, zone=zone), pending=offer, tries=0)
        return kept, offering(offer, notes, self.values_in(offer, plan))

    def leave(self) -> Step:
        """Leave the reminder. A time said right after takes it up again."""
        return self.carry_on(Line(ReminderMessage.LEFT), reopens=ReminderPlan())

    def carry_on(self, *lines: Line, reopens: ReminderPlan | None = None) -> Step:
        """The plan is done with: back to where the person was, or on to the check that has not been made."""
        offer = Offer.MORE if self.now.concluded else Offer.CHECK
        after = replace(self.now, plan=None, pending=offer, tries=0)
        return after, replace(offering(offer, lines), reopens=reopens)

    def send(self, errand: Errand) -> Step:
        """Have an errand run; this turn is then taken again with the report."""
        after, reply = self.carry_on(Line(failure_key(Failure.BROKEN)))
        return after, replace(reply, errand=errand)

    def run(self, errand: Errand, done: Line | None = None, scope: Scope | None = None) -> Step:
        """Have an errand run, or say how it went. Alexa is made to ask once for a permission that lacks."""
        report: Report | None = self.act.report_of(errand)
        if report is None:
            return self.send(errand)
        if report.failure is Failure.NOT_PERMITTED and scope and self.now.plan and not self.now.plan.is_resumed:
            permission = AskPermission(scope, self.now.plan.to_code())
            return Conversation(), replace(closing(Line(ReminderMessage.PERMISSION)), errand=permission)
        if report.failure is not None:
            return self.carry_on(Line(failure_key(report.failure)))
        reopens = None
        if isinstance(errand, CreateReminder | ChangeReminder):
            reopens = ReminderPlan(Purpose.CHANGE, errand.plan.thing)
        return self.carry_on(*([done] if done else []), reopens=reopens)

    def values_in(self, offer: Offer, plan: ReminderPlan) -> Values:
        """What a question about a plan says of it."""
        if offer is Offer.CONFIRM_TIMER:
            return (("duration", plan.seconds),)
        return self.values(plan) if offer in _SAYS_THE_PLAN else ()

    def values(self, plan: ReminderPlan) -> Values:
        """A plan as it is said aloud: when, and what of."""
        return (("moment", moment_of(plan, self.today)), ("thing", thing_key(plan.thing)))
