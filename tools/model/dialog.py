"""Checks the dialog and the prompts of an interaction model (platform sheet, 3.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tools.model.utterances import slots_of

VALIDATIONS = frozenset(
    "isGreaterThan isGreaterThanOrEqualTo isLessThan isLessThanOrEqualTo isInSet isNotInSet hasEntityResolutionMatch "
    "isInDuration isNotInDuration".split()
)


def dialog_faults(interaction: Mapping[str, Any]) -> Iterator[str]:
    """Yield every rule that dialog and prompts break: missing intents, slots and prompts, unknown validations."""
    known = {intent["name"]: slots_of(intent) for intent in interaction["languageModel"]["intents"]}
    prompts = Counter(prompt["id"] for prompt in interaction.get("prompts", ()))
    yield from (f"prompt {id_}: defined {times} times" for id_, times in prompts.items() if times > 1)
    for intent in interaction.get("dialog", {}).get("intents", ()):
        name = intent["name"]
        if name not in known:
            yield f"dialog: there is no intent {name}"
            continue
        yield from _prompts(name, intent, prompts)
        for slot in intent.get("slots", ()):
            if known[name].get(slot["name"]) != slot["type"]:
                yield f"dialog: {name} has no slot {slot['name']!r} of type {slot['type']}"
            yield from _prompts(f"{name}.{slot['name']}", slot, prompts)
            for check in slot.get("validations", ()):
                if check["type"] not in VALIDATIONS:
                    yield f"dialog: {name}.{slot['name']}: unknown validation {check['type']}"
                yield from _prompts(f"{name}.{slot['name']}", {"prompts": {"validation": check.get("prompt")}}, prompts)


def _prompts(place: str, owner: Mapping[str, Any], known: Mapping[str, int]) -> Iterator[str]:
    for prompt in owner.get("prompts", {}).values():
        if prompt and prompt not in known:
            yield f"dialog: {place}: there is no prompt {prompt!r}"
