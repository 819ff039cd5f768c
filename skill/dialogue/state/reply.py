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
"""Values to be spoken, by name: a moment, a duration in seconds, a count, or a thing by the key of its message."""


class Pace(StrEnum):
    """How long the pauses and counts of an exercise last."""

    SLOW = "slow"
    USUAL = "usual"
    QUICK = "quick"


class ReplyKind(StrEnum):
    """What a reply is, for those who show it."""

    ANSWER = "answer"
    ADVICE = "advice"
    """It says what to do, so that the level of care may be shown."""
    WARNING = "warning"
    """It warns. Its first line is the action and the number to call, or asks whether what warned was misheard."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message, by key, the keys of the short names that its {findings} lists, and its other values."""

    key: MessageKey
    findings: tuple[MessageKey, ...] = ()
    values: Values = ()
    sources: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the sources of the topic or plan that it was taken from; it is the same line with others."""


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Any number of statements, then exactly one question, or the end of the session."""

    statements: Lines
    question: Line | None
    """None closes the session: silence with an open microphone cannot be said."""
    reprompt: Lines = ()
    """What is said after silence; only with a question."""
    asks: Question | None = None
    """The question of the check that is put; None for an offer or an open prompt."""
    kind: ReplyKind = ReplyKind.ANSWER
    reopens: ReminderPlan | None = None
    """What "make it eight" means after it: to change the reminder that was set, or to make the one that was left."""
    disposition: Disposition | None = None
    """The advice this reply gives, for the card and the screen."""
    about_other: bool = False
    """Whether the patient is somebody else than the speaker."""
    pace: Pace = Pace.USUAL
    errand: Errand | None = None
    """What must be done before this turn can be answered. The reply is what is said if it is never done."""
