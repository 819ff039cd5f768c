"""Requests that are no turn of talk: ends, events, requests of unknown kinds, and failures."""

from __future__ import annotations

import logging
from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, LaunchRequest, Response
from ask_sdk_model.canfulfill import CanFulfillIntent, CanFulfillIntentRequest, CanFulfillIntentValues
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from skill.dialogue.reply import Line, Reply
from skill.dialogue.saying import offering
from skill.handlers.responses import respond
from skill.speech.catalogue import Catalogue, catalogue_for

_LOG = logging.getLogger(__name__)


class CanFulfillHandler(AbstractRequestHandler):
    """Name-free requests: a triage skill never offers itself for them (platform sheet, 3.2)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """CanFulfillIntentRequest."""
        return isinstance(handler_input.request_envelope.request, CanFulfillIntentRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Always no, in silence."""
        return Response(can_fulfill_intent=CanFulfillIntent(can_fulfill=CanFulfillIntentValues.NO))


class ResumedHandler(AbstractRequestHandler):
    """A connection that comes back: it carries no session, so the conversation is opened anew."""

    def __init__(self, catalogues: dict[str, Catalogue]) -> None:
        self._catalogues = catalogues

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Connections.Response."""
        return isinstance(handler_input.request_envelope.request, ConnectionsResponse)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say what can be done here, and ask."""
        return respond(_open_again("unsupported"), _catalogue(handler_input, self._catalogues))


class SilentHandler(AbstractRequestHandler):
    """Session ends, skill events and every other kind of request: nothing may be said."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Anything that no other handler took."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """An empty response; a SessionEndedRequest or an event allows no other."""
        return Response()


class FailureHandler(AbstractExceptionHandler):
    """The catch-all: whatever failed, the person hears what to do. What was said is not logged."""

    def __init__(self, catalogues: dict[str, Catalogue]) -> None:
        self._catalogues = catalogues

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Point to the emergency number and ask again; stay silent where no speech is allowed."""
        request = handler_input.request_envelope.request
        _LOG.error("turn failed: %s", type(exception).__name__)
        if not isinstance(request, LaunchRequest | IntentRequest):
            return Response()
        return respond(_open_again("error"), _catalogue(handler_input, self._catalogues))


def _open_again(key: str) -> Reply:
    return Reply((), Line(key), (Line("error.again"),)) if key == "error" else offering("opening", (Line(key),))


def _catalogue(handler_input: HandlerInput, catalogues: dict[str, Catalogue]) -> Catalogue:
    locale: Any = getattr(handler_input.request_envelope.request, "locale", None)
    return catalogue_for(locale if isinstance(locale, str) else "", catalogues)
