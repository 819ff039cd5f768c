"""The device's clock at the time of a request."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from skill.dialogue.state.errands import DeviceClock


def clock_in(zone: str, said_at: datetime | None) -> DeviceClock | None:
    """Return the clock of a zone at the time of the request. None without a known zone or a time of the request."""
    try:
        return DeviceClock(said_at.astimezone(ZoneInfo(zone)), zone) if said_at and zone else None
    except (ZoneInfoNotFoundError, ValueError, OverflowError, OSError):
        return None
