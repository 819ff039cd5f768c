"""Tell whether a noun says who speaks: "I'm a guy of forty", "I'm forty six, a father of two"."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon


def names_the_speaker(noun: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a noun says who speaks ("I'm a thirty five year old guy", "I'm his wife").

    Only what describes them may stand in between, unlike in "I'm calling for my dad" and "I'm with a guy". A noun set
    beside another is one more name for the same person ("I'm forty six, a man", "a husband and a dad"). What begins a
    statement of its own is not ("I'm sore, a guy hit me").
    """
    grammar = lexicon.grammar
    is_apart = _describes(words, noun.start - 1, lexicon)
    if is_apart is None:
        return False
    following = words[noun.end] if noun.end < len(words) else ""
    ends = not following or following in BREAKS or following in grammar.joiners or following in grammar.of_age
    return ends or not is_apart


def is_described(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether word `at` stands in a description of the speaker ("forty" in "I'm a plumber of forty")."""
    return _describes(words, at - 1, lexicon) is not None


def _describes(words: Sequence[str], last: int, lexicon: Lexicon) -> bool | None:
    """Return whether a second name began among the words of a description that ends at word `last`.

    None if they are no description of the speaker.
    """
    grammar = lexicon.grammar
    linking = (grammar.links | grammar.prepositions) - lexicon.fillers - grammar.third - grammar.articles
    barring = BREAKS | linking | grammar.joiners | grammar.negators | grammar.mine | lexicon.verbs
    is_apart = False
    for place in range(last, 0, -1):
        word = words[place]
        if word in grammar.identifying:
            return is_apart if words[place - 1] in grammar.speaker else None
        if (word in BREAKS or word in grammar.joiners) and _begins_a_name(words, place + 1, last, lexicon):
            is_apart = True
        elif word in barring:
            return None
    return None


def _begins_a_name(words: Sequence[str], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a second name begins at word `at`: with an article or a further joiner, or with the noun itself."""
    grammar = lexicon.grammar
    return at > last or words[at] in grammar.one_of_many or words[at] in grammar.joiners
