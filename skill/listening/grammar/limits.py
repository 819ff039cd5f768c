"""Find what a "no" does not cover: exceptions ("except when I wipe"), contrasts ("but ..."), comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import Denial, begins
from skill.listening.grammar.matching import Match
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.said import Said
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_LIMITING: Mapping[str, CueKind] = {
    Concept.CONTRAST: CueKind.CONTRAST,
    Concept.EXCEPTION: CueKind.EXCEPTION,
    Concept.UP_TO: CueKind.UP_TO,
}

QUALIFYING = frozenset(_LIMITING)
"""Concepts that lead from a "no" to what it does not cover."""

HARMLESS = frozenset({Concept.LOW_BACK, Concept.NORMAL, Concept.PAIN, Concept.STIFF_WORD})
"""Concepts that may be excepted from a "no" without weakening it ("fine apart from my back")."""


def limit_of(denial: Denial) -> Cue | None:
    """Return a cue for what limits a denial, or None if it covers the whole finding.

    It may be a comparison, an exception, a limit in time, or a contrast that leads to nothing else. It may also be that
    only something about the finding is denied, or that other words say what it was instead.
    """
    clause, match = denial.clause, denial.match
    begun = min((tag.end for tag in match.negations), default=denial.last)
    beside = [tag for tag in clause.tags if tag.start not in denial.own]
    compared = [tag for tag in beside if tag.concept == Concept.COMPARED and tag.start >= begun]
    if compared:
        return Cue(CueKind.COMPARED, *compared[0][1:])
    later = [scene for scene in denial.scenes[denial.number + 1 :] if scene.clause.start < denial.sentence.stop]
    if _is_singled_out(denial):
        return Cue(CueKind.SINGLED_OUT, denial.last, denial.last + 2)
    if later and _is_put_otherwise(denial, later[0]):
        return Cue(CueKind.PUT_OTHERWISE, later[0].clause.start, later[0].clause.end)
    concepts = QUALIFYING if denial.holds_a_no else QUALIFYING - {Concept.UP_TO}
    here = [
        t
        for t in beside
        if t.concept in concepts and t.start >= (denial.last if t.concept == Concept.CONTRAST else begun)
    ]
    following = begins(later[0].clause, concepts, denial.lexicon) if later else []
    limits = (
        Cue(_LIMITING[tag.concept], tag.start, scene.clause.end)
        for scene, tags in ((denial.scene, here), *([(later[0], following)] if later else []))
        for tag in tags
        if not _corrects(denial.words, match, tag, denial.lexicon) and not _is_covered(denial, tag, scene, later)
    )
    return next(limits, None)


def _is_singled_out(denial: Denial) -> bool:
    """Whether only what is said about the finding is denied ("it's not the numbness that scares me")."""
    after, then = (*denial.words[denial.last : denial.last + 2], "", "")[:2]
    return after in denial.grammar.relative and then not in denial.grammar.subjects and bool(then)


def _is_put_otherwise(denial: Denial, then: Scene) -> bool:
    """Whether the next scene says what it was instead, in words that match no pattern ("I didn't leak I flooded")."""
    grammar, words = denial.grammar, denial.words
    says_not = any(words[tag.start] not in grammar.deniers for tag in denial.match.negations)
    goes_on = words[then.clause.start] in grammar.speaker | grammar.anaphors
    is_next = words[denial.clause.end - 1] not in BREAKS and denial.clause.end == then.clause.start
    return (
        says_not
        and goes_on
        and is_next
        and not (_tells(then, denial.lexicon.aside) or any(m.pattern.kind is Kind.REPLY for m in then.matches))
    )


def _is_covered(denial: Denial, limit: Tag, scene: Scene, later: Sequence[Scene]) -> bool:
    """Whether the denial holds in spite of a limit.

    It holds if a contrast leads to another finding, if the limit names only what is harmless ("fine apart from my
    back"), or if it only says where ("nothing odd when I wipe").
    """
    rest = range(limit.end, scene.clause.end)
    if limit.concept == Concept.CONTRAST:
        aside = denial.lexicon.aside
        tells_on = any(m.at >= limit.end and _tells_of(m, aside) for m in denial.scene.matches)
        if tells_on or any(_tells(scene, aside) for scene in later) or all(denial.words[at] in BREAKS for at in rest):
            return True
    places = denial.lexicon.areas | denial.lexicon.things
    return _names_only(denial, rest, HARMLESS) or (limit.concept == Concept.UP_TO and _names_only(denial, rest, places))


def _tells(scene: Scene, aside: frozenset[str]) -> bool:
    """Whether a scene names a finding without borrowing from an earlier clause, or says that all is well."""
    return scene.clause.has(Concept.NORMAL) or any(
        _tells_of(match, aside) and not match.borrowed for match in scene.matches
    )


def _tells_of(match: Match, aside: frozenset[str]) -> bool:
    """Whether a match is of a finding, and not only of one told aside."""
    return match.pattern.kind is Kind.FINDING and match.pattern.id not in aside


def _names_only(denial: Denial, rest: range, concepts: frozenset[str]) -> bool:
    """Whether the words at the places `rest` name at least one of these concepts and nothing else."""
    named = denial.places(concepts)
    light = denial.lexicon.light | denial.grammar.prepositions
    return any(at in named for at in rest) and all(at in named or denial.words[at] in light for at in rest)


def puts_right(scenes: Sequence[Scene], lexicon: Lexicon) -> bool:
    """Whether anything is denied in order to put something else in its place ("it's not a fever but a headache")."""
    for scene, then in pairwise(scenes):
        denied = [match for match in scene.matches if match.said is Said.DENIED and match.negations]
        contrasts = begins(then.clause, frozenset({Concept.CONTRAST}), lexicon) if denied else ()
        if any(_corrects(scene.clause.words, match, tag, lexicon) for match in denied for tag in contrasts):
            return True
    return False


def _corrects(words: Sequence[str], match: Match, contrast: Tag, lexicon: Lexicon) -> bool:
    """Whether a contrast names something in place of what a "not" denies ("... but a headache")."""
    grammar = lexicon.grammar
    says_not = any(words[tag.start] not in grammar.deniers for tag in match.negations)
    first, then = (*words[contrast.end : contrast.end + 2], "", "")[:2]
    is_thing = first in grammar.naming and then not in grammar.slightly
    return contrast.concept == Concept.CONTRAST and says_not and is_thing
