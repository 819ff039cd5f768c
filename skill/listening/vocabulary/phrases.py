"""The phrases of a vocabulary as a trie, which is followed word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Trie = Mapping[str, tuple[tuple[str, ...], "Trie"]]
"""A word -> the concepts of phrases that end with it, and the trie of words that longer phrases go on with."""


def trie_of(phrases: Iterable[tuple[Sequence[str], str]]) -> Trie:
    """Return the trie of phrases. Each comes as its words, at least one, and the concept that it says."""
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
