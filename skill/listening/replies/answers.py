"""Yes, no, a bit, not sure: what a reply says to the question before it."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_DOUBT = (Answer.PARTLY, Answer.UNSURE, Answer.HEDGED_NO)


def answer_of(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon, at: int = 0) -> tuple[Answer | None, int]:
    """The answer that begins at word `at`, or None, and the word at which it ends.

    A "no" that belongs to a symptom ("no feeling down there") is no answer. Where a firmer word is followed
    by a weaker one, the weaker counts: "no, well, a bit" is PARTLY, "no idea" is UNSURE.
    """
    whole = lexicon.answers.get(" ".join([word for word in words if word not in BREAKS])) if at == 0 else None
    if whole is not None:
        return whole, len(words)  # also where it may mean more: "no change", to a question about danger, is a no
    found: Answer | None = None
    while at < len(words):
        end, answer = _longest(words, at, lexicon)
        if words[at] in BREAKS or (answer is None and words[at] in lexicon.grammar.opening):
            at += 1
            continue
        if answer is None or _belongs_to_more(at, tags):
            break
        if found in (None, Answer.ASSENT) or answer in _DOUBT:
            found = answer
        elif {found, answer} == {Answer.YES, Answer.NO}:
            found = Answer.UNSURE
        at = end
    return found, at


def _belongs_to_more(at: int, tags: Sequence[Tag]) -> bool:
    """Whether the word belongs to a longer phrase of a symptom or a person ("no feeling")."""
    answering = (Concept.SPLIT, Concept.HEDGED_NO, Concept.DISOWNED, Concept.AFTERTHOUGHT, Concept.SLIGHT)
    return any(t.start <= at < t.end and t.end - t.start > 1 and t.concept not in answering for t in tags)


def _longest(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[int, Answer | None]:
    """The longest answer at word `at`.

    Only a plain yes or no may run on ("yes my leg is numb", unlike "it was better"), and a no to all that was asked,
    into a clause of its own ("nothing like that i feel great").
    """
    grammar = lexicon.grammar
    for end in range(min(at + lexicon.longest_answer, len(words)), at, -1):
        answer = lexicon.answers.get(" ".join(words[at:end]))
        stands_alone = end == len(words) or words[end] in BREAKS or words[at] in grammar.leading
        if words[at] in grammar.sweeping and end - at > 1 and not stands_alone:
            stands_alone = words[end] in grammar.subjects or words[end] in grammar.owners
        if answer is not None and stands_alone:
            return end, answer
    return at, None
