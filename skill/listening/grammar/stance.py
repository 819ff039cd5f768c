"""Tell whether a finding is meant as real: not from a film, not a comparison, and not disowned afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.matching import Match
from skill.listening.grammar.scenes import Scene
from skill.listening.normalise import BREAKS
from skill.listening.said import Said, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def disowned_before(scenes: Sequence[Scene], lexicon: Lexicon) -> int:
    """Return how many clauses stand before the last clause that disowns what was told, or 0 if none does.

    "... I've none of it myself" disowns it. A clause that tells of a finding itself ("I haven't got any feeling") does
    not.
    """
    for number in range(len(scenes) - 1, 0, -1):
        if not scenes[number].tells_something(lexicon) and _ends_disowned(scenes[number].clause, lexicon):
            return number
    return 0


def _ends_disowned(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause ends in words that disown: "not got any" does, "not got any better" does not."""
    afterthoughts = {
        at for tag in clause.tags if tag.concept == Concept.AFTERTHOUGHT for at in range(tag.start, tag.end)
    }
    return any(
        all(at in afterthoughts or clause.words[at] in BREAKS or clause.words[at] in lexicon.fillers for at in rest)
        for rest in (range(tag.end, clause.end) for tag in clause.tags if tag.concept == Concept.DISOWNED)
    )


def unmeant(scene: Scene, match: Match, person: Whose | None, disowning: Clause | None, lexicon: Lexicon) -> Cue | None:
    """Return a cue which shows that a finding is not told as true of anybody, or None if it is meant as real.

    `person` is the experiencer that the clause itself names, `disowning` a later clause that disowns what was told. A
    finding of the speaker's own ("my legs are numb", "I fell") is meant as real, except in a comparison ("it feels like
    I've been hit by a truck").
    """
    if match.pattern.id in lexicon.likened:
        for tag in scene.clause.tags:
            if tag.concept == Concept.SIMILE and tag.end <= match.at:
                return Cue(CueKind.LIKENED, *tag[1:])
    if person is Whose.SELF or match.said is not Said.PRESENT:
        return None
    if disowning is not None:
        return Cue(CueKind.DISOWNED, disowning.start, disowning.end)
    fiction = scene.clause.first(Concept.FICTION)
    return Cue(CueKind.FICTION, *fiction[1:]) if fiction else None
