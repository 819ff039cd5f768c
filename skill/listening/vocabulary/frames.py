"""The frames that listening fills itself. A frame is a sentence that gives words which were only named a meaning."""

from __future__ import annotations

PLACE_FRAME, NAMED_FRAME, ASKED_FRAME = "PlaceIntent", "NamedIntent", "AskAboutIntent"
"""The frames for a place alone, a thing alone, and a thing that is asked about."""

PLACE, TOPIC = "place", "topic"
"""The slots of these frames."""
