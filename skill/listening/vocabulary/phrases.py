"""The phrases of a vocabulary, to be followed word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Trie = Mapping[str, tuple[tuple[str, ...], "Trie"]]
"""A word -> the concepts said by a phrase that ends with it, and the words that a longer phrase may go on with."""


def trie_of(phrases: Iterable[tuple[Sequence[str], str]]) -> Trie:
    """The trie of phrases that are each given as their words, of which there is at least one, and the concept said."""
    ending: dict[str, list[str]] = {}
    longer: dict[str, list[tuple[Sequence[str], str]]] = {}
    for (word, *rest), concept in phrases:
        ending.setdefault(word, [])
        longer.setdefault(word, [])
        if rest:
            longer[word].append((rest, concept))
        elif concept not in ending[word]:
            ending[word].append(concept)
    return {word: (tuple(ending[word]), trie_of(longer[word])) for word in ending}
