"""Finds in an utterance what the slots of the interaction model may hold: listed values, and Alexa's own times."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product
from typing import Any

from skill.simulator.spoken_time import spans
from skill.simulator.utterance import Slot, Value

_WORD = re.compile(r"[a-z0-9']+|\{\w+\}")


class SlotFiller:
    """Fills the slots of one interaction model."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        self.types = {kind["name"]: dict(_listed(kind)) for kind in model["types"]}
        """Slot type -> every phrase for its listed values, with the value."""
        self._slots = {s["name"]: s["type"] for i in model["intents"] for s in i.get("slots", ())}
        self.vocabulary = {word for values in self.types.values() for phrase in values for word in phrase.split()}
        """Every word of a listed value."""

    def fill(self, name: str, value: str) -> Slot:
        """Return a slot that holds these words, with the listed value that they match, if any."""
        kind = self._slots[name]
        return Slot(name, value, kind, self.types.get(kind, {}).get(" ".join(words_of(value))))

    def slots_in(self, words: Collection[str]) -> tuple[str, ...]:
        """Return the slots marked in a sample, in the order in which the model names them."""
        return tuple(name for name in self._slots if f"{{{name}}}" in words)

    def readings(
        self, words: Sequence[str], groups: Collection[tuple[str, ...]], today: date
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], dict[str, Slot]]]:
        """Yield each way to fill a group of slots without overlap: group, words with the slots marked, slots."""
        kinds = {self._slots[name] for group in groups for name in group}
        found = {kind: self._places(words, kind, today) for kind in kinds}
        for group in groups:
            for places in product(*(found[self._slots[name]] for name in group)):
                chosen = sorted(zip(places, group, strict=True))
                if any(before[0][1] > after[0][0] for before, after in pairwise(chosen)):
                    continue
                marked: list[str] = []
                at = 0
                for (start, end, _), name in chosen:
                    marked += [*words[at:start], f"{{{name}}}"]
                    at = end
                yield group, (*marked, *words[at:]), {name: self.fill(name, value) for (_, _, value), name in chosen}

    def _places(self, words: Sequence[str], kind: str, today: date) -> list[tuple[int, int, str]]:
        """Return where values of a slot type stand (start, end, value), the longest at each place."""
        found = [*spans(words, kind, today)]
        values = self.types.get(kind, {})
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                phrase = " ".join(words[start:end])
                if phrase in values:
                    found.append((start, end, phrase))
                    break
        return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of an utterance or a sample. The mark of a slot ("{topic}") is one word."""
    return tuple(_WORD.findall(text.lower()))


def _listed(kind: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Yield every phrase of a slot type, with the value it stands for."""
    for entry in kind.get("values", ()):
        name = entry["name"]["value"]
        value = Value(entry.get("id", ""), name)
        for phrase in (name, *entry["name"].get("synonyms", ())):
            yield " ".join(words_of(phrase)), value
