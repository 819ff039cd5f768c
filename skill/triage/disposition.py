"""How soon care is needed: the four levels of telephone triage."""

from __future__ import annotations

from enum import IntEnum


class Disposition(IntEnum):
    """Levels of care, in rising urgency, so that the higher of two is their max()."""

    SELF_CARE = 1
    """Look after it at home, with safety-netting."""
    SOON = 2
    """An appointment within days, at most about two weeks."""
    URGENT = 3
    """Be seen today."""
    EMERGENCY = 4
    """Call the emergency number now."""
