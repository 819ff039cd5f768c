"""The AWS Lambda door."""

import os
from typing import Any

from skill.app import answer, build_skill

_SKILL = build_skill(os.environ.get("SKILL_ID"))


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one Alexa request; Lambda's trigger has already verified that it comes from Alexa."""
    return answer(_SKILL, event, context)
