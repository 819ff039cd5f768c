"""Mishears words on purpose, by a dial, to see what the skill makes of it. The same words are always misheard alike."""

from __future__ import annotations

import re

CLEAR, NO_NOTS, NO_SMALL_WORDS, JOINED = range(4)
"""The dial: all is heard; "can't" loses its "n't"; small words are lost too; and short words run together too."""

_NOT = re.compile(r"n['\u2019]t\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(the|a|an|my|is|it|to|of|in)\s+", re.IGNORECASE)
_SHORT = re.compile(r"\b([a-z']{2,4}) ([a-z']{2,5})\b", re.IGNORECASE)


def mishear(text: str, dial: int) -> str:
    """Return the words as they are misheard at this setting of the dial."""
    if dial >= NO_NOTS:
        text = _NOT.sub("", text)
    if dial >= NO_SMALL_WORDS:
        text = _SMALL.sub("", text)
    if dial >= JOINED:
        text = _SHORT.sub(r"\1\2", text)
    return text
