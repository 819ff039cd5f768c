"""What a person did in one turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from skill.dialogue.state.errands import DeviceClock, Errand, Report, Returned
from skill.listening.said import Heard


class ActKind(StrEnum):
    """The kinds of user act. What was said rides along with every one of them."""

    LAUNCH = "launch"
    SAY = "say"
    HELP = "help"
    REPEAT = "repeat"
    WHY = "why"
    RECALL = "recall"
    """What was told so far is asked for."""
    START_OVER = "start_over"
    STOP = "stop"
    RETURN = "return"
    """Back from Alexa's own question for a permission; nothing of the session before is left."""
    NOT_HEARD = "not_heard"
    """Words reached Alexa but not us, or a slot was blank: perhaps an emergency nobody heard."""


@dataclass(frozen=True, slots=True)
class UserAct:
    """One user act with whatever was heard in it."""

    kind: ActKind
    heard: Heard = field(default_factory=Heard)
    clock: DeviceClock | None = None
    """Where the device's clock stands, as soon as its zone is known."""
    reports: tuple[Report, ...] = ()
    """What became of the errands of this turn so far."""
    returned: Returned | None = None
    """With RETURN alone."""

    def report_of(self, errand: Errand) -> Report | None:
        """What became of an errand; None until it was run."""
        return next((report for report in self.reports if report.errand == errand), None)
