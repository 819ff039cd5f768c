"""What listening reports of one utterance. What it means for care is decided elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from skill.listening.acts import Act
from skill.listening.said import Answer, Measure, Observation, Said, When
from skill.listening.when.said_time import Schedule

if TYPE_CHECKING:
    from skill.listening.agreement import SecondOpinion


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
    opens_with_no: bool = False
    """Whether the first word is a no, whatever it may belong to ("no bleeding at all")."""
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
    further: Heard | None = None
    """A second wish for a reminder in the same breath, which is reported by itself."""
    after_yes: Heard | None = None
    """While a reminder is made: what follows a yes in the same breath ("yes, and what have I got set")."""
    only_agrees: bool = False
    """While a reminder is made: whether nothing was said but a yes, times and small words (`yes_alone.only_agrees`)."""
    keeps: frozenset[str] = frozenset()
    """While reminders are made: the ids of choices, and the words, of those that alone are kept ("just the pills")."""
    drops: frozenset[str] = frozenset()
    """The same of those that are dropped ("not the walk")."""
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
    denied_choices: frozenset[str] = frozenset()
    """Those of them that a no is about ("112 doesn't work"; `grammar.denied_choices`)."""
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
    names_asked: bool = False
    """Whether the words name a trouble or a place by which the pending question is answered (`reach.names_asked`)."""
    asked_of: tuple[str, ...] = ()
    """Ids of the questions that words about a question may mean, by the places that they name."""
    only_named: frozenset[str] = frozenset()
    """Ids of the findings that the words name and tell nothing of ("what counts as a fever")."""
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
    def denied(self) -> frozenset[str]:
        """Return the findings that were denied."""
        return frozenset(o.finding for o in self.observations if o.said is Said.DENIED)

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
        return self.is_empty_but_chat and not self.chat

    @property
    def is_empty_but_chat(self) -> bool:
        """Whether nothing was understood but what is said to the skill itself."""
        return not (self.observations or self.answer or self.topics or self.acts or self.measures)
