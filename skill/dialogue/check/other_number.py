"""The emergency number of another country than the device's, once the person names it or the country."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from skill.dialogue.state.conversation import UNKNOWN_NUMBER, Conversation
from skill.listening.heard import Heard, Mood

_CALL, _THERE = "call_", "there_"
"""What the ids of choices begin with that name a number ("call_112"), or a country by its number ("there_112")."""


def is_named(heard: Heard) -> bool:
    """Return whether a number or a country was named."""
    return any(choice.startswith((_CALL, _THERE)) for choice in heard.choices)


def noted(now: Conversation, heard: Heard) -> Conversation:
    """Return the conversation with the number that is called from now on.

    That of a country that is named counts, else a number that is stated ("it's nine nine nine here"). One that is only
    asked about does not: "is it nine nine nine" may be asked where it is not. Nor does one that a no is about. Where
    numbers are denied, and not exactly one is left, no number is named from then on.
    """
    countries = _of(_THERE, heard.choices)
    denied = _of(_CALL, heard.denied_choices)
    stated = [number for number in _of(_CALL, heard.choices) if number not in denied]
    if not countries and denied:
        return replace(now, number=stated[0] if len(stated) == 1 else UNKNOWN_NUMBER)
    if Mood.POLAR in heard.moods:
        stated = []
    number = next(iter(countries or stated), "")
    return replace(now, number=number) if number else now


def _of(prefix: str, choices: Collection[str]) -> list[str]:
    return sorted(choice.removeprefix(prefix) for choice in choices if choice.startswith(prefix))
