"""Tell whether a closing word closes the conversation: only if nothing else is said."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon


def closes_alone(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether only closing words and courtesies are said.

    "Stop now please" closes; "I've saved up my tablets and I'm done" does not.
    """
    grammar = lexicon.grammar
    closing = {at for tag in tags if tag.concept == Concept.STOP_WORD for at in range(tag.start, tag.end)}
    light = lexicon.fillers | grammar.opening | grammar.subjects | grammar.joiners | grammar.courtesies | BREAKS
    light |= grammar.deniers
    return all(at in closing or word in light for at, word in enumerate(words))
