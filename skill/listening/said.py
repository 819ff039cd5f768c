"""What is said of one finding: whether it is there, about whom and since when; and answers and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Said(StrEnum):
    """How a finding was spoken of."""

    PRESENT = "present"
    DENIED = "denied"
    UNSURE = "unsure"


class Whose(StrEnum):
    """The experiencer: whose body or history a finding is about."""

    SELF = "self"
    OTHER = "other"
    INFANT = "infant"
    ANIMAL = "animal"


class When(StrEnum):
    """The temporality of a finding: when it was there. UNSTATED counts as now (clinical sheet, 0)."""

    UNSTATED = "unstated"
    NOW = "now"
    PAST = "past"
    LONG_STANDING = "long_standing"
    RULED_OUT = "ruled_out"
    """Looked for and not found, so it was never there."""


class Answer(StrEnum):
    """A reply to a yes-or-no question.

    HEDGED_NO is "not really", "I don't think so": too weak to clear an emergency question (clinical sheet, 0.10).
    ASSENT is "okay", "sure", "mm hmm": it accepts an offer, but after a question it only shows that the person listens.
    """

    YES = "yes"
    ASSENT = "assent"
    PARTLY = "partly"
    NO = "no"
    HEDGED_NO = "hedged_no"
    UNSURE = "unsure"


class Quantity(StrEnum):
    """What a number in an utterance measures."""

    AGE = "age"
    """An age, in years."""
    SEVERITY = "severity"
    """How bad the pain is, from 0 to 10."""
    DURATION = "duration"
    """How long the trouble has lasted, in days."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding, as one clause speaks of it."""

    finding: str
    said: Said
    whose: Whose = Whose.SELF
    when: When = When.UNSTATED
    days_ago: float | None = None
    """How long ago it happened or began, in days; None if that was not said."""
    is_guessed: bool = False
    """Whether it is told as a guess only ("my leg may be weak")."""
    is_mentioned: bool = False
    """Whether words only name what it is about ("peas on my lower back", "it bothers my bottom"), and tell nothing."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in an utterance, and what it measures."""

    name: Quantity
    value: float
    whose: Whose | None = Whose.SELF
    """Whose number it is. None in a reply that names nobody: then it is about the person asked about."""
    corrects: bool = False
    """Whether it was said in place of another number ("54, not 45")."""
