"""What listening reports: what was said, about whom and since when. What it means for care is decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from skill.listening.acts import Act

if TYPE_CHECKING:
    from skill.listening.agreement import SecondOpinion


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


class HourOfDay(NamedTuple):
    """A time of day."""

    hour: int
    minute: int
    is_settled: bool
    """As in `Schedule`: if not, it may be in the morning or in the evening."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What was said about a time. A field keeps its default where nothing was said."""

    hour: int | None = None
    """From 0 to 23 if `is_settled`; else from 1 to 12, in the morning or the evening."""
    minute: int = 0
    is_settled: bool = False
    part: str = ""
    """A part of the day as AMAZON.TIME names it (MO, AF, EV or NI), or a half of it (AM or PM)."""
    beside: str = ""
    """The part of the day of what goes with it ("with breakfast"). It says when only together with an hour."""
    date: str = ""
    """A calendar day in ISO 8601 ("2026-11-25")."""
    month_day: str = ""
    """A day whose year was not said: "11-25", or "25" where the month was not said either."""
    months_on: int = 0
    """How many months on that day is meant (1 for "the first of next month")."""
    in_days: int | None = None
    """How many days from today (1 for "tomorrow")."""
    weekday: str = ""
    """The next day of that name, once; named as in EVERY_DAY."""
    days: tuple[str, ...] = ()
    """The days of the week on which it repeats, in the order of EVERY_DAY."""
    in_seconds: int = 0
    """How many seconds from now ("in two hours")."""
    length: int = 0
    """A length of time in seconds, without a start ("for fifteen minutes")."""
    number: int = 0
    """A bare number, which may stand in place of a number said before ("make that three")."""
    every: int = 0
    """Seconds between repeats that do not go by the calendar day ("every thirty minutes")."""
    is_vague: bool = False
    """Whether a week, a month or a weekend was named, but not a single day."""
    is_soon: bool = False
    """Whether only "later" or the like was said."""
    adds: bool = False
    """Whether the days are to be added to those on which it comes already ("add Saturday")."""
    without: tuple[str, ...] = ()
    """Days of the week to leave out of those that were said before ("not on Fridays")."""
    days_on: int = 0
    """How many days after its next coming `weekday` is meant (7 for "Tuesday week")."""
    days_before: int = 0
    """How many days before that day is meant ("Tuesday, tell me the day before" -> 1)."""
    shift: int = 0
    """By how many seconds to move what is set; less than 0 for earlier ("push it back an hour")."""
    past: int | None = None
    """Minutes after an hour that was named before ("half past"), or before it if less than 0."""
    skips: bool = False
    """Whether one single day is to be left out ("but not tomorrow")."""
    ends: bool = False
    """Whether it should end some time ("for two weeks", "until Christmas")."""
    is_more: bool = False
    """Whether a second time of day was named, or several times a day ("three times a day")."""
    others: tuple[HourOfDay, ...] = ()
    """The further times of day of a list ("at nine and six")."""
    parts: tuple[str, ...] = ()
    """The further parts of the day of a list without hours ("in the morning and at night")."""
    is_past: bool = False
    """Whether a day was named that is over ("yesterday")."""
    begins: bool = False
    """Whether the day that was named is only the first of several ("from tomorrow")."""
    weeks_on: int = 0
    """In which week a day of the week is meant, counted from this one ("some time next week" -> 1)."""

    def on_the_day_of(self, other: Schedule) -> Schedule:
        """Return this schedule with the day, or the days of the week, of another."""
        return replace(
            self,
            date=other.date,
            month_day=other.month_day,
            months_on=other.months_on,
            in_days=other.in_days,
            weekday=other.weekday,
            days_on=other.days_on,
            days=other.days,
        )

    @property
    def names_a_day(self) -> bool:
        """Whether it says on which day or days."""
        return bool(self.date or self.month_day or self.in_days is not None or self.weekday or self.days)


THE_LAST = "last"
"""In place of a choice: the reminder spoken of last ("same days")."""


class Beyond(StrEnum):
    """What a wish asks for that no reminder can do."""

    CALL = "call"
    """To ring or write to somebody."""
    CALENDAR = "calendar"
    """To write something into a calendar."""


class Mood(StrEnum):
    """How words are meant, by their form alone. Several may fit at once."""

    OPEN = "open"
    """They ask for more than a yes or a no ("what painkiller works")."""
    POLAR = "polar"
    """They ask for a yes or a no ("should he crack my back")."""
    LEAVE = "leave"
    """They ask for leave to do something ("can I get up")."""
    REASON = "reason"
    """They ask for a reason ("why today")."""
    AHEAD = "ahead"
    """They speak of what will or may be, not of what is ("I'll call them")."""
    DENYING = "denying"
    """They hold a no of some kind ("nobody has called yet")."""
    OWN = "own"
    """They ask of what the speaker will do ("shall I", unlike "can my sister")."""
    WEIGHING = "weighing"
    """They ask whether what was just told matters ("does that change anything")."""
    PARTING = "parting"
    """They take leave of the skill ("we're on our way now, bye")."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything that was understood from one utterance."""

    observations: tuple[Observation, ...] = ()
    answer: Answer | None = None
    is_bound: bool = False
    """Whether its "no" may belong only to the words after it ("no fever"), and so answer nothing."""
    is_qualified: bool = False
    """Whether its "no" is followed by a "but", an "except" or the like ("no but a bit numb")."""
    says_more: bool = False
    """Whether an answer is followed by something that tells more ("no, they buzz", "yes, what is it")."""
    turns_away: bool = False
    """Whether an answer is followed by words to the skill, or by the back alone ("yes, what is it", "yes, my back")."""
    leans: Answer | None = None
    """YES or NO if the words lean that way without being a plain answer (`replies.leaning`)."""
    holds_yes: bool = False
    """Whether a yes stands somewhere in the words, and nothing makes it doubtful (`replies.leaning.holds_yes`)."""
    doubts_no: bool = False
    """Whether something in the words would make a no doubtful (`replies.leaning.doubts_a_no`)."""
    limits_no: bool = False
    """Whether something bounds what is said, a no or that all is well (`replies.leaning.limits_a_no`)."""
    denies: bool = False
    """Whether a word denies, whatever it denies."""
    denies_all: bool = False
    """Whether a no in the words reaches all that was asked ("no fever or anything"; `replies.leaning.denies_all`)."""
    ends_in_no: bool = False
    """Whether a no of its own ends the words ("she says no"; `replies.leaning.ends_in_no`)."""
    excepted: frozenset[str] = frozenset()
    """The areas of the body that an exception leads to ("only my toe")."""
    asks: bool = False
    """Whether the words open as a question. A question answers nothing."""
    moods: frozenset[Mood] = frozenset()
    """How the words are meant, by their form alone."""
    replies: Mapping[str, Answer] = field(default_factory=dict)
    """Question id -> the answer that the words give to it, even if they answer nothing on their own ("bit by bit").

    YES, NO, or PARTLY where a part of what is asked was named.
    """
    topics: tuple[str, ...] = ()
    """Ids of the subjects asked about."""
    or_about: str = ""
    """Id of the subject that a follow-up ("how long does it last") asks about where nothing was spoken of before."""
    told_about: tuple[str, ...] = ()
    """Ids of the subjects that the words name, though they surely tell, and ask nothing ("the heat pad burnt me")."""
    is_name: bool = False
    """Whether the words are no more than the name of such a subject ("x-ray")."""
    aspects: frozenset[str] = frozenset()
    """What is asked about those subjects: "causes", "lasts" and so on (ids of the lexicon's aspects)."""
    acts: frozenset[Act] = frozenset()
    """What the person does besides telling: corrects, asks to repeat, asks why and so on."""
    is_all: bool = False
    """Whether all reminders are meant ("cancel the lot")."""
    is_all_but: bool = False
    """Whether all but the one that is named are meant ("everything, not the walk")."""
    is_elsewhere: bool = False
    """Whether a reminder is to reach somebody else, or a telephone ("remind my wife to", "text me")."""
    beyond: frozenset[Beyond] = frozenset()
    """What a wish for a reminder asks for beyond what a reminder can do."""
    wishes_more: bool = False
    """Whether a second reminder is wished for in the same breath. Only the first is reported."""
    takes_back: bool = False
    """Whether what was asked for is taken back at the end ("no scrap that", "actually don't")."""
    like: frozenset[str] | None = None
    """If a reminder is to be like one that stands, the choices that name that one, or `THE_LAST`; empty if it is one
    of the same name."""
    lent: frozenset[Act] = frozenset()
    """Those of the acts that only the second ear hears."""
    only: frozenset[Act] = frozenset()
    """Those of the acts that are all that was said ("hurry up", "can I do it sitting")."""
    chat: tuple[str, ...] = ()
    """Ids of what is said to the skill itself and has a fixed answer (`skill/guidance/content/chat.toml`)."""
    choices: frozenset[str] = frozenset()
    """Ids of the choices made in reply to a question that offers some ("it's new", "just a small slip")."""
    measures: tuple[Measure, ...] = ()
    when: When = When.UNSTATED
    """The first temporality said. It dates a reply that names no finding ("yes, but years ago")."""
    schedule: Schedule = field(default_factory=Schedule)
    """When something is to happen, as far as that was said."""
    which: Schedule = field(default_factory=Schedule)
    """What time tells the reminder that is meant from others ("the morning one")."""
    is_pointed: bool = False
    """Whether words tell the reminder that is meant from others ("the morning one", "the walk one")."""
    activity: str = ""
    """What the person wants to be reminded of, in their own words, as it is said back ("to ring your mum")."""
    amid: frozenset[str] = frozenset()
    """Ids of the findings that only the words of that activity name."""
    is_upon: bool = False
    """Whether it is to happen upon something that no clock can tell ("when I get home")."""
    suspected: str = ""
    """Id of a danger that the second ear alone heard. Enough to ask, never to warn."""
    is_bare: bool = False
    """Whether it is an answer from the vocabulary's list and nothing else ("yes", "not at all")."""
    says_well: bool = False
    """Whether the words say that all is well, and deny nothing."""
    named: frozenset[str] = frozenset()
    """The symptoms and the areas of the body that the words name, by the concepts of the vocabulary."""
    tells_of: frozenset[str] = frozenset()
    """Those of them that are named by more than small words ("have", "nothing")."""
    asks_the_unknown: bool = False
    """Whether only the second ear hears a question, and neither of them what it is about."""
    second: SecondOpinion | None = None
    """What the second ear heard; None if it was not asked."""
    spoken_of: frozenset[str] = frozenset()
    """The areas of the body and other things named last. "It" may mean them in the next utterance."""
    words: int = 0
    """How many words were heard; 0 means silence or an empty slot."""

    @property
    def tells(self) -> bool:
        """Whether any finding was told as present."""
        return any(observation.said is Said.PRESENT for observation in self.observations)

    @property
    def is_question(self) -> bool:
        """Whether either ear hears a question."""
        return self.asks or bool(self.topics) or (self.second is not None and self.second.reading.surely_asks)

    @property
    def is_asking(self) -> bool:
        """Whether the words have the form of a question, or the second ear is sure that they are one."""
        is_sure = self.second is not None and self.second.reading.surely_asks
        return self.asks or bool(self.moods & {Mood.OPEN, Mood.POLAR}) or is_sure

    @property
    def is_answer_alone(self) -> bool:
        """Whether an answer was understood, and of all that was said beside it nothing."""
        beside = self.observations or self.topics or self.acts or self.chat or self.measures or self.asks
        return self.answer is not None and not beside

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood. A suspicion does not count as understood."""
        return not (self.observations or self.answer or self.topics or self.acts or self.chat or self.measures)
