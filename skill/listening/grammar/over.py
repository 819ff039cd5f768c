"""Tell whether what a match speaks of is over by the words right beside it ("has gone", "no longer")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.asking import question_within
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def is_over(clause: Clause, reading: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether the words say of what `reading` tells that it has gone.

    "My chest pain stopped" and "the fever has gone since Monday" do. "My leg has gone numb", "the pain stopped me" and
    "the feeling has gone", where the going is a part of what is told, do not.
    """
    if not reading or clause.has(Concept.STILL) or clause.has(Concept.CHANGED):
        return False
    own = {at for tag in reading for at in range(tag.start, tag.end)}
    gone = (tag for tag in clause.tags if tag.concept == Concept.PASSING and own.isdisjoint(range(tag.start, tag.end)))
    if any(_follows(clause, max(own), tag, lexicon) and _is_all(clause, tag, lexicon) for tag in gone):
        return True
    return any(_ends(clause, own, tag, lexicon) for tag in clause.tags if tag.concept == Concept.NO_LONGER)


def has_gone(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause says no more than that what was told before it has gone ("but that's gone now")."""
    gone = clause.first(Concept.PASSING)
    if gone is None or clause.has(Concept.STILL) or not _is_all(clause, gone, lexicon):
        return False
    before = clause.words[clause.start : gone.start]
    grammar = lexicon.grammar
    light = lexicon.fillers | grammar.joiners | BREAKS | grammar.anaphors
    return not grammar.anaphors.isdisjoint(before) and light.issuperset(before)


def _follows(clause: Clause, last: int, tag: Tag, lexicon: Lexicon) -> bool:
    """Whether a tag stands right after word `last`, with only light words in between ("the fever has all gone")."""
    return tag.start > last and all(word in lexicon.fillers for word in clause.words[last + 1 : tag.start])


def _ends(clause: Clause, own: set[int], no_longer: Tag, lexicon: Lexicon) -> bool:
    """Whether a "no longer" ends what stands at the places `own`.

    In "I no longer leak pee" it ends the leaking, and says nothing of the peeing. "I can no longer pee" ends nothing:
    the words are the symptom itself.
    """
    light = lexicon.fillers
    at = next((place for place in range(no_longer.end, clause.end) if clause.words[place] not in light), clause.end)
    if own.isdisjoint(range(no_longer.start, no_longer.end)):
        return at in own
    others = (tag for tag in clause.tags if tag.start == at and tag.concept in lexicon.symptoms)
    return at not in own and any(others)


def _is_all(clause: Clause, passing: Tag, lexicon: Lexicon) -> bool:
    """Whether nothing follows that the going leads to, but only a time, a reason, a question or a new statement."""
    grammar = lexicon.grammar
    if passing.end >= clause.end:
        return True
    rest = clause.words[passing.end - 1 : clause.end]
    asked = question_within(rest, lexicon)
    if asked is not None and grammar.now.issuperset(rest[1:asked]):  # "it's gone now, does it matter"
        return True
    following, then = (*clause.words[passing.end : passing.end + 2], "")[:2]
    ends = BREAKS | grammar.joiners | grammar.subordinators | grammar.subjects | grammar.supposing | grammar.now
    is_time = (then if following in grammar.prepositions else following) in lexicon.span_words - lexicon.fillers
    return following in ends or is_time
