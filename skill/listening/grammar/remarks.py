"""Tell whether words that seem to deny a finding speak of something else."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import Denial, places_of
from skill.listening.grammar.tagging import NO, Tag
from skill.listening.said import Said
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, is_literal

_WELL = frozenset({Concept.NORMAL, Concept.FEEL_NORMALLY, Concept.WORKS})


def something_else(denial: Denial) -> Cue | None:
    """Return a cue for what else the words speak of, or None if they speak of the finding.

    "It" may not be what was asked about ("it feels okay standing"). Words that tell of one danger do not deny another
    ("the leaking doesn't stop").
    """
    match = denial.match
    before = [other for scene in denial.scenes[: denial.number] for other in denial.others(scene)]
    aside = Cue(CueKind.ASIDE, denial.clause.start, denial.clause.end)
    if match.borrowed and _is_of_its_own(denial, has_told=bool(before)):
        return aside
    concepts = match.borrowed.union(tag.concept for tag in match.reading)
    is_mere = bool(concepts & _WELL) and all(c in _WELL or is_literal(c) for c in concepts)
    is_mere_reply = is_mere and not match.negations and match.pattern.kind is Kind.REPLY
    if is_mere_reply and (before or says_more(denial.clause, match.reading, denial.lexicon)):
        return aside
    if match.pattern.kind is Kind.REPLY and not match.negations and not any(tag.concept in NO for tag in match.reading):
        return None  # "it crept up on me" denies that it came suddenly, even if it also tells that it is getting worse
    told = [places_of(other.reading) for other in denial.others(denial.scene) if other.said is Said.PRESENT]
    shared = (places for places in told if not denial.own.isdisjoint(places))
    return next((Cue(CueKind.OTHER_FINDING, min(places), max(places) + 1) for places in shared), None)


def says_more(clause: Clause, reading: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a clause says more than the reading and "all is well" ("it feels okay standing")."""
    said = _WELL | lexicon.areas | lexicon.things
    own = places_of((*reading, *(tag for tag in clause.tags if tag.concept in said)))
    others = places_of(tag for tag in clause.tags if tag.concept in lexicon.symptoms)
    return any(at not in own and clause.words[at] not in lexicon.light for at in others)


def _is_of_its_own(denial: Denial, *, has_told: bool) -> bool:
    """Whether a clause whose "it" may mean what was named before speaks of something else.

    `has_told` says whether another finding was named earlier in the utterance.
    """
    clause, lexicon, reading = denial.clause, denial.lexicon, denial.match.reading
    places = lexicon.areas | lexicon.things
    is_elsewhere = any(tag.concept in places and tag.start not in denial.own for tag in clause.tags)
    is_remark = not denial.match.negations and (has_told or says_more(clause, reading, lexicon))
    is_of_a_thing = has_told and not denial.match.borrowed.isdisjoint(lexicon.things)
    tells_else = any(not other.borrowed for other in denial.others(denial.scene))
    return is_elsewhere or is_remark or is_of_a_thing or tells_else
