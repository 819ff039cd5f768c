"""Leave out what only surrounds an answer: the question that a carer puts to the patient, and "I told you"."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.asking import asks, question_within
from skill.listening.vocabulary.lexicon import Lexicon


def passed_on(words: Sequence[str], lexicon: Lexicon, *, is_joint: bool = False) -> Sequence[str]:
    """Return the patient's answer where the words hold the question that was put to them first; else all the words.

    A question put to somebody else tells nothing: "any numbness down there mum, no she says" is a no. Set `is_joint` if
    the skill asked about several things: then a no is to what the patient was asked alone ("any chest pain dad, he says
    no" is "no chest pain"), and where that is not plain the words are left as they are.
    """
    grammar = lexicon.grammar
    answers = grammar.deniers | grammar.leading
    for at in range(1, len(words) - 1):
        if words[at] in grammar.third and words[at + 1] in grammar.reporting:
            first = 1 if at + 2 == len(words) else at - 1  # "any fever ken, no just a cough he says"
            begin = next((place for place in range(first, at) if words[place] in answers), at)
            answer = [*words[begin:at], *words[at + 2 :]]
            if answer and _holds_question(words[:begin], lexicon):
                return _of_a_part(words[:begin], answer, words, lexicon) if is_joint else answer
    return words


def _of_a_part(question: Sequence[str], answer: Sequence[str], words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """Return a no to what the patient was asked; `words` if it is no such no, or a no to all ("none of that")."""
    if answer[0] in lexicon.grammar.sweeping:
        return answer
    asked = next((at for at, word in enumerate(question) if word in lexicon.grammar.any_of), None)
    if answer[0] not in lexicon.grammar.deniers or asked is None:
        return words
    return [answer[0], *question[asked + 1 :], *answer[1:]]


def without_reproach(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """Return the words without an "I told you" or an "I said" that only gives an answer once more.

    "No I told you twice" is a no, and so is "I said none of that". "No I said lower back" corrects something instead.
    """
    grammar = lexicon.grammar
    for at in range(len(words) - 1 if not asks(words, lexicon) else 0):
        if words[at] not in grammar.speaker:
            continue
        verb = _after(words, at + 1, lexicon)
        if words[verb : verb + 1] == [] or words[verb] not in grammar.restated:
            continue
        end = verb + 1
        if words[end : end + 1] and words[end] in grammar.hearer:
            end = _after(words, end + 1, lexicon)
        elif not words[end : end + 1] or words[end] not in grammar.deniers | grammar.sweeping:
            continue
        left = [*words[:at], *words[end:]]
        return left or words
    return words


def _after(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """Return the place of the first word from `at` on that says more than how often, or that it is so."""
    light = lexicon.fillers - lexicon.grammar.hearer | lexicon.grammar.repeating
    return next((place for place in range(at, len(words)) if words[place] not in light), len(words))


def _holds_question(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a question is asked in words, or said to be asked ("I'll ask her")."""
    is_said = not (lexicon.grammar.inquiring | lexicon.grammar.any_of).isdisjoint(words)
    return is_said or asks(words, lexicon) or question_within(words, lexicon) is not None
