"""Tell which way a reply leans that is no plain yes or no. By itself it settles nothing: the second ear must agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.asking import asks
from skill.listening.grammar.limits import QUALIFYING
from skill.listening.grammar.tagging import Tag
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_DENYING = frozenset(
    {
        Concept.DISOWNED,
        Concept.FEEL_NORMALLY,
        Concept.LONG_STANDING,
        Concept.NORMAL,
        Concept.NOT,
        Concept.RULED_OUT,
        Concept.SAME_WORD,
        Concept.UNCHANGED,
        Concept.WORKS,
    }
)
_DOUBTING = QUALIFYING | {Concept.ASKING, Concept.CONDITION, Concept.DOUBT, Concept.HEDGED_NO, Concept.UNSURE_WORD}
_LEANS = {Answer.YES: Answer.YES, Answer.PARTLY: Answer.YES, Answer.NO: Answer.NO}


def leaning_of(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> Answer | None:
    """Return YES or NO if the words hold a yes or a no of any kind and nothing against it, else None.

    A no is a word that denies, or that says that all is well or as ever ("the power is normal", "never had that"). A
    yes is an answer from the vocabulary's list, wherever it stands ("it did yes"). A question, a doubt, a contrast and
    an exception lean nowhere, nor does a yes beside a no.

    For example, "no dear they're just ugly" leans to NO, and "no but they tingle" leans nowhere.
    """
    named = {tag.concept for tag in tags}
    if asks(words, lexicon) or named & _DOUBTING:
        return None
    leans = {_LEANS[answer] for answer in _answers_in(words, lexicon) if answer in _LEANS}
    if named & _DENYING:
        leans.add(Answer.NO)
    return leans.pop() if len(leans) == 1 else None


def _answers_in(words: Sequence[str], lexicon: Lexicon) -> Iterator[Answer]:
    """Yield the answers that stand anywhere in the words; of two that begin at one word, the longer."""
    at = 0
    while at < len(words):
        ends = range(min(at + lexicon.longest_answer, len(words)), at, -1)
        found = next(((end, answer) for end in ends if (answer := lexicon.answers.get(" ".join(words[at:end])))), None)
        if found is not None:
            yield found[1]
        at = found[0] if found is not None else at + 1
