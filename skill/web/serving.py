"""The door for a WSGI server on the internet (docs/deploying.md): always verifying, always for one skill."""

from __future__ import annotations

import os

from flask import Flask

from skill.app import build_skill, load_checked_resources
from skill.listening.encoder.files import EncoderError
from skill.web.endpoint import create_app


def app() -> Flask:
    """Build the application for the skill in the variable SKILL_ID.

    Raises SystemExit, with a reason of one line, without that, and if the second ear cannot run.
    """
    skill_id = os.environ.get("SKILL_ID")
    if not skill_id:
        raise SystemExit("Set SKILL_ID to the id of the skill, as the developer console shows it.")
    try:
        return create_app(build_skill(skill_id, load_checked_resources()))
    except EncoderError as fault:
        raise SystemExit(f"error: {fault}") from None
