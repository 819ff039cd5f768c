"""What the dialogue consults: clinical content and guidance, loaded once and never changed."""

from __future__ import annotations

from dataclasses import dataclass

from skill.guidance.advice import Guidance
from skill.guidance.exercises import Exercises
from skill.triage.model import Content


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All content a turn needs."""

    content: Content
    guidance: Guidance
    exercises: Exercises
