"""What a person did in one turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from skill.dialogue.state.abilities import Abilities
from skill.dialogue.state.errands import DeviceClock, Errand, Report, Returned
from skill.listening.heard import Heard


class ActKind(StrEnum):
    """The kind of a user act. An act of any kind may also carry what was said."""

    LAUNCH = "launch"
    SAY = "say"
    HELP = "help"
    REPEAT = "repeat"
    WHY = "why"
    RECALL = "recall"
    """The person asks what they have told so far."""
    START_OVER = "start_over"
    STOP = "stop"
    RETURN = "return"
    """The return from Alexa's permission request. Nothing of the session before it is left."""
    NOT_HEARD = "not_heard"
    """Words reached Alexa but not the skill, or a slot was blank. It may be an emergency that nobody heard."""


@dataclass(frozen=True, slots=True)
class UserAct:
    """One user act, with what was heard in it."""

    kind: ActKind
    heard: Heard = field(default_factory=Heard)
    clock: DeviceClock | None = None
    """The device's clock, once its zone is known."""
    reports: tuple[Report, ...] = ()
    """The results of the errands that this turn has run so far."""
    returned: Returned | None = None
    """Only with RETURN."""
    abilities: Abilities = field(default_factory=Abilities)
    """What the device can do."""

    def report_of(self, errand: Errand) -> Report | None:
        """Return the result of an errand; None until it was run."""
        return next((report for report in self.reports if report.errand == errand), None)
