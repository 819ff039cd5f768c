"""Reads slots as text and ids. Never raises, whatever a slot holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ask_sdk_model import Intent, Slot
from ask_sdk_model.list_slot_value import ListSlotValue
from ask_sdk_model.simple_slot_value import SimpleSlotValue
from ask_sdk_model.slu.entityresolution import Resolutions, StatusCode


@dataclass(frozen=True, slots=True)
class Filled:
    """What one slot holds: what was said, value by value, and the ids and names that Alexa resolved them to."""

    texts: tuple[str, ...]
    ids: tuple[str, ...]


def filled_slots(intent: Intent) -> dict[str, Filled]:
    """Return every slot that holds words or a resolution, by name. Blank, missing and malformed slots are left out."""
    slots = intent.slots if isinstance(intent.slots, Mapping) else {}
    found = {name: _filled(slot) for name, slot in slots.items() if isinstance(slot, Slot)}
    return {name: value for name, value in found.items() if value.texts or value.ids}


def _filled(slot: Slot) -> Filled:
    texts: list[str] = []
    ids: list[str] = []
    for value, resolutions in _values(slot):
        resolved = list(_resolved(resolutions))
        said = value.strip() if isinstance(value, str) else ""
        texts.append(said or next((name for _, name in resolved if name), ""))
        ids += [id_ for id_, _ in resolved if id_]
    return Filled(tuple(dict.fromkeys(filter(None, texts))), tuple(dict.fromkeys(ids)))


def _values(slot: Slot) -> Iterator[tuple[object, Resolutions | None]]:
    """Yield the value or values of a slot, each with its resolutions. A single value is usually given in two places."""
    yield slot.value, slot.resolutions
    inner = slot.slot_value.values if isinstance(slot.slot_value, ListSlotValue) else [slot.slot_value]
    for value in inner or ():
        if isinstance(value, SimpleSlotValue):
            yield value.value, value.resolutions


def _resolved(resolutions: Resolutions | None) -> Iterator[tuple[str, str]]:
    """Yield the id and name of each value that Alexa matched."""
    for authority in (resolutions.resolutions_per_authority if resolutions else None) or ():
        if authority and authority.status and authority.status.code is StatusCode.ER_SUCCESS_MATCH:
            for wrapper in authority.values or ():
                if wrapper and wrapper.value:
                    yield wrapper.value.id or "", wrapper.value.name or ""
