"""Turns a reply into an Alexa response."""

from __future__ import annotations

from ask_sdk_model import Response
from ask_sdk_model.ui import Reprompt, SsmlOutputSpeech

from skill.dialogue.state.errands import AskPermission
from skill.dialogue.state.reply import Reply
from skill.handlers.consent import directive
from skill.speech.catalogue import Catalogue
from skill.speech.render import render


def respond(reply: Reply, catalogue: Catalogue) -> Response:
    """Return the spoken response. It always tells whether the session ends, as it does if the reply has no question."""
    spoken = render(reply, catalogue)
    return Response(
        output_speech=SsmlOutputSpeech(ssml=spoken.speech.ssml),
        reprompt=Reprompt(output_speech=SsmlOutputSpeech(ssml=spoken.reprompt.ssml)) if spoken.reprompt else None,
        directives=[directive(reply.errand)] if isinstance(reply.errand, AskPermission) else None,
        should_end_session=reply.question is None,
    )
