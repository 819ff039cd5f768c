"""The emergency number of another country than the device's, once the person names it or the country."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.state.conversation import UNKNOWN_NUMBER, Conversation
from skill.listening.heard import Heard, Mood

_CALL, _THERE = "call_", "there_"
"""What the ids of choices begin with that name a number ("call_112"), or a country by its number ("there_112")."""

_LIKELIEST = "911"
"""The number that is taken back where another one is named beside it ("911 doesn't work, it's 999")."""


def is_named(heard: Heard) -> bool:
    """Return whether a number or a country was named."""
    return any(choice.startswith((_CALL, _THERE)) for choice in heard.choices)


def noted(now: Conversation, heard: Heard) -> Conversation:
    """Return the conversation with the number that is called from now on.

    That of a country that is named counts, else a number that is stated ("it's nine nine nine here"). One that is only
    asked about does not: "is it nine nine nine" may be asked where it is not. Nor does one that only a no goes with.
    Where it is not clear which of two numbers is denied, no number is named from then on.
    """
    countries = sorted(choice.removeprefix(_THERE) for choice in heard.choices if choice.startswith(_THERE))
    numbers = sorted(choice.removeprefix(_CALL) for choice in heard.choices if choice.startswith(_CALL))
    current = now.number or _LIKELIEST
    others = [number for number in numbers if number != current]
    if not countries and Mood.DENYING in heard.moods and numbers:
        is_clear = current in numbers and len(others) == 1
        return replace(now, number=others[0] if is_clear else UNKNOWN_NUMBER)
    if Mood.POLAR in heard.moods:
        others = numbers = []
    number = next(iter(countries or others or numbers), "")
    return replace(now, number=number) if number else now
