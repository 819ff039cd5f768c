"""Home Assistant's side of Back Pain Guide: asks the door what to say, and whether to listen on."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PORT, Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady

from .const import DOMAIN
from .door import Description, Door, DoorError, describe

PLATFORMS = [Platform.CONVERSATION]


@dataclass
class Figures:
    """How many turns there were, for the diagnostics. Nothing of what was said."""

    turns: int = 0
    failures: int = 0
    slowest_ms: int = 0


@dataclass
class Guide:
    """What is known of one door while it is set up."""

    door: Door
    description: Description
    figures: Figures = field(default_factory=Figures)


GuideEntry = ConfigEntry[Guide]


async def async_setup_entry(hass: HomeAssistant, entry: GuideEntry) -> bool:
    """Set up one door. Home Assistant tries again later if it is not there."""
    door = Door(entry.data[CONF_HOST], entry.data[CONF_PORT])
    try:
        entry.runtime_data = Guide(door, await describe(door, DOMAIN))
    except DoorError as fault:
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="unreachable") from fault
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: GuideEntry) -> bool:
    """Take a door away."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)
