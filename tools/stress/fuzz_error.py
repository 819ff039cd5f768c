"""What a fuzzed door must not do."""

from __future__ import annotations


class SpoiledError(Exception):
    """Raised when a door does what it must not; the message says what."""
