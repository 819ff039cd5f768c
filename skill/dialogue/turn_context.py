"""What a turn without a warning works on."""

from __future__ import annotations

from dataclasses import dataclass

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Lines
from skill.dialogue.state.user_act import UserAct
from skill.listening.heard import Heard


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What a turn without a warning works on: what was known before it, what is known now, and what to say first."""

    knowledge: Knowledge
    before: Conversation
    now: Conversation
    heard: Heard
    outcome: Outcome
    notes: Lines
    act: UserAct
