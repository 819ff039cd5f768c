"""Matches -> observations: what is told of whom, how surely and of when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import places_of
from skill.listening.grammar.matching import Match
from skill.listening.grammar.meaning import meant_by
from skill.listening.grammar.owner import bearer, thing_of
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.stance import disowned_before, unmeant
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import doubt_of
from skill.listening.said import Observation, Said, When, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_WORST_FIRST = (Said.PRESENT, Said.UNSURE, Said.DENIED)
_NEAREST_FIRST = (When.NOW, When.UNSTATED, When.LONG_STANDING, When.PAST, When.RULED_OUT)


class Judgement(NamedTuple):
    """What one match of a finding comes to: an observation, or None; and the cue that made it so, if there was one."""

    match: Match
    observation: Observation | None
    cue: Cue | None


def observations_in(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> tuple[Observation, ...]:
    """One observation for each finding and person. `people` are those named who are not only likened to."""
    return _merged(o for _, o, _ in judgements(scenes, people, lexicon) if o is not None)


def judgements(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> Iterator[Judgement]:
    """Yield what each match of a finding comes to, in the order in which the matches stand in `scenes`."""
    person = Whose.SELF
    disowned = disowned_before(scenes, lexicon)
    finding = Kind.FINDING
    for number, scene in enumerate(scenes):
        for match in scene.matches:
            if match.pattern.kind is not finding:
                continue
            cue = _fuller(match, scene.matches)
            if cue is not None:
                yield Judgement(match, None, cue)
                continue
            named = bearer(scene.clause, match, people, lexicon)
            person = named or person
            said: Said | None = match.said
            if said is Said.DENIED:
                said, cue = meant_by(scenes, number, match, lexicon)
            if said is None:
                yield Judgement(match, None, cue)
                continue
            if said is Said.PRESENT:
                disowning = scenes[disowned].clause if number < disowned else None
                doubt = unmeant(scene, match, named, disowning, lexicon) or _in_question(scene, match, lexicon)
                said, cue = (said, cue) if doubt is None else (Said.UNSURE, doubt)
            when = scene.time.when
            if person is not Whose.SELF and when is When.UNSTATED and _is_a_story(scene.clause, match.at, lexicon):
                when = When.PAST
            yield Judgement(match, Observation(match.pattern.id, said, person, when, scene.time.days), cue)


def _is_a_story(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether what is said at word `at` hangs on a verb of the past ("my friend was numb"), with no verb between."""
    told = [tag for tag in clause.tags if tag.concept == Concept.TOLD_AS_PAST and tag.end <= at]
    return bool(told) and not any(word in lexicon.verbs for word in clause.words[told[-1].end : at])


def _fuller(match: Match, matches: Sequence[Match]) -> Cue | None:
    """Return what is said in full ("I breathe fine") of the finding that a match only mentions ("breathe"), or None."""
    if match.pattern.said is not Said.UNSURE:
        return None
    for other in matches:
        is_full = other.pattern.id == match.pattern.id and other.pattern.said is not Said.UNSURE
        if is_full and {*match.reading, *match.borrowed} < {*other.reading, *other.borrowed}:
            return _cue_of(CueKind.FULLER, other)
    return None


def _in_question(scene: Scene, match: Match, lexicon: Lexicon) -> Cue | None:
    """Return why what is said may not be true of a person at all: it is asked about, wondered, or said of a thing."""
    words = {(tag.start, tag.end) for tag in match.reading}
    topics = [other for other in scene.matches if other.pattern.kind is Kind.TOPIC]
    for topic in topics:
        # What hangs on something named before is asked about only if the topic hangs on such too.
        hangs_alike = topic.borrowed or not match.borrowed
        if hangs_alike and words <= {(tag.start, tag.end) for tag in topic.reading}:
            return _cue_of(CueKind.ASKED_ABOUT, topic)
    doubt = doubt_of(scene.clause, match.reading)
    if doubt is None and _is_for_the_speaker(scene, lexicon):
        doubt = Cue(CueKind.TO_THE_SKILL, scene.clause.start, scene.clause.end)
    return doubt or thing_of(scene.clause, match.at, lexicon)


def _cue_of(kind: CueKind, match: Match) -> Cue:
    """Return a cue of all words from the first to the last of a match."""
    places = places_of(match.reading)
    return Cue(kind, min(places), max(places) + 1)


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
