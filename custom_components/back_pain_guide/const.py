"""Names that both sides know."""

DOMAIN = "back_pain_guide"
"""Of this integration, and of the program that the door describes (skill/assist/about.py)."""

EVENT_WARNING = "back_pain_guide_warning"
"""Fired when a warning was given. It is no call for help, and tells nothing of why."""

PORT = 10600

OPENED = "back_pain_guide:"
"""Before the id of a conversation that an automation has opened, in `extra_system_prompt` (blueprints)."""
