"""The door for a WSGI server on the internet (docs/deploying.md): always verifying, always for one skill."""

from __future__ import annotations

import os

from flask import Flask

from skill.app import build_skill
from skill.web.endpoint import create_app


def app() -> Flask:
    """Build the application for the skill in the variable SKILL_ID. Raises SystemExit, with a reason, without it."""
    skill_id = os.environ.get("SKILL_ID")
    if not skill_id:
        raise SystemExit("Set SKILL_ID to the id of the skill, as the developer console shows it.")
    return create_app(build_skill(skill_id))
