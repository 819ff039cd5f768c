"""Checks an interaction model offline: every rule of the platform sheet, 3, that a build enforces.

Limits are from "Create the interaction model for your skill" (developer.amazon.com). Breaking a rule marked "build" has
been seen to fail builds or to break skills (platform sheet, 3.2). The tests check Amazon's schema as well.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.model.dialog import dialog_faults
from tools.model.types import type_faults
from tools.model.utterances import SLOT, claimed_twice, hidden_slots, slots_of

MAX_BYTES, MAX_INTENTS, MAX_INTENTS_AND_TYPES = 1_500_000, 250, 350
LOCALES = frozenset(
    "ar-SA de-DE en-AU en-CA en-GB en-IN en-US es-ES es-MX es-US fr-CA fr-FR hi-IN it-IT ja-JP nl-NL pt-BR".split()
)
NEEDED = ("Help", "Stop", "Cancel", "Fallback", "NavigateHome")
"""Alexa's own intents that certification asks for (platform sheet, 2)."""

_WAKE = frozenset("alexa amazon echo computer".split())
_LAUNCH = frozenset("launch ask tell load begin enable open start run play resume use".split())
_LINKS = frozenset("to from in using with about by for if and whether".split())
_ARTICLES = frozenset("the a an".split())
_INVOCATION = re.compile(r"[^\W\d_A-Z]+(?:['.]?[^\W\d_A-Z]*)*", re.UNICODE)
_SAMPLE = re.compile(r"(?:[^\W\d]|[ .'\-{}])+", re.UNICODE)
_NAME = re.compile(r"(?:AMAZON\.)?[A-Za-z_]+")


def faults(document: Mapping[str, Any], locale: str, heard_by_alexa: Mapping[str, Iterable[str]]) -> list[str]:
    """Return every rule that the model breaks, in words; empty if there is none.

    `heard_by_alexa` lists for each of Alexa's own intents the phrases that it matches without any sample.
    """
    interaction = document["interactionModel"]
    model = interaction["languageModel"]
    return [
        *_invocation_name(model.get("invocationName", "")),
        *_limits(document, model),
        *_fallback(model, locale),
        *_intent_names(model),
        *(fault for intent in model["intents"] for fault in _samples(intent)),
        *(fault for intent in model["intents"] for fault in hidden_slots(intent)),
        *type_faults(model),
        *claimed_twice(model, heard_by_alexa),
        *dialog_faults(interaction),
    ]


def _invocation_name(name: str) -> Iterator[str]:
    words = name.split()
    if not words or not all(_INVOCATION.fullmatch(word) for word in words) or name != " ".join(words):
        yield f"invocation name {name!r}: only small letters, spaces, apostrophes and periods"
    if len(words) < 2:
        yield f"invocation name {name!r}: two words at least, unless it is a brand"
    if len(words) == 2 and _ARTICLES & set(words):
        yield f"invocation name {name!r}: a name of two words holds no article"
    for kind, banned in (("wake", _WAKE), ("launch", _LAUNCH), ("connecting", _LINKS)):
        for word in banned & set(words):
            yield f"invocation name {name!r}: {word!r} is a {kind} word"


def _limits(document: Mapping[str, Any], model: Mapping[str, Any]) -> Iterator[str]:
    intents, types = len(model["intents"]), len(model.get("types", ()))
    size = len(json.dumps(document, ensure_ascii=False, indent=2).encode())
    if size > MAX_BYTES:
        yield f"the model is {size} bytes: more than {MAX_BYTES}"
    if intents > MAX_INTENTS:
        yield f"{intents} intents: more than {MAX_INTENTS}"
    if intents + types > MAX_INTENTS_AND_TYPES:
        yield f"{intents + types} intents and slot types: more than {MAX_INTENTS_AND_TYPES}"


def _fallback(model: Mapping[str, Any], locale: str) -> Iterator[str]:
    if locale not in LOCALES:
        yield f"{locale}: no locale of Alexa's"
    if "fallbackIntentSensitivity" in model.get("modelConfiguration", {}) and not locale.startswith(("en-", "de-DE")):
        yield f"{locale}: fallbackIntentSensitivity is for English and German only"  # build


def _intent_names(model: Mapping[str, Any]) -> Iterator[str]:
    names = Counter(intent["name"] for intent in model["intents"])
    for name, times in names.items():
        if times > 1:
            yield f"{name}: defined {times} times"
        if not _NAME.fullmatch(name):
            yield f"{name}: letters and underscores only, and AMAZON. before Alexa's own"
    for needed in NEEDED:
        if f"AMAZON.{needed}Intent" not in names:
            yield f"AMAZON.{needed}Intent is missing"


def _samples(intent: Mapping[str, Any]) -> Iterator[str]:
    name, samples, slots = intent["name"], intent.get("samples", []), slots_of(intent)
    if name.startswith("AMAZON.") and samples:
        yield f"{name}: samples added to Alexa's own intents have broken them"  # build
    if not name.startswith("AMAZON.") and not samples:
        yield f"{name}: no sample, so nobody can say it"
    for sample, times in Counter(sample.lower() for sample in samples).items():
        if times > 1:
            yield f"{name}: {sample!r} stands {times} times"
    for sample in samples:
        if not _SAMPLE.fullmatch(sample) or sample != " ".join(sample.split()) or set("{}") & set(SLOT.sub("", sample)):
            yield f"{name}: {sample!r}: letters, spaces, periods, underscores, apostrophes, hyphens and {{slots}} only"
        for slot in SLOT.findall(sample):
            if slot not in slots:
                yield f"{name}: {sample!r} uses the undeclared slot {slot!r}"
    used = {slot for sample in samples for slot in SLOT.findall(sample)}
    yield from (f"{name}: no sample uses the slot {slot!r}" for slot in slots if slot not in used)
