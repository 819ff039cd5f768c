"""POST /alexa: the skill as a Flask application."""

from __future__ import annotations

import json
import logging
from typing import Any

from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, jsonify
from flask import request as http
from werkzeug.datastructures import Headers
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response as BaseResponse

from skill.app import answer
from skill.handlers.envelopes import is_for
from skill.web.envelope import read_envelope
from skill.web.refusal import RefusedError
from skill.web.sdk_cure import (
    EXTENSION_NAME,
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    AbstractVerifier,
    SkillAdapter,
    VerificationException,
)
from skill.web.verification import AlexaVerifier, Verifier

ROUTE = "/alexa"

LARGEST_BODY = 256 * 1024
"""The most bytes of a request. Alexa's limit for a response is 120 kB; a request that carries one is far below."""

_LOG = logging.getLogger(__name__)


def create_app(
    skill: CustomSkill,
    *,
    verify: bool = True,
    skill_id: str | None = None,
    verifier: Verifier | None = None,
    route: str = ROUTE,
) -> Flask:
    """Build the door to one skill. It keeps nothing between requests: no session, no cookie, no static files.

    A request that is not Alexa's is refused, unless `verify` is False. That is for this machine only, as `server` makes
    sure. `verifier` replaces the verifier in tests. With a `skill_id`, given here or in the skill, requests for other
    skills are refused. Raises ValueError if a verifier is given and `verify` is False.
    """
    if verifier and not verify:
        raise ValueError("a verifier was given, but verify is False")
    app = Flask("skill.web", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    # Both are the SDK's own checks; `_Door` makes ours before them.
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    door = _Door(skill, skill_id or skill.skill_id, (verifier or AlexaVerifier()) if verify else None)
    door.init_app(app)
    door.register(app, route, endpoint="alexa")
    app.register_error_handler(RefusedError, _refused)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failed)
    return app


def is_verifying(app: Flask) -> bool:
    """Whether the skill behind this application answers to Alexa only."""
    doors = app.extensions.get(EXTENSION_NAME, {}).values()
    return bool(doors) and all(isinstance(door, _Door) and door.verifier is not None for door in doors)


class _Listed(AbstractVerifier):
    """Our verifier in the SDK's list, so that a request that reaches the SDK's own dispatch is verified as well."""

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier

    def verify(self, headers: Any, serialized_request_env: str, deserialized_request_env: Any) -> None:  # noqa: ARG002
        """Verify a request. Raises the SDK's VerificationException."""
        try:
            self._verifier.check_signature(Headers(headers), serialized_request_env.encode())
            self._verifier.check_timestamp(json.loads(serialized_request_env))
        except RefusedError as refused:
            raise VerificationException(refused.reason) from refused


class _Door(SkillAdapter):  # type: ignore[misc]  # the SDK has no types
    """The SDK's adapter, but nothing is read before it is verified, and nothing of a request is logged."""

    def __init__(self, skill: CustomSkill, skill_id: str | None, verifier: Verifier | None) -> None:
        super().__init__(skill, skill_id, verifiers=[_Listed(verifier)] if verifier else [])
        self.skill = skill
        self.skill_id = skill_id
        self.verifier = verifier

    def dispatch_request(self) -> Response:
        """Answer the current HTTP request. Raises RefusedError, or an HTTPException for its size."""
        body = read_body()
        if self.verifier:
            self.verifier.check_signature(http.headers, body)
        event = read_envelope(body)
        if self.verifier:
            self.verifier.check_timestamp(event)
        if self.skill_id and not is_for(event, self.skill_id):
            raise RefusedError("request is for another skill")
        return jsonify(answer(self.skill, event))


def read_body() -> bytes:
    """Return the body of the current HTTP request. Raises RequestEntityTooLarge, and RefusedError if it breaks off."""
    try:
        body = http.get_data(cache=False)
    except HTTPException:
        raise
    except Exception as error:  # each server has errors of its own for chunks that are none, and for a lost connection
        raise RefusedError("body cannot be read") from error
    # A body in chunks announces no length, and werkzeug cuts it off at the limit without an error.
    if http.content_length is None and len(body) >= LARGEST_BODY:
        raise RequestEntityTooLarge
    return body


def _refused(refused: RefusedError) -> tuple[Response, int]:
    """Answer every refusal with 400, as certification asks for a bad signature (platform sheet, 6)."""
    _LOG.info("request refused: %s", refused.reason)
    return jsonify(error=refused.reason), 400


def _http_error(error: HTTPException) -> BaseResponse:
    """Answer Flask's own refusals (path, method, size) as JSON, with their headers."""
    response = error.get_response()
    response.data = json.dumps({"error": error.name.lower()})
    response.content_type = "application/json"
    return response


def _failed(error: Exception) -> tuple[Response, int]:
    """Answer a fault of ours with 500. Message and stack may quote the request: neither is sent or logged."""
    _LOG.error("request failed: %s", type(error).__name__)
    return jsonify(error="internal error"), 500
