"""Tell whether something is all that was said: "stop", "help please", "goodbye". Anything longer is no command."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.matching import Match
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_CLOSING = frozenset({Concept.STOP_WORD, Concept.STOP_ALONE})


def closes_alone(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether only closing words and courtesies are said.

    "Stop now please" closes; "I've saved up my tablets and I'm done" does not.
    """
    grammar = lexicon.grammar
    closing = {at for tag in tags if tag.concept in _CLOSING for at in range(tag.start, tag.end)}
    return all(at in closing or _is_light(word, lexicon) or word in grammar.deniers for at, word in enumerate(words))


def is_alone(match: Match, words: Sequence[str], told_from: int, lexicon: Lexicon) -> bool:
    """Whether only the words of `match` are said, after an answer that ends before word `told_from`.

    "Okay, well, why" asks why; "why does my back hurt" asks something else.
    """
    said = {at for tag in match.reading for at in range(tag.start, tag.end)}
    light = (lexicon.grammar.opening, lexicon.grammar.joiners, BREAKS)
    return all(at in said or at < told_from or any(word in some for some in light) for at, word in enumerate(words))


def is_whole(match: Match, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words of `match` are all that is said, but for courtesies and words that only ask.

    "Can I do it sitting please" asks for a chair and says nothing else; "can I do it sitting, my leg is numb" does not.
    """
    grammar = lexicon.grammar
    said = {at for tag in match.reading for at in range(tag.start, tag.end)}

    def only_asks(word: str) -> bool:
        return word in grammar.inverting or word in grammar.wh_words or word in grammar.articles

    return bool(said) and all(
        at in said or _is_light(word, lexicon) or only_asks(word) for at, word in enumerate(words)
    )


def _is_light(word: str, lexicon: Lexicon) -> bool:
    """Whether a word tells nothing beside a command. Looked up class by class: to join them takes longer each time."""
    grammar = lexicon.grammar
    return (
        word in lexicon.fillers
        or word in grammar.opening
        or word in grammar.subjects
        or word in grammar.joiners
        or word in grammar.courtesies
        or word in BREAKS
    )
