"""The frames that listening fills itself: sentences in which words that were only named get their meaning."""

from __future__ import annotations

PLACE_FRAME, NAMED_FRAME, ASKED_FRAME = "PlaceIntent", "NamedIntent", "AskAboutIntent"
"""The frames that listening fills itself: a place alone, a thing alone, and a thing that is asked about."""

PLACE, TOPIC = "place", "topic"
"""What is filled in there."""
