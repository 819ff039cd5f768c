"""Reads a locale's vocabulary files into a Lexicon, and refuses unfit data whole, naming every fault."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from skill.listening.grammar.measures import BEFORE_A_YEAR
from skill.listening.normalise import BREAKS, Slips
from skill.listening.said import Said
from skill.listening.suspicion import Suspicions
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.morphology import forms
from skill.listening.vocabulary.parsing import Draft, literal_concept
from skill.listening.vocabulary.patterns import Kind, Pattern, PatternIndex
from skill.listening.vocabulary.phrases import trie_of


class LexiconError(ValueError):
    """The vocabulary is unfit; the message lists every fault, with the data's own names."""


def load_lexicon(language: str) -> Lexicon:
    """Load `skill/listening/<language>`.

    Raises LexiconError listing all faults: unknown sections or concepts, macros in circles, malformed patterns.
    """
    model = (files("skill.listening") / "languages" / language / "suspicion.json").read_text("utf-8")
    return build_lexicon(read_tables(language), Suspicions(**json.loads(model)))


def read_tables(language: str) -> list[dict[str, Any]]:
    """The vocabulary files of a language, parsed."""
    folder = files("skill.listening") / "languages" / language
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return [tomllib.loads(file.read_text("utf-8")) for file in found]


def build_lexicon(tables: Iterable[Mapping[str, Any]], suspicions: Suspicions) -> Lexicon:
    """Merge vocabulary tables into one Lexicon. Raises LexiconError listing all faults."""
    draft = Draft(tables)
    patterns = list(draft.patterns())
    said = [(phrase, concept) for concept in draft.concepts for phrase in draft.phrases(concept)]
    said += [(literal, literal_concept(literal)) for literal in sorted(draft.literals)]
    if draft.faults:
        raise LexiconError("\n".join(sorted(set(draft.faults))))
    return Lexicon(
        phrases=trie_of((phrase.split(), concept) for phrase, concept in said),
        lemmas=_lemmas({word for phrase, _ in said for word in phrase.split()}, draft.grammar["fillers"]),
        areas=draft.named["areas"],
        things=draft.named["things"],
        objects=draft.named["objects"],
        bearers=draft.named["bearers"],
        likened=draft.likened,
        symptoms=frozenset(c for p in patterns if p.kind is Kind.FINDING for term in p.terms for c in term),
        fillers=draft.grammar["fillers"],
        light=draft.grammar["fillers"] | draft.grammar["passes"] | BREAKS,
        verbs=frozenset(form for verb in draft.grammar["verbs"] for form in forms(verb)),
        grammar=draft.grammar,
        misheard=_by_first_word(draft.tables["misheard"]),
        numbers=draft.tables["numbers"],
        units=draft.tables["units"],
        moments=draft.tables["moments"],
        span_words=frozenset(
            phrase.split()[0] for name in ("moments", "numbers", "units") for phrase in draft.tables[name]
        ).union(BEFORE_A_YEAR),
        decades=draft.tables["decades"],
        answers=draft.answers,
        frames=draft.tables["frames"],
        narrows=draft.tables["narrows"],
        clock=draft.tables["clock"],
        clock_words=frozenset(
            phrase.split()[0]
            for table in (draft.tables["numbers"], *draft.tables["clock"].values())
            for phrase in table
        ),
        suspicions=suspicions,
        linking=BREAKS.union(*(draft.grammar[name] for name in ("fillers", "links", "subjects", "joiners"))),
        parts=Counter(p.id for p in patterns if p.kind is Kind.REPLY and p.said is Said.UNSURE),
        patterns=_index(patterns),
    )


def _lemmas(words: Iterable[str], fillers: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The forms of all words of phrases. A filler, and a word marked "=", is its own only form."""
    lemmas: dict[str, list[str]] = {}
    for word in sorted(words):
        for form in (word.lstrip("="),) if word.startswith("=") or word in fillers else forms(word):
            lemmas.setdefault(form, []).append(word)
    return {form: tuple(found) for form, found in lemmas.items()}


def _by_first_word(slips: Mapping[str, str]) -> Slips:
    index: dict[str, dict[str, str]] = {}
    for written, said in slips.items():
        index.setdefault(written.split()[0], {})[written] = said
    return index


def _index(patterns: list[Pattern]) -> PatternIndex:
    """Index each pattern by the concepts of its least used term."""
    uses = Counter(concept for pattern in patterns for term in pattern.terms for concept in term)
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        rarest = min(pattern.terms, key=lambda term: sum(uses[concept] for concept in term))
        for concept in rarest:
            index.setdefault(concept, []).append(pattern)
    return {concept: tuple(found) for concept, found in index.items()}
