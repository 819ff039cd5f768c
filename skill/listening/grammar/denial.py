"""One finding heard as denied, with what stands around it. `meaning` decides what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.matching import Match
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind


class Denial:
    """A match heard as denied in scene `number` of `scenes`, which are all scenes of an utterance."""

    def __init__(self, scenes: Sequence[Scene], number: int, match: Match, lexicon: Lexicon) -> None:
        self.scenes = scenes
        self.number = number
        self.match = match
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.scene = scenes[number]
        self.clause = self.scene.clause
        self.words = self.clause.words

    @cached_property
    def own(self) -> set[int]:
        """The places of the words that tell of the finding."""
        return places_of(self.match.reading)

    @cached_property
    def first(self) -> int:
        """The place of the first word that denies the finding or tells of it."""
        return min(tag.start for tag in (*self.match.reading, *self.match.negations))

    @cached_property
    def last(self) -> int:
        """The place after the last word that denies the finding or tells of it."""
        return max(tag.end for tag in (*self.match.reading, *self.match.negations))

    @cached_property
    def sentence(self) -> range:
        """The places of the words between the full stops on both sides. Speech has none, so it is one sentence."""
        start = max((at + 1 for at in range(self.first) if self.words[at] == "."), default=0)
        end = next((at for at in range(self.first, len(self.words)) if self.words[at] == "."), len(self.words))
        return range(start, end)

    @cached_property
    def begins_with(self) -> Scene:
        """The scene in which its statement begins: its own, or an earlier one that it continues.

        A "no" begins a new clause, but may continue the one before ("as long as there's | no numbness").
        """
        number = self.number
        while number and self.words[self.scenes[number].clause.start] in self.grammar.deniers:
            before = self.words[self.scenes[number].clause.start - 1]
            if before in BREAKS or before in self.grammar.joiners:
                break
            number -= 1
        return self.scenes[number]

    @cached_property
    def holds_a_no(self) -> bool:
        """Whether a "no" is said, alone or inside a phrase which says that all is well ("no trouble")."""
        return bool(self.match.negations) or any(self.words[at] in self.grammar.deniers for at in self.own)

    def places(self, concepts: frozenset[str]) -> set[int]:
        """Return the places of the words in the utterance that name any of these concepts."""
        return places_of(tag for scene in self.scenes for tag in scene.clause.tags if tag.concept in concepts)

    def others(self, scene: Scene) -> list[Match]:
        """Return the matches of other findings in a scene, but for what is told aside."""
        own, aside = self.match.pattern.id, self.lexicon.aside
        findings = [m for m in scene.matches if m.pattern.kind is Kind.FINDING]
        return [m for m in findings if m.pattern.id != own and m.pattern.id not in aside]


def places_of(tags: Iterable[Tag]) -> set[int]:
    """Return the places of the words that the tags cover."""
    return {at for tag in tags for at in range(tag.start, tag.end)}


def begins(clause: Clause, concepts: frozenset[str], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of these concepts with which a clause begins, after any light words ("now, but there was")."""
    words = range(clause.start, clause.end)
    start = next((at for at in words if clause.words[at] not in lexicon.light), clause.end)
    return [tag for tag in clause.tags if tag.concept in concepts and tag.start <= start]
