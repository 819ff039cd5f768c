"""The conversation agent: passes words to the door, and listens on exactly while something was asked."""

from __future__ import annotations

import time
from collections import OrderedDict

from homeassistant.components import conversation
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import intent
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from . import Guide, GuideEntry
from .const import DOMAIN, EVENT_WARNING, OPENED
from .door import Answer, DoorError, say

MOST_OPENED = 20
"""Conversations opened by an automation that are remembered at once."""


async def async_setup_entry(
    hass: HomeAssistant, entry: GuideEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Set up the agent of one door."""
    async_add_entities([GuideEntity(entry)])


class GuideEntity(conversation.ConversationEntity):
    """The agent. It keeps ids of conversations, and no word."""

    _attr_has_entity_name = True

    def __init__(self, entry: GuideEntry) -> None:
        """Set up the agent of one door."""
        self._guide: Guide = entry.runtime_data
        self._attr_unique_id = entry.entry_id
        self._attr_name = entry.title
        self._opened: OrderedDict[str, str] = OrderedDict()

    @property
    def supported_languages(self) -> list[str]:
        """Return the locales that the door speaks. Home Assistant takes the one of the home's country."""
        return self._guide.description.languages

    async def _async_handle_message(
        self, user_input: conversation.ConversationInput, chat_log: conversation.ChatLog
    ) -> conversation.ConversationResult:
        """Answer what was said."""
        id_ = chat_log.conversation_id
        answer = await self._answer(user_input, self._id_at_the_door(id_, user_input.extra_system_prompt))
        if answer.warns:
            self.hass.bus.async_fire(EVENT_WARNING, {"device_id": user_input.device_id, "entity_id": self.entity_id})
        response = intent.IntentResponse(language=user_input.language)
        response.async_set_speech(answer.text)
        return conversation.ConversationResult(response, id_, continue_conversation=answer.asks)

    async def _answer(self, user_input: conversation.ConversationInput, id_: str) -> Answer:
        """Ask the door. Raises HomeAssistantError, whose text is then spoken, if it does not answer."""
        figures = self._guide.figures
        started = time.monotonic()
        try:
            return await say(self._guide.door, user_input.text, id_, self._locale(user_input.language))
        except DoorError as fault:
            figures.failures += 1
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="unreachable") from fault
        finally:
            figures.turns += 1
            figures.slowest_ms = max(figures.slowest_ms, round((time.monotonic() - started) * 1000))

    def _locale(self, language: str) -> str:
        """Return the language with the country of the home, whose number to call must be said."""
        country = self.hass.config.country
        return language if "-" in language or not country else f"{language}-{country}"

    def _id_at_the_door(self, id_: str, prompt: str | None) -> str:
        """Return the door's id of a conversation: another one if an automation has opened it (see `OPENED`)."""
        if prompt and prompt.startswith(OPENED):
            self._opened[id_] = prompt.removeprefix(OPENED)
            if len(self._opened) > MOST_OPENED:
                self._opened.popitem(last=False)
        return self._opened.get(id_, id_)
