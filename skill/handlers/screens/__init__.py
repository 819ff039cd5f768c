"""The reply on a screen: Alexa's RenderDocument directive, and the touches that come back from it.

The documents beside this module are written in the Alexa Presentation Language (APL). They are read when the first
device with a screen is met; a device without one costs nothing.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from typing import Any, cast

from ask_sdk_model import RequestEnvelope, Response
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent

from skill.dialogue.state.reply import Reply
from skill.speech.catalogue import Catalogue

_LOG = logging.getLogger(__name__)

NOTHING_PENDING = "open"
"""The token of a screen that asks nothing."""


def has_screen(envelope: RequestEnvelope) -> bool:
    """Whether the device says that it can show documents: only then may one be sent (platform sheet, 7)."""
    system = envelope.context.system if envelope.context else None
    device = system.device if system else None
    interfaces = device.supported_interfaces if device else None
    return bool(interfaces and interfaces.alexa_presentation_apl is not None)


def show(response: Response, reply: Reply, catalogue: Catalogue, pending: str) -> None:
    """Add to a response the screen for its reply. `pending` is the id of the question that now waits for an answer.

    Never raises: speech says everything, and must not be lost because a screen fails.
    """
    from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

    from skill.speech.screen import view_of

    try:
        view = view_of(reply, catalogue).as_data()
        directive = RenderDocumentDirective(
            token=pending or NOTHING_PENDING,
            document=document_for(view),
            datasources={"screen": view},
        )
    except Exception as fault:  # noqa: BLE001
        _LOG.error("screen failed: %s", type(fault).__name__)
        return
    response.directives = [*(response.directives or ()), directive]


def touched_words(request: UserEvent) -> str:
    """Return what a touch says: the label of the button, which its document sends as the argument."""
    return " . ".join(argument for argument in request.arguments or () if isinstance(argument, str))


def is_stale(request: UserEvent, pending: str) -> bool:
    """Whether the touched screen put another question than the pending one, so that its "no" answers nothing."""
    return request.token != (pending or NOTHING_PENDING)


def document_for(view: dict[str, Any]) -> dict[str, Any]:
    """Return the document that shows a view, with the drawings it needs."""
    used = {card["drawing"]: _read("drawings")[card["drawing"]] for card in view["cards"] if card["drawing"]}
    return {**_read("common"), "graphics": used, "mainTemplate": _read(view["kind"])}


@cache
def _read(name: str) -> dict[str, Any]:
    """Return the content of one of the files beside this module."""
    # Importing importlib.resources or pkgutil would take longer than reading the file.
    found: dict[str, Any] = json.loads(cast(Any, __spec__).loader.get_data(f"{__path__[0]}/{name}.json"))
    return found
