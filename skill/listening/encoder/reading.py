"""What the second ear reports of one utterance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skill.listening.acts import ERRANDS


class Means(StrEnum):
    """What a reply means for the question before it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNSURE = "unsure"
    NO_ANSWER = "no_answer"
    """A question, a remark, a command: something that does not answer."""


ANSWERING = frozenset({"answers", "tells"})
"""What a person does with words that answer a question. Whoever asks to be slower, or for a reminder, does not."""

LIKELY, SURELY = 0.5, 0.9
"""Chances from which on an act is likely, and sure."""

SURE_OF_ERRAND = 0.8
"""From this chance on, an errand is believed even where the grammar hears another one."""

LIKELY_ERRAND = 0.4
"""From this chance on, what is most likely asked for may be an errand."""

REMARK, REQUEST = "chat.", "act."
"""What the labels of remarks and of requests begin with; those of subjects have no such beginning."""

ASKS, THANKS, WHY, OFF_TOPIC = "asks", "thanks", "why", "off_topic"
"""What a person does who asks something, thanks somebody, asks for a reason, or talks of anything else."""

NAMING = frozenset({ASKS, "why", "remind", "timer", "change", "cancel", "check_in", "exercise", "exercise_step"})
"""What a person does whose words may name a trouble without telling of it ("remind me to ice my back")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One utterance as the encoder reads it. Every number is a chance from 0 to 1."""

    present: Mapping[str, float] = field(default_factory=dict)
    """Finding id -> how likely it is told of the patient, now, for real. Unlikely ones are left out."""
    denied: Mapping[str, float] = field(default_factory=dict)
    """Finding id -> how likely it is plainly denied. Unlikely ones are left out."""
    means: Mapping[Means, float] = field(default_factory=dict)
    """What it means as a reply to the pending question; empty if none is pending."""
    topic: str = ""
    """What is most likely asked about, or said to the skill itself: the id of a subject, or, with one of the two
    prefixes, that of a remark or an act; empty if none is."""
    topic_chance: float = 0.0
    answers_first: bool = False
    """Whether an answer stands before whatever else the words do, and `means` is of that answer alone."""
    act: str = ""
    """What the person most likely does with the words: "tells", "asks", "answers" and so on."""
    act_chance: float = 0.0
    alike: str = ""
    """What has the example questions that the words are worded most alike, whatever they do; written as `topic` is."""
    likeness: float = 0.0
    """How alike, from 0 to 1."""
    asks_within: bool = False
    """Whether a question is surely asked in a part of the words, and `topic` is what that part asks about."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was read at all: a number alone, another language."""
        return not self.act

    @property
    def subject(self) -> str:
        """Id of the subject that is asked about; empty if none is."""
        return "" if self.topic.startswith((REMARK, REQUEST)) else self.topic

    @property
    def remark(self) -> str:
        """Id of what is said to the skill itself; empty if that is nothing."""
        return self.topic.removeprefix(REMARK) if self.topic.startswith(REMARK) else ""

    @property
    def request(self) -> str:
        """Id of the act that is asked for; empty if none is."""
        return self.topic.removeprefix(REQUEST) if self.topic.startswith(REQUEST) else ""

    @property
    def errand(self) -> str:
        """Id of the act of whoever surely wants an errand: a reminder, a timer or a change of one; else empty."""
        if self.request in ERRANDS and self.topic_chance >= SURE_OF_ERRAND:
            return self.request
        return self.act if self.act in ERRANDS and self.act_chance >= SURELY else ""

    @property
    def likely_errand(self) -> str:
        """Id of the act of whoever likely wants an errand; else empty."""
        if self.request in ERRANDS and self.topic_chance >= LIKELY_ERRAND:
            return self.request
        return self.act if self.act in ERRANDS and self.act_chance >= LIKELY else ""

    @property
    def surely_asks(self) -> bool:
        """Whether the words are a question, even if nothing of it is understood."""
        return self.act == ASKS and self.act_chance >= SURELY

    @property
    def surely_thanks(self) -> bool:
        """Whether the words thank somebody, and say little else."""
        return self.act == THANKS and self.act_chance >= SURELY

    @property
    def likely_asks(self) -> bool:
        """Whether the words are a question rather than anything else."""
        return self.act == ASKS and self.act_chance >= LIKELY

    @property
    def surely_tells(self) -> bool:
        """Whether the words tell or answer, and ask about nothing."""
        return self.act in ANSWERING and self.act_chance >= SURELY and not self.topic

    @property
    def surely_names(self) -> bool:
        """Whether the words ask a question or for an errand, so that what they name is not told by that alone."""
        return self.act in NAMING and self.act_chance >= SURELY

    @property
    def likely_names(self) -> bool:
        """Whether they more likely ask a question or for an errand than anything else."""
        return self.act in NAMING and self.act_chance >= LIKELY

    @property
    def may_answer(self) -> bool:
        """Whether the words are no request, thanks or the like."""
        return self.answers_first or self.act in ANSWERING or self.act_chance < LIKELY

    @property
    def likeliest(self) -> tuple[Means, float]:
        """What it most likely means as a reply, and how likely. Of a yes and a half yes, both chances count."""
        best = max(self.means, key=self.means.__getitem__)
        if best in (Means.YES, Means.PARTLY):
            return best, self.means[Means.YES] + self.means[Means.PARTLY]
        return best, self.means[best]
