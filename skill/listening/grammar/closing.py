"""Tell whether a command is all that was said: "stop", "help please", "goodbye". In anything longer it is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

ALONE = frozenset({Concept.HELP_ALONE, Concept.STOP_ALONE, Concept.WHY_ALONE})
"""Concepts that are commands only where nothing else is said. "Make it stop" closes nothing."""

_CLOSING = frozenset({Concept.STOP_WORD, Concept.STOP_ALONE})


def stands_alone(words: Sequence[str], tags: Iterable[Tag], lexicon: Lexicon) -> bool:
    """Whether nothing is said but what the tags cover, and courtesies."""
    grammar = lexicon.grammar
    covered = {at for tag in tags for at in range(tag.start, tag.end)}
    light = lexicon.fillers | grammar.opening | grammar.subjects | grammar.joiners | grammar.courtesies | BREAKS
    light = (light | grammar.deniers) - grammar.limiting - grammar.prepositions  # "only with help" asks for none
    return all(at in covered or word in light for at, word in enumerate(words))


def closes_alone(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether only closing words and courtesies are said.

    "Stop now please" closes; "I've saved up my tablets and I'm done" does not.
    """
    return stands_alone(words, (tag for tag in tags if tag.concept in _CLOSING), lexicon)
