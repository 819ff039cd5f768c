"""The session attributes: what Alexa keeps for us between the turns of a session, and gives back with each request."""

from __future__ import annotations

from ask_sdk_core.handler_input import HandlerInput

from skill.dialogue.state.conversation import Conversation
from skill.talk import Talk, assessed

CONVERSATION, ASSESSMENT = "conversation", "assessment"
"""Their names: what the next turn needs, and the contract that tools read."""


def resumed(handler_input: HandlerInput, talk: Talk) -> Conversation:
    """Return the conversation that the session holds, as far as we can have written it. Never raises."""
    envelope = handler_input.request_envelope
    attributes = handler_input.attributes_manager.session_attributes if envelope.session else {}
    locale = getattr(envelope.request, "locale", None) or ""
    return talk.resumed((attributes or {}).get(CONVERSATION), locale)


def keep_as_it_was(handler_input: HandlerInput, talk: Talk) -> None:
    """Let the session go on as it was. Of its attributes, only what we can have written stays."""
    if handler_input.request_envelope.session is None or not handler_input.attributes_manager.session_attributes:
        return
    conversation = resumed(handler_input, talk)
    handler_input.attributes_manager.session_attributes = {
        ASSESSMENT: assessed(conversation, conversation.assessed(talk.resources.knowledge.content)),
        CONVERSATION: conversation.to_session(),
    }
