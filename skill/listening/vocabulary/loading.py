"""Load the vocabulary files of a locale. Unfit data is refused as a whole, with every fault named."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from skill.listening.normalise import BREAKS
from skill.listening.said import Said
from skill.listening.vocabulary.activity_words import ActivityWords
from skill.listening.vocabulary.clock_tables import ClockTables
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.morphology import Morphology, morphology_of
from skill.listening.vocabulary.parsing import Draft
from skill.listening.vocabulary.patterns import Kind, Pattern, PatternIndex, literal_concept
from skill.listening.vocabulary.phrases import trie_of
from skill.listening.vocabulary.schema import gaps
from skill.listening.vocabulary.word_classes import WordClasses


class LexiconError(ValueError):
    """The vocabulary is unfit. The message lists every fault, by the names in the data."""


def load_lexicon(language: str) -> Lexicon:
    """Return the lexicon in `skill/listening/languages/<language>`.

    Raises LexiconError listing all faults: unknown sections or concepts, macros in circles, malformed patterns.
    """
    return build_lexicon(read_tables(language))


def read_tables(language: str) -> list[dict[str, Any]]:
    """Return the parsed vocabulary files of a language, in the order of their names."""
    folder = files("skill.listening") / "languages" / language
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [tomllib.loads(file.read_text("utf-8")) for file in found]


def build_lexicon(tables: Iterable[Mapping[str, Any]]) -> Lexicon:
    """Return vocabulary tables merged into one lexicon. Raises LexiconError listing all faults."""
    draft = Draft(tables)
    patterns = list(draft.patterns())
    draft.faults += gaps(draft.concepts, draft.classes, draft.tables, draft.answers.values(), patterns)
    said = [(phrase, concept) for concept in draft.concepts for phrase in draft.phrases(concept)]
    said += [(literal, literal_concept(literal)) for literal in sorted(draft.literals)]
    if draft.faults:
        raise LexiconError("\n".join(sorted(set(draft.faults))))
    grammar = WordClasses(**draft.classes)
    morphology = morphology_of(draft.tables["morphology"])
    light = grammar.fillers | grammar.passes | BREAKS
    clock = ClockTables(**draft.tables["clock"])
    return Lexicon(
        phrases=trie_of((phrase.split(), concept) for phrase, concept in said),
        lemmas=_lemmas({word for phrase, _ in said for word in phrase.split()}, grammar.fillers, morphology),
        clipped=draft.tables["morphology"]["clipped"],
        areas=draft.named["areas"],
        things=draft.named["things"],
        objects=draft.named["objects"],
        bearers=draft.named["bearers"],
        self_names=draft.named["self_names"],
        likened=draft.likened,
        aside=draft.aside,
        symptoms=frozenset(
            c for p in patterns if p.kind is Kind.FINDING and p.id not in draft.aside for term in p.terms for c in term
        ),
        fillers=grammar.fillers,
        light=light,
        small=light.union(
            *(grammar.opening, grammar.courtesies, grammar.subjects, grammar.owners, grammar.joiners, grammar.deniers),
            *(grammar.prepositions, grammar.sweeping, grammar.copulas, grammar.restricting, grammar.limiting),
            grammar.ago,
        ),
        function_words=frozenset[str]().union(*draft.classes.values()),
        verbs=frozenset(form for verb in grammar.verbs for form in morphology.forms(verb)),
        grammar=grammar,
        spelling=draft.spelling,
        numbers=draft.tables["numbers"],
        units=draft.tables["units"],
        uncounted=draft.tables["uncounted"],
        moments=draft.tables["moments"],
        span_words=frozenset(
            phrase.split()[0] for name in ("moments", "numbers", "units", "uncounted") for phrase in draft.tables[name]
        )
        | grammar.before_a_year
        | grammar.halves
        | grammar.lately,
        decades=draft.tables["decades"],
        parts_of_decades=draft.tables["parts_of_decades"],
        answers=draft.answers,
        frames=draft.tables["frames"],
        narrows=draft.tables["narrows"],
        clock=clock,
        activity=ActivityWords(**draft.tables["activity"]),
        clock_words=frozenset(
            phrase.split()[0]
            for table in (draft.tables["numbers"], *draft.tables["clock"].values())
            for phrase in table
        ),
        longest_answer=_longest(draft.answers),
        longest_moment=_longest(draft.tables["moments"]),
        longest_clock_phrase=_longest(phrase for table in draft.tables["clock"].values() for phrase in table),
        joining=draft.tables["joining"]["and"],
        parts=Counter(p.id for p in patterns if p.kind is Kind.REPLY and p.said is Said.UNSURE),
        patterns=_index(patterns),
    )


def _longest(phrases: Iterable[str]) -> int:
    """Return how many words the longest phrase has; 0 if there is none."""
    return max((len(phrase.split()) for phrase in phrases), default=0)


def _lemmas(words: Iterable[str], fillers: frozenset[str], morphology: Morphology) -> dict[str, tuple[str, ...]]:
    """Return each form -> the words that it may be a form of. A filler, or a word marked "=", has no other form."""
    lemmas: dict[str, list[str]] = {}
    for word in sorted(words):
        for form in (word.lstrip("="),) if word.startswith("=") or word in fillers else morphology.forms(word):
            lemmas.setdefault(form, []).append(word)
    return {form: tuple(found) for form, found in lemmas.items()}


def _index(patterns: list[Pattern]) -> PatternIndex:
    """Return the patterns by the concepts of their least used term."""
    uses = Counter(concept for pattern in patterns for term in pattern.terms for concept in term)
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        rarest = min(pattern.terms, key=lambda term: sum(uses[concept] for concept in term))
        for concept in rarest:
            index.setdefault(concept, []).append(pattern)
    return {concept: tuple(found) for concept, found in index.items()}
