"""Lays out the skill's vocabulary for other programs: what they can take as it is, and what they have no form for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from skill.listening.grammar.tagging import NO
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, Pattern
from skill.listening.vocabulary.phrases import Trie

Feed = Mapping[str, Any]
"""What a peer is given, as JSON:

- roots: a word as spoken -> the one word that stands for all of its forms;
- phrases: concept -> its phrases, of such words; exact: those that are taken only as they are written;
- patterns: the ways to speak of a finding, with the fields of `Pattern`;
- areas, denials, hiding: concepts that name places, that say "no", and that hide all concepts inside them;
- fillers: small words that may stand between a "no" and what it denies.
"""

_MARK = "="
"""Before a word of the vocabulary: it stands for no other form."""


def feed_of(lexicon: Lexicon) -> Feed:
    """Return all that the vocabulary says of findings, in a form that needs none of the skill's code."""
    patterns = [asdict(pattern) for pattern in finding_patterns(lexicon)]
    hiding = [Concept.IDIOM, Concept.NORMAL]
    used = {*hiding, *NO}.union(*(concepts_of(pattern) for pattern in finding_patterns(lexicon)))
    roots = roots_of(lexicon)
    phrases: dict[str, set[str]] = defaultdict(set)
    exact: dict[str, set[str]] = defaultdict(set)
    for words, concept in said_by(lexicon.phrases):
        if concept in used:
            if any(word.startswith(_MARK) for word in words):
                exact[concept].add(" ".join(word.removeprefix(_MARK) for word in words))
            else:
                phrases[concept].add(" ".join(roots.get(word, word) for word in words))
    return {
        "roots": roots,
        "phrases": {concept: sorted(found) for concept, found in sorted(phrases.items())},
        "exact": {concept: sorted(found) for concept, found in sorted(exact.items())},
        "patterns": patterns,
        "areas": sorted(lexicon.areas),
        "denials": sorted(NO),
        "hiding": hiding,
        "fillers": sorted(lexicon.fillers),
    }


def finding_patterns(lexicon: Lexicon) -> list[Pattern]:
    """Return the patterns that tell of a finding, each once."""
    found = {id(p): p for under in lexicon.patterns.values() for p in under if p.kind is Kind.FINDING}
    return sorted(found.values(), key=lambda p: (p.id, p.said, p.terms, p.without, p.anywhere, p.without_anywhere))


def concepts_of(pattern: Pattern) -> set[str]:
    """Return every concept that a pattern names."""
    return {*pattern.without, *pattern.without_anywhere}.union(*pattern.terms, *pattern.anywhere)


def said_by(phrases: Trie, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each phrase of a vocabulary as its words, with each concept that it says."""
    for word, (concepts, longer) in phrases.items():
        words = (*before, word)
        yield from ((words, concept) for concept in concepts)
        yield from said_by(longer, words)


def roots_of(lexicon: Lexicon) -> dict[str, str]:
    """Return each word as spoken -> one word of the vocabulary that it is a form of: the one most used, in any form.

    A peer can take one root only. Where a form belongs to several words ("left": left, leave), the others lose it.
    """
    spoken = (word for words, _ in said_by(lexicon.phrases) for word in words)
    uses = Counter(lemma for word in spoken for lemma in {word, *lexicon.lemmas.get(word, ())})
    return {
        form: max(words, key=lambda word: (uses[word], word == form, word))
        for form, lemmas in lexicon.lemmas.items()
        if (words := [word for word in lemmas if not word.startswith(_MARK)])
    }


def forms_lost(lexicon: Lexicon) -> int:
    """Return how many pairs of a form and its word do not come to the same root."""
    roots = roots_of(lexicon)
    return sum(
        roots[form] != roots[word]
        for form, lemmas in lexicon.lemmas.items()
        for word in lemmas
        if not word.startswith(_MARK)
    )
