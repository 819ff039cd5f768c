"""Turns utterances of the corpus into what the network learns from, and makes them as rough as speech is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from types import MappingProxyType

from skill.listening.normalise import unpunctuated
from training.corpus import NO_TOPIC, Utterance
from training.ear.labels import Labels

UNKNOWN = -1
"""The class of what was not labelled: nothing is learnt from it."""

REMARKS = frozenset("asks why correct help thanks done human frightened swears greets off_topic slower repeat".split())
"""Acts whose words may ask about a subject, or be a remark to the skill, also where no topic is named."""

HESITATIONS = ("um", "uh", "like", "you know", "well", "er", "so")

ALIKE = frozenset({"leg_pain", "leg_cramp", "legs_tired_long_time", "overuse"})
"""Legs sore after effort: some hands label one of these, some several. Where one is told, the rest are open."""

UNSURE = 0.5
"""The target of a finding that is told in doubt."""


@dataclass(frozen=True, slots=True)
class Example:
    """One utterance with its labels as numbers. `present`, `denied` and `open` hold places of findings."""

    said: str
    question: str = ""
    """The wording of the question that it replies to; empty where it is read by itself."""
    present: tuple[int, ...] = ()
    denied: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    """Findings that the labels leave open."""
    means: int = UNKNOWN
    act: int = UNKNOWN
    topic: int = UNKNOWN
    one_of: tuple[int, ...] = ()
    """At least one of these is told, and it is not known which: all other findings are open."""


def examples_of(
    utterances: Iterable[Utterance],
    labels: Labels,
    questions: dict[str, str],
    left_open: frozenset[str] = frozenset(),
    says_less: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[Example]:
    """Return the examples of `utterances`; a reply gives two, alone and after its question.

    `questions` is the wording of each question by its id; `left_open` are findings that these utterances never label.
    `says_less` has for a finding those that say less of the same: some hands label these beside it, and some do not.
    """
    place = {name: number for number, name in enumerate(labels.findings)}
    unlabelled = _places(sorted(left_open), place)
    found = []
    for utterance in utterances:
        labelled = {*utterance.present, *utterance.denied, *utterance.unsure}
        alike = {*ALIKE} if ALIKE.intersection(utterance.present) else set()
        alike.update(*(says_less.get(name, ()) for name in (*utterance.present, *utterance.unsure)))
        found.append(
            Example(
                said=utterance.said,
                present=_places(utterance.present, place),
                denied=_places(utterance.denied, place),
                unsure=_places(utterance.unsure, place),
                open=(*unlabelled, *_places(sorted({*utterance.open, *alike} - labelled), place)),
                act=labels.acts.index(utterance.act) if utterance.act else UNKNOWN,
                topic=_topic(utterance, labels),
            )
        )
        if utterance.reply_to in questions:
            found.append(reply_example(utterance.said, questions[utterance.reply_to], utterance.means, labels))
    return found


def reply_example(said: str, question: str, means: str, labels: Labels) -> Example:
    """Return an example of what a reply means after its question; what else it tells is left open."""
    everything = tuple(range(len(labels.findings)))
    return Example(said, question, open=everything, means=labels.means.index(means))


def _places(names: Sequence[str], place: dict[str, int]) -> tuple[int, ...]:
    return tuple(place[name] for name in names if name in place)


def _topic(utterance: Utterance, labels: Labels) -> int:
    """Return the place of its topic; 0 for none.

    Where nobody named the topic of a question, or of a remark to the skill, it teaches nothing of topics.
    """
    if utterance.topic in labels.topics:
        return 1 + labels.topics.index(utterance.topic)
    return 0 if utterance.act not in REMARKS or utterance.topic == NO_TOPIC else UNKNOWN


def as_spoken(utterance: Utterance) -> Utterance:
    """Return the utterance with its words as a recogniser writes them."""
    return replace(utterance, said=unpunctuated(utterance.said))


def roughened(text: str, chance: Random) -> str:
    """Return `text` as a recogniser may write it: without apostrophes half the time, at times with a hesitation."""
    if chance.random() < 0.5:
        text = text.replace("'", "")
    words = text.split()
    if chance.random() < 0.12 and len(words) > 4:
        words.insert(chance.randrange(len(words)), chance.choice(HESITATIONS))
    return " ".join(words)
