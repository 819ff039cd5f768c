"""The words a locale's people use: concepts, and how findings are composed of them.

A concept is a small set of words and phrases of one meaning ("numb", "gone dead", "can't feel").
A finding is said by concepts standing together in one clause ("saddle + lost_feeling"). Both are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skill.listening.heard import Answer, Said
from skill.listening.normalise import Slips

_UNFILLED = re.compile(r"\{\w+\}")


class Kind(StrEnum):
    """What a pattern tells of."""

    FINDING = "finding"
    TOPIC = "topic"
    ASPECT = "aspect"
    ACT = "act"
    CHOICE = "choice"
    MEASURE = "measure"
    REPLY = "reply"
    """Something that counts only in reply to a question, whose id it has."""


@dataclass(slots=True)
class Node:
    """A place in the trie of phrases: which words may follow, and which concepts end here."""

    then: dict[str, Node] = field(default_factory=dict)
    concepts: tuple[str, ...] = ()

    def plant(self, words: Iterable[str], concept: str) -> None:
        """Add a phrase that goes on from here with `words`."""
        node = self
        for word in words:
            following = node.then.get(word)
            if following is None:
                following = node.then[word] = Node()
            node = following
        if concept not in node.concepts:
            node.concepts = (*node.concepts, concept)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of the vocabulary. Only for words that are said does the trie grow, and then once."""

    rests: Mapping[str, str]
    """The first word of a phrase -> a line for each phrase: the rest of its words, a tab, the concept it says."""
    grown: dict[str, Node] = field(default_factory=dict, compare=False)

    def starting(self, word: str) -> Node | None:
        """Where a phrase stands after its first word, or None if none begins with it."""
        node = self.grown.get(word)
        if node is None and word in self.rests:
            node = Node()
            for line in self.rests[word].splitlines():
                rest, _, concept = line.partition("\t")
                node.plant(rest.split(), concept)
            self.grown[word] = node  # whole before it is seen: another thread may be listening too
        return node


BEGINNING = 3
"""Letters by which forms of words are kept together."""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """A word as spoken -> the lexicon's words it may be a form of. Laid out only for beginnings that are said."""

    rows: Mapping[str, str]
    """The first three letters -> a line for each form that begins so: the form, then the words it may be of."""
    laid_out: dict[str, dict[str, list[str]]] = field(default_factory=dict, compare=False)

    def of(self, form: str) -> list[str]:
        """The words that `form` may be a form of."""
        beginning = form[:BEGINNING]
        known = self.laid_out.get(beginning)
        if known is None:
            if beginning not in self.rows:
                return []
            lines = (line.split() for line in self.rows[beginning].splitlines())
            known = self.laid_out[beginning] = {line[0]: line[1:] for line in lines}
        return known.get(form, [])


@dataclass(frozen=True, slots=True)
class Term:
    """One member of a pattern: any of these concepts will do."""

    concepts: frozenset[str]
    is_area: bool
    follows: bool
    """Whether it must come after the term before it, with few words between (written ">")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of something: each term met in one clause, and none of `without` in that clause."""

    kind: Kind
    id: str
    said: Said
    terms: tuple[Term, ...]
    anywhere: tuple[frozenset[str], ...]
    """Terms that may be met anywhere in what was said (written "&")."""
    without: frozenset[str]
    without_anywhere: frozenset[str]


@dataclass(frozen=True, slots=True)
class Suspicions:
    """A linear model for each finding that can be suspected; made by `tools/train_suspicion.py`."""

    words: Mapping[str, Mapping[str, float]]
    """Word or concept -> finding -> weight."""
    pairs: Mapping[str, Mapping[str, Mapping[str, float]]]
    """Concept -> a later one in the alphabet that stands with it -> finding -> weight."""
    biases: Mapping[str, float]
    """Finding -> what its weights must outweigh, the threshold included: above nought it is suspected."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One locale's vocabulary, ready for matching; built by `loading.load_lexicon`."""

    phrases: Phrases
    lemmas: Lemmas
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
    fillers: frozenset[str]
    """Small words that may stand inside a phrase."""
    verbs: frozenset[str]
    grammar: Mapping[str, frozenset[str]]
    """Word classes that cut clauses and carry a negation: subjects, owners, joiners, links ..."""
    misheard: Slips
    numbers: Mapping[str, float]
    units: Mapping[str, float]
    """A unit of time -> its days."""
    moments: Mapping[str, float]
    """A named moment -> how many days ago it was ("last night" -> 0.5)."""
    decades: Mapping[str, float]
    """A decade of life -> its first year of age ("sixties" -> 60)."""
    answers: Mapping[str, Answer]
    """A whole reply -> the answer it is ("uh huh" -> yes)."""
    frames: Mapping[str, str]
    """An intent -> the sentence its slots stand in ("should i use {remedy}"): Alexa hands over the slots alone."""
    clock: Mapping[str, Mapping[str, str | int]]
    """How a time is said: a table for each role in its grammar, phrase -> what it stands for."""
    clock_words: frozenset[str]
    """The words with which any of that may begin."""
    suspicions: Suspicions
    """The second ear."""
    parts: Mapping[str, int]
    """A question -> how many parts of it a reply may name."""
    patterns: Mapping[str, tuple[Pattern, ...]]
    """Patterns by the concepts of their rarest term, so that a clause tries only those it could meet."""

    def lemmas_of(self, word: str) -> list[str]:
        """The lexicon's words that a spoken word may be a form of; "burstin'" is read as "bursting"."""
        found = self.lemmas.of(word)
        return found if found or not word.endswith("in") else self.lemmas.of(word + "g")

    def framed(self, intent: str, slots: Mapping[str, str]) -> str:
        """An intent's words put together again: its frame with the slots filled, then any slot that has no place."""
        text = self.frames.get(intent, "")
        rest = [value for name, value in slots.items() if f"{{{name}}}" not in text]
        for name, value in slots.items():
            text = text.replace(f"{{{name}}}", value)
        return " . ".join(filter(None, (_UNFILLED.sub("", text).strip(), *rest)))

    def ids(self, kind: Kind) -> frozenset[str]:
        """Ids of everything of that kind the vocabulary can report."""
        return frozenset(p.id for patterns in self.patterns.values() for p in patterns if p.kind is kind)
