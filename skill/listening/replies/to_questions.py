"""Find the answer that an utterance gives to each question it could reply to."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.matching import Match
from skill.listening.grammar.meaning import meant_by
from skill.listening.grammar.over import is_over
from skill.listening.grammar.owner import bearer
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import doubt_of
from skill.listening.said import Answer, Said, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_WORST_LAST = (Answer.NO, Answer.PARTLY, Answer.YES)
"""If a question gets several answers, the one furthest to the right counts."""

LEFT_OUT = 3
"""Of this many parts of a question, one may go unmentioned when a person denies the others one by one.

A question with five parts is answered with NO by four denials.
"""


def replies_in(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> dict[str, Answer]:
    """Return question id -> the answer that `scenes` give. A question that gets no answer is left out.

    `people` are the tags of the people and animals named.

    A yes to the whole is YES, or PARTLY if it is only asked or wondered about. A part that is named, and neither denied
    nor called normal, makes the answer at least PARTLY, whatever else was said. NO takes a denial of the whole, or of
    its parts (see LEFT_OUT).
    """
    answers: dict[str, Answer] = {}
    denied: dict[str, set[int]] = {}
    for number, scene in enumerate(scenes):
        for match in scene.matches:
            pattern = match.pattern
            if pattern.kind is not Kind.REPLY:
                continue
            answer, _ = answer_in(scenes, number, match, people, lexicon)
            if answer is Answer.NO and pattern.said is Said.UNSURE:
                denied.setdefault(pattern.id, set()).add(id(pattern))
            elif answer is not None:
                answers[pattern.id] = max(answer, answers.get(pattern.id, Answer.NO), key=_WORST_LAST.index)
    for question, parts in denied.items():
        if len(parts) >= lexicon.parts[question] - lexicon.parts[question] // LEFT_OUT:
            answers.setdefault(question, Answer.NO)
    return answers


def answer_in(
    scenes: Sequence[Scene], number: int, match: Match, people: Sequence[Tag], lexicon: Lexicon
) -> tuple[Answer | None, Cue | None]:
    """Return what a match in the scene `number` answers to its question, or None; and the cue that made it so.

    What is over, or told of somebody who is named, is no more than a mention.
    """
    is_part = match.pattern.said is Said.UNSURE
    clause = scenes[number].clause
    named = [tag for tag in people if clause.start <= tag.start and tag.end <= match.at]
    if named and bearer(clause, match, named, lexicon) not in (None, Whose.SELF):
        return Answer.PARTLY, Cue(CueKind.SOMEBODY_ELSE, *named[-1][1:])
    if match.said is Said.DENIED or (is_part and clause.has(Concept.NORMAL)):
        meant, cue = meant_by(scenes, number, match, lexicon)
        return {None: None, Said.DENIED: Answer.NO}.get(meant, Answer.PARTLY), cue
    # "I can't tell if it's between my legs"
    doubt = doubt_of(clause, match.reading, lexicon)
    if doubt is None and is_over(clause, match.reading, lexicon):
        doubt = Cue(CueKind.OVER, clause.start, clause.end)
    return (Answer.YES if match.said is Said.PRESENT and doubt is None else Answer.PARTLY), doubt
