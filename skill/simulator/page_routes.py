"""The routes of the page: what it loads, and what a person does at it."""

from __future__ import annotations

import hashlib
import uuid
from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, send_from_directory

from skill.simulator import transcript
from skill.simulator.asked import AskedError, all_said_of, said_of, setting_of
from skill.simulator.clock import ClockError
from skill.simulator.desk import Desk
from skill.simulator.device import DeviceError
from skill.simulator.devices import DEVICES
from skill.simulator.emulated_alexa import SCOPES, ZONES
from skill.simulator.hearing import MODELS
from skill.simulator.utterance import Slot
from skill.speech.catalogue import Catalogue
from skill.web.endpoint import read_body
from skill.web.envelope import read_json

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


def pages(desk: Desk, *, has_voice: bool, reloads: bool = False) -> Blueprint:
    """Build the routes of the page itself, and of what can be set on it."""
    pages = Blueprint("pages", __name__)
    run = {"started": uuid.uuid4().hex, "assets": _digest_of_assets()}
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
            reloads=reloads,
            **run,
        )

    @pages.get("/simulator/started")
    def running() -> Response:
        """Return an id of this run, which knows no tab of another one, and a digest of the page's own files."""
        return jsonify(run)

    return pages


def acts(desk: Desk) -> Blueprint:
    """Build the routes of what is done at the page."""
    acts = Blueprint("acts", __name__)

    @acts.post("/simulator/turn")
    def turn() -> Response:
        """Take one turn at the device (see `Desk.take_turn`)."""
        return jsonify(desk.take_turn(_asked()))

    @acts.post("/simulator/phrase")
    def phrase() -> Response:
        """Return what the interaction model alone makes of a phrase ("text"): the intent and its slots."""
        asked = _asked()
        heard = desk.ears[setting_of(asked, desk.ears).locale].hear(said_of(asked))
        return jsonify(intent=heard.intent, slots=[_slot(slot) for slot in heard.slots.values()])

    @acts.post("/simulator/transcript")
    def written() -> Response:
        """Return what was said ("says", with the setting) as a case and as a conversation."""
        asked = _asked()
        says = all_said_of(asked)[: transcript.MOST_TURNS]
        return jsonify(
            case=transcript.as_case(desk.fresh(asked), says),
            conversation=transcript.as_conversation(desk.fresh(asked), says),
        )

    @acts.post("/simulator/read")
    def read() -> Response:
        """Return what is said in a case or a conversation ("text")."""
        return jsonify(transcript.read(str(_asked().get("text", ""))))

    @acts.errorhandler(AskedError)
    @acts.errorhandler(ClockError)
    @acts.errorhandler(transcript.TranscriptError)
    def refused(fault: ValueError) -> tuple[Response, int]:
        return jsonify(error=str(fault)), 400

    @acts.errorhandler(DeviceError)
    def failed(fault: DeviceError) -> tuple[Response, int]:
        return jsonify(error=str(fault)), 502

    return acts


def _digest_of_assets() -> str:
    found = hashlib.sha256()
    for path in sorted(Path(STATIC).iterdir()):
        found.update(path.read_bytes())
    return found.hexdigest()


def _slot(slot: Slot) -> dict[str, str]:
    """Return what a slot holds: its name and type, what was said, and the id of the listed value that it matched."""
    return {"name": slot.name, "type": slot.type, "value": slot.value, "id": slot.matched.id if slot.matched else ""}


def _country(catalogue: Catalogue) -> dict[str, str]:
    """Return its name, its emergency number, and its numbers in words ("emergency 911, advice 811, crisis 988")."""
    country = catalogue.country
    numbers = f"emergency {country.emergency}, advice {country.advice_line}, crisis {country.crisis_line}"
    return {
        "country": country.name,
        "emergency": country.emergency,
        "numbers": numbers.replace("[", "").replace("]", ""),
    }


def _asked() -> dict[str, Any]:
    """Return the JSON object that was posted. Raises AskedError, RefusedError."""
    asked = read_json(read_body())
    if not isinstance(asked, dict):
        raise AskedError("needs a JSON object")
    return asked
