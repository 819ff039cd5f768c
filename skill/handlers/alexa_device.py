"""What an Echo can do in a turn: tell its clock, and run errands against Alexa's APIs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ask_sdk_model import Context

from skill.dialogue.state.abilities import Abilities
from skill.dialogue.state.errands import DeviceClock, Errand, Report
from skill.speech.catalogue import Catalogue

if TYPE_CHECKING:
    from datetime import datetime

    from skill.handlers.errands import ErrandRunner


class AlexaDevice:
    """The device that a request came from.

    The code that runs errands takes long to import and most turns run none, so it is imported only when it is needed.
    """

    abilities = Abilities()

    def __init__(
        self,
        context: Context | None,
        said_at: datetime | None,
        catalogue: Catalogue,
        catalogues: Mapping[str, Catalogue],
    ) -> None:
        self._context = context
        self._said_at = said_at
        self._catalogue = catalogue
        self._catalogues = catalogues
        self._runner: ErrandRunner | None = None

    def clock_in(self, zone: str) -> DeviceClock | None:
        """Return the clock of a time zone at the time of the request; None for a zone that does not exist."""
        from skill.handlers.clock import clock_in

        return clock_in(zone, self._said_at)

    def run(self, errand: Errand) -> Report:
        """Do one errand; all errands of a turn share one budget of time. Never raises."""
        from skill.handlers.errands import ErrandRunner

        if self._runner is None:
            self._runner = ErrandRunner(self._context, self._said_at, self._catalogues)
        return self._runner.run(errand, self._catalogue)
