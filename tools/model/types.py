"""Checks slots and slot types (platform sheet, 3.1 and 3.2)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tools.model.utterances import SLOT, phrases_in, slots_of

MAX_PHRASE = 140
PHRASE_TYPES = frozenset(("AMAZON.SearchQuery",))
BUILT_IN = PHRASE_TYPES | {
    f"AMAZON.{name}" for name in "AlphaNumeric DATE DURATION FOUR_DIGIT_NUMBER NUMBER Ordinal PhoneNumber TIME".split()
}
"""Alexa's own slot types that every locale has; a list type would be added here once it is used."""

_NAME = re.compile(r"[A-Za-z_]+")
_PHRASE = re.compile(r"(?:[^\W_]|[ .'\-&])+", re.UNICODE)


def type_faults(model: Mapping[str, Any]) -> Iterator[str]:
    """Yield every rule that the slots and slot types of a language model break."""
    defined = Counter(kind["name"] for kind in model.get("types", ()))
    yield from (f"type {name}: defined {times} times" for name, times in defined.items() if times > 1)
    bound: dict[str, set[str]] = defaultdict(set)
    for intent in model["intents"]:
        yield from _search_query(intent)
        for slot, kind in slots_of(intent).items():
            bound[slot].add(kind)
            if not _NAME.fullmatch(slot):
                yield f"{intent['name']}: slot {slot!r}: letters and underscores only"
            if kind not in BUILT_IN and kind not in defined:
                yield f"{intent['name']}: slot {slot!r} has the unknown type {kind}"
    for slot, kinds in bound.items():
        if len(kinds) > 1:
            yield f"slot {slot!r} has the types {', '.join(sorted(kinds))}: a slot name has one type in the whole model"
    for kind in model.get("types", ()):
        yield from _values(kind)


def _search_query(intent: Mapping[str, Any]) -> Iterator[str]:
    slots = slots_of(intent)
    queries = {slot for slot, kind in slots.items() if kind in PHRASE_TYPES}
    if queries and len(slots) > 1:
        yield f"{intent['name']}: AMAZON.SearchQuery stands with no other slot in an intent"
    for sample in intent.get("samples", ()):
        if queries & set(SLOT.findall(sample)) and not SLOT.sub("", sample).strip():
            yield f"{intent['name']}: {sample!r} must include a carrier phrase"


def _values(kind: Mapping[str, Any]) -> Iterator[str]:
    name, values = kind["name"], kind.get("values", [])
    if not _NAME.fullmatch(name):
        yield f"type {name}: letters and underscores only"
    if not values:
        yield f"type {name}: no value"
    ids = Counter(value["id"] for value in values if "id" in value)
    yield from (f"type {name}: the id {id_!r} stands {times} times" for id_, times in ids.items() if times > 1)
    phrases = Counter(phrase.lower() for value in values for phrase in phrases_in(value))
    for phrase, times in phrases.items():
        if times > 1:
            yield f"type {name}: {phrase!r} stands {times} times"
        if len(phrase) > MAX_PHRASE:
            yield f"type {name}: {phrase!r} has more than {MAX_PHRASE} characters"
        if not _PHRASE.fullmatch(phrase) or phrase != " ".join(phrase.split()):
            yield f"type {name}: {phrase!r} is nothing that can be said"
