"""What the skill was given in a request, and why it was heard as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ask_sdk_model import IntentRequest
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent

from skill.handlers.envelopes import EventReader
from skill.handlers.session import CONVERSATION
from skill.handlers.turns import TurnHandler
from skill.simulator.explaining import explain
from skill.simulator.outline import Lines, outline
from skill.talk import Talk


def explained(talk: Talk, event: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return why an intent or a touch was heard as it was (`explain`); None for any other request envelope."""
    envelope = EventReader().read(event)
    if not isinstance(envelope.request, IntentRequest | UserEvent) or envelope.session is None:
        return None
    locale = envelope.request.locale or ""
    conversation = talk.resumed((envelope.session.attributes or {}).get(CONVERSATION), locale)
    given = TurnHandler(talk).given(envelope.request, conversation)
    return explain(talk, conversation, given, locale)


def overheard(talk: Talk, event: Mapping[str, Any]) -> Iterator[Lines]:
    """Yield the same in words, line by line."""
    found = explained(talk, event)
    if found is not None:
        yield from outline(found)
