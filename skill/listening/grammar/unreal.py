"""Tell whether a denial is only asked, wondered, wished or supposed, or is itself denied."""

from __future__ import annotations

from skill.listening.grammar.asking import holds_a_question
from skill.listening.grammar.cues import Cue, CueKind, cue_among
from skill.listening.grammar.denial import Denial
from skill.listening.grammar.tagging import FRAMES, NO, Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept

_NEGATING = NO | FRAMES | {Concept.CANNOT, Concept.UNSURE_WORD}
"""Concepts that may reverse a "no" that follows them."""


def unreality(denial: Denial) -> Cue | None:
    """Return a cue which shows that a denial is asked, wondered, wished or supposed, or None if it is told."""
    first, begin, end = denial.first, denial.begins_with.clause.start, denial.clause.end
    cue = (
        cue_among(CueKind.WISHED, denial.words, range(begin, first), denial.grammar.unreal)
        or next((Cue(CueKind.ASKED, *tag[1:]) for tag in denial.clause.tags if tag.concept in FRAMES), None)
        or _supposition(denial)
        or (_modal(denial) if denial.holds_a_no else None)
    )
    if cue is None and holds_a_question(denial.words[begin:end], first - begin, denial.lexicon):
        cue = Cue(CueKind.QUESTION, begin, end)
    return cue


def _supposition(denial: Denial) -> Cue | None:
    """Return a cue for what makes the denial a condition, or None.

    Examples are "when I have no pain I can walk" and "as long as there's no numbness".
    """
    begin = denial.begins_with.clause
    number = denial.scenes.index(denial.begins_with)
    before = denial.scenes[number - 1].clause if number else None
    around = [denial.clause, begin, *([before] if before and before.end > denial.sentence.start else [])]
    conditions = filter(None, (part.first(Concept.CONDITION) for part in around))
    condition = next((Cue(CueKind.CONDITION, *tag[1:]) for tag in conditions), None)
    opening = range(begin.start, denial.first)
    return condition or cue_among(CueKind.CONDITION, denial.words, opening, denial.grammar.supposing)


def _modal(denial: Denial) -> Cue | None:
    """Return a cue for a "would" or the like ("I would have no feeling", unlike "I would never"), or None."""
    starts = {tag.start for tag in denial.match.negations}
    begin = denial.begins_with.clause.start
    modals = denial.grammar.modals
    places = (at for at in range(begin, denial.first) if denial.words[at] in modals and at + 1 not in starts)
    return next((Cue(CueKind.MODAL, at, at + 1) for at in places), None)


def second_no(denial: Denial) -> Cue | None:
    """Return a cue for an earlier "no" that denies the denial itself, or None.

    Examples are "I can't say I'm not" and "it isn't true that I have no". After an earlier "no", "without" means that
    the finding is there ("not a day without numbness").
    """
    before = [
        (tag, scene.clause.named)
        for scene in denial.scenes
        for tag in scene.clause.tags
        if tag.concept in _NEGATING
        and tag.start >= denial.sentence.start
        and tag.end <= denial.last
        and denial.words[tag.start] not in denial.grammar.lacking
    ]
    is_lacking = not denial.grammar.lacking.isdisjoint(denial.words[denial.first : denial.last])
    return next(
        (
            Cue(CueKind.NEGATED_AGAIN, *tag[1:])
            for tag, named in before
            if not _answers(denial, tag) and ((is_lacking and Concept.CONTRAST not in named) or _is_open(denial, tag))
        ),
        None,
    )


def _answers(denial: Denial, negation: Tag) -> bool:
    """Whether a "no" is an answer and denies nothing ("no I have no fever")."""
    grammar = denial.grammar
    following = denial.words[negation.end : denial.first][:1]
    begins = grammar.subjects | grammar.owners | BREAKS
    return denial.words[negation.start] in grammar.deniers and begins.issuperset(following)


def _is_open(denial: Denial, negation: Tag) -> bool:
    """Whether an earlier "no" reaches the denial.

    It does if only areas, small words, and words of saying or thinking stand between them.
    """
    grammar, words = denial.grammar, denial.words
    if negation.end > denial.first:
        return False
    between = range(negation.end, denial.first)
    areas = denial.places(denial.lexicon.areas)
    symptoms = denial.places(denial.lexicon.symptoms) - areas
    small = denial.lexicon.fillers | grammar.subjects | grammar.owners | grammar.saying
    light = (denial.lexicon.light - BREAKS) | grammar.saying
    has_own = any(at in symptoms and words[at] not in small for at in between)
    return not has_own and all(words[at] in light or at in areas for at in between)
