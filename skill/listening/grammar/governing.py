"""What a "no" takes: the finding itself, or something else that stands between ("no relief from the numbness")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.denial import places_of
from skill.listening.grammar.tagging import Tag
from skill.listening.said import Said
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def taken_by(clause: Clause, negation: Tag, reading: Sequence[Tag], lexicon: Lexicon) -> Said:
    """What a no says of a finding: DENIED if only light words and other symptoms stand between ("no fever or chills").

    PRESENT if the no is another word's that presupposes the finding ("no relief from the numbness"), else UNSURE.
    """
    end = min((tag.start for tag in reading if tag.start >= negation.end), default=negation.end)
    symptoms = [tag for tag in clause.tags if tag.concept in lexicon.symptoms]
    whole = places_of(tag for tag in symptoms if negation.end <= tag.start < tag.end - 1)  # "not lost control of"
    for at in range(negation.start + 1, end):
        taken = None if at in whole else _taken_at(clause, at, end, lexicon)
        if taken is not None:
            return taken
    if _begins_anew(clause, negation, reading, end, lexicon):
        return Said.UNSURE
    named, light = places_of(symptoms), _light(lexicon)
    between = range(negation.end, end)
    is_plain = all(clause.words[at] in light or at in named or clause.words[at] in lexicon.numbers for at in between)
    return Said.DENIED if is_plain else Said.UNSURE


def _light(lexicon: Lexicon) -> frozenset[str]:
    grammar = lexicon.grammar
    return lexicon.light | grammar.prepositions | grammar.joiners


def _taken_at(clause: Clause, at: int, end: int, lexicon: Lexicon) -> Said | None:
    """What follows if the word `at`, before the finding at word `end`, takes the no for itself; None if it does not."""
    grammar, words = lexicon.grammar, clause.words
    word, following = (*words[at : at + 2], "")[:2]
    begins_clause = following in grammar.subjects or following in grammar.wh_words
    if word in grammar.realising and begins_clause:
        return Said.PRESENT
    if word in grammar.finishing and following in grammar.definite | grammar.finishing_with:
        return Said.UNSURE
    points = following in grammar.pointing or following in grammar.owners or begins_clause
    if word in grammar.governors or (word in grammar.governing and points):
        # Only what is known to be there is spoken of so: "the numbness", "why I'm numb".
        is_known = begins_clause or not grammar.definite.isdisjoint(words[at + 1 : end + 1])
        return Said.PRESENT if is_known else Said.UNSURE
    is_degree = word in grammar.degrees and words[at - 1] not in grammar.before_all  # "not at all"
    return Said.UNSURE if is_degree or word in grammar.knowing else None


def _begins_anew(clause: Clause, negation: Tag, reading: Sequence[Tag], end: int, lexicon: Lexicon) -> bool:
    """Whether something else has begun before the finding ends: "no pain my bowels just opened"."""
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
        if is_subject and (words[at - 1] in grammar.noticing or at in over or is_apart):
            return True
        if has_object and words[at] in grammar.instead:
            return True
        has_object = has_object or at in symptoms
    return False
