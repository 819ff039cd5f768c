"""Find where an utterance is cut into clauses. Speech has no commas, so the words themselves must show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.tagging import FRAMES, TIMES, Tag, no_before_what_is_well
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.spans import Span

LED_BY = 3
"""How many words may lead to a time that a clause begins with ("and for the last four months")."""

VERB_WITHIN = 5
"""A "my ..." begins a new clause only if a finite verb stands within this many words after the "my"."""


def cuts_in(words: Sequence[str], tags: Sequence[Tag], spans: Sequence[Span], lexicon: Lexicon) -> list[int]:
    """Return the places of the words that begin a new clause."""
    inside = {at for _, start, end in tags if end - start > 1 for at in range(start + 1, end)}
    begun, fronted = _fronted(words, spans, lexicon)
    splits = {tag.start for tag in tags if tag.concept == Concept.SPLIT} | begun
    splits.update(_between_times(words, tags, spans, lexicon))
    joiners, deniers, verbs = lexicon.grammar.joiners, lexicon.grammar.deniers, lexicon.verbs
    asked = {tag.end for tag in tags if tag.concept in FRAMES}  # "is it true they ..." asks what follows
    answered = no_before_what_is_well(words, tags, lexicon)
    closed = _closed_by_answers(words, lexicon)
    closing = {place for end in closed for place in (end - 1, end - 2) if place == end - 1 or words[place] in BREAKS}
    cuts: list[int] = []
    has_verb = False
    is_link = True  # whether the clause has only joiners so far
    for at, word in enumerate(words):
        goes_on = is_link or at in inside or at in asked or at in fronted
        is_new = not goes_on and _begins_clause(words, at, at in splits, has_verb, lexicon)
        if at in closed or (at not in closing and (is_new or at == answered > 0)):
            cuts.append(at)
            has_verb = False
            is_link = True
        is_link = is_link and (word in BREAKS or word in joiners)
        # "No fever i'm peeing fine": a "no" makes a clause complete without a verb.
        has_verb = has_verb or word in verbs or word in deniers
    return cuts


def _closed_by_answers(words: Sequence[str], lexicon: Lexicon) -> set[int]:
    """Return the places after a yes or no that closes what stands before it ("chest pain no, stiff back yes").

    Speech has no commas: there the last word shows that each answer follows what it answers ("fever no rash no").
    """
    answers = lexicon.grammar.deniers | lexicon.grammar.leading
    said = [at for at, word in enumerate(words) if word in answers]
    if not said or said[0] == 0 or lexicon.grammar.deniers.isdisjoint(words):
        return set()
    is_listed = len(said) > 1 and said[-1] == len(words) - 1
    return {
        at + 1
        for at in said
        if _closes(words, at, lexicon) and (at + 1 == len(words) or words[at + 1] in BREAKS or is_listed)
    }


def _closes(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a yes or no at word `at` may answer what stands before it, which must be no sentence ("rash? no")."""
    grammar = lexicon.grammar
    is_apart = words[at - 1] in BREAKS
    start = end = at - is_apart
    while start > 0 and words[start - 1] not in BREAKS:
        start -= 1
    before = words[start:end]
    light = lexicon.fillers | lexicon.verbs | grammar.joiners | grammar.subjects
    if is_apart:
        is_alone = words[at + 1 : at + 2] in ([], ["."])
        return is_alone and bool(before) and (grammar.subjects | grammar.finite).isdisjoint(before)
    return bool(before) and before[-1] not in light


def _fronted(words: Sequence[str], spans: Sequence[Span], lexicon: Lexicon) -> tuple[set[int], set[int]]:
    """Return the places where a clause begins with its time, and those between that time and its subject.

    In "I'm well, and two days ago I pulled my back" the time belongs to what follows it.
    """
    light = lexicon.grammar.joiners | BREAKS
    barring = light | lexicon.grammar.subjects | lexicon.grammar.deniers | lexicon.verbs
    begun: set[int] = set()
    between: set[int] = set()
    for span in spans:
        named = span.start
        while not span.is_ago and span.start - LED_BY < named > 0 and words[named - 1] not in barring:
            named -= 1
        start = named
        while start > 0 and words[start - 1] in light:
            start -= 1
        if 0 < start < named and _is_subject(words, span.end, lexicon):
            begun.add(start)
            between.update(range(start + 1, span.end + 1))
            between.update(range(span.end + 1, _after(words, span.end, light) + 1))
    return begun, between


def _after(words: Sequence[str], at: int, light: frozenset[str]) -> int:
    """Return the place of the first word from `at` on that is not in `light`."""
    return next((place for place in range(at, len(words)) if words[place] not in light), len(words))


def _between_times(words: Sequence[str], tags: Sequence[Tag], spans: Sequence[Span], lexicon: Lexicon) -> Iterator[int]:
    """Yield the commas that stand between two times ("back surgery last month, now leaking")."""
    if BREAKS.isdisjoint(words):
        return
    dated = {span.start for span in spans} | {tag.start for tag in tags if tag.concept in TIMES}
    dated |= {at for at, word in enumerate(words) if word in lexicon.grammar.now}
    commas = [0, *(at for at, word in enumerate(words) if word in BREAKS), len(words)]
    for before, at, after in zip(commas, commas[1:], commas[2:], strict=False):
        if any(before <= time < at for time in dated) and any(at < time < after for time in dated):
            yield at


def _begins_clause(words: Sequence[str], at: int, splits: bool, has_verb: bool, lexicon: Lexicon) -> bool:
    word, before, grammar = words[at], words[at - 1], lexicon.grammar
    if before == ".":
        return True
    if splits:
        return True
    if word in BREAKS or word in grammar.joiners or word in grammar.subordinators:
        return _is_subject(words, at + 1, lexicon)
    if before in grammar.deniers:  # "no i can't feel my legs": the "no" is an answer and denies nothing
        return word in grammar.possessives | grammar.totals or _is_subject(words, at, lexicon)
    # Speech has no commas: "my back hurts no fever i fell my leg is numb".
    runs_on = has_verb and not (before in BREAKS or before in grammar.links or before in grammar.joiners)
    return runs_on and _is_subject(words, at, lexicon)


def _is_subject(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the subject of a new clause, or a "no", stands at word `at` or after the joiners there."""
    grammar = lexicon.grammar
    while at < len(words) and (words[at] in grammar.joiners or words[at] in BREAKS):
        at += 1
    if at == len(words):
        return False
    if words[at] in grammar.subjects:
        # In "when i bend it hurts", "it" is a new subject. In "i can't bend it one bit" it is not.
        rest = words[at + 1 : at + 3]
        return bool(rest) and (words[at] not in grammar.anaphors or not lexicon.verbs.isdisjoint(rest))
    if words[at] in grammar.deniers:
        return True
    if words[at] not in grammar.owners:
        return False
    for word in words[at + 1 : at + 1 + VERB_WITHIN]:
        if word in grammar.joiners or word in BREAKS:
            return False
        if word in grammar.finite:
            return True
    return False
