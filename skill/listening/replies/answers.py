"""Find the answer in a reply: yes, no, a bit, not sure."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_DOUBT = (Answer.PARTLY, Answer.UNSURE, Answer.HEDGED_NO)
"""The weaker answers: one of these counts instead of an earlier, firmer one."""


_ANSWERING = frozenset(
    {Concept.AFTERTHOUGHT, Concept.DISOWNED, Concept.GUESS, Concept.HEDGED_NO, Concept.SLIGHT, Concept.SPLIT}
)
"""Concepts whose phrases are answers, or parts of one."""


def answer_of(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon, at: int = 0) -> tuple[Answer | None, int]:
    """Return the answer that begins at word `at`, or None, and the word at which it ends.

    A "no" that belongs to a symptom is not an answer ("no feeling down there"). If a weaker answer follows a firmer
    one, the weaker counts: "no, well, a bit" is PARTLY, "no idea" is UNSURE. A yes and a no together are UNSURE, and so
    is what is only guessed ("maybe a little").
    """
    whole = lexicon.answers.get(" ".join([word for word in words if word not in BREAKS])) if at == 0 else None
    if whole is not None:
        return whole, len(words)  # even if it may mean more: "no change" answers a question about danger with no
    found: Answer | None = None
    while at < len(words):
        end, answer = _longest(words, at, lexicon)
        opens = words[at] in lexicon.grammar.opening or words[at] in lexicon.grammar.restricting  # "only a little"
        if words[at] in BREAKS or (answer is None and opens):
            at += 1
            continue
        if answer is None or _belongs_to_more(at, tags):
            break
        if found in (None, Answer.ASSENT) or (answer in _DOUBT and found is not Answer.UNSURE):
            found = answer
        elif {found, answer} == {Answer.YES, Answer.NO}:
            found = Answer.UNSURE
        at = end
    return found, at


def _belongs_to_more(at: int, tags: Sequence[Tag]) -> bool:
    """Whether word `at` is part of a longer phrase about a symptom or a person ("no feeling")."""
    if any(tag.concept == Concept.SLIGHT and tag.start == at for tag in tags):
        return False  # "only a little when i cough"
    return any(t.start <= at < t.end and t.end - t.start > 1 and t.concept not in _ANSWERING for t in tags)


def _longest(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[int, Answer | None]:
    """Return where the longest answer that begins at word `at` ends, and that answer; None if there is none.

    An answer must end at a break or at the last word, with three exceptions. A plain yes or no may run on ("yes my leg
    is numb", unlike "it was better"). A no to all that was asked may run on into a clause with a subject of its own
    ("nothing like that i feel great"), or into what there is instead ("none of that just a stiff back"). A half yes may
    run on into when it is so ("only a little when i cough").
    """
    grammar = lexicon.grammar
    times = grammar.supposing | grammar.subordinators
    for end in range(min(at + lexicon.longest_answer, len(words)), at, -1):
        answer = lexicon.answers.get(" ".join(words[at:end]))
        stands_alone = end == len(words) or words[end] in BREAKS or words[at] in grammar.leading
        if words[at] in grammar.sweeping and end - at > 1 and not stands_alone:
            stands_alone = words[end] in grammar.subjects | grammar.owners | grammar.restricting
        if answer is Answer.PARTLY and not stands_alone:
            stands_alone = words[end] in times
        if answer is not None and stands_alone:
            return end, answer
    return at, None
