"""Tell what a "no" denies: the finding, or something that stands in between ("no relief from the numbness")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import places_of
from skill.listening.grammar.tagging import Tag
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def taker(clause: Clause, negation: Tag, reading: Sequence[Tag], lexicon: Lexicon) -> Cue | None:
    """Return a cue for what takes a "no" away from a finding, or None.

    None if only light words and other symptoms stand in between ("no fever or chills"). The kind of the cue is
    PRESUPPOSED if the "no" denies another word that presupposes the finding: in "no relief from the numbness" the
    relief is denied, and the numbness is there.
    """
    end = min((tag.start for tag in reading if tag.start >= negation.end), default=negation.end)
    symptoms = [tag for tag in clause.tags if tag.concept in lexicon.symptoms]
    whole = places_of(tag for tag in symptoms if negation.end <= tag.start < tag.end - 1)  # "not lost control of"
    for at in range(negation.start + 1, end):
        taken = None if at in whole else _taken_at(clause, at, end, lexicon)
        if taken is not None:
            return taken
    anew = _begun_anew(clause, negation, reading, end, lexicon)
    if anew is not None:
        return anew
    named, light = places_of(symptoms), _light(lexicon)
    heavy = (at for at in range(negation.end, end) if clause.words[at] not in light and at not in named)
    return next((Cue(CueKind.BETWEEN, at, end) for at in heavy if clause.words[at] not in lexicon.numbers), None)


def _light(lexicon: Lexicon) -> frozenset[str]:
    grammar = lexicon.grammar
    return lexicon.light | grammar.prepositions | grammar.joiners


def _taken_at(clause: Clause, at: int, end: int, lexicon: Lexicon) -> Cue | None:
    """Return a cue for word `at`, before the finding at word `end`, if it takes the "no" for itself; else None."""
    grammar, words = lexicon.grammar, clause.words
    word, following = (*words[at : at + 2], "")[:2]
    begins_clause = following in grammar.subjects or following in grammar.wh_words
    if word in grammar.realising and begins_clause:
        return Cue(CueKind.PRESUPPOSED, at, at + 1)
    if word in grammar.finishing and following in grammar.definite | grammar.finishing_with:
        return Cue(CueKind.TAKEN, at, at + 1)
    points = following in grammar.pointing or following in grammar.owners or begins_clause
    if word in grammar.governors or (word in grammar.governing and points):
        # People speak like this only of what they know to be there: "the numbness", "why I'm numb".
        is_known = begins_clause or not grammar.definite.isdisjoint(words[at + 1 : end + 1])
        return Cue(CueKind.PRESUPPOSED if is_known else CueKind.TAKEN, at, at + 1)
    if word in grammar.degrees and words[at - 1] not in grammar.before_all:  # "not at all"
        return Cue(CueKind.DEGREE, at, at + 1)
    return Cue(CueKind.KNOWING, at, at + 1) if word in grammar.knowing else None


def _begun_anew(clause: Clause, negation: Tag, reading: Sequence[Tag], end: int, lexicon: Lexicon) -> Cue | None:
    """Return a cue for a new subject that begins before the finding ends ("no pain my bowels just opened"), or None."""
    grammar, words = lexicon.grammar, clause.words
    over = {tag.end for tag in clause.tags if tag.concept == Concept.AFTERTHOUGHT}
    subjects = grammar.subjects | grammar.owners
    symptoms = places_of((*(tag for tag in clause.tags if tag.concept in lexicon.symptoms), *reading))
    goes_on = _light(lexicon) - (grammar.joiners - grammar.listing)
    last = max((tag.start for tag in reading if tag.start >= end), default=end)
    has_object = False
    for at in range(negation.end, min(last + 1, clause.end)):
        is_subject = words[at] in subjects or (at > negation.end and words[at] in grammar.indefinite)
        is_apart = has_object and words[at - 1] not in goes_on
        begins_here = is_subject and (words[at - 1] in grammar.noticing or at in over or is_apart)
        if begins_here or (has_object and words[at] in grammar.instead):
            return Cue(CueKind.OTHER_SUBJECT, at, clause.end)
        has_object = has_object or at in symptoms
    return None
