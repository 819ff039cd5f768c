"""A conversation held with the skill itself, without any assistant."""

from __future__ import annotations

from dataclasses import dataclass, field

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import Turn, take_turn
from skill.speech.catalogue import Catalogue
from skill.speech.render import render
from skill.talk import Talk, UserInput


@dataclass
class Conversing:
    """A conversation, and its last turn."""

    talk: Talk
    locale: str = "en-US"
    conversation: Conversation = field(default_factory=Conversation)
    turn: Turn | None = None

    def say(self, text: str, kind: ActKind = ActKind.SAY) -> Turn:
        return self.act(self.talk.understood(self.conversation, UserInput(kind, text), self.locale))

    def act(self, act: UserAct) -> Turn:
        self.turn = take_turn(self.talk.resources.knowledge, self.conversation, act)
        self.conversation = self.turn.conversation
        return self.turn

    @property
    def knowledge(self) -> Knowledge:
        return self.talk.resources.knowledge

    @property
    def catalogue(self) -> Catalogue:
        return self.talk.catalogue(self.locale)

    @property
    def pending(self) -> str:
        return self.conversation.pending

    @property
    def level(self) -> str | None:
        level = self.turn.assessment.disposition
        return level.name if level else None

    @property
    def keys(self) -> list[str]:
        reply = self.turn.reply
        return [line.key for line in (*reply.statements, *((reply.question,) if reply.question else ()))]

    @property
    def spoken(self) -> str:
        return render(self.turn.reply, self.catalogue).speech.text
