"""The page: one types, and sees and hears what the speaker says. Served beside the Alexa endpoint, on loopback."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib.resources import files
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, request, send_from_directory
from werkzeug.exceptions import BadRequest

from skill.app import build_skill
from skill.simulator import envelopes
from skill.simulator.device import LOOPBACK, without_invocation
from skill.simulator.envelopes import DEVICES, Setting
from skill.simulator.hearing import MODELS, Ear
from skill.web.endpoint import create_app
from skill.web.server import open_server

DEFAULT_PORT = 5000
STATIC = str(files("skill.simulator") / "static")

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def local_app() -> Flask:
    """The endpoint with the page before it. Requests are not verified: for loopback only."""
    app = create_app(build_skill(), verify=False)
    app.register_blueprint(_pages({path.stem: Ear(path.stem) for path in MODELS.glob("??-??.json")}))
    return app


def _pages(ears: dict[str, Ear]) -> Blueprint:
    pages = Blueprint("simulator", __name__)

    @pages.get("/")
    def index() -> Response:
        return send_from_directory(STATIC, "index.html")

    @pages.get("/static/<path:name>")
    def asset(name: str) -> Response:
        return send_from_directory(STATIC, name)

    @pages.post("/simulator/hear")
    def hear() -> Response:
        """Typed words -> what Alexa would have heard, and the request envelope it would send."""
        asked = request.get_json(silent=True)
        if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
            raise BadRequest("needs text")
        ear = ears.get(str(asked.get("locale")))
        if ear is None or asked.get("device") not in DEVICES:
            raise BadRequest("unknown locale or device")
        setting = Setting(str(asked["locale"]), str(asked["device"]))
        return jsonify(_request_for(asked, ear, setting))

    @pages.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return pages


def _request_for(asked: dict[str, Any], ear: Ear, setting: Setting) -> dict[str, Any]:
    session: dict[str, Any] = asked["session"] if isinstance(asked.get("session"), dict) else {}
    words = without_invocation(asked["text"], ear.invocation)
    heard = ear.hear(words) if words is not None else None
    body = envelopes.envelope(
        setting,
        envelopes.intent(setting, heard) if heard else envelopes.launch(setting),
        str(session.get("id", "")),
        not session.get("attributes"),
        session.get("attributes") or {},
    )
    slots = {name: slot.value for name, slot in heard.slots.items()} if heard else {}
    return {"heard": {"intent": heard.intent if heard else "LaunchRequest", "slots": slots}, "envelope": body}


def serve_page() -> int:
    """Serve the page and the endpoint on loopback until interrupted. Returns the exit status.

    Raises CannotServeError when the port cannot be had.
    """
    text = os.environ.get("PORT", str(DEFAULT_PORT))
    if not text.isdigit() or not 0 < int(text) < 65536:
        print(f"error: PORT must be a number from 1 to 65535, not {text!r}")
        return 2
    server = open_server(local_app(), LOOPBACK, int(text), verify=False)
    print(f"Back Pain Guide talks at http://{LOOPBACK}:{text}/ (Alexa endpoint: POST /alexa)")
    print("Request signatures are not checked here, so it answers this machine only. Stop with Ctrl+C.", flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0
