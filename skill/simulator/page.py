"""Serves the page, a local Echo to talk to and to look inside, beside the Alexa endpoint on loopback."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Collection
from contextlib import suppress
from importlib.resources import files
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, request, send_from_directory

from skill.app import build_skill, load_opened_resources
from skill.simulator import transcript
from skill.simulator.asked import AskedError
from skill.simulator.desk import Desk
from skill.simulator.device import DeviceError
from skill.simulator.devices import DEVICES
from skill.simulator.emulated_alexa import SCOPES, ZONES
from skill.simulator.emulated_api import api_blueprint
from skill.simulator.guard import guard
from skill.simulator.hearing import MODELS, Ear
from skill.simulator.homes import PREFIX
from skill.simulator.local_skill import LOOPBACK
from skill.simulator.voice import Voice, VoiceError, load_voice
from skill.simulator.voice_routes import voice_pages
from skill.speech.catalogue import Catalogue
from skill.talk import Talk
from skill.web.endpoint import create_app
from skill.web.server import open_server

DEFAULT_PORT = 5000
STATIC = str(files("skill.simulator") / "static")

EXAMPLES = (
    {
        "title": "A strained back",
        "says": [
            "open back pain guide",
            "my back went when I lifted a washing machine",
            *["no"] * 7,
            "thirty five",
            "yes please",
            "no thanks",
        ],
    },
    {
        "title": "A hidden emergency",
        "says": [
            "open back pain guide",
            "it's my lower back, it's been bad since monday",
            "no",
            "what helps sciatica",
            "no, but it feels odd when I wipe, like it's somebody else's skin",
        ],
    },
)
"""Conversations that a newcomer can play at the press of a button."""


def local_app(hosts: Collection[str] = (), voice: Voice | None = None) -> Flask:
    """Build the endpoint and the page. Requests are not verified: it is for loopback only, by name also for `hosts`.

    With a `voice` the page listens and speaks through it, and not through the browser.
    """
    resources = load_opened_resources()
    app = create_app(build_skill(resources=resources), verify=False)
    ears = {path.stem: Ear(path.stem) for path in sorted(MODELS.glob("??-??.json"))}
    # The device talks to the skill over HTTP as Alexa does, to the same server that answers the page.
    desk = Desk(Talk(resources), ears, lambda: (LOOPBACK, int(request.environ["SERVER_PORT"])))
    guard(app, hosts)
    pages = _pages(desk, has_voice=voice is not None)
    if voice:
        pages.register_blueprint(voice_pages(voice, desk.asked_at))
    app.register_blueprint(pages)
    app.register_blueprint(api_blueprint(desk.homes.find), url_prefix=f"{PREFIX}/<home>")
    return app


def _pages(desk: Desk, *, has_voice: bool) -> Blueprint:
    pages = Blueprint("simulator", __name__)
    manifest = (MODELS / "skill.json").read_text("utf-8")

    @pages.get("/")
    def index() -> Response:
        return send_from_directory(STATIC, "index.html")

    @pages.get("/static/<path:name>")
    def asset(name: str) -> Response:
        return send_from_directory(STATIC, name)

    @pages.get("/simulator/options")
    def options() -> Response:
        """Return what can be set (locales with their numbers, devices, time zones, permissions), and the examples."""
        return jsonify(
            locales=[{"id": name, "zone": ZONES[name], **_country(desk.talk.catalogue(name))} for name in desk.ears],
            zones=list(ZONES.values()),
            devices=[{"id": name, "title": model.title, "shape": model.shape} for name, model in DEVICES.items()],
            permissions=[name for name, scope in SCOPES.items() if scope in manifest],
            examples=EXAMPLES,
            voice=has_voice,
        )

    @pages.post("/simulator/turn")
    def turn() -> Response:
        """Take one turn at the device (see `Desk.take_turn`)."""
        return jsonify(desk.take_turn(_asked()))

    @pages.post("/simulator/transcript")
    def written() -> Response:
        """Return what was said ("says", with the setting) as a case and as a conversation."""
        asked = _asked()
        says = [text for text in asked.get("says", ()) if isinstance(text, str)][: transcript.MOST_TURNS]
        return jsonify(
            case=transcript.as_case(desk.fresh(asked), says),
            conversation=transcript.as_conversation(desk.fresh(asked), says),
        )

    @pages.post("/simulator/read")
    def read() -> Response:
        """Return what is said in a case or a conversation ("text")."""
        return jsonify(transcript.read(str(_asked().get("text", ""))))

    @pages.errorhandler(AskedError)
    @pages.errorhandler(transcript.TranscriptError)
    def refused(fault: ValueError) -> tuple[Response, int]:
        return jsonify(error=str(fault)), 400

    @pages.errorhandler(DeviceError)
    def failed(fault: DeviceError) -> tuple[Response, int]:
        return jsonify(error=str(fault)), 502

    return pages


def _country(catalogue: Catalogue) -> dict[str, str]:
    """Return its name, and its numbers in words: "emergency 911, advice your doctor's nurse line, crisis 988"."""
    country = catalogue.country
    numbers = f"emergency {country.emergency}, advice {country.advice_line}, crisis {country.crisis_line}"
    return {"country": country.name, "numbers": numbers.replace("[", "").replace("]", "")}


def _asked() -> dict[str, Any]:
    """Return the JSON object that was posted. Raises AskedError."""
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise AskedError("needs a JSON object")
    return asked


def serve_page() -> int:
    """Serve the page and the endpoint on loopback until interrupted. Returns the exit status.

    VOICE=1 listens and speaks on this machine, through the extra of requirements-voice.txt. OPEN=1 opens the page in
    the browser of this machine. HOSTS names further hosts, separated by spaces, under which this machine is reached
    through a forwarded port. Raises CannotServeError if the port is not available.
    """
    text = os.environ.get("PORT", str(DEFAULT_PORT))
    if not text.isdigit() or not 0 < int(text) < 65536:
        print(f"error: PORT must be a number from 1 to 65535, not {text!r}")
        return 2
    hosts = os.environ.get("HOSTS", "").split()
    try:
        voice = load_voice() if os.environ.get("VOICE") else None
    except VoiceError as fault:
        print(f"error: {fault}")
        return 2
    print("Loading what the skill knows ...", flush=True)
    server = open_server(local_app(hosts, voice), LOOPBACK, int(text), verify=False)
    address = f"http://{LOOPBACK}:{text}/"
    print(f"Back Pain Guide talks at {address} (Alexa endpoint: POST /alexa)")
    print("Request signatures are not checked here, so it answers this machine only. Stop with Ctrl+C.", flush=True)
    if os.environ.get("OPEN") and not webbrowser.open(address):
        print("No browser could be opened here: open the address yourself.", flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0
