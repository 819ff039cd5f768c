"""One utterance analysed: its words, concepts and clauses, and what was matched in each clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.listening.grammar.clauses import clauses_of
from skill.listening.grammar.closing import closes_alone
from skill.listening.grammar.matching import matches_in
from skill.listening.grammar.over import has_gone
from skill.listening.grammar.scenes import Scene, date_each_other
from skill.listening.grammar.self_naming import names_the_speaker
from skill.listening.grammar.tagging import Tag, affirmed, tags_of
from skill.listening.grammar.timing import time_of
from skill.listening.normalise import words_of
from skill.listening.replies.answers import answer_of
from skill.listening.said import Answer, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.spans import Span, spans_of

_PEOPLE = frozenset(person.value for person in Whose if person is not Whose.SELF)
"""Concepts that name an experiencer other than the speaker."""


class Analysis(NamedTuple):
    """One utterance as the grammar sees it. All places are counted in `words`."""

    words: Sequence[str]
    tags: Sequence[Tag]
    """The concepts that the words say."""
    answer: Answer | None
    """The answer that the utterance begins with, if it begins with one."""
    told_from: int
    """The word at which that answer ends, and what is told begins."""
    spans: Sequence[Span] = ()
    """The lengths of time and moments that are named."""
    people: Sequence[Tag] = ()
    """The people, babies and animals that are named, without the speaker and those that are only compared with."""
    scenes: Sequence[Scene] = ()
    """The clauses, each with what was matched in it and when it is true."""

    @property
    def is_mere_answer(self) -> bool:
        """Whether the utterance is an answer and nothing else. Then it has no clauses."""
        return self.answer is not None and self.told_from == len(self.words)


def analyse(text: str, lexicon: Lexicon, focus: frozenset[str]) -> Analysis:
    """Analyse one utterance. `focus` names what was spoken of last, which "it" may mean. Never raises."""
    words = words_of(text, lexicon.spelling)
    tags = [
        tag
        for tag in tags_of(words, lexicon)
        if tag.concept not in lexicon.self_names or names_the_speaker(tag, words, lexicon)
    ]
    answer, told_from = answer_of(words, tags, lexicon)
    begun = Analysis(words, tags, answer, told_from)
    if begun.is_mere_answer:
        return begun  # the "no" in "not yet" denies no symptom
    spans = spans_of(words, lexicon)
    takes_leave = any(tag.concept == Concept.STOP_WORD for tag in tags) and closes_alone(words, tags, lexicon)
    # In "okay thanks bye" nothing is okay that was spoken of before.
    clauses = clauses_of(words, tags, spans, lexicon, frozenset() if takes_leave else focus)
    about = affirmed(words, tags)
    scenes = [
        Scene(
            clause,
            list(matches_in(clause, lexicon, about)),
            time_of(clause, spans, is_gone=has_gone(clause, lexicon)),
        )
        for clause in clauses
    ]
    date_each_other(scenes, lexicon)
    people = [
        tag
        for tag in tags
        if tag.concept in _PEOPLE and not (_is_likened_to(tag, tags) or names_the_speaker(tag, words, lexicon))
    ]
    return begun._replace(spans=spans, people=people, scenes=scenes)


def _is_likened_to(person: Tag, tags: Sequence[Tag]) -> bool:
    """Whether a person or an animal is named only to compare ("like a horse stood on his chest")."""
    return any(tag.concept == Concept.SIMILE and tag.end == person.start for tag in tags)
