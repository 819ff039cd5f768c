"""The forms of a word, by the rules of a language's morphology.toml. A vocabulary then lists each word once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Inflection:
    """One rule: how words with a certain ending are inflected."""

    ends: re.Pattern[str]
    """The end of the word, which is replaced."""
    forms: tuple[str, ...]
    """What replaces it, one for each form; `\\1` is the first group of `ends`."""

    def applied_to(self, word: str) -> set[str]:
        """Return the forms of `word`; empty if its ending does not fit."""
        found = self.ends.search(word)
        if found is None:
            return set()
        stem = word[: found.start()]
        return {stem + (found.expand(form) if "\\" in form else form) for form in self.forms}  # expanding is slow


@dataclass(frozen=True, slots=True)
class Morphology:
    """The rules of inflection of one language."""

    inflected: re.Pattern[str]
    """Only words of this shape have regular forms."""
    inflections: tuple[Inflection, ...]
    """The first rule that fits is applied."""
    further: tuple[Inflection, ...]
    """Every rule that fits is applied."""
    comparatives: tuple[Inflection, ...]
    """Every rule that fits is applied, to the words in `compared`."""
    compared: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    """A word -> its irregular forms."""

    def forms(self, word: str) -> set[str]:
        """Return all forms of `word` that are worth matching, including `word` itself.

        Some of them are not real words. They do no harm, because nobody says them.
        """
        found = {word, *self.irregular.get(word, ())}
        if not self.inflected.fullmatch(word):
            return found
        regular = (rule.applied_to(word) for rule in self.inflections)
        found |= next(filter(None, regular), set())
        for rule in (*self.further, *(self.comparatives if word in self.compared else ())):
            found |= rule.applied_to(word)
        return found


def morphology_of(table: Mapping[str, Any]) -> Morphology:
    """Return the morphology that the table `[morphology]` of a language describes."""

    def rules(name: str) -> tuple[Inflection, ...]:
        return tuple(Inflection(re.compile(rule["ends"]), tuple(rule["forms"])) for rule in table[name].values())

    return Morphology(
        inflected=re.compile(table["inflected"]),
        inflections=rules("inflections"),
        further=rules("further"),
        comparatives=rules("comparatives"),
        compared=frozenset(table["compared"]),
        irregular={word: tuple(forms.split()) for word, forms in table["irregular"].items()},
    )
