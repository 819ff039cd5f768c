"""The AWS Lambda door."""

import os
from typing import Any

from skill.app import answer, build_skill, load_opened_resources, load_resources
from skill.listening.encoder.files import EncoderError

# With SnapStart, what is done here is done once, when a version is published, and each start begins from a picture of
# the process: so the second ear is opened then. Without it a launch would wait for that, and a launch needs only one.
_IS_PICTURED = os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start"

try:
    _SKILL = build_skill(os.environ.get("SKILL_ID"), load_opened_resources() if _IS_PICTURED else load_resources())
except EncoderError as fault:
    # Of this kind alone the runtime logs the message; of any other the stack as well.
    raise ImportError(str(fault)) from None


def lambda_handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer one Alexa request; Lambda's trigger has already verified that it comes from Alexa."""
    return answer(_SKILL, event, context)
