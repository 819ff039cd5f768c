"""Matches -> observations: what is told of whom, how surely and of when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.matching import Match
from skill.listening.grammar.meaning import meant_by
from skill.listening.grammar.owner import bearer, is_of_a_thing
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.stance import disowned_before, is_meant
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import is_doubted
from skill.listening.said import Observation, Said, When, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_WORST_FIRST = (Said.PRESENT, Said.UNSURE, Said.DENIED)
_NEAREST_FIRST = (When.NOW, When.UNSTATED, When.LONG_STANDING, When.PAST, When.RULED_OUT)


def observations_in(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> tuple[Observation, ...]:
    """One observation for each finding and person. `people` are those named who are not only likened to."""
    return _merged(_observations(scenes, people, lexicon))


def _observations(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> Iterable[Observation]:
    person = Whose.SELF
    disowned = disowned_before(scenes, lexicon)
    finding = Kind.FINDING
    for number, scene in enumerate(scenes):
        for match in scene.matches:
            if match.pattern.kind is not finding or _is_outdone(match, scene.matches):
                continue
            named = bearer(scene.clause, match, people, lexicon)
            person = named or person
            said = match.said
            if said is Said.DENIED:
                meant = meant_by(scenes, number, match, lexicon)
                if meant is None:
                    continue
                said = meant
            is_real = is_meant(scene, match, named, is_disowned=number < disowned, lexicon=lexicon)
            if said is Said.PRESENT and (not is_real or _is_in_question(scene, match, lexicon)):
                said = Said.UNSURE
            when = scene.time.when
            if person is not Whose.SELF and when is When.UNSTATED and _is_a_story(scene.clause, match.at, lexicon):
                when = When.PAST
            yield Observation(match.pattern.id, said, person, when, scene.time.days)


def _is_a_story(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether what is said at word `at` hangs on a verb of the past ("my friend was numb"), with no verb between."""
    told = [tag for tag in clause.tags if tag.concept == Concept.TOLD_AS_PAST and tag.end <= at]
    return bool(told) and not any(word in lexicon.verbs for word in clause.words[told[-1].end : at])


def _is_outdone(match: Match, matches: Sequence[Match]) -> bool:
    """Whether a mere mention ("breathe") is part of what was said in full of the same finding ("I breathe fine")."""
    return match.pattern.said is Said.UNSURE and any(
        other.pattern.id == match.pattern.id
        and other.pattern.said is not Said.UNSURE
        and {*match.reading, *match.borrowed} < {*other.reading, *other.borrowed}
        for other in matches
    )


def _is_in_question(scene: Scene, match: Match, lexicon: Lexicon) -> bool:
    """Whether what is said may not hold of a person at all: it is asked or wondered about, or said of a thing."""
    words = {(tag.start, tag.end) for tag in match.reading}
    topics = [other for other in scene.matches if other.pattern.kind is Kind.TOPIC]
    # What hangs on something named before is asked about only if the topic hangs on such too.
    is_asked_about = any(
        words <= {(tag.start, tag.end) for tag in topic.reading} and (topic.borrowed or not match.borrowed)
        for topic in topics
    )
    is_in_doubt = is_asked_about or is_doubted(scene.clause, match.reading) or _is_for_the_speaker(scene, lexicon)
    return is_in_doubt or is_of_a_thing(scene.clause, match.at, lexicon)


def _is_for_the_speaker(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the skill itself is asked or told to do something: "what do you call a bad fall", "define very ill"."""
    grammar, words = lexicon.grammar, scene.words
    is_command = words[0] in grammar.commands and grammar.speaker.isdisjoint(words)
    return is_command or (asks(words, lexicon) and not grammar.second.isdisjoint(words))


def _merged(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One observation for each finding and person: the most worrying word, the nearest time."""
    merged: dict[tuple[str, Whose], Observation] = {}
    for new in observations:
        known = merged.get((new.finding, new.whose))
        if known is not None and _rank(new) >= _rank(known):
            continue
        is_undated = new.days_ago is None and known is not None and known.days_ago is not None
        merged[new.finding, new.whose] = replace(new, days_ago=known.days_ago) if known and is_undated else new
    return tuple(merged.values())


def _rank(observation: Observation) -> tuple[int, int]:
    return _WORST_FIRST.index(observation.said), _NEAREST_FIRST.index(observation.when)
