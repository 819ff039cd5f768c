"""The clauses of an utterance with what was matched in each, and how they date one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skill.listening.grammar.clauses import Clause, looks_back
from skill.listening.grammar.matching import Match
from skill.listening.grammar.timing import Time
from skill.listening.normalise import BREAKS
from skill.listening.said import Said, When
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_OVER = (When.PAST, When.RULED_OUT)


@dataclass(slots=True)
class Scene:
    """One clause, what was matched in it, and when it is true."""

    clause: Clause
    matches: list[Match]
    time: Time

    def tells_something(self, lexicon: Lexicon) -> bool:
        """Whether a finding is told as present or unsure, not denied, and not only aside."""
        finding, denied, aside = Kind.FINDING, Said.DENIED, lexicon.aside
        return any(
            [m.pattern.kind is finding and m.said is not denied and m.pattern.id not in aside for m in self.matches]
        )

    @property
    def words(self) -> Sequence[str]:
        """The words of the clause alone."""
        return self.clause.words[self.clause.start : self.clause.end]

    def has_verb(self, lexicon: Lexicon) -> bool:
        """Whether the clause has a verb. A clause without one belongs to the clause before it."""
        return not lexicon.verbs.isdisjoint(self.words)


def date_each_other(scenes: Sequence[Scene], lexicon: Lexicon) -> None:
    """Change the times of `scenes` where one clause dates another.

    "... but it's fine now" and "... they've been so for years" date what was told just before. "When I was pregnant
    ..." dates what follows.
    """
    told: list[Scene] = []
    for before, scene in zip([None, *scenes], scenes, strict=False):
        when, tells_something = scene.time.when, scene.tells_something(lexicon)
        if (
            when is When.UNSTATED
            and before is not None
            and (_sets_past(before, lexicon) or _goes_on(before, scene, lexicon))
        ):
            scene.time = before.time
        elif not tells_something and when in (When.LONG_STANDING, *_OVER) and _dates_back(scene, lexicon):
            for earlier in told:
                if earlier.time.when is When.UNSTATED or when in _OVER:
                    earlier.time = Time(when, earlier.time.days)
        elif scene.clause.has(Concept.CHANGED):
            for earlier in told:
                if earlier.time.when is When.LONG_STANDING:
                    earlier.time = Time(When.NOW, earlier.time.days)
        if tells_something:
            told = [scene] if scene.has_verb(lexicon) else [*told, scene]


def _sets_past(scene: Scene, lexicon: Lexicon) -> bool:
    if scene.time.when is not When.PAST:
        return False
    first = next((word for word in scene.words if word not in BREAKS and word not in lexicon.grammar.joiners), "")
    return first in lexicon.grammar.settings


def _goes_on(before: Scene, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause tells more about the past of the clause before it ("... when i was ten, it was tight")."""
    is_of_it = not lexicon.grammar.anaphors.isdisjoint(scene.words)
    is_long_ago = before.time.when is When.PAST and before.clause.has(Concept.PAST)
    return is_long_ago and is_of_it and scene.clause.has(Concept.TOLD_AS_PAST)


def _dates_back(scene: Scene, lexicon: Lexicon) -> bool:
    return looks_back(scene.words, lexicon) or not scene.has_verb(lexicon)
