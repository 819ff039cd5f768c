"""The tables of words about an activity to be reminded of, which a language must fill (`[activity.*]` in its files)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """Words by the job that they do around an activity. The examples are English.

    Each is a word or phrase -> what it stands for: an empty text where only the word itself counts.
    """

    alike: Mapping[str, str]
    """Say that a reminder should be like another one ("another one", "same days") -> "name" if that one is named
    next, "last" if it is the one spoken of last."""
    closes: Mapping[str, str]
    """May follow an activity and are no part of it ("please")."""
    doing: Mapping[str, str]
    """What stands before an activity that was named as something to do ("to")."""
    going_on: Mapping[str, str]
    """Go on with a reason or a second thing to do, without which the first is still whole ("because")."""
    hesitating: Mapping[str, str]
    """Sounds that fill a pause ("um")."""
    keeping: Mapping[str, str]
    """Say that one is left as it is ("keep")."""
    lasting: Mapping[str, str]
    """What stands before a thing that a timer is for, in place of `naming` ("for")."""
    leads: Mapping[str, str]
    """Stand before an activity -> how it is said back ("to", "for me to" -> "to")."""
    naming: Mapping[str, str]
    """What stands before an activity that was named as a thing ("about")."""
    pointed: Mapping[str, str]
    """Stand for a reminder after what tells it from others ("the morning one")."""
    recalling: Mapping[str, str]
    """Call to mind what is to be done, and are no part of it ("remember")."""
    starting: Mapping[str, str]
    """After a length of time, these let it run ("thirty seconds, go")."""
    things: Mapping[str, str]
    """Begin the name of a thing, rather than something to do ("my", "a")."""
    turned: Mapping[str, str]
    """Words about the speaker -> the same said to the speaker ("my" -> "your")."""
    upon: Mapping[str, str]
    """Begin something that no clock can tell ("when I get home"); 1: also beside a time ("if it rains tomorrow")."""
    whole: Mapping[str, str]
    """Mean all reminders (1), or tell one from others by its place and not by its name (0): "all", "last"."""
    wishing: Mapping[str, str]
    """Ask for a reminder around what it is for, and name nothing ("put one on"); not empty: only after it ("do I")."""
    wondering: Mapping[str, str]
    """Before an "if", these only ask whether it is so ("check if")."""
