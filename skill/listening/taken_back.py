"""Tell a wish that is taken back in the same breath ("remind me at six, no scrap that")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import schedule_of

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
    if any(_goes_on_without(tag, words, lexicon) for tag in taking):
        return True
    covered = {at for tag in taking for at in range(tag.start, tag.end)}
    light = {*lexicon.clock.correcting, *lexicon.activity.hesitating, *lexicon.activity.closes, *BREAKS}
    begin = len(words)
    while begin and (begin - 1 in covered or words[begin - 1] in light or words[begin - 1] in lexicon.grammar.opening):
        begin -= 1
    first = next((tag for tag in sorted(taking) if tag.start >= begin), None)
    return first is not None and _stands_apart(first, words, lexicon)


def _goes_on_without(tag: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what takes back is followed by a reason that names no time ("never mind, I'll do it now")."""
    rest = [*words[tag.end :]]
    while rest and (rest[0] in BREAKS or rest[0] in lexicon.activity.closes):
        rest.pop(0)
    is_told = bool(rest) and rest[0] in lexicon.grammar.speaker
    said = schedule_of(" ".join(rest), rest, lexicon)
    is_full = not lexicon.function_words.issuperset(words[tag.start : tag.end])
    is_untimed = said.hour is None and not (said.in_seconds or said.names_a_day)
    return tag.start > 0 and is_told and is_full and is_untimed and _stands_apart(tag, words, lexicon)


def _stands_apart(tag: Tag, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words of a tag belong to nothing before them."""
    at = tag.start
    while at and words[at - 1] in lexicon.clock.correcting and words[at - 1] not in BREAKS:
        at -= 1
    before = words[at - 1] if at else "."
    opens = before in BREAKS or before in lexicon.grammar.opening or before in lexicon.activity.hesitating
    if opens or any(lexicon.clock.correcting[word] == _TAKES_BACK for word in words[at : tag.start]):
        return True
    before = words[tag.start - 1]
    is_full = not lexicon.function_words.issuperset(words[tag.start : tag.end])  # "don't" alone may go with anything
    return is_full and (before not in lexicon.function_words or before in lexicon.numbers)
