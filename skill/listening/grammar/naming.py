"""What is only named, where a question was put that a name answers: a place of pain, a thing to know of."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import tags_of
from skill.listening.normalise import BREAKS, words_of
from skill.listening.vocabulary.lexicon import Lexicon

LONGEST_PLACE = 8
"""Words in the longest place that is named alone, with how long it has hurt."""

LONGEST_NAME = 5
"""Words in the longest thing that is named where a question was asked for."""


def is_name(text: str, lexicon: Lexicon) -> bool:
    """Whether somebody only names something, and says nothing of it ("surgery", unlike "my legs won't work")."""
    words = words_of(text, lexicon.spelling)
    says_more = not lexicon.verbs.isdisjoint(words) or not lexicon.grammar.speaker.isdisjoint(words)
    return len(words) <= LONGEST_NAME and not says_more


def place_in(words: Sequence[str], lexicon: Lexicon) -> str:
    """The part of the body that is all that words name, and since when ("it's my left leg since Tuesday"), or ""."""
    grammar = lexicon.grammar
    before = grammar.subjects | grammar.copulas | grammar.opening | grammar.prepositions | BREAKS
    at = next((place for place, word in enumerate(words) if word not in before), len(words))
    rest = words[at:]
    is_named = any(tag.concept in lexicon.areas for tag in tags_of(rest, lexicon))
    says_more = not lexicon.verbs.isdisjoint(rest) or not grammar.limiting.isdisjoint(rest)
    return " ".join(rest) if is_named and not says_more and len(rest) <= LONGEST_PLACE else ""
