"""The turn in which a reminder is spoken of, and how it may go on: with a question, an errand, or back to the pain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reminders.timing import moment_of
from skill.dialogue.saying import closing, offering
from skill.dialogue.state.conversation import CHECK, MORE, Conversation, Step
from skill.dialogue.state.errands import AskPermission, DeviceClock, Errand, Failure, FindClock, Report, Scope
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.dialogue.state.reply import Line, Lines, Values
from skill.dialogue.state.user_act import UserAct
from skill.listening.said import Heard

WHAT, WHEN, TIME, PART, LENGTH = (
    "offer.remind_what",
    "offer.remind_when",
    "offer.remind_time",
    "offer.remind_part",
    "offer.timer_length",
)
"""What a plan may lack, each with its question."""

CONFIRM_SET, CONFIRM_CHANGE, CONFIRM_CANCEL, CONFIRM_TIMER, WHICH = (
    "offer.remind_confirm",
    "offer.change_confirm",
    "offer.cancel_confirm",
    "offer.timer_confirm",
    "offer.which_reminder",
)
"""What is said aloud for a yes."""

MOST_TRIES = 3
"""After so many replies that are no answer the reminder is left."""

FAILED = {
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
"""What is said of each failure."""


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

    def ask(self, plan: ReminderPlan, offer: str, notes: Lines, values: Values = ()) -> Step:
        """Keep the plan and put a question about it."""
        zone = self.clock.zone if self.clock else plan.zone
        kept = replace(self.now, plan=replace(plan, zone=zone), pending=offer, tries=0)
        return kept, offering(offer, notes, values)

    def carry_on(self, *lines: Line) -> Step:
        """The plan is done with: back to where the person was, or on to the check that has not been made."""
        offer = MORE if self.now.concluded else CHECK
        return replace(self.now, plan=None, pending=offer, tries=0), offering(offer, lines)

    def send(self, errand: Errand) -> Step:
        """Have an errand run; this turn is then taken again with the report."""
        after, reply = self.carry_on(Line(FAILED[Failure.BROKEN]))
        return after, replace(reply, errand=errand)

    def run(self, errand: Errand, done: Line | None = None, scope: Scope | None = None) -> Step:
        """Have an errand run, or say how it went. Alexa is made to ask once for a permission that lacks."""
        report: Report | None = self.act.report_of(errand)
        if report is None:
            return self.send(errand)
        if report.failure is Failure.NOT_PERMITTED and scope and self.now.plan and not self.now.plan.is_resumed:
            permission = AskPermission(scope, self.now.plan.to_code())
            return Conversation(), replace(closing(Line("remind.permission")), errand=permission)
        if report.failure is not None:
            return self.carry_on(Line(FAILED[report.failure]))
        return self.carry_on(*([done] if done else []))

    def values(self, plan: ReminderPlan) -> Values:
        """A plan as it is said aloud: when, and what of."""
        thing = f"thing.{plan.thing}" if plan.thing else "thing.any"
        return (("moment", moment_of(plan, self.today)), ("thing", thing))
