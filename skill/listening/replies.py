"""What was said, as a reply to each question that it could answer."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.denial import meant_by
from skill.listening.heard import Answer, Said
from skill.listening.lexicon import Lexicon
from skill.listening.patterns import Kind
from skill.listening.scenes import Scene

LEFT_OUT = 3
"""Of so many parts of a question, one may be left out by who denies the others one by one."""


def replies_in(scenes: Sequence[Scene], lexicon: Lexicon) -> dict[str, Answer]:
    """The answers in `scenes`, by the questions they would answer.

    A yes to the whole is YES. A part named and neither denied nor called normal makes it PARTLY, whatever else was
    said; a no is the whole denied, or its parts.
    """
    answers: dict[str, Answer] = {}
    denied: dict[str, set[int]] = {}
    for number, scene in enumerate(scenes):
        is_well = scene.clause.has("normal")
        for match in scene.matches:
            pattern = match.pattern
            if pattern.kind is not Kind.REPLY:
                continue
            is_part = pattern.said is Said.UNSURE
            is_denied = match.said is Said.DENIED or (is_part and is_well)
            meant = meant_by(scenes, number, match, lexicon) if is_denied else match.said
            if meant is None:
                continue
            if is_denied and meant is not Said.DENIED:
                answers.setdefault(pattern.id, Answer.PARTLY)
            elif is_part and is_denied:
                denied.setdefault(pattern.id, set()).add(id(pattern))
            elif match.said is Said.PRESENT:
                answers[pattern.id] = Answer.YES
            elif is_part or match.said is not Said.DENIED:
                answers[pattern.id] = Answer.YES if answers.get(pattern.id) is Answer.YES else Answer.PARTLY
            else:
                answers.setdefault(pattern.id, Answer.NO)
    for question, parts in denied.items():
        if len(parts) >= lexicon.parts[question] - lexicon.parts[question] // LEFT_OUT:
            answers.setdefault(question, Answer.NO)
    return answers
