"""Find what a reply only names: where it hurts, or what the person would like to know about."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import tags_of
from skill.listening.normalise import BREAKS, words_of
from skill.listening.vocabulary.lexicon import Lexicon

LONGEST_PLACE = 8
"""The most words in a reply that only names a place and how long it has hurt."""

LONGEST_NAME = 5
"""The most words in a reply that only names what the person would like to know about."""


def is_name(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` only names something and says nothing about it ("surgery", unlike "my legs won't work")."""
    words = words_of(text, lexicon.spelling)
    says_more = not lexicon.verbs.isdisjoint(words) or not lexicon.grammar.speaker.isdisjoint(words)
    return len(words) <= LONGEST_NAME and not says_more


def place_in(words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the words that only name a part of the body, and since when ("it's my left leg since Tuesday").

    An empty text if they name none, or say more.
    """
    grammar = lexicon.grammar
    before = grammar.subjects | grammar.copulas | grammar.opening | grammar.prepositions | BREAKS
    at = next((place for place, word in enumerate(words) if word not in before), len(words))
    rest = words[at:]
    is_named = any(tag.concept in lexicon.areas for tag in tags_of(rest, lexicon))
    says_more = not lexicon.verbs.isdisjoint(rest) or not grammar.limiting.isdisjoint(rest)
    return " ".join(rest) if is_named and not says_more and len(rest) <= LONGEST_PLACE else ""
