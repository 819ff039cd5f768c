"""What somebody may send along when they ask for help: figures, and no word that was said."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant

from . import GuideEntry
from .const import DOMAIN
from .door import DoorError, describe


async def async_get_config_entry_diagnostics(hass: HomeAssistant, entry: GuideEntry) -> dict[str, Any]:
    """Return the figures of one door, and whether it answers now."""
    guide = entry.runtime_data
    try:
        await describe(guide.door, DOMAIN)
        fault = ""
    except DoorError as raised:
        fault = str(raised)
    return {
        "entry": async_redact_data(dict(entry.data), {CONF_HOST}),
        "door": asdict(guide.description),
        "does_not_answer": fault,
        "figures": asdict(guide.figures),
    }
