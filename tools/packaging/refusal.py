"""What packaging ends with when no fit package can be made."""

from __future__ import annotations


class CannotPackageError(SystemExit):
    """Raised when no fit package can be made. If nothing catches it, the program ends with its line and status 1."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"error: {reason}")
