"""Words -> concepts: finds every phrase of the lexicon in an utterance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skill.listening.lexicon import Lexicon, Node

MAX_FILLERS = 3
"""How many small words in a row may stand inside a phrase ("lost [all of the] feeling")."""

NO_REACHES = 2
"""How many words may stand between a "no" and what it takes back, where only the mention of it matters."""

NO = frozenset({"not", "hedged_no"})
"""Concepts that take back what follows them."""

FRAMES = frozenset({"asking", "doubt"})
"""Concepts that ask or wonder about what follows them."""

TIMES = frozenset({"past", "passed", "transient", "long_standing", "changed", "still", "ruled_out"})
"""Concepts that date what is told; of two that overlap the longer holds ("never changed" is no change)."""

_IDIOM, _AREA, _TIME, _ALL = "idiom", "area", "time", "everything"
_SWALLOW_ALL = frozenset({_IDIOM, "normal"})


class Tag(NamedTuple):
    """A concept said by the words from `start` up to, not including, `end`."""

    concept: str
    start: int
    end: int


def tags_of(words: Sequence[str], lexicon: Lexicon) -> list[Tag]:
    """The concepts of `words`, left to right. Phrases may overlap, but a longer one swallows

    - everything inside it, if it is an idiom ("come back") or says that all is well ("no problem");
    - shorter phrases of the same concept, other areas if it names an area ("back of my leg" is no back),
      other times if it names a time.
    """
    found = {
        Tag(concept, start, end)
        for start in range(len(words))
        for end, concepts in _phrases(words, start, lexicon)
        for concept in concepts
    }
    kept: list[Tag] = []
    swallowing: dict[str, list[Tag]] = {}
    for tag in sorted(found, key=lambda tag: (tag.start - tag.end, tag.concept not in _SWALLOW_ALL, tag)):
        kind = _AREA if tag.concept in lexicon.areas else _TIME if tag.concept in TIMES else tag.concept
        if not any(_inside(tag, longer) for what in (kind, _ALL) for longer in swallowing.get(what, ())):
            kept.append(tag)
            swallowing.setdefault(_ALL if tag.concept in _SWALLOW_ALL else kind, []).append(tag)
    asked = [tag for tag in kept if tag.concept in FRAMES]  # "is it normal" does not say that all is well
    kept = [tag for tag in kept if tag.concept != "normal" or not any(_inside(tag, frame) for frame in asked)]
    return sorted(kept, key=lambda tag: (tag.start, tag.end))


def free_negations(tags: Sequence[Tag]) -> list[Tag]:
    """The negations that stand alone: in "can't" and in "not sure if" the "not" takes back nothing that follows."""
    binding = [tag for tag in tags if tag.concept == "cannot" or tag.concept in FRAMES]
    return [tag for tag in tags if tag.concept in NO and not any(_inside(tag, longer) for longer in binding)]


def affirmed(words: Sequence[str], tags: Sequence[Tag]) -> frozenset[str]:
    """The concepts named anywhere and not taken back by a "no" close before ("haven't twisted it")."""
    negations = free_negations(tags)
    return frozenset(
        tag.concept
        for tag in tags
        if not any(n.end <= tag.start <= n.end + NO_REACHES and "." not in words[n.end : tag.start] for n in negations)
    )


def _inside(tag: Tag, longer: Tag) -> bool:
    """Whether `tag` is swallowed by `longer`: it lies in it, and is shorter unless `longer` is an idiom."""
    within = longer.start <= tag.start and tag.end <= longer.end
    return within and (longer.concept == _IDIOM or tag[1:] != longer[1:])


def _phrases(words: Sequence[str], at: int, lexicon: Lexicon) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every phrase that begins at word `at`: where it ends and which concepts it says."""
    for lemma in lexicon.lemmas_of(words[at]):
        node = lexicon.phrases.starting(lemma)
        if node is not None:
            if node.concepts:
                yield at + 1, node.concepts
            yield from _longer(words, at + 1, node, lexicon)


def _longer(
    words: Sequence[str], at: int, node: Node, lexicon: Lexicon, skipped: int = 0
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every phrase that goes on from `node` at word `at`."""
    if at == len(words) or not node.then:
        return
    word = words[at]
    for lemma in lexicon.lemmas_of(word):
        following = node.then.get(lemma)
        if following is not None:
            if following.concepts:
                yield at + 1, following.concepts
            yield from _longer(words, at + 1, following, lexicon)
    grammar = lexicon.grammar
    is_apart = words[at - 1] in grammar["deniers"] and word in grammar["owners"]  # "no my legs" is not "no legs"
    if skipped < MAX_FILLERS and word in lexicon.fillers and not is_apart:
        yield from _longer(words, at + 1, node, lexicon, skipped + 1)
