"""Composes utterances whose labels come out right by construction: they teach what a "no", a "but" or an "if" reaches.

The names of findings and the frames around them are in scope.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from skill.triage.model import CHECK, SET_GROUPS, Content, FindingKind
from training.corpus import Utterance

SCOPE = Path(__file__).parent / "scope.toml"

LONGEST = 34
"""Words. Two utterances are joined only if both together are no longer."""

FEWEST = 6
"""Words of a reply that is put after another question than its own."""

ASKED_IN_THE_CHECK = frozenset({*SET_GROUPS, CHECK, "follow_up", "clarifier"})

JOINING = (" and ", " also ", " plus ", " ", " oh and ", " but ", " then again ", " so ")

_OTHERS = frozenset(tomllib.loads(SCOPE.read_text("utf-8"))["others"])

_LABELS = ("present", "denied", "unsure")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with room for one finding or two, and what it tells of each."""

    say: str
    a: str
    b: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """A composed utterance, and the findings that its words leave open, which are neither learnt nor judged."""

    utterance: Utterance
    open: frozenset[str] = frozenset()


class Composer:
    """Composes utterances, the same ones for the same `chance`."""

    def __init__(self, content: Content, chance: Random) -> None:
        scope: Mapping[str, Any] = tomllib.loads(SCOPE.read_text("utf-8"))
        self._frames = [Frame(**frame) for frame in scope["frames"]]
        self._names: Mapping[str, Sequence[str]] = scope["names"]
        self._findings = sorted(self._names)
        self._near: Mapping[str, Sequence[str]] = scope["near"]
        self._content = content
        asked = (
            question.asks_about | {*question.settled_by, *question.besides} for question in content.questions.values()
        )
        counted = (frozenset((*rule.all_of, *rule.any_of)) for rule in content.rules.values())
        self._askable = [q for q in content.questions.values() if q.group in ASKED_IN_THE_CHECK]
        self._groups = [frozenset(group) for group in (*asked, *counted)]
        self._chance = chance

    def framed(self) -> Composed:
        """Compose one utterance of a frame and the names of two findings."""
        frame = self._chance.choice(self._frames)
        findings = self._chance.sample(self._findings, 2)
        names = [self._chance.choice(self._names[finding]) for finding in findings]
        told: dict[str, list[str]] = {label: [] for label in _LABELS}
        for finding, role in zip(findings, (frame.a, frame.b), strict=True):
            label = self._label(finding, role)
            if label in told:
                told[label].append(finding)
        labelled = {name for names_told in told.values() for name in names_told}
        said = frame.say.format(a=names[0], b=names[1])
        left_open = {near for finding in findings for near in self._near.get(finding, ())} - labelled
        present, denied, unsure = (tuple(told[label]) for label in _LABELS)
        return Composed(Utterance(said, present, denied, unsure), frozenset(left_open))

    def _label(self, finding: str, role: str) -> str:
        stays_true = self._content.findings[finding].kind is FindingKind.HISTORY
        return ("present" if stays_true else "neither") if role == "past" else role

    def joined(self, utterances: Sequence[Utterance]) -> Utterance | None:
        """Join two utterances in one breath; None if these two do not go together."""
        first, second = self._chance.choice(utterances), self._chance.choice(utterances)
        if len(f"{first.said} {second.said}".split()) > LONGEST or contradict(first, second):
            return None
        present = {*first.present, *second.present}
        denied = {*first.denied, *second.denied}
        unsure = {*first.unsure, *second.unsure} - present - denied
        said = first.said + self._chance.choice(JOINING) + second.said
        left_open = {*first.open, *second.open} - present - denied - unsure
        return Utterance(
            said, tuple(sorted(present)), tuple(sorted(denied)), tuple(sorted(unsure)), tuple(sorted(left_open))
        )

    def crossed(self, replies: Sequence[Utterance]) -> Utterance | None:
        """Put a yes to one question after another one: "yeah, it eases when I lie down", asked about cancer.

        It answers nothing there, whatever word it begins with. None if it is so short that its question may tell what
        it means, or if what it tells may have to do with the other question.
        """
        reply, question = self._chance.choice(replies), self._chance.choice(self._askable)
        is_short = len(reply.said.split()) < FEWEST
        may_answer = any(self._goes_with(name, question.asks_about) for name in reply.present)
        return None if is_short or may_answer else Utterance(reply.said, reply_to=question.id, means="no_answer")

    def _goes_with(self, told: str, asked: Collection[str]) -> bool:
        """Whether one question asks about what is told and any of these, or one rule counts both."""
        named = {told, *self._content.findings[told].instead_of}
        return any(named & group and group.intersection(asked) for group in self._groups)

    def all_frames(self) -> Iterator[Frame]:
        """Yield every frame."""
        yield from self._frames


def contradict(first: Utterance, second: Utterance) -> bool:
    """Whether one utterance denies what the other tells."""
    return bool({*first.present} & {*second.denied} or {*second.present} & {*first.denied})


def others_in(said: str) -> bool:
    """Whether somebody else is spoken of: then the words before or after may belong to them."""
    return not _OTHERS.isdisjoint(said.split())
