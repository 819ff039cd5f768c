"""Reads all content from its files and checks it.

In a package, `tools/packaging` puts another module in its place: it holds the same content, which was checked then.
"""

from __future__ import annotations

from skill.dialogue.knowledge import Knowledge
from skill.guidance.advice_loading import load_guidance
from skill.guidance.exercise_loading import load_exercises
from skill.listening.vocabulary.loading import load_lexicon
from skill.resources import Resources
from skill.speech import completeness
from skill.speech.catalogue import language_of, load_catalogues
from skill.triage.loading import load_content


def load() -> Resources:
    """Load and check all content.

    Raises ContentError, LexiconError, GuidanceError or CatalogueError, each listing every fault of its part.
    """
    content = load_content()
    guidance = load_guidance(content)
    knowledge = Knowledge(content, guidance, load_exercises(content, guidance))
    catalogues = load_catalogues()
    completeness.check(catalogues, knowledge)
    lexicons = {language: load_lexicon(language) for language in sorted({*map(language_of, catalogues)})}
    return Resources(knowledge, lexicons, catalogues)
