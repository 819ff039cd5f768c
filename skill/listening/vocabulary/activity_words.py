"""The tables of words about an activity to be reminded of, which a language must fill (`[activity.*]` in its files)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""A word or phrase -> what it stands for. The value is an empty text where only the word itself counts."""


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """Words by the job that they do around an activity. The examples are English."""

    closes: Words
    """May follow an activity and are no part of it ("please")."""
    doing: Words
    """What stands before an activity that was named as something to do ("to")."""
    going_on: Words
    """Go on with a reason or a second thing to do, without which the first is still whole ("because")."""
    leads: Words
    """Stand before an activity -> how it is said back ("to", "for me to" -> "to")."""
    naming: Words
    """What stands before an activity that was named as a thing ("about")."""
    pointed: Words
    """Stand for a reminder after what tells it from others ("the morning one")."""
    things: Words
    """Begin the name of a thing, rather than something to do ("my", "a")."""
    turned: Words
    """Words about the speaker -> the same said to the speaker ("my" -> "your")."""
    upon: Words
    """Begin something that no clock can tell ("when I get home")."""
