"""What the skill answers: message keys and values, never words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from skill.dialogue.state.errands import Errand
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey
from skill.triage.model import Question

Values = tuple[tuple[str, str | int], ...]
"""Values to be spoken, by name: a moment, a duration in seconds, a count, the message key of a thing, or an activity in
the person's own words, which is said instead of the thing."""


class Pace(StrEnum):
    """How long the pauses and counts of an exercise last."""

    SLOW = "slow"
    USUAL = "usual"
    QUICK = "quick"


class ReplyKind(StrEnum):
    """The kind of a reply, which decides how a screen shows it."""

    ANSWER = "answer"
    ADVICE = "advice"
    """It says what to do, so the level of care may be shown."""
    WARNING = "warning"
    """It warns. Its first line gives the action and the number to call, or asks whether the reason was misheard."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message: its key, the keys of the short names that its {findings} lists, and its other values."""

    key: MessageKey
    findings: tuple[MessageKey, ...] = ()
    values: Values = ()
    sources: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the sources of the topic or plan that it came from. Lines that differ only in these are equal."""


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Any number of statements, then either exactly one question or the end of the session."""

    statements: Lines
    question: Line | None
    """None closes the session, so no reply can leave the microphone open without a question."""
    reprompt: Lines = ()
    """What is said after a silence. Empty without a question."""
    asks: Question | None = None
    """The question of the check that is asked; None for an offer or an open prompt."""
    kind: ReplyKind = ReplyKind.ANSWER
    reopens: ReminderPlan | None = None
    """What "make it eight" then means: change the reminder that was set, or make the one that was given up."""
    disposition: Disposition | None = None
    """How soon care is needed, for the card and the screen."""
    about_other: bool = False
    """Whether the patient is somebody other than the speaker."""
    number: str = ""
    """The emergency number, if it is not that of the locale's country."""
    pace: Pace = Pace.USUAL
    slowly: bool = False
    """Whether it is to be spoken slowly."""
    errand: Errand | None = None
    """What must be done before this turn can be answered. The reply is said only if that is never done."""
