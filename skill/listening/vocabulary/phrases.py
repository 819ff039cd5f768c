"""The phrases of a vocabulary, and the forms of their words, laid out for what is said and for no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


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
