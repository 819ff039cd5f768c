"""Sets up a door: by its address, or found on the network."""

from __future__ import annotations

from typing import Any

import voluptuous as vol
from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo

from .const import DOMAIN, PORT
from .door import Door, DoorError, describe

TITLE = "Back Pain Guide"


class GuideConfigFlow(ConfigFlow, domain=DOMAIN):
    """Asks for host and port, and tries the door before it is taken."""

    VERSION = 1
    _found: Door

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the address."""
        errors = {}
        if user_input is not None:
            door = Door(user_input[CONF_HOST].strip(), user_input[CONF_PORT])
            self._async_abort_entries_match({CONF_HOST: door.host, CONF_PORT: door.port})
            errors = await _errors(door)
            if not errors:
                return self._created(door)
        asked = vol.Schema({vol.Required(CONF_HOST): str, vol.Required(CONF_PORT, default=PORT): int})
        form = self.add_suggested_values_to_schema(asked, user_input)
        return self.async_show_form(step_id="user", data_schema=form, errors=errors)

    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """Take up a door that was found on the network."""
        self._found = Door(discovery_info.host, discovery_info.port or PORT)
        self._async_abort_entries_match({CONF_HOST: self._found.host, CONF_PORT: self._found.port})
        await self.async_set_unique_id(discovery_info.name)
        self._abort_if_unique_id_configured({CONF_HOST: self._found.host, CONF_PORT: self._found.port})
        errors = await _errors(self._found)
        if errors:
            return self.async_abort(reason=errors["base"])
        self.context["title_placeholders"] = {"name": TITLE}
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask whether the door that was found is wanted."""
        if user_input is not None:
            return self._created(self._found)
        return self.async_show_form(step_id="confirm", description_placeholders={"host": self._found.host})

    def _created(self, door: Door) -> ConfigFlowResult:
        return self.async_create_entry(title=TITLE, data={CONF_HOST: door.host, CONF_PORT: door.port})


async def _errors(door: Door) -> dict[str, str]:
    """Return what is wrong with a door, as a form shows it; empty if nothing is."""
    try:
        await describe(door, DOMAIN)
    except DoorError as fault:
        return {"base": "cannot_connect" if fault.__cause__ else "not_the_guide"}
    return {}
