"""Keep of an activity what can be said back for sure, so that a reminder is never named in garbled words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skill.listening.vocabulary.lexicon import Lexicon


def readable(lead: str, kept: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words of an activity up to where a sentence of its own begins; empty where none of them can be said.

    "Change position I am in bed" is to change position. What is to be done is no place ("to the corridor"), denies
    nothing ("to do not stop") and asks nothing ("so would you ever").
    """
    grammar = lexicon.grammar
    words = [*kept]
    end = next((at for at in range(1, len(words) - 1) if _begins_sentence(words, at, lexicon)), len(words))
    words = words[:end]
    while len(words) > 1 and words[-1] in lexicon.clock.ranging:
        words.pop()  # "get up from nine to five"
        if words[-1] in lexicon.clock.from_day:
            words.pop()
    is_mere_to = lead in lexicon.activity.doing
    if not words or (words[0] in grammar.negators and not is_mere_to):
        return []
    if lead.split()[0] not in lexicon.activity.doing:
        is_nothing = words[-1] in grammar.wh_words and lexicon.small.issuperset(words[:-1])  # "now then where"
        return [] if is_nothing or words[0] in grammar.prepositions else words
    is_place = is_mere_to and words[0] in grammar.articles | grammar.owners
    is_asking = any(one in grammar.inverting and other in lexicon.activity.wishing for one, other in pairwise(words))
    return [] if is_place or is_asking else words


def _begins_sentence(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a subject and its verb stand at word `at` ("I am in bed"), and no word before leads to them."""
    grammar = lexicon.grammar
    is_told = (
        words[at + 1] in grammar.inverting | grammar.copulas or " ".join(words[at : at + 2]) in lexicon.activity.turned
    )
    is_led = words[at - 1] in lexicon.activity.going_on or words[at - 1] in grammar.joiners
    return words[at] in grammar.subjects and is_told and not is_led
