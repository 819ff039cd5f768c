"""A real Home Assistant in this process, with only the integrations that a conversation needs."""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from homeassistant import bootstrap, config_entries, core, loader
from homeassistant.auth import auth_manager_from_config
from homeassistant.config_entries import ConfigEntry, ConfigFlowResult
from homeassistant.helpers import entity_registry
from homeassistant.setup import async_setup_component

HOUSE = Path(__file__).parents[2]


@asynccontextmanager
async def running_home(folder: str) -> AsyncIterator[core.HomeAssistant]:
    """Start Home Assistant with `folder` for its configuration. It installs nothing."""
    logging.basicConfig(level=logging.ERROR)
    logging.getLogger("haffmpeg").setLevel(logging.CRITICAL)  # nobody needs ffmpeg here
    sys.path.insert(0, folder)  # for custom_components
    hass = core.HomeAssistant(folder)
    loader.async_setup(hass)
    hass.config.skip_pip = True
    hass.config_entries = config_entries.ConfigEntries(hass, {})
    await bootstrap.async_load_base_functionality(hass)
    hass.auth = await auth_manager_from_config(hass, [], [])
    await hass.config.async_update(country="GB", language="en", time_zone="Europe/London")
    for domain in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, domain, {domain: {}}), domain
    hass.set_state(core.CoreState.running)
    try:
        yield hass
    finally:
        await hass.async_stop(force=True)


async def flow(hass: core.HomeAssistant, domain: str, source: str, data: Any = None) -> ConfigFlowResult:
    """Begin a config flow."""
    return await hass.config_entries.flow.async_init(domain, context={"source": source}, data=data)


def entity_of(hass: core.HomeAssistant, entry: ConfigEntry) -> str:
    """Return the id of the conversation entity of an entry."""
    entities = entity_registry.async_entries_for_config_entry(entity_registry.async_get(hass), entry.entry_id)
    return next(entity.entity_id for entity in entities if entity.domain == "conversation")
