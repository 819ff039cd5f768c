"""Tell which way a reply leans that is no plain yes or no. By itself it settles nothing: the second ear must agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.asking import asks, holds_a_question
from skill.listening.grammar.limits import QUALIFYING
from skill.listening.grammar.tagging import TIMES, Tag
from skill.listening.normalise import BREAKS
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_DENYING = frozenset({Concept.DISOWNED, Concept.NOT})
_WELL = frozenset({Concept.FEEL_NORMALLY, Concept.NORMAL, Concept.WORKS})
_AMISS = frozenset({Concept.CANNOT, Concept.CHANGED, Concept.ODD})
_NEAR = 4
"""Words that may stand between a "no" and the "fine" that it denies."""
_DOUBTING = (
    QUALIFYING
    | TIMES
    | {Concept.ASKING, Concept.COMPARED, Concept.CONDITION, Concept.DOUBT, Concept.HEDGED_NO, Concept.UNSURE_WORD}
    | {Concept.MECHANICAL}
)
"""What says that a no is not plain: "not as bad", "no worse" and "never used to" do not say that nothing is there."""
_HEDGING = frozenset({Concept.DOUBT, Concept.HEDGED_NO, Concept.UNSURE_WORD})
_LIMITING = _DOUBTING - TIMES - _HEDGING - {Concept.MECHANICAL}
"""What makes a no doubtful however sure the second ear is of it: a contrast, an exception, a condition."""

_LEANS = {Answer.YES: Answer.YES, Answer.PARTLY: Answer.YES, Answer.NO: Answer.NO}


def leaning_of(words: Sequence[str], tags: Sequence[Tag], answer: Answer | None, lexicon: Lexicon) -> Answer | None:
    """Return YES or NO if the words hold a yes or a no of any kind and nothing against it, else None.

    `answer` is the one that they begin with, and outweighs any other.

    A no is a word that denies ("never had that"), or that says that all is well ("fine down there"). A yes is an
    answer from the vocabulary's list, wherever it stands ("it did yes"). A question, a doubt, a time, a comparison, a
    contrast and an exception lean nowhere, nor does a yes beside a no, nor a no before what is well ("not quite
    normal"). Nor do words about knowing and saying ("I don't want to say no").

    A yes that alone follows a contrast is the last word ("I didn't want to say it, but yes").

    For example, "no dear they're just ugly" leans to NO, and "no but they tingle" leans nowhere.
    """
    named = {tag.concept for tag in tags}
    if _ends_in_yes(words, tags, lexicon):
        return Answer.YES
    if (
        asks(words, lexicon)
        or _asks_behind(words, tags, lexicon)
        or named & _DOUBTING
        or not lexicon.grammar.knowing.isdisjoint(words)
    ):
        return None
    if answer in _LEANS:
        return _LEANS[answer]
    leans = {_LEANS[found] for found in _answers_in(words, lexicon) if found in _LEANS}
    well = [tag.start for tag in tags if tag.concept in _WELL]
    noes = [tag.end for tag in tags if tag.concept in _DENYING]
    if named & _AMISS or any(0 <= start - end <= _NEAR for start in well for end in noes):
        return None
    if well or noes:
        leans.add(Answer.NO)
    return leans.pop() if len(leans) == 1 else None


def held_by(words: Sequence[str], tags: Sequence[Tag], answer: Answer | None, lexicon: Lexicon) -> Answer | None:
    """Return the YES or NO that the words hold, whatever else they tell ("no, same as always"), else None.

    `answer` is the one that the words begin with. A question, a limit, a condition and a comparison hold nothing, nor
    does a second no ("not that I have none"). Beside a time, only a no at the very start is held: "not every day" is
    none. A yes is one word of the vocabulary's list, amid words that deny nothing ("oh dear yes I thought it was the
    saddle").
    """
    named = {tag.concept for tag in tags}
    if named & _LIMITING or holds_a_question(words, len(words), lexicon) or _asks_behind(words, tags, lexicon):
        return None
    noes = {tag.start for tag in tags if tag.concept in _DENYING}
    if answer is Answer.NO or noes or named & _WELL:
        is_first = answer is Answer.NO
        is_many = len(noes) > 1 + is_first
        is_dated = bool(named & TIMES) and not (is_first and len(noes) < 2)
        is_half = 0 in noes and not is_first  # "not that I can walk"
        return None if named & _HEDGING or is_many or is_dated or is_half else Answer.NO
    is_yes = answer is None and any(lexicon.answers.get(word) is Answer.YES for word in words)
    return Answer.YES if is_yes else None


def says_well(tags: Sequence[Tag]) -> bool:
    """Whether the words say that all is well, and deny nothing."""
    named = {tag.concept for tag in tags}
    return bool(named & _WELL) and not named & _DENYING


def _asks_behind(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a short question follows what is said ("long list isn't it")."""
    at = len(words) - 2
    if any(tag.concept == Concept.NOT and (tag.start, tag.end) == (at, at + 1) for tag in tags):
        at -= 1
    return at > 0 and words[-1] in lexicon.grammar.subjects and words[at] in lexicon.grammar.inverting


def _ends_in_yes(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a yes alone follows the last contrast."""
    ends = [tag.end for tag in tags if tag.concept == Concept.CONTRAST and tag.end < len(words)]
    return bool(ends) and lexicon.answers.get(" ".join(words[ends[-1] :])) is Answer.YES


def _answers_in(words: Sequence[str], lexicon: Lexicon) -> Iterator[Answer]:
    """Yield the answers in the words, at whatever place. All but a plain yes or no must stand at an end."""
    at = 0
    while at < len(words):
        for end in range(min(at + lexicon.longest_answer, len(words)), at, -1):
            answer = lexicon.answers.get(" ".join(words[at:end]))
            ends_here = end == len(words) or words[end] in BREAKS
            if answer is not None and (
                ends_here or (words[at:end] == [words[at]] and words[at] in lexicon.grammar.leading)
            ):
                yield answer
                at = end - 1
                break
        at += 1
