"""Whether what is told is meant for real: not seen in a film, not compared with, not disowned in the same breath."""

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
    """How many clauses stand before the last that takes back what was told ("... I've none of it myself"); 0 if none.

    A clause that tells of something itself ("I haven't got any feeling") takes nothing back.
    """
    for number in range(len(scenes) - 1, 0, -1):
        if not scenes[number].tells_something and _ends_disowned(scenes[number].clause, lexicon):
            return number
    return 0


def _ends_disowned(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause ends in such words: "not got any" takes back, "not got any better" does not."""
    afterthoughts = {
        at for tag in clause.tags if tag.concept == Concept.AFTERTHOUGHT for at in range(tag.start, tag.end)
    }
    return any(
        all(at in afterthoughts or clause.words[at] in BREAKS or clause.words[at] in lexicon.fillers for at in rest)
        for rest in (range(tag.end, clause.end) for tag in clause.tags if tag.concept == Concept.DISOWNED)
    )


def unmeant(scene: Scene, match: Match, person: Whose | None, disowning: Clause | None, lexicon: Lexicon) -> Cue | None:
    """Return what shows that a finding is not told as true of anybody here, or None if it is meant.

    `person` is who the clause itself names as its bearer, `disowning` a later clause that takes back what was told.
    What is said to be the speaker's own ("my legs are numb", "I fell") is meant, except where it only likens: "it feels
    like I've been hit by a truck".
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
