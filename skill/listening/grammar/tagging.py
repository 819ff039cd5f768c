"""Turn words into concepts: find every phrase of the lexicon in an utterance."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.phrases import Trie

MAX_FILLERS = 3
"""How many fillers in a row may stand inside a phrase ("lost [all of the] feeling")."""

NO_REACHES = 2
"""How many words `affirmed` allows between a "no" and the concept that it takes back."""

NO = frozenset({Concept.NOT, Concept.HEDGED_NO})
"""Concepts that take back what follows them."""

DENYING = NO | {Concept.CANNOT}
"""Concepts by which somebody denies anything at all: also that something can be done."""

FRAMES = frozenset({Concept.ASKING, Concept.DOUBT})
"""Concepts that ask or wonder about what follows them."""

TIMES = frozenset(
    {
        Concept.PAST,
        Concept.PASSED,
        Concept.TRANSIENT,
        Concept.LONG_STANDING,
        Concept.CHANGED,
        Concept.STILL,
        Concept.RULED_OUT,
    }
)
"""Concepts that date what is told. Of two that overlap, the longer one counts ("never changed" is not a change)."""

_SWALLOW_ALL = frozenset({Concept.COMPOUND, Concept.IDIOM, Concept.NORMAL})
_SPAN = itemgetter(1, 2)
_NONE: frozenset[str] = frozenset()
_IDIOM: frozenset[str] = frozenset({Concept.IDIOM})
_NOTHING: tuple[tuple[str, ...], Trie] = ((), {})


class Tag(NamedTuple):
    """A concept said by the words from `start` up to, not including, `end`."""

    concept: str
    start: int
    end: int


def tags_of(words: Sequence[str], lexicon: Lexicon) -> list[Tag]:
    """Return the tags of `words`, left to right. Phrases may overlap, but a longer one swallows

    - everything inside it, if it is an idiom ("come back") or says that all is well ("no problem");
    - what it shares words with, if it is a compound: "is a walking stick good" does not ask about walking;
    - shorter phrases of the same concept inside it;
    - other areas inside it, if it names an area ("back of my leg" is not the back);
    - other times inside it, if it names a time.
    """
    kept: list[Tag] = []
    swallowing: dict[str | frozenset[str], list[Tag]] = {}
    whole: list[Tag] = []  # the tags that swallow everything inside them
    for tag in sorted(phrases_in(words, lexicon), key=_longest_first):
        concept = tag.concept
        kind = lexicon.areas if concept in lexicon.areas else TIMES if concept in TIMES else concept
        alike = swallowing.setdefault(kind, [])
        if not (alike and _is_swallowed(tag, alike)) and not (whole and _is_swallowed(tag, whole)):
            kept.append(tag)
            (whole if concept in _SWALLOW_ALL else alike).append(tag)
    compounds = [tag for tag in whole if tag.concept == Concept.COMPOUND]
    if compounds:
        kept = [tag for tag in kept if not any(tag.start < name.start < tag.end < name.end for name in compounds)]
    # "Is it normal" and "not normal" do not say that all is well.
    asked = [tag for tag in kept if tag.concept in FRAMES or tag.concept == Concept.ODD]
    if asked:
        kept = [tag for tag in kept if tag.concept != Concept.NORMAL or not _is_swallowed(tag, asked)]
    if len(words) > 1 and words[0] in lexicon.grammar.opening and _goes_on(words[1], lexicon):
        kept = [tag for tag in kept if tag.concept != Concept.NORMAL or tag[1:] != (0, 1)]  # "ok and which is worse"
    # "No same as before" answers, unlike "not the same".
    kept = [tag for tag in kept if tag.concept != Concept.ODD or words[tag.start] not in lexicon.grammar.deniers]
    end = no_before_what_is_well(words, kept, lexicon)
    if end:
        kept = [tag for tag in kept if not tag.start < end < tag.end]  # "no legs are good" is not "no legs"
    return sorted(kept, key=_SPAN)


def no_before_what_is_well(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> int:
    """Return where an opening "no" ends that is followed by what is well ("no legs are good"); 0 if there is none."""
    grammar = lexicon.grammar
    end = next((at for at, word in enumerate(words) if word not in grammar.opening and word not in BREAKS), 0) + 1
    if end >= len(words) or words[end - 1] not in grammar.deniers:
        return 0
    well = [tag for tag in tags if tag.concept == Concept.NORMAL and end < tag.start <= end + NO_REACHES + 1]
    return end if any(not grammar.copulas.isdisjoint(words[tag.start - 1 : tag.start + 1]) for tag in well) else 0


def _goes_on(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that follows an opening "ok" begins something new."""
    grammar = lexicon.grammar
    return word in BREAKS or word in grammar.joiners or word in grammar.subjects or word in grammar.asks


def _longest_first(tag: Tag) -> tuple[int, bool, Tag]:
    return tag.start - tag.end, tag.concept not in _SWALLOW_ALL, tag


def free_negations(tags: Sequence[Tag]) -> list[Tag]:
    """Return the negations that stand alone. The "not" in "can't" or "not sure if" takes back nothing that follows."""
    negations = [tag for tag in tags if tag.concept in NO]
    if not negations:
        return negations
    binding = [tag for tag in tags if tag.concept == Concept.CANNOT or tag.concept in FRAMES]
    return [tag for tag in negations if not _is_swallowed(tag, binding)]


def affirmed(words: Sequence[str], tags: Sequence[Tag]) -> frozenset[str]:
    """Return the concepts named and not taken back by a "no" close before ("haven't twisted it")."""
    negations = free_negations(tags)
    if not negations:
        return frozenset([tag.concept for tag in tags])
    return frozenset(
        tag.concept
        for tag in tags
        if not any(n.end <= tag.start <= n.end + NO_REACHES and "." not in words[n.end : tag.start] for n in negations)
    )


def _is_swallowed(tag: Tag, others: Sequence[Tag]) -> bool:
    """Whether `tag` lies inside one of the others. It must be shorter than that one, unless that one is an idiom."""
    _, start, end = tag
    for other, first, last in others:
        if first <= start and end <= last and (other == Concept.IDIOM or first < start or end < last):
            return True
    return False


def phrases_in(words: Sequence[str], lexicon: Lexicon) -> set[Tag]:
    """Return a tag for every phrase in `words`, even if a longer one swallows it."""
    fillers = lexicon.fillers
    lemmas = [lexicon.lemmas_of(word) for word in words]
    found: set[Tag] = set()
    for start in range(len(words)):
        # A path: what may follow, at which word, after how many fillers in a row, and the concepts that these forbid.
        # It starts with the most fillers, so that none is skipped before a phrase.
        paths: list[tuple[Trie, int, int, frozenset[str]]] = [(lexicon.phrases, start, MAX_FILLERS, _NONE)]
        while paths:
            following, at, skipped, deaf_to = paths.pop()
            end = at + 1
            for lemma in lemmas[at]:
                concepts, longer = following.get(lemma, _NOTHING)
                for concept in concepts:
                    if concept not in deaf_to:
                        found.add(Tag(concept, start, end))
                if longer and end < len(words):
                    paths.append((longer, end, 0, deaf_to))
            if skipped == MAX_FILLERS or words[at] not in fillers or end == len(words):
                continue
            if _may_fill(words, start, at, lexicon):
                # "Got my back stuck" is not "got back", and "came in my back" is not "came back".
                is_owned = words[at] in lexicon.grammar.mine or words[at] in lexicon.grammar.third
                paths.append((following, end, skipped + 1, deaf_to | ({*TIMES} if is_owned else _NONE) | _IDIOM))
    return found


def _may_fill(words: Sequence[str], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the filler at word `at` may stand inside a phrase that began at word `start`.

    "No my legs" is not "no legs", "nope all working" is not "not working", and "nothing like that just woke up" is not
    "not woke up".
    """
    grammar = lexicon.grammar
    if words[at - 1] in grammar.deniers:
        return words[at] not in grammar.owners | grammar.restricting | grammar.totals
    if words[at] not in grammar.unfilling:
        return True
    negating = grammar.deniers | grammar.sweeping | grammar.limiting
    return negating.isdisjoint(words[start:at])
