"""What a person did in one turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from skill.listening.heard import Heard


class ActKind(StrEnum):
    """The kinds of user act. What was said rides along with every one of them."""

    LAUNCH = "launch"
    SAY = "say"
    HELP = "help"
    REPEAT = "repeat"
    WHY = "why"
    START_OVER = "start_over"
    STOP = "stop"
    NOT_HEARD = "not_heard"
    """Words reached Alexa but not us, or a slot was blank: perhaps an emergency nobody heard."""


@dataclass(frozen=True, slots=True)
class UserAct:
    """One user act with whatever was heard in it."""

    kind: ActKind
    heard: Heard = field(default_factory=Heard)
