"""The words a locale's people use: concepts, and how findings are composed of them.

A concept is a small set of words and phrases of one meaning ("numb", "gone dead", "can't feel").
A finding is said by concepts standing together in one clause ("saddle + lost_feeling"). Both are data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from skill.listening.heard import Answer
from skill.listening.normalise import Slips
from skill.listening.patterns import Kind, Patterns

_UNFILLED = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the trie of phrases: which concepts end here, and what may follow."""

    concepts: tuple[str, ...]
    rests: Mapping[str, list[str]]
    """A word that may follow -> a line for each phrase that goes on so: its further words and its concept, by tabs."""
    grown: dict[str, Node] = field(default_factory=dict, compare=False)

    def after(self, word: str) -> Node | None:
        """Where a phrase stands after a further word, or None if none goes on so."""
        node = self.grown.get(word)
        if node is None and word in self.rests:
            node = self.grown[word] = _node(self.rests[word])
        return node


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase of the vocabulary. Only for words that are said does the trie grow, and then once."""

    rests: Mapping[str, str]
    """The first word of a phrase -> lines as a node has them."""
    grown: dict[str, Node] = field(default_factory=dict, compare=False)

    def starting(self, word: str) -> Node | None:
        """Where a phrase stands after its first word, or None if none begins with it."""
        node = self.grown.get(word)
        if node is None and word in self.rests:
            node = self.grown[word] = _node(self.rests[word].splitlines())
        return node


def _node(lines: Iterable[str]) -> Node:
    concepts: list[str] = []
    rests: dict[str, list[str]] = {}
    for line in lines:
        word, tab, rest = line.partition("\t")
        if tab:
            rests.setdefault(word, []).append(rest)
        else:
            concepts.append(word)
    return Node(tuple(concepts), rests)


BEGINNING = 3
"""Letters by which forms of words are kept together."""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """A word as spoken -> the lexicon's words it may be a form of. Laid out only for beginnings that are said."""

    rows: Mapping[str, str]
    """The first three letters -> a line for each form that begins so: the form, then the words it may be of."""
    known: dict[str, list[str]] = field(default_factory=dict, compare=False)
    """Every form laid out so far; a beginning is among them as soon as its forms are."""

    def of(self, form: str) -> list[str]:
        """The words that `form` may be a form of."""
        found = self.known.get(form)
        if found is not None:
            return found
        beginning = form[:BEGINNING]
        if beginning in self.known or beginning not in self.rows:
            return []
        lines = (line.split() for line in self.rows[beginning].splitlines())
        self.known.update({beginning: []} | {line[0]: line[1:] for line in lines})
        return self.known.get(form, [])


LANE = 32
"""Bits for one finding's weight; a turn's weights, in hundredths, add up to far less than two billion."""


class Weights(dict[str, int]):
    """What stands with a word or concept -> its weights side by side, added up when it first does."""

    __slots__ = ("_written", "besides")

    def __init__(self, row: str) -> None:
        lines = row.split("\n")
        self._written = dict(zip(lines[::2], lines[1::2], strict=True))
        self.besides = frozenset(self._written)

    def __missing__(self, beside: str) -> int:
        self[beside] = _lanes(self._written[beside])
        return self[beside]


@dataclass(frozen=True, slots=True)
class Suspicions:
    """A linear model for each finding that can be suspected; made by `tools/train_suspicion.py`.

    The weights of one piece of evidence for all findings stand side by side in one number, a lane for each, so that
    one addition adds them all. Laid out only for what is said.
    """

    biases: Mapping[str, float]
    """Finding -> what its weights must outweigh, the threshold included: above nought it is suspected."""
    rows: Mapping[str, str]
    """Word or concept -> by turns a line that names what stands with it, a later concept of the alphabet or nothing,
    and a line with each finding's place among the biases and its weight in hundredths."""
    laid_out: dict[str, Weights] = field(default_factory=dict, compare=False)

    def of(self, name: str, besides: frozenset[str]) -> Iterable[int]:
        """The weights of a word or concept together with each of `besides`; "" stands for itself alone."""
        weights = self.laid_out.get(name)
        if weights is None:
            weights = self.laid_out[name] = Weights(self.rows[name])
        return map(weights.__getitem__, weights.besides & besides)

    def totals(self, weights: Iterable[int]) -> list[float]:
        """The sum of such numbers, for each finding by itself."""
        size, mask, middle = len(self.biases), (1 << LANE) - 1, 1 << LANE - 1
        ones = ((1 << LANE * size) - 1) // mask
        total = sum(weights, ones * middle)  # no lane falls below nought, so none borrows of the next
        return [((total >> LANE * place & mask) - middle) / 100 for place in range(size)]


def _lanes(weights: str) -> int:
    """ "3 147" -> 147 in the lane of the fourth finding."""
    numbers = [int(number) for number in weights.split()]
    return sum([weight << LANE * place for place, weight in zip(numbers[::2], numbers[1::2], strict=True)])


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
    span_words: frozenset[str]
    """The words with which a moment or a stretch of time may begin."""
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
    patterns: Patterns

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
        return frozenset(pattern.id for pattern in self.patterns if pattern.kind is kind)
