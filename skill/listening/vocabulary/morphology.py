"""The forms of a word, by the rules of a language's morphology.toml, so that its vocabulary lists each word once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Inflection:
    """How words with a certain ending are inflected."""

    ends: re.Pattern[str]
    """What is replaced at the end of the word."""
    forms: tuple[str, ...]
    """What stands there instead, one for each form; `\\1` is the first group of `ends`."""

    def applied_to(self, word: str) -> set[str]:
        """Return the forms of `word`; none where its ending does not fit."""
        found = self.ends.search(word)
        if found is None:
            return set()
        stem = word[: found.start()]
        return {stem + (found.expand(form) if "\\" in form else form) for form in self.forms}  # expanding is slow


@dataclass(frozen=True, slots=True)
class Morphology:
    """The inflection of one language."""

    inflected: re.Pattern[str]
    """Words of this shape have regular forms."""
    inflections: tuple[Inflection, ...]
    """Of these the first that fits."""
    further: tuple[Inflection, ...]
    """Of these all that fit."""
    comparatives: tuple[Inflection, ...]
    """Of these all that fit, for the words in `compared`."""
    compared: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]

    def forms(self, word: str) -> set[str]:
        """Return all forms of `word` worth matching, itself among them.

        Too many on purpose: a form that is no word is never spoken.
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
