"""Checks the skill manifest (platform sheet, 1.4, 2 and 8): limits, example phrases, disclaimer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skill.handlers.consent import SCOPES
from tools.model.utterances import is_sampled

LIMITS = {"summary": 160, "description": 4000, "testingInstructions": 4000}
MAX_PHRASES, MAX_PHRASE = 4, 200
MAX_KEYWORDS, MAX_KEYWORD = 30, 150
DISCLAIMER = ("does not provide medical advice", "not a substitute for professional medical advice", "emergency number")
"""What every description must say: a health skill without it is rejected (policy 3.e)."""

PERMISSIONS = [*SCOPES.values()]
"""The permissions that the skill can ask for, and no others."""

_NOT_TRUE = ("usesHealthInfo", "isChildDirected")
"""HIPAA is for covered entities only; a health skill for children is refused (platform sheet, 1.3 and 1.4)."""

SCREEN = "ALEXA_PRESENTATION_APL"
"""The interface a skill that sends screens must name (platform sheet, 7)."""

ICONS = {name: f"file://assets/images/{name.removesuffix('Uri')}.png" for name in ("smallIconUri", "largeIconUri")}
"""Where the skill package has the icons; a locale without them is refused by the store (platform sheet, 2)."""

_CLAIMS = re.compile(r"\b(emergenc|diagnos|cure|life.saving|save your life|treats?\b)", re.IGNORECASE)
_OPENING = re.compile(r"Alexa, (?:open|start|launch) (.+)[.?]")
_ONE_SHOT = re.compile(r"Alexa, (?:ask|tell) (.+)[.?]")


def manifest_faults(document: Mapping[str, Any], models: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return every rule that skill.json breaks, also against the interaction models of its locales; empty if none."""
    manifest = document["manifest"]
    published, privacy = manifest["publishingInformation"], manifest["privacyAndCompliance"]
    found = list(_limits("testing instructions", published, "testingInstructions"))
    if set(published["locales"]) != set(models):
        found.append(f"locales {sorted(published['locales'])}: the interaction models are {sorted(models)}")
    if [asked.get("name") for asked in manifest.get("permissions", ())] != PERMISSIONS:
        found.append(f"permissions: exactly {', '.join(PERMISSIONS)}")
    if {"type": SCREEN} not in manifest["apis"]["custom"].get("interfaces", []):
        found.append(f"interfaces: no {SCREEN}, so that no screen may be sent")
    found += [f"{name} must be false" for name in _NOT_TRUE if privacy.get(name) is not False]
    for locale, page in published["locales"].items():
        language_model = models.get(locale, {}).get("interactionModel", {}).get("languageModel", {})
        found += [f"{locale}: {fault}" for fault in (*_page(page), *_examples(page, language_model))]
    return found


def _page(page: Mapping[str, Any]) -> Iterator[str]:
    for text in ("summary", "description"):
        yield from _limits(text, page, text)
    if len(page.get("name", "")) < 2:
        yield "name: two letters at least"
    for part in DISCLAIMER:
        if part not in page.get("description", ""):
            yield f"description: the disclaimer lacks {part!r}"
    for text in (page.get("name", ""), page.get("summary", ""), *page.get("examplePhrases", ())):
        for claim in _CLAIMS.findall(text):
            yield f"{text!r} must not claim anything with {claim!r}"
    for name, address in ICONS.items():
        if page.get(name) != address:
            yield f"{name}: must be {address}"
    keywords = page.get("keywords", [])
    if len(keywords) > MAX_KEYWORDS or any(len(word) > MAX_KEYWORD for word in keywords):
        yield f"keywords: {MAX_KEYWORDS} at most, {MAX_KEYWORD} characters each"


def _examples(page: Mapping[str, Any], language_model: Mapping[str, Any]) -> Iterator[str]:
    phrases = page.get("examplePhrases", [])
    if not 1 <= len(phrases) <= MAX_PHRASES or any(len(phrase) > MAX_PHRASE for phrase in phrases):
        yield f"example phrases: 1 to {MAX_PHRASES}, {MAX_PHRASE} characters each"
    name = language_model.get("invocationName", "")
    for place, phrase in enumerate(phrases):
        opening, one_shot = _OPENING.fullmatch(phrase), _ONE_SHOT.fullmatch(phrase)
        if opening and opening[1].lower() == name:
            continue
        if place == 0:
            yield f"{phrase!r}: the first example opens the skill by its invocation name"
        elif not one_shot or not is_sampled(language_model, one_shot[1].lower().removeprefix(name).strip()):
            yield f"{phrase!r}: wake word, ask or tell, invocation name, a sample of the model, and . or ? at the end"


def _limits(name: str, owner: Mapping[str, Any], key: str) -> Iterator[str]:
    text = owner.get(key, "")
    if not text:
        yield f"{name}: missing"
    elif len(text) > LIMITS[key]:
        yield f"{name}: {len(text)} characters, more than {LIMITS[key]}"
