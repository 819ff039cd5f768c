"""Tell what follows an answer: whether its "no" belongs to something else, is limited, or only corrects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.denial import places_of
from skill.listening.grammar.limits import HARMLESS, QUALIFYING
from skill.listening.grammar.tagging import NO, TIMES, Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_KNOWN = (
    frozenset(
        {
            Concept.AFTERTHOUGHT,
            Concept.BY_ITSELF,
            Concept.DISOWNED,
            Concept.FEEL_NORMALLY,
            Concept.GRADUAL,
            Concept.I_SELF,
            Concept.MECHANICAL,
            Concept.SAME_WORD,
            Concept.SINCE,
            Concept.SLIGHT,
            Concept.UNCHANGED,
            Concept.WORKS,
        }
    )
    | TIMES
    | NO
    | HARMLESS
)
"""Concepts that may follow an answer without changing it."""


def runs_on(words: Sequence[str], end: int, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a "no" that ends before word `end` belongs to what follows ("no fever", unlike "no my legs are fine").

    Of two, the first stands alone ("no no fever").
    """
    grammar = lexicon.grammar
    if not grammar.deniers.isdisjoint(words[: end - 1]):
        return False
    if words[end - 1] not in grammar.deniers:  # "no change in the chills", unlike "none of that"
        return words[end] in grammar.pointing and words[end - 1] not in grammar.sweeping
    if words[end - 1] in grammar.interjected:
        return False
    begins = BREAKS | grammar.sweeping | grammar.limiting | grammar.subjects | grammar.owners | grammar.opening
    begins |= grammar.with_article
    return words[end] not in begins and not any(clause.start == end for clause in clauses)


def is_qualified(tags: Sequence[Tag], words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether an answer that ends before word `end` is followed by a contrast, an exception or an "I can't".

    So is one that is followed by nothing but what is put in its place ("no, both", "no the other one").
    """
    light = BREAKS | lexicon.grammar.limiting  # "no, not until yesterday"
    at = next((place for place in range(end, len(words)) if words[place] not in light), len(words))
    is_inability = any(tag.concept == Concept.CANNOT and at <= tag.start for tag in tags)
    limits = [tag for tag in tags if tag.concept in QUALIFYING and 0 < tag.start <= at]
    is_limited = any(tag.concept != Concept.CONTRAST or tag.end < len(words) for tag in limits)
    return is_inability or is_limited or _selects(words[at:], lexicon)


def _selects(rest: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words only point out which of two, or that it is both ("the other one")."""
    grammar = lexicon.grammar
    light = grammar.selecting | grammar.anaphors | grammar.owners | lexicon.fillers | BREAKS
    return not grammar.selecting.isdisjoint(rest) and light.issuperset(rest)


def restates(words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether the words after an answer that ends before word `end` only correct what was told before.

    They do if they say "I said ...", and if they hold nothing but a number, a length of time or a decade of life.
    "I said no" corrects nothing.
    """
    grammar = lexicon.grammar
    counts = lexicon.numbers.keys() | lexicon.units.keys() | lexicon.decades.keys()
    light = grammar.subjects | grammar.copulas | grammar.restating | lexicon.fillers | BREAKS
    rest = words[end:]
    said = [word for word in words if word not in lexicon.fillers or word in grammar.speaker]
    has_count = any(word in counts or word.isdigit() for word in rest)
    takes_back = any(
        first in grammar.speaker and then in grammar.restated and not _is_a_no(said[at + 2 :], lexicon)
        for at, (first, then) in enumerate(pairwise(said))
    )
    return takes_back or (has_count and all(word in counts or word in light or word.isdigit() for word in rest))


def _is_a_no(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words begin with a no that stands alone ("no", "no you don't listen", unlike "no fever")."""
    grammar = lexicon.grammar
    is_alone = set(words[1:2]) <= grammar.subjects | grammar.owners | BREAKS
    return not grammar.deniers.isdisjoint(words[:1]) and is_alone


def goes_on(words: Sequence[str], tags: Sequence[Tag], end: int, lexicon: Lexicon) -> bool:
    """Whether an answer that ends before word `end` is followed by something that tells more ("no, they buzz").

    Small words, times and further denials tell no more, nor do words that say that all is well or sore.
    """
    small = lexicon.small.union(lexicon.numbers, lexicon.units)
    known = places_of(tag for tag in tags if tag.concept in _KNOWN | lexicon.areas | lexicon.things)
    return any(words[at] not in small and at not in known for at in range(end, len(words)))


def tells_of_ability(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether words tell what the speaker can do, and not what they can't ("I can hold it", unlike "I can't")."""
    grammar = lexicon.grammar
    can = any(first in grammar.speaker and then in grammar.permitting for first, then in pairwise(words[:-1]))
    return can and not any(tag.concept == Concept.CANNOT for tag in tags)


def turns_away(words: Sequence[str], tags: Sequence[Tag], end: int, lexicon: Lexicon) -> bool:
    """Whether an answer that ends before word `end` is followed by something that was not asked about.

    That is talk to the skill ("yes, what is it", "yes I heard you"), the back alone ("yes, my back"), or what the
    speaker can do, which is no trouble ("yes I can feel it").
    """
    if tells_of_ability(words, tags, lexicon):
        return True
    rest = [word for word in words[end:] if word not in BREAKS]
    is_command = bool(rest) and rest[0] in lexicon.grammar.commands
    named = {tag.concept for tag in tags if tag.start >= end and tag.concept in lexicon.areas}
    is_the_back = named == {Concept.LOW_BACK} and not goes_on(words, tags, end, lexicon)
    return is_the_back or is_command or asks(rest, lexicon) or not lexicon.grammar.talk.isdisjoint(rest)
