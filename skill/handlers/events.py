"""Answers requests that are no turn of talk (session ends, skill events, unknown types), and failures."""

from __future__ import annotations

import logging

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.canfulfill import CanFulfillIntent, CanFulfillIntentRequest, CanFulfillIntentValues

from skill.dialogue.messages import Offer
from skill.dialogue.saying import offering
from skill.handlers.responses import respond
from skill.handlers.session import keep_as_it_was
from skill.handlers.turns import TurnRequest
from skill.talk import Talk

_LOG = logging.getLogger(__name__)


class CanFulfillHandler(AbstractRequestHandler):
    """Answers name-free requests: a triage skill never offers itself for them (platform sheet, 3.2)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Accept a CanFulfillIntentRequest."""
        return isinstance(handler_input.request_envelope.request, CanFulfillIntentRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer no, without speech."""
        return Response(can_fulfill_intent=CanFulfillIntent(can_fulfill=CanFulfillIntentValues.NO))


class SilentHandler(AbstractRequestHandler):
    """Takes session ends, skill events and all other types of request, for which nothing may be said."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Accept every request that no other handler took."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Return an empty response; a SessionEndedRequest or an event allows no other."""
        keep_as_it_was(handler_input, self._talk)
        return Response()


class FailureHandler(AbstractExceptionHandler):
    """Catches every failure: the person hears what to do. What was said is not logged."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Accept every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Point to the emergency number and ask again; stay silent where no speech is allowed."""
        request = handler_input.request_envelope.request
        _LOG.error("turn failed: %s", type(exception).__name__)
        keep_as_it_was(handler_input, self._talk)
        if not isinstance(request, TurnRequest):
            return Response()
        return respond(offering(Offer.ERROR), self._talk.catalogue(request.locale or ""))
