"""Tell a wish that is taken back in the same breath ("remind me at six, no scrap that")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_TAKES_BACK = 1
"""What the table of correcting words gives for one that takes back what was said before it."""


def takes_back(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether the last words take back what was said before them, or all of them take back what is being made.

    Nothing but small words may stand between and after them. "Remind me not to forget it" takes nothing back: what
    does so stands apart, after a break, a word like "no", or a word that tells something.
    """
    taking = [tag for tag in tags if tag.concept == Concept.TAKING_BACK]
    if not taking:
        return False
    covered = {at for tag in taking for at in range(tag.start, tag.end)}
    light = {*lexicon.clock.correcting, *lexicon.activity.hesitating, *lexicon.activity.closes, *BREAKS}
    begin = len(words)
    while begin and (begin - 1 in covered or words[begin - 1] in light or words[begin - 1] in lexicon.grammar.opening):
        begin -= 1
    first = next((tag for tag in sorted(taking) if tag.start >= begin), None)
    return first is not None and _stands_apart(first, words, lexicon)


def _stands_apart(tag: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words of a tag belong to nothing before them."""
    before = words[tag.start - 1] if tag.start else "."
    if before in BREAKS or lexicon.clock.correcting.get(before) == _TAKES_BACK:
        return True
    is_full = not lexicon.function_words.issuperset(words[tag.start : tag.end])  # "don't" alone may go with anything
    return is_full and before not in lexicon.function_words
