"""What the dialogue looks things up in: clinical content and guidance, loaded once and never changed."""

from __future__ import annotations

from dataclasses import dataclass

from skill.guidance.advice import Guidance
from skill.guidance.exercises import Exercises
from skill.triage.model import Content


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All the content that a turn needs."""

    content: Content
    guidance: Guidance
    exercises: Exercises
