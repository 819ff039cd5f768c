"""Finds the utterances of an interaction model that two intents claim, or that hide a slot of their intent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from typing import Any

SLOT = re.compile(r"\{([^{}]*)\}")


def phrases_of(language_model: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return for each slot type every value and synonym, in lower case."""
    return {
        kind["name"]: [phrase.lower() for value in kind.get("values", ()) for phrase in phrases_in(value)]
        for kind in language_model.get("types", ())
    }


def phrases_in(value: Mapping[str, Any]) -> list[str]:
    """Return the name of one slot value, and its synonyms."""
    return [value["name"]["value"], *value["name"].get("synonyms", ())]


def slots_of(intent: Mapping[str, Any]) -> dict[str, str]:
    """Return the type of each slot, by its name."""
    return {slot["name"]: slot["type"] for slot in intent.get("slots", ())}


def spoken(language_model: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every (intent, utterance) that the samples make with every listed value in their slots."""
    phrases = phrases_of(language_model)
    for intent in language_model.get("intents", ()):
        values = {name: phrases.get(kind, []) for name, kind in slots_of(intent).items()}
        for sample in intent.get("samples", ()):
            for utterance in _filled(sample, values):
                yield intent["name"], utterance


def is_sampled(language_model: Mapping[str, Any], utterance: str) -> bool:
    """Whether some sample is the utterance, or makes it with listed values in its slots."""
    phrases = {kind: set(listed) for kind, listed in phrases_of(language_model).items()}
    for intent in language_model.get("intents", ()):
        slots = slots_of(intent)
        for sample in intent.get("samples", ()):
            said = _pattern(sample, "(.+)").fullmatch(utterance)
            kinds = [slots.get(slot, "") for slot in SLOT.findall(sample)]
            if said and all(value in phrases.get(kind, ()) for value, kind in zip(said.groups(), kinds, strict=True)):
                return True
    return False


def claimed_twice(language_model: Mapping[str, Any], heard_by_alexa: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield each utterance that two intents claim, Alexa's own included: which one wins would be undefined.

    See the platform sheet, 3.2. The bare free-text slot is compared by its listed values; its purpose is to take all
    other words too.
    """
    first: dict[str, str] = {}
    others: dict[str, set[str]] = defaultdict(set)
    present = {intent["name"] for intent in language_model.get("intents", ())}
    heard = ((name, phrase.lower()) for name, some in heard_by_alexa.items() if name in present for phrase in some)
    for name, utterance in chain(heard, spoken(language_model)):
        # A set for each would take longer than all else: of the hundreds of thousands, almost all have one claim.
        if first.setdefault(utterance, name) != name:
            others[utterance].add(name)
    for utterance, names in others.items():
        yield f"{utterance!r} is claimed by {', '.join(sorted({first[utterance], *names}))}"


def hidden_slots(intent: Mapping[str, Any]) -> Iterator[str]:
    """Yield each sample without a slot that one with a slot covers in the same intent: it leaves the slot empty."""
    samples: list[str] = intent.get("samples", [])
    for slotted in (sample for sample in samples if SLOT.search(sample)):
        pattern = _pattern(slotted, ".+")
        for concrete in samples:
            if not SLOT.search(concrete) and pattern.fullmatch(concrete):
                yield f"{intent['name']}: {concrete!r} hides the slot of {slotted!r}"


def _pattern(sample: str, slot: str) -> re.Pattern[str]:
    return re.compile(slot.join(re.escape(text) for text in SLOT.split(sample)[::2]), re.IGNORECASE)


def _filled(sample: str, phrases: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the sample in lower case with every phrase, which is in lower case already, in each of its slots."""
    parts = SLOT.split(sample)
    choices = [phrases.get(part, []) if at % 2 else [part.lower()] for at, part in enumerate(parts)]
    return map("".join, product(*choices))
