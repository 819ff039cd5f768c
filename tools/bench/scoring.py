"""Scores what was heard of utterances against what their writers say that they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from skill.dialogue.record.absorb import absorb
from skill.dialogue.state.conversation import Conversation
from skill.listening.heard import Heard
from skill.listening.said import Observation, Said, When, Whose
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind
from skill.triage.model import Content
from skill.triage.status import Status
from training.corpus import Utterance

Recorded = Mapping[str, Status]
"""Finding id -> how a conversation that begins with an utterance records it."""


def recorded(content: Content, heard: Heard) -> dict[str, Status]:
    """Return what is recorded of an utterance with which a conversation begins. No peer has a record of its own."""
    return dict(absorb(content, Conversation(), heard).findings)


def heard_of(told: Iterable[Sequence[str]]) -> Heard:
    """Return what a peer heard, in the skill's form. It tells each finding's id, how it is said, whose and when."""
    observations = (Observation(name, Said(said), Whose(whose), When(when)) for name, said, whose, when in told)
    return Heard(observations=tuple(observations))


def scored_findings(content: Content, lexicon: Lexicon) -> frozenset[str]:
    """Return the findings that are told in words alone, and that tell of trouble: nothing measured, nothing aside."""
    told = lexicon.ids(Kind.FINDING) - lexicon.aside
    return frozenset(shape.id for name in told for shape in content.heard_as.get(name, ()) if not shape.measure)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over utterances, of findings that are told of, each once an utterance."""

    right: int
    """Told, and recorded as present."""
    asked: int
    """Told, and recorded as in doubt: the skill then asks about it."""
    told: int
    wrong: int
    """Recorded as present, and neither told nor in doubt."""
    wrong_denials: int
    """Told, and recorded as denied."""
    denied: int
    right_denials: int

    @property
    def precision(self) -> float:
        """The share of findings recorded as present that are told."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of findings told that are recorded as present."""
        return self.right / max(1, self.told)

    @property
    def heard_or_asked(self) -> float:
        """The share of findings told that are recorded as present, or asked about."""
        return (self.right + self.asked) / max(1, self.told)


def score(pairs: Iterable[tuple[Utterance, Recorded]], findings: frozenset[str]) -> Score:
    """Count over utterances, each with what was recorded of it. Only `findings` count."""
    count = dict.fromkeys(Score.__dataclass_fields__, 0)
    for utterance, record in pairs:
        for name in findings.intersection(utterance.present):
            count["told"] += 1
            count["right"] += record.get(name) is Status.PRESENT
            count["asked"] += record.get(name) is Status.UNSURE
            count["wrong_denials"] += record.get(name) is Status.DENIED
        for name in findings.intersection(utterance.denied):
            count["denied"] += 1
            count["right_denials"] += record.get(name) is Status.DENIED
        present = {name for name, status in record.items() if status is Status.PRESENT} & findings
        count["wrong"] += len(present.difference(utterance.present, utterance.unsure))
    return Score(**count)
