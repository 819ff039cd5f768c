"""What the device at the other end of a door can do, as the door says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a device can do besides listening and speaking."""

    keeps_alerts: bool = True
    """Whether reminders and timers can be set on it."""
    wording: str = ""
    """The name of what it says otherwise: a folder of `skill/speech/locales`. Empty if it says all as written there."""


ALL = Abilities()
"""What an Echo can do."""

NONE = Abilities(keeps_alerts=False)
"""What a device can do that can only listen and speak."""
