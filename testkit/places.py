"""The places in a conversation at which something is said, and how it is said there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import Turn, take_turn
from skill.talk import Talk, UserInput
from skill.triage.status import Status

ZONE = "America/New_York"
CLOCK = DeviceClock(datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo(ZONE)), ZONE)
"""What a device would report; reminders ask for it."""

LOCALE = "en-US"
OPENING = "opening"
COMPLAINT = "my lower back hurts"
NOES = 4
"""After each of so many noes there is a place: the questions of the gate."""

MOST_TURNS = 20
"""No check asks more."""


@dataclass(frozen=True)
class Places:
    """Conversations, each begun once and never changed, from which any number of turns can be taken."""

    talk: Talk

    @property
    def knowledge(self) -> Knowledge:
        return self.talk.resources.knowledge

    def say(self, conversation: Conversation, text: str) -> Turn:
        """One turn of talk in words."""
        act = replace(self.talk.understood(conversation, UserInput(text=text), LOCALE), clock=CLOCK)
        return take_turn(self.knowledge, conversation, act)

    def after(self, texts: Iterable[str]) -> Conversation:
        """The conversation once it was opened and these things were said."""
        conversation = take_turn(self.knowledge, Conversation(), UserAct(ActKind.LAUNCH)).conversation
        for text in texts:
            conversation = self.say(conversation, text).conversation
        return conversation

    def concluded(self, conversation: Conversation) -> Turn:
        """The last turn of a check in which every further question is answered with a plain no."""
        for _ in range(MOST_TURNS):
            turn = self.say(conversation, "no")
            conversation = turn.conversation
            if conversation.concluded or conversation.pending not in self.knowledge.content.questions:
                return turn
        raise AssertionError(f"the check does not end; pending: {conversation.pending}")

    @cached_property
    def named(self) -> dict[str, Conversation]:
        """The places that are the same for every danger, by their names."""
        gate = {f"after {n} noes": self.after([COMPLAINT, *["no"] * n]) for n in range(NOES + 1)}
        reminder = "remind me to stretch every day"
        return {
            OPENING: self.after([]),
            **gate,
            "offer after the advice": self.concluded(gate[f"after {NOES} noes"]).conversation,
            "offer of the check": self.after(["what is sciatica"]),
            "time of a reminder": self.after([reminder]),
            "confirming a reminder": self.after([reminder, "at nine in the morning"]),
        }

    def at_question(self, id_: str) -> Conversation:
        """Where a question is pending: as the gate reaches it, else with what makes it be asked known already."""
        walked = (place for place in self.named.values() if place.pending == id_)
        return next(walked, None) or self._built(id_)

    def _built(self, id_: str) -> Conversation:
        content = self.knowledge.content
        question = content.questions[id_]
        findings = {"low_back_pain": Status.PRESENT}
        if question.ask_when:
            findings[self._told(question.ask_when[0])] = Status.PRESENT
        if question.group == "check":
            findings[question.covers[0]] = Status.UNSURE
        gate = tuple(q.id for q in content.questions.values() if q.group == "gate" and q.id != id_)
        return Conversation(findings=findings, asked=gate, pending=id_)

    def _told(self, name: str) -> str:
        """What is told of a finding that may follow from another."""
        finding = self.knowledge.content.findings[name]
        return self._told((*finding.all_of, *finding.any_of)[0]) if finding.is_derived else name


def forgetting(conversation: Conversation, findings: Iterable[str]) -> Conversation:
    """The same place with nothing on record of these findings, so that what is recorded next was said next."""
    gone = set(findings)
    return replace(conversation, findings={k: v for k, v in conversation.findings.items() if k not in gone})
