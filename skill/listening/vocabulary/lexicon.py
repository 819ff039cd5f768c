"""The words a locale's people use: concepts, and how findings are composed of them.

A concept is a small set of words and phrases of one meaning ("numb", "gone dead", "can't feel").
A finding is said by concepts standing together in one clause ("saddle + lost_feeling"). Both are data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skill.listening.normalise import Slips
from skill.listening.said import Answer
from skill.listening.suspicion import Suspicions
from skill.listening.vocabulary.patterns import Kind, PatternIndex
from skill.listening.vocabulary.phrases import Trie

_UNFILLED = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One locale's vocabulary, ready for matching; built by `loading.load_lexicon`."""

    phrases: Trie
    """Every phrase of the vocabulary, with the concepts that it says."""
    lemmas: Mapping[str, tuple[str, ...]]
    """A word as spoken -> the words of phrases that it may be a form of."""
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
    verbs: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    """Word classes that cut clauses and carry a negation: subjects, owners, joiners, links ..."""
    misheard: Slips
    numbers: Mapping[str, float]
    units: Mapping[str, float]
    """A unit of time -> its days."""
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
    clock: Mapping[str, Mapping[str, str | int]]
    """How a time is said: a table for each role in its grammar, phrase -> what it stands for."""
    clock_words: frozenset[str]
    """The words with which any of that may begin."""
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
        return found if found or not word.endswith("in") else self.lemmas.get(word + "g", ())

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
