"""The words that people of one locale use: concepts, and the patterns that compose findings of them.

A concept is a small set of words and phrases of one meaning ("numb", "gone dead", "can't feel"). A pattern tells of a
finding by concepts that stand together in one clause ("saddle + lost_feeling"). Both are data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.listening.said import Answer
from skill.listening.vocabulary.activity_words import ActivityWords
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
    """The end of a word as speech clips it -> its full form ("in" -> "ing": "burstin'" is read as "bursting")."""
    areas: frozenset[str]
    """Concepts that name places on the body. What is said belongs to the nearest one."""
    things: frozenset[str]
    """Other concepts that a later "it" may mean: peeing, a plaster cast, a fall."""
    objects: frozenset[str]
    """Concepts that name things outside the body. What is said of a ladder is not said of a person."""
    bearers: frozenset[str]
    """Concepts that only name what is spoken of ("I", "my speech").

    A "no" that stands after one still takes back what is said of it ("my speech is not slurred").
    """
    self_names: frozenset[str]
    """Concepts that count only where they say who speaks ("I'm a man", unlike "a man hit me")."""
    likened: frozenset[str]
    """Findings that people compare their trouble with ("as if I'd been hit by a truck")."""
    aside: frozenset[str]
    """Findings that tell of no trouble: a person's sex, or that all goes on as before.

    They are reported, but what else is said means the same with them as without.
    """
    symptoms: frozenset[str]
    """Concepts that findings are made of, but for those told aside.

    A "no" reaches across them to the next one ("no fever or chills").
    """
    fillers: frozenset[str]
    """Small words that may stand inside a phrase."""
    light: frozenset[str]
    """Words that a "no" reaches across: the fillers, the breaks, and words like "sign" and "noticed"."""
    small: frozenset[str]
    """Words that tell nothing more after an answer: the light words, subjects, courtesies and the like."""
    function_words: frozenset[str]
    """The words of all word classes."""
    verbs: frozenset[str]
    """Verbs, in all their forms."""
    grammar: WordClasses
    """Words by the job that they do in a sentence."""
    spelling: Spelling
    """Opens contractions, and mends the slips of speech recognition."""
    numbers: Mapping[str, float]
    """A number word -> its value ("couple" -> 2)."""
    units: Mapping[str, float]
    """A unit of time -> its days."""
    uncounted: Mapping[str, float]
    """A unit of time that stands for a length without a number -> its days ("weeks ago" -> 21)."""
    moments: Mapping[str, float]
    """A named moment -> how many days ago it was ("last night" -> 0.5)."""
    span_words: frozenset[str]
    """The words that a moment or a length of time may begin with."""
    decades: Mapping[str, float]
    """A decade of life -> its first year of age ("sixties" -> 60)."""
    parts_of_decades: Mapping[str, float]
    """A part of a decade -> the years of it that have passed ("late" in "my late sixties" -> 7)."""
    answers: Mapping[str, Answer]
    """A whole reply -> the answer it is ("uh huh" -> yes)."""
    frames: Mapping[str, str]
    """An intent -> the sentence its slots stand in ("should i use {remedy}"). Alexa hands over the slots alone."""
    narrows: Mapping[str, Mapping[str, str]]
    """A concept -> an area spoken of before -> what of it is meant from here on ("just the left one": legs -> leg)."""
    clock: ClockTables
    """Phrases about time, by the job that they do."""
    activity: ActivityWords
    """Words around an activity to be reminded of, by the job that they do."""
    clock_words: frozenset[str]
    """The words that a phrase about time may begin with."""
    longest_answer: int
    """Words in the longest whole reply."""
    longest_moment: int
    """Words in the longest named moment."""
    longest_clock_phrase: int
    """Words in the longest phrase of the clock tables."""
    joining: str
    """What is put between two things that were said apart (" and ")."""
    parts: Mapping[str, int]
    """A question -> how many parts of it a reply may name."""
    patterns: PatternIndex

    def lemmas_of(self, word: str) -> tuple[str, ...]:
        """Return the words of phrases that a spoken word may be a form of; "burstin'" is read as "bursting"."""
        found = self.lemmas.get(word, ())
        if found:
            return found
        whole = (word.removesuffix(end) + full for end, full in self.clipped.items() if word.endswith(end))
        return next(filter(None, (self.lemmas.get(form, ()) for form in whole)), ())

    def framed(self, intent: str, slots: Mapping[str, str]) -> str:
        """Return the words of an intent: its frame with the slots filled.

        The values of slots that the frame has no place for follow it, between full stops.
        """
        text = self.frames.get(intent, "")
        rest = [value for name, value in slots.items() if f"{{{name}}}" not in text]
        for name, value in slots.items():
            text = text.replace(f"{{{name}}}", value)
        return " . ".join(filter(None, (_UNFILLED.sub("", text).strip(), *rest)))

    def ids(self, kind: Kind) -> frozenset[str]:
        """Return the ids of everything of one kind that the vocabulary can report."""
        return frozenset(pattern.id for found in self.patterns.values() for pattern in found if pattern.kind is kind)
