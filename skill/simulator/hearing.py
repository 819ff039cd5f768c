"""Chooses the intent and slots for words, from the interaction model, as Alexa would.

Built-in intents match exact phrases. Any other intent is chosen by its nearest sample (TF-IDF, with typed slots found
by their listed values), but only if the sample and its slots account for every word that carries meaning. Words that no
other intent covers go whole to the free-text slot, and a single unknown word to the fallback intent.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from skill.simulator.slot_filling import SlotFiller, words_of
from skill.simulator.utterance import Utterance

MODELS = Path(__file__).parents[2] / "interaction_model"
"""The checked-in interaction models, one JSON file for each locale."""

NEAR_ENOUGH = 0.6
"""The cosine similarity that a sample must reach; set on the model's own samples and their paraphrases."""

MOST_WORDS = 40
"""The most words that are compared with samples, which have ten at most. A longer speech is no sample of any intent."""

_LIGHT = frozenset(
    "a an the my your it is to for of in on at i me do please and so just really this that be am".split()
)


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
        self.filler = SlotFiller(model)
        raw = [
            (intent["name"], words_of(sample)) for intent in model["intents"] for sample in intent.get("samples", ())
        ]
        self._free = next((name, words[0][1:-1]) for name, words in raw if len(words) == 1 and words[0].startswith("{"))
        counts = Counter(word for _, words in raw for word in set(words))
        self._idf = {word: math.log(len(raw) / count) + 1 for word, count in counts.items()}
        samples: dict[tuple[str, ...], list[_Sample]] = {}
        for name, words in raw:
            slots = self.filler.slots_in(words)
            if self._free[1] not in slots and (len(words) > 1 or not slots):
                samples.setdefault(slots, []).append(_Sample(name, words, self._vector(words)))
        # The fewest slots first: of two samples that are equally near, the one that has more of the words itself wins.
        self._samples = dict(sorted(samples.items(), key=lambda item: len(item[0])))
        """The samples, by the slots that they hold."""

    def hear(self, text: str, today: date | None = None) -> Utterance:
        """Return the intent and slots for words; AMAZON.FallbackIntent, which carries no words, if nothing fits.

        `today` is the day at the device, for "tomorrow" in one of Alexa's own slots.
        """
        words = words_of(text.replace("\u2019", "'"))
        plain = " ".join(words)
        if plain in self._builtins:
            return Utterance(self._builtins[plain])
        known = self._nearest(words, today or datetime.now(UTC).date()) if len(words) <= MOST_WORDS else None
        if known is not None:
            return known
        if not words or (len(words) == 1 and plain not in self.filler.vocabulary):
            return Utterance("AMAZON.FallbackIntent")
        name, slot = self._free
        return Utterance(name, {slot: self.filler.fill(slot, text.strip())})

    def _nearest(self, words: Sequence[str], today: date) -> Utterance | None:
        """Return the utterance by the nearest sample that accounts for its words, or None."""
        best: tuple[float, Utterance] | None = None
        for group, marked, slots in self.filler.readings(words, self._samples, today):
            vector = self._vector(marked)
            for sample in self._samples[group]:
                if any(word not in _LIGHT for word in set(marked).symmetric_difference(sample.words)):
                    continue
                score = sum(weight * sample.weights.get(word, 0.0) for word, weight in vector.items())
                if score >= NEAR_ENOUGH and (best is None or score > best[0]):
                    best = (score, Utterance(sample.intent, slots))
        return best[1] if best else None

    def _vector(self, words: Sequence[str]) -> dict[str, float]:
        counts = Counter(words)
        weights = {word: count * self._idf.get(word, 1.0) for word, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / norm for word, weight in weights.items()}
