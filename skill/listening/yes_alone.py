"""Tell a yes beside which nothing is said but a time ("yes four on those days"), while a reminder is made."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.normalise import BREAKS
from skill.listening.said import Answer
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import timed_words

_YES = frozenset({Answer.YES, Answer.ASSENT})


def only_agrees(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words hold nothing but a yes, times, and small words that neither add nor except anything.

    A number may be a time. Which time it is, and whether a yes is meant at all, is told by the rest of what was heard.
    """
    clock = lexicon.clock
    turning = {*clock.excepts, *clock.adding, *lexicon.grammar.limiting, *lexicon.grammar.deniers}
    timed = timed_words(words, lexicon)
    rest = [word for at, word in enumerate(words) if at not in timed and word not in BREAKS]
    known = lexicon.small | lexicon.grammar.leading | lexicon.numbers.keys() | lexicon.units.keys()
    is_plain = turning.isdisjoint(words) and all(word in known or lexicon.answers.get(word) in _YES for word in rest)
    return is_plain and any(lexicon.answers.get(word) in _YES for word in rest)
