"""What the skill answers: message keys and values, never words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from skill.triage.disposition import Disposition


class Pace(StrEnum):
    """How long the pauses and counts of an exercise last."""

    SLOW = "slow"
    USUAL = "usual"
    QUICK = "quick"


@dataclass(frozen=True, slots=True)
class Line:
    """One message, by key, and the keys of the short names that its {findings} lists."""

    key: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """Any number of statements, then exactly one question, or the end of the session."""

    statements: tuple[Line, ...]
    question: Line | None
    """None closes the session: silence with an open microphone cannot be said."""
    reprompt: tuple[Line, ...] = ()
    """What is said after silence; only with a question."""
    disposition: Disposition | None = None
    """The advice this reply gives, for the card and the screen."""
    about_other: bool = False
    """Whether the patient is somebody else than the speaker."""
    pace: Pace = Pace.USUAL
