"""What this service says of itself when it is asked to describe itself."""

from __future__ import annotations

from collections.abc import Iterable

from wyoming.info import Attribution, HandleModel, HandleProgram, Info

NAME = "back_pain_guide"
"""The name of the program; Home Assistant's side knows the service by it (custom_components/back_pain_guide)."""

TITLE = "Back Pain Guide"
DESCRIPTION = "Checks how soon back or leg pain needs care. General information, not medical advice."


def info(locales: Iterable[str], version: str) -> Info:
    """Return the description: one program that handles what was said, in these locales.

    The locales name a country each, so that Home Assistant chooses the one of the home, with its emergency number.
    """
    whose = Attribution(name="The makers of Back Pain Guide", url="")
    model = HandleModel(
        name=NAME,
        attribution=whose,
        installed=True,
        description=DESCRIPTION,
        version=version,
        languages=sorted(locales),
    )
    program = HandleProgram(
        name=NAME, attribution=whose, installed=True, description=TITLE, version=version, models=[model]
    )
    return Info(handle=[program])
