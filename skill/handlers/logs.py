"""Writes the log: request type, disposition, rule ids, content version, duration. Nothing that a person said."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestInterceptor, AbstractResponseInterceptor
from ask_sdk_core.handler_input import HandlerInput

from skill.handlers.session import ASSESSMENT

_LOG = logging.getLogger(__name__)
_STARTED = "started"


class StartInterceptor(AbstractRequestInterceptor):
    """Notes when a request came in."""

    def process(self, handler_input: HandlerInput) -> None:
        """Keep the time for the one request only."""
        handler_input.attributes_manager.request_attributes = {_STARTED: time.perf_counter()}


class LogInterceptor(AbstractResponseInterceptor):
    """Writes one line for each request."""

    def __init__(self, content_version: str) -> None:
        self._content_version = content_version

    def process(self, handler_input: HandlerInput, response: Any) -> None:
        """Log what was decided and how long it took, in milliseconds."""
        if not _LOG.isEnabledFor(logging.INFO):
            return
        # Only what was decided here; a session's attributes came from outside and could hold anything.
        noted: dict[str, Any] = handler_input.attributes_manager.request_attributes
        assessment = noted.get(ASSESSMENT, {})
        request = handler_input.request_envelope.request
        line = {
            "request": type(request).__name__ if request else None,
            "disposition": assessment.get("disposition"),
            "rules": assessment.get("rules"),
            "content": self._content_version,
            "ms": round((time.perf_counter() - noted[_STARTED]) * 1000, 2),
        }
        _LOG.info(json.dumps(line))
