"""Reads what a tab of the page posted, and refuses what cannot be done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from skill.simulator.devices import DEVICES
from skill.simulator.emulated_alexa import SCOPES, ZONES
from skill.simulator.mishearing import CLEAR, JOINED

LONGEST = 2000
"""The most characters of one utterance; nobody says more in eight seconds."""


class AskedError(ValueError):
    """Raised when the page asks for what cannot be done; the message says what."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a tab asks for: the device, and the account it stands in."""

    locale: str
    device: str
    zone: str | None
    """The device's time zone (IANA name), or None if it has none set."""
    scopes: frozenset[str] | None
    """The permissions that are given; None leaves them as they are."""


def setting_of(asked: Mapping[str, Any], locales: Collection[str]) -> Asked:
    """Return what the "setting" asks for: "locale", "device", "zone" (the locale's if it is not given, none if it is
    empty) and "permissions" (short names). Raises AskedError.
    """
    given = asked.get("setting")
    given = given if isinstance(given, Mapping) else {}
    locale, device, granted = given.get("locale"), given.get("device"), given.get("permissions")
    if not (_is_one_of(locale, locales) and _is_one_of(device, DEVICES)):
        raise AskedError("unknown locale or device")
    zone = given.get("zone", ZONES[str(locale)])
    if not _is_one_of(zone, ("", *ZONES.values())):
        raise AskedError("unknown time zone")
    if granted is not None and not (isinstance(granted, list) and all(_is_one_of(name, SCOPES) for name in granted)):
        raise AskedError(f"permissions must be a list of {', '.join(SCOPES)}")
    scopes = None if granted is None else frozenset(SCOPES[name] for name in granted)
    return Asked(str(locale), str(device), zone or None, scopes)


def said_of(asked: Mapping[str, Any]) -> str:
    """Return the "text" that was said. Raises AskedError if it is not a text, or is too long."""
    return _text(asked.get("text", ""))


def all_said_of(asked: Mapping[str, Any]) -> list[str]:
    """Return all that was said ("says"). Raises AskedError if it is no list of texts, or one of them is too long."""
    says = asked.get("says", [])
    if not isinstance(says, list):
        raise AskedError("says must be a list of texts")
    return [_text(text) for text in says]


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise AskedError(f"text must be a text of {LONGEST} characters at most")
    try:
        value.encode()
    except UnicodeEncodeError as fault:  # JSON can name half a character
        raise AskedError("text must be whole characters") from fault
    return value


def _is_one_of(value: Any, names: Collection[str]) -> bool:
    return isinstance(value, str) and value in names


def dial_of(asked: Mapping[str, Any]) -> int:
    """Return the setting of the mishearing dial. Raises AskedError if the dial has no such setting."""
    dial = asked.get("mishear", CLEAR)
    if not isinstance(dial, int) or not CLEAR <= dial <= JOINED:
        raise AskedError(f"mishear must be a number from {CLEAR} to {JOINED}")
    return dial


def turn_of(asked: Mapping[str, Any]) -> int:
    """Return the number of the "turn" to go back to. Raises AskedError if it is none."""
    turn = asked.get("turn")
    if not isinstance(turn, int) or turn < 0:
        raise AskedError("turn must be a number from 0")
    return turn


def is_sure(asked: Mapping[str, Any]) -> bool | None:
    """Return whether the words were heard for sure ("sure"); None if they were typed. Raises AskedError."""
    sure = asked.get("sure")
    if sure is not None and not isinstance(sure, bool):
        raise AskedError("sure must be true or false")
    return sure
