"""A conversation on a device that keeps reminders and timers, in memory, with a clock that stands still."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from skill.dialogue.state.abilities import ALL, Abilities
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.errands import (
    CancelAll,
    CancelReminder,
    ChangeAll,
    ChangeReminder,
    CreateReminder,
    DeviceClock,
    Errand,
    Failure,
    FindClock,
    Item,
    ListReminders,
    Report,
    StartTimer,
    StopTimers,
)
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.speech.render import render
from skill.talk import Talk, UserInput

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("America/New_York"))
"""A Saturday morning."""


@dataclass
class Keeper:
    """A device that keeps what it is told, as Alexa does: of a reminder, its time and the label of its thing alone."""

    abilities: Abilities = ALL
    kept: dict[str, ReminderPlan] = field(default_factory=dict)
    timers: list[int] = field(default_factory=list)

    def clock_in(self, zone: str) -> DeviceClock | None:
        return DeviceClock(NOW, zone)

    def run(self, errand: Errand) -> Report:
        match errand:
            case FindClock():
                return Report(errand, clock=DeviceClock(NOW, "America/New_York"))
            case CreateReminder(plan):
                self.kept[f"token-{len(self.kept) + 1}"] = self._as_kept(plan)
            case ChangeReminder() | ChangeAll():
                changes = errand.changes if isinstance(errand, ChangeAll) else (errand,)
                self.kept |= {change.plan.token: self._as_kept(change.plan) for change in changes}
            case CancelReminder(token):
                del self.kept[token]
            case CancelAll():
                self.kept.clear()
            case ListReminders():
                return Report(errand, items=tuple(Item(token, plan) for token, plan in self.kept.items()))
            case StartTimer(plan):
                self.timers.append(plan.seconds)
            case StopTimers():
                if not self.timers:
                    return Report(errand, Failure.NO_TIMER)
                self.timers.clear()
        return Report(errand)

    @staticmethod
    def _as_kept(plan: ReminderPlan) -> ReminderPlan:
        return replace(plan, words="", token="", skip=0)


@dataclass
class AtHome:
    """A conversation with such a device, and what was said last."""

    talk: Talk
    locale: str = "en-US"
    device: Keeper = field(default_factory=Keeper)
    conversation: Conversation = field(default_factory=Conversation)
    spoken: str = ""

    def say(self, *texts: str) -> str:
        """Say something, or several things in turn. Returns the last reply, as it is spoken."""
        for text in texts:
            turn = self.talk.take_turn(self.conversation, UserInput(text=text), self.device, self.locale)
            knowledge = self.talk.resources.knowledge
            keys = self.talk.catalogue(self.locale).messages.keys()
            kept = turn.conversation.to_session()
            self.conversation = from_session(kept, knowledge.content, keys, knowledge.exercises)
            self.spoken = render(turn.reply, self.talk.catalogue(self.locale)).speech.text
        return self.spoken

    @property
    def pending(self) -> str:
        return self.conversation.pending

    @property
    def kept(self) -> list[ReminderPlan]:
        """The reminders that stand."""
        return list(self.device.kept.values())
