"""What the skill answers: message keys and values, never words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skill.dialogue.state.errands import Errand
from skill.triage.disposition import Disposition

Values = tuple[tuple[str, str | int], ...]
"""Values to be spoken, by name: a moment, a duration in seconds, a count, or a thing by the key of its message."""


class Pace(StrEnum):
    """How long the pauses and counts of an exercise last."""

    SLOW = "slow"
    USUAL = "usual"
    QUICK = "quick"


@dataclass(frozen=True, slots=True)
class Line:
    """One message, by key, the keys of the short names that its {findings} lists, and its other values."""

    key: str
    findings: tuple[str, ...] = ()
    values: Values = ()


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Any number of statements, then exactly one question, or the end of the session."""

    statements: Lines
    question: Line | None
    """None closes the session: silence with an open microphone cannot be said."""
    reprompt: Lines = ()
    """What is said after silence; only with a question."""
    disposition: Disposition | None = None
    """The advice this reply gives, for the card and the screen."""
    about_other: bool = False
    """Whether the patient is somebody else than the speaker."""
    pace: Pace = Pace.USUAL
    errand: Errand | None = None
    """What must be done before this turn can be answered. The reply is what is said if it is never done."""
