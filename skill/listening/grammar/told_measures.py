"""Find the numbers that an utterance tells: ages, scores, and how long the trouble has lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.ages import age_at, corrected_age_at, is_of_somebody, replied_age_at, severity_of
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.owner import whose
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.said import Measure, Quantity, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.spans import Span

ONSET = "onset"
"""The id of the measure that tells when the trouble began."""

AGE = Quantity.AGE
"""Held by `focus` after a question about age, which a number alone answers ("thirty one")."""


def ages_and_scores(
    words: Sequence[str], clauses: Sequence[Clause], people: Sequence[Tag], lexicon: Lexicon, focus: frozenset[str]
) -> Iterator[Measure]:
    """Yield the pain score (0 to 10) and the ages (years) that are told, each with whose it is.

    `people` are the tags of the people and animals named. `focus` holds AGE if an age was asked for. Then a number
    alone is an age.
    """
    is_asked = AGE in focus
    severity = severity_of(words, lexicon)
    if severity is not None:
        yield Measure(Quantity.SEVERITY, severity)
    for clause in clauses:
        for at in range(clause.start, clause.end):
            if not (words[at] in lexicon.numbers or words[at] in lexicon.decades or words[at].isdigit()):
                continue
            age = age_at(words, at, lexicon)
            corrected = corrected_age_at(words, at, lexicon)
            value = age if corrected is None else corrected
            if value is None and is_asked:
                value = replied_age_at(words, at, lexicon)
            if value is not None:
                is_noun = is_of_somebody(words, at, lexicon)
                named = Whose.OTHER if is_noun else whose(clause, at, people, lexicon)
                of_whom = named or (None if is_asked else Whose.SELF)
                yield Measure(Quantity.AGE, value, of_whom, corrects=corrected is not None)
                is_asked = False


def durations(scenes: Sequence[Scene], spans: Sequence[Span]) -> Iterator[Measure]:
    """Yield how long the trouble has lasted, in days: a length of time in a clause that speaks of the pain itself.

    Of several the longest counts ("three weeks on Thursday"), unless one corrects another. If nothing says so, the time
    since it began counts ("two days ago I pulled my back").
    """
    lasting = list(_lasting(scenes, spans))
    corrects = any(measure.corrects for measure in lasting)
    yield from lasting if corrects else sorted(lasting, key=lambda measure: -measure.value)[:1]
    if not lasting:
        begun = [scene for scene in scenes if any(match.pattern.id == ONSET for match in scene.matches)]
        yield from (
            Measure(Quantity.DURATION, span.days)
            for scene in begun
            for span in spans
            if span.is_ago and scene.clause.start <= span.start < scene.clause.end
        )


def _lasting(scenes: Sequence[Scene], spans: Sequence[Span]) -> Iterator[Measure]:
    for scene in scenes:
        is_of_the_pain = any(match.pattern.id == Quantity.DURATION for match in scene.matches)
        for span in spans:
            if scene.clause.start <= span.start < scene.clause.end:
                is_stretch = is_of_the_pain and (not span.is_ago or scene.clause.has(Concept.SINCE))
                if is_stretch or span.corrects:
                    yield Measure(Quantity.DURATION, span.days, corrects=span.corrects)
