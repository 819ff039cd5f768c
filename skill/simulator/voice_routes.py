"""Serves the page's ears and voice over HTTP, if the extra is installed."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from skill.simulator.asked import AskedError
from skill.simulator.voice import HEARD_RATE, LONGEST, Voice

MOST_TEXT = 1000
SLOWEST, FASTEST = 0.5, 2.0
SOUND = "application/octet-stream"
"""A form cannot send this type, and a page of another origin would have to ask the server first."""


def voice_pages(voice: Voice, asked_at: Callable[[str], str]) -> Blueprint:
    """Build the routes POST /simulator/hear (sound to words) and POST /simulator/speak (words to sound).

    `asked_at` returns the question that waits for an answer at a tab. In its light an answer is heard better.
    """
    pages = Blueprint("voice", __name__)

    @pages.post("/simulator/hear")
    def hear() -> dict[str, str | bool]:
        """Return the words in 16-bit sound of one channel at a "tab", and whether they are sure: {"text", "sure"}."""
        if request.mimetype != SOUND:
            raise AskedError(f"sound must be sent as {SOUND}")
        request.max_content_length = HEARD_RATE * 2 * LONGEST
        hearing = voice.hear(request.get_data(), asked_at(request.args.get("tab", "")))
        return {"text": hearing.text, "sure": hearing.is_sure}

    @pages.post("/simulator/speak")
    def speak() -> Response:
        """Return the "text" spoken at the "rate", as a WAV file."""
        asked = request.get_json(silent=True)
        text, rate = (asked.get("text"), asked.get("rate", 1.0)) if isinstance(asked, dict) else (None, None)
        if not isinstance(text, str) or not 0 < len(text) <= MOST_TEXT or not isinstance(rate, int | float):
            raise AskedError(f"needs text of {MOST_TEXT} characters at most, and a rate")
        return Response(voice.say(text, min(max(rate, SLOWEST), FASTEST)), mimetype="audio/wav")

    @pages.errorhandler(AskedError)
    def refused(fault: AskedError) -> tuple[Response, int]:
        return jsonify(error=str(fault)), 400

    return pages
