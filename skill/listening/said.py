"""What listening reports: what was said, about whom and since when; never what it means for care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skill.listening.acts import Act


class Said(StrEnum):
    """How a finding was spoken of."""

    PRESENT = "present"
    DENIED = "denied"
    UNSURE = "unsure"


class Whose(StrEnum):
    """Whose body or story a finding belongs to."""

    SELF = "self"
    OTHER = "other"
    INFANT = "infant"
    ANIMAL = "animal"


class When(StrEnum):
    """Where in time a finding stands. UNSTATED counts as now (clinical sheet, 0)."""

    UNSTATED = "unstated"
    NOW = "now"
    PAST = "past"
    LONG_STANDING = "long_standing"
    RULED_OUT = "ruled_out"
    """Looked for and not found: it never was."""


class Answer(StrEnum):
    """A reply to a yes-or-no question.

    HEDGED_NO is "not really", "I don't think so": too weak to clear an emergency question (clinical sheet, 0.10).
    ASSENT is "okay", "sure", "mm hmm": a yes to an offer, but to a question no more than a noise of listening.
    """

    YES = "yes"
    ASSENT = "assent"
    PARTLY = "partly"
    NO = "no"
    HEDGED_NO = "hedged_no"
    UNSURE = "unsure"


class Quantity(StrEnum):
    """What a number with a meaning measures."""

    AGE = "age"
    """In years."""
    SEVERITY = "severity"
    """Of the pain, from 0 to 10."""
    DURATION = "duration"
    """Of the trouble, in days."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One finding as it was spoken of in one clause."""

    finding: str
    said: Said
    whose: Whose = Whose.SELF
    when: When = When.UNSTATED
    days_ago: float | None = None
    """How long ago it happened or began, in days, where that was said."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with a meaning."""

    name: Quantity
    value: float
    whose: Whose | None = Whose.SELF
    """None in a reply that names nobody: the number is of whoever was asked about."""
    corrects: bool = False
    """Whether it was set against another number ("54, not 45")."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was said of a time; whatever was not said is None or empty."""

    hour: int | None = None
    """0 to 23 when `is_settled`; else 1 to 12, morning or evening unknown."""
    minute: int = 0
    is_settled: bool = False
    part: str = ""
    """A part of the day: MO, AF, EV or NI, as AMAZON.TIME names them."""
    date: str = ""
    """A calendar day, ISO 8601."""
    month_day: str = ""
    """A day of a month whose year was not said: "11-25", or "25" where the month was not said either."""
    in_days: int | None = None
    """So many days from today: 1 for "tomorrow"."""
    weekday: str = ""
    """The coming day of that name, once."""
    days: tuple[str, ...] = ()
    """The days on which it repeats, in the order of EVERY_DAY."""
    in_seconds: int = 0
    """Counted from now ("in two hours")."""
    length: int = 0
    """A stretch of time in seconds that is counted from nothing ("for fifteen minutes")."""
    number: int = 0
    """A mere number, which may count what was counted before ("make that three")."""
    every: int = 0
    """Seconds between repeats that are no calendar day ("every thirty minutes")."""
    is_vague: bool = False
    """A week, a month or a weekend was named, which is no day."""
    is_more: bool = False
    """A second time of day was named."""

    @property
    def names_a_day(self) -> bool:
        """Whether it says on which day, or on which days."""
        return bool(self.date or self.month_day or self.in_days is not None or self.weekday or self.days)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything understood from one utterance."""

    observations: tuple[Observation, ...] = ()
    answer: Answer | None = None
    is_bound: bool = False
    """Whether its "no" may only belong to what follows it ("no fever"), and answer nothing."""
    is_qualified: bool = False
    """Whether its "no" goes on with a "but", an "except" or the like ("no but a bit numb")."""
    says_more: bool = False
    """Whether an answer goes on with something of its own ("no, they buzz", "yes, what is it")."""
    turns_away: bool = False
    """Whether an answer goes on to whoever asked, or to the back alone ("yes, what is it", "yes, my back")."""
    asks: bool = False
    """Whether the words open as a question; it answers nothing."""
    replies: Mapping[str, Answer] = field(default_factory=dict)
    """Ids of questions to which the words would be an answer, though none on their own ("bit by bit"): YES, NO, or
    PARTLY where a part of what is asked was named."""
    topics: tuple[str, ...] = ()
    """Ids of the subjects asked about."""
    aspects: frozenset[str] = frozenset()
    """What is asked of those subjects: "causes", "lasts" ... (ids of the lexicon's aspects)."""
    acts: frozenset[Act] = frozenset()
    """What the person does besides telling: corrects, asks to repeat, asks why ..."""
    choices: frozenset[str] = frozenset()
    """Short replies to a question that offers a choice ("it's new", "just a small slip")."""
    measures: tuple[Measure, ...] = ()
    when: When = When.UNSTATED
    """Where in time a reply stands that names no finding ("yes, but years ago")."""
    schedule: Schedule = field(default_factory=Schedule)
    """When something is to happen, as far as that was said."""
    suspected: str = ""
    """A finding that the words smell of, though nothing told of it; enough to ask, never to warn."""
    spoken_of: frozenset[str] = frozenset()
    """Areas of the body and other things named last; what "it" may mean in the next utterance."""
    words: int = 0
    """How many words were heard; 0 means silence or a blank slot."""

    @property
    def tells(self) -> bool:
        """Whether a finding was told as present."""
        return any(observation.said is Said.PRESENT for observation in self.observations)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was understood; a suspicion is no understanding."""
        return not (self.observations or self.answer or self.topics or self.acts or self.measures)
