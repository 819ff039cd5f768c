"""Words -> intent and slots, chosen from the interaction model as Alexa would.

Built-in intents answer to exact phrases. Any other intent is chosen by its nearest sample (TF-IDF, with typed slots
found by their listed values), but only when the sample and its slots account for every word that carries meaning:
what the other intents do not cover reaches the bare free-text slot whole, and a lone unknown word the fallback.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.resources import files
from itertools import chain, pairwise, product
from pathlib import Path
from typing import Any

from skill.simulator.spoken_time import spans

MODELS = Path(__file__).parents[2] / "interaction_model"
"""The checked-in interaction models, one JSON file for each locale."""

NEAR_ENOUGH = 0.6
"""Cosine similarity a sample must reach; set on the model's own samples and their paraphrases."""

_WORD = re.compile(r"[a-z0-9']+|\{\w+\}")
_LIGHT = frozenset(
    "a an the my your it is to for of in on at i me do please and so just really this that be am".split()
)


@dataclass(frozen=True, slots=True)
class Value:
    """A listed value of a slot type: its id, its canonical name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot was heard to hold, and the listed value it matched, if any."""

    name: str
    value: str
    type: str
    matched: Value | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """An utterance as Alexa hands it over."""

    intent: str
    slots: Mapping[str, Slot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Sample:
    intent: str
    words: tuple[str, ...]
    weights: Mapping[str, float]


class Ear:
    """Hears for one locale."""

    def __init__(self, locale: str) -> None:
        model = json.loads((MODELS / f"{locale}.json").read_text("utf-8"))["interactionModel"]["languageModel"]
        builtins = tomllib.loads((files("skill.simulator") / "builtins.toml").read_text("utf-8"))
        self.invocation: str = model["invocationName"]
        names = {intent["name"] for intent in model["intents"]}
        self._builtins = {phrase: name for name, phrases in builtins.items() if name in names for phrase in phrases}
        self._types = {kind["name"]: dict(_listed(kind)) for kind in model["types"]}
        self._slots = {s["name"]: s["type"] for i in model["intents"] for s in i.get("slots", ())}
        self._together = [
            group
            for intent in model["intents"]
            for group in _groups({slot["name"]: slot["type"] for slot in intent.get("slots", ())}, intent["samples"])
        ]
        raw = [(intent["name"], _words(sample)) for intent in model["intents"] for sample in intent.get("samples", ())]
        self._free = next((name, words[0][1:-1]) for name, words in raw if len(words) == 1 and words[0].startswith("{"))
        counts = Counter(word for _, words in raw for word in set(words))
        self._idf = {word: math.log(len(raw) / count) + 1 for word, count in counts.items()}
        self._samples = [
            _Sample(name, words, self._vector(words))
            for name, words in raw
            if len(words) > 1 or not words[0].startswith("{")
        ]
        self._vocabulary = {word for values in self._types.values() for phrase in values for word in phrase.split()}

    def hear(self, text: str, today: date | None = None) -> Utterance:
        """The intent and slots of an utterance; AMAZON.FallbackIntent, which carries no words, when nothing fits.

        `today` is the day at the device, for "tomorrow" in one of Alexa's own slots.
        """
        plain = " ".join(_WORD.findall(text.lower().replace("\u2019", "'")))
        if plain in self._builtins:
            return Utterance(self._builtins[plain])
        known = self._nearest(plain, today or datetime.now(UTC).date())
        if known is not None:
            return known
        if not plain or (" " not in plain and plain not in self._vocabulary):
            return Utterance("AMAZON.FallbackIntent")
        name, slot = self._free
        return Utterance(name, {slot: self._slot(slot, text.strip())})

    def _slot(self, name: str, value: str) -> Slot:
        kind = self._slots[name]
        return Slot(name, value, kind, self._types.get(kind, {}).get(" ".join(_WORD.findall(value.lower()))))

    def _nearest(self, plain: str, today: date) -> Utterance | None:
        """The intent whose nearest sample accounts for the utterance, or None."""
        best: tuple[float, Utterance] | None = None
        words = plain.split()
        for marked, slots in chain(self._readings(words), self._joint_readings(words, today)):
            vector = self._vector(marked)
            for sample in self._samples:
                if {w for w in sample.words if w.startswith("{")} != {w for w in marked if w.startswith("{")}:
                    continue
                if any(word not in _LIGHT for word in set(marked).symmetric_difference(sample.words)):
                    continue
                score = sum(weight * sample.weights.get(word, 0.0) for word, weight in vector.items())
                if score >= NEAR_ENOUGH and (best is None or score > best[0]):
                    best = (score, Utterance(sample.intent, slots))
        return best[1] if best else None

    def _readings(self, words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], dict[str, Slot]]]:
        """The utterance as it stands, and with each typed slot's listed value marked."""
        yield tuple(words), {}
        for name, kind in self._slots.items():
            if name == self._free[1]:
                continue
            for start, end in self._spans(words, kind):
                slot = self._slot(name, " ".join(words[start:end]))
                marked = (*words[:start], f"{{{name}}}", *words[end:])
                yield marked, {name: slot}
                for other, other_kind in self._slots.items():
                    if other != name and other_kind == kind:
                        for begin, stop in self._spans(words[end:], kind):
                            second = self._slot(other, " ".join(words[end + begin : end + stop]))
                            both = (
                                *marked[: start + 1],
                                *words[end : end + begin],
                                f"{{{other}}}",
                                *words[end + stop :],
                            )
                            yield both, {name: slot, other: second}

    def _joint_readings(self, words: Sequence[str], today: date) -> Iterator[tuple[tuple[str, ...], dict[str, Slot]]]:
        """The utterance with several slots of one intent marked, among them Alexa's own: each where it stands first."""
        kinds = {
            kind: self._places(words, kind, today) for kind in {*self._slots.values()} - {self._slots[self._free[1]]}
        }
        found = {name: kinds[kind] for name, kind in self._slots.items() if kinds.get(kind)}
        for group in self._together:
            if group <= found.keys():
                yield from _marked(words, {name: found[name] for name in group}, self._slot)

    def _places(self, words: Sequence[str], kind: str, today: date) -> list[tuple[int, int, str]]:
        listed = ((start, end, " ".join(words[start:end])) for start, end in self._spans(words, kind))
        return [*spans(words, kind, today), *listed]

    def _spans(self, words: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
        """Where a listed value of a slot type stands, the longest at each place."""
        values = self._types.get(kind, {})
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                if " ".join(words[start:end]) in values:
                    yield start, end
                    break

    def _vector(self, words: Sequence[str]) -> dict[str, float]:
        counts = Counter(words)
        weights = {word: count * self._idf.get(word, 1.0) for word, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / norm for word, weight in weights.items()}


def _groups(slots: Mapping[str, str], samples: Sequence[str]) -> set[frozenset[str]]:
    """The slots of an intent that stand together in a sample, where there are several or one of Alexa's own."""
    groups = {frozenset(re.findall(r"\{(\w+)\}", sample)) for sample in samples}
    return {
        group
        for group in groups
        if any(slots[name].startswith("AMAZON.") for name in group) or len({slots[name] for name in group}) > 1
    }


def _marked(
    words: Sequence[str], found: Mapping[str, Sequence[tuple[int, int, str]]], slot: Callable[[str, str], Slot]
) -> Iterator[tuple[tuple[str, ...], dict[str, Slot]]]:
    """The words with each of these slots marked, in every way in which they do not overlap."""
    for places in product(*found.values()):
        chosen = sorted(zip(places, found, strict=True))
        if any(before[0][1] > after[0][0] for before, after in pairwise(chosen)):
            continue
        marked: list[str] = []
        at = 0
        for (start, end, _), name in chosen:
            marked += [*words[at:start], f"{{{name}}}"]
            at = end
        yield (*marked, *words[at:]), {name: slot(name, value) for (_, _, value), name in chosen}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _listed(kind: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Every phrase of a slot type with the value it stands for."""
    for entry in kind.get("values", ()):
        name = entry["name"]["value"]
        value = Value(entry.get("id", ""), name)
        for phrase in (name, *entry["name"].get("synonyms", ())):
            yield " ".join(_WORD.findall(phrase.lower())), value
