"""All content, from its files: parsed, checked, and laid out for the handlers."""

from __future__ import annotations

from skill.dialogue.knowledge import Knowledge
from skill.guidance.advice_loading import load_guidance
from skill.guidance.exercise_loading import load_exercises
from skill.handlers.turns import Resources
from skill.listening.vocabulary.loading import load_lexicon
from skill.speech.catalogue import load_catalogues
from skill.triage.loading import load_content

LANGUAGE = "en"
"""The one language that is listened to so far; a device of any other locale is answered in it too."""


def load() -> Resources:
    """Load and check all content. Raises ContentError, LexiconError, GuidanceError or CatalogueError."""
    content = load_content()
    guidance = load_guidance(content)
    knowledge = Knowledge(content, guidance, load_exercises(content, guidance))
    return Resources(knowledge, load_lexicon(LANGUAGE), load_catalogues())
