"""Holds one turn as a device saw it: what was said, heard and spoken, and what tools read in the session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skill.simulator.alerts import Due
from skill.simulator.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn as the device saw it."""

    said: str
    heard: Utterance
    spoken: str
    ssml: str
    ends: bool
    session: Mapping[str, Any]
    response: Mapping[str, Any]
    alexa_says: str = ""
    """What Alexa herself says after it: her question for a permission, or a reminder that has come due."""
    request: Mapping[str, Any] = field(default_factory=dict)
    """The envelope that was sent; empty when nothing was."""
    seconds: float = 0.0
    """How long the skill took to answer."""
    reprompt: str = ""
    """What will be spoken after silence, as SSML."""
    due: Sequence[Due] = ()
    """What has come due."""
    in_doubt: bool = False
    """Whether the skill has not heard it, since the recogniser doubts its words; then `alexa_says` is what it asks."""

    @property
    def assessment(self) -> dict[str, Any]:
        """The assessment contract of the session attributes."""
        return dict(
            self.session.get("assessment") or {"disposition": None, "final": False, "rules": [], "findings": {}}
        )

    @property
    def pending(self) -> str | None:
        """The id of the question that waits for an answer."""
        return (self.session.get("conversation") or {}).get("pending") or None

    @property
    def asked(self) -> list[str]:
        """The ids of the questions put and settled so far."""
        return list((self.session.get("conversation") or {}).get("asked", ()))

    @property
    def answers(self) -> list[str]:
        """The ids of the topics answered so far, latest first."""
        return list((self.session.get("conversation") or {}).get("topics", ()))
