"""The words a locale's people use: concepts, and how findings are composed of them.

A concept is a small set of words and phrases of one meaning ("numb", "gone dead", "can't feel").
A finding is said by concepts standing together in one clause ("saddle + lost_feeling"). Both are data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.listening.said import Answer
from skill.listening.suspicion import Suspicions
from skill.listening.vocabulary.clock_tables import ClockTables
from skill.listening.vocabulary.patterns import Kind, PatternIndex
from skill.listening.vocabulary.phrases import Trie
from skill.listening.vocabulary.spelling import Spelling
from skill.listening.vocabulary.word_classes import WordClasses

_UNFILLED = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One locale's vocabulary, ready for matching; built by `loading.load_lexicon`."""

    phrases: Trie
    """Every phrase of the vocabulary, with the concepts that it says."""
    lemmas: Mapping[str, tuple[str, ...]]
    """A word as spoken -> the words of phrases that it may be a form of."""
    clipped: Mapping[str, str]
    """The end of a word as it is clipped in speech -> what it stands for ("burstin'" -> "bursting")."""
    areas: frozenset[str]
    """Concepts that are places on the body: what is said belongs to the nearest one."""
    things: frozenset[str]
    """Other concepts that a later "it" may mean: peeing, a plaster cast, a fall."""
    objects: frozenset[str]
    """Concepts that are things no body has: what is said of a ladder is not said of a person."""
    bearers: frozenset[str]
    """Concepts that only name who is spoken of ("I", "he"): a "no" stands after them and still takes back the rest."""
    likened: frozenset[str]
    """Findings that people liken their trouble to ("as if I'd been hit by a truck")."""
    symptoms: frozenset[str]
    """Concepts of which findings are made: a "no" reaches across them to the next one ("no fever or chills")."""
    fillers: frozenset[str]
    """Small words that may stand inside a phrase."""
    light: frozenset[str]
    """Words that a "no" reaches across: the fillers, the breaks and "sign", "noticed" and the like."""
    small: frozenset[str]
    """Words that tell nothing by themselves, after an answer: the light ones, subjects, courtesies and the like."""
    function_words: frozenset[str]
    """The words of all word classes."""
    verbs: frozenset[str]
    grammar: WordClasses
    """Words by the job that they do in a sentence."""
    spelling: Spelling
    """What mends and opens written words."""
    numbers: Mapping[str, float]
    units: Mapping[str, float]
    """A unit of time -> its days."""
    uncounted: Mapping[str, float]
    """A unit of time that stands for a length without a number -> its days ("weeks ago" -> 21)."""
    moments: Mapping[str, float]
    """A named moment -> how many days ago it was ("last night" -> 0.5)."""
    span_words: frozenset[str]
    """The words with which a moment or a stretch of time may begin."""
    decades: Mapping[str, float]
    """A decade of life -> its first year of age ("sixties" -> 60)."""
    answers: Mapping[str, Answer]
    """A whole reply -> the answer it is ("uh huh" -> yes)."""
    frames: Mapping[str, str]
    """An intent -> the sentence its slots stand in ("should i use {remedy}"): Alexa hands over the slots alone."""
    narrows: Mapping[str, Mapping[str, str]]
    """A concept -> what was spoken of before -> what of it alone is meant from here on ("just the left one")."""
    clock: ClockTables
    """How a time is said."""
    clock_words: frozenset[str]
    """The words with which any of that may begin."""
    longest_answer: int
    """Words in the longest whole reply."""
    longest_moment: int
    """Words in the longest named moment."""
    longest_clock_phrase: int
    """Words in the longest phrase of the clock tables."""
    joining: str
    """What stands between two things that were said apart (" and ")."""
    suspicions: Suspicions
    """The second ear."""
    linking: frozenset[str]
    """Words that only link others: the second ear does not weigh them."""
    parts: Mapping[str, int]
    """A question -> how many parts of it a reply may name."""
    patterns: PatternIndex

    def lemmas_of(self, word: str) -> tuple[str, ...]:
        """The words of phrases that a spoken word may be a form of; "burstin'" is read as "bursting"."""
        found = self.lemmas.get(word, ())
        if found:
            return found
        whole = (word.removesuffix(end) + full for end, full in self.clipped.items() if word.endswith(end))
        return next(filter(None, (self.lemmas.get(form, ()) for form in whole)), ())

    def framed(self, intent: str, slots: Mapping[str, str]) -> str:
        """An intent's words put together again: its frame with the slots filled, then any slot that has no place."""
        text = self.frames.get(intent, "")
        rest = [value for name, value in slots.items() if f"{{{name}}}" not in text]
        for name, value in slots.items():
            text = text.replace(f"{{{name}}}", value)
        return " . ".join(filter(None, (_UNFILLED.sub("", text).strip(), *rest)))

    def ids(self, kind: Kind) -> frozenset[str]:
        """Ids of everything of that kind the vocabulary can report."""
        return frozenset(pattern.id for found in self.patterns.values() for pattern in found if pattern.kind is kind)
