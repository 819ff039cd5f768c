"""Answers the requests that are a turn of talk: launch, intents, touches, and coming back from elsewhere."""

from __future__ import annotations

from typing import cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import (
    Intent,
    IntentRequest,
    LaunchRequest,
    Response,
    Session,
    SessionResumedRequest,
)
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind
from skill.handlers.alexa_device import AlexaDevice
from skill.handlers.consent import came_back
from skill.handlers.intents import MEANINGS, Meaning
from skill.handlers.responses import respond
from skill.handlers.screens import has_screen, is_stale, show, touched_words
from skill.handlers.session import ASSESSMENT, CONVERSATION, resumed
from skill.handlers.slots import filled_slots
from skill.talk import Talk, UserInput, contract

ROUTINE = "routine."
"""What an id of an exercise or a routine begins with in the interaction model."""

TurnRequest = LaunchRequest | IntentRequest | UserEvent | ConnectionsResponse | SessionResumedRequest


class TurnHandler(AbstractRequestHandler):
    """Names what the person did, and lets `Talk` answer."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Accept every request that may be answered in speech."""
        return isinstance(handler_input.request_envelope.request, TurnRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer one turn, from request to response."""
        envelope = handler_input.request_envelope
        request = cast(TurnRequest, envelope.request)
        locale = request.locale or ""
        catalogue = self._talk.catalogue(locale)
        if isinstance(request, ConnectionsResponse) and not envelope.session:
            # It may come without a session (platform sheet, 5.2), and the SDK would then drop what the next turn needs.
            envelope.session = Session(new=True, attributes={})
        conversation = resumed(handler_input, self._talk)
        device = AlexaDevice(envelope.context, request.timestamp, catalogue, self._talk.resources.catalogues)
        turn = self._talk.take_turn(conversation, self.given(request, conversation), device, locale)
        assessment = contract(turn)
        handler_input.attributes_manager.request_attributes[ASSESSMENT] = assessment  # for the log
        if envelope.session:
            handler_input.attributes_manager.session_attributes = {
                ASSESSMENT: assessment,
                CONVERSATION: turn.conversation.to_session(),
            }
        response = respond(turn.reply, catalogue)
        if has_screen(envelope):
            show(response, turn.reply, catalogue, turn.conversation.pending)
        return response

    def given(self, request: TurnRequest, conversation: Conversation) -> UserInput:
        """Return what the person did, in terms that fit any assistant."""
        if isinstance(request, LaunchRequest):
            return UserInput(ActKind.LAUNCH)
        if isinstance(request, UserEvent):
            words = touched_words(request)
            is_label = self._talk.is_label(words, request.locale or "")
            return UserInput(text=words, is_label=is_label, is_stale=is_stale(request, conversation.pending))
        if isinstance(request, ConnectionsResponse):
            return UserInput(ActKind.RETURN, returned=came_back(request))
        if not isinstance(request, IntentRequest):
            return UserInput(ActKind.HELP)  # back from a connection: say what can be done here, and keep the place
        return self._intent(request.intent or Intent(), request.locale or "")

    def _intent(self, intent: Intent, locale: str) -> UserInput:
        """Return what a person did by an intent with its slots.

        Only a value that Alexa knows is put into the sentence of its intent. Other words are kept apart from it: in
        "what is {topic}", the words "i have chest pain" must not become a question.
        """
        meaning = MEANINGS.get(intent.name or "", Meaning())
        slots = filled_slots(intent)
        ids = tuple(id_ for value in slots.values() for id_ in value.ids)
        named = {name: self._talk.joined(value.texts, locale) for name, value in slots.items() if value.ids}
        loose = [self._talk.joined(value.texts, locale) for value in slots.values() if not value.ids]
        return UserInput(
            meaning.kind,
            " . ".join([self._talk.framed(intent.name or "", named, locale), *loose]),
            answer=meaning.answer,
            act=meaning.act,
            parts=(*named.values(), *loose),
            findings=ids,
            choices=frozenset(id_.removeprefix(ROUTINE) for id_ in ids if id_.startswith(ROUTINE)),
        )
