"""What the skill was given in a request, and why it was heard as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ask_sdk_model import IntentRequest
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent

from skill.handlers.envelopes import EventReader
from skill.handlers.session import CONVERSATION
from skill.handlers.turns import TurnHandler
from skill.simulator.explaining import explain
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


def dated(found: Mapping[str, Any]) -> list[str]:
    """Return the words that say when something began or was ("since monday"), from what `explained` returned."""
    named = [words for clause in found["clauses"] for words in clause["dated_by"]]
    return [words for words in dict.fromkeys(named) if not any(words != other and words in other for other in named)]
