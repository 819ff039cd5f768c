"""Puts together what the two ears heard of one utterance, by the comparator in `agreement`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from skill.listening.agreement import Opinion, SecondOpinion, Verdict, verdict_on
from skill.listening.encoder.reading import Means, Reading
from skill.listening.one_ear import is_only_named, told_to_the_encoder, with_asked
from skill.listening.said import Heard, Observation, Said, When

_WORST_FIRST = (Said.PRESENT, Said.UNSURE, Said.DENIED)

_OVER = frozenset({When.PAST, When.LONG_STANDING, When.RULED_OUT})
"""Times at which a danger does not count as told: whether it is there now, the second ear may hear otherwise."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which chance on the encoder is believed. They are chosen on the development set (training/MODEL.md)."""

    present: float
    """It hears a danger that the grammar heard as well."""
    alone: Mapping[str, float]
    """It hears a danger that the grammar did not hear; by finding."""
    denied: float
    complaint: float
    """It hears a complaint by itself, which only opens the check."""
    lesser: float
    """It hears by itself what is neither a danger nor a complaint."""
    mentioned: float
    """It hears a danger told that the grammar heard mentioned, and nothing against it: then both heard it."""
    means: Mapping[str, float]
    """It takes a reply for what it most likely means; by that meaning."""
    topic: float

    @classmethod
    def read(cls, description: Mapping[str, Any]) -> Thresholds:
        """Return the thresholds in the encoder's description."""
        return cls(**description["thresholds"])


@dataclass(frozen=True, slots=True)
class Hearable:
    """What the findings are to the comparator. Listening itself knows no medicine."""

    dangers: frozenset[str]
    """Findings that both ears must hear."""
    complaints: frozenset[str]
    """What people come with. Either ear is enough."""
    background: frozenset[str] = frozenset()
    """Dangers that never warn by themselves, for they only weigh others: illnesses, medicines, a pregnancy. Where the
    grammar alone hears one told, it counts; to be denied, it takes both ears too."""
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Question id -> the findings that it asks about."""
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A danger -> others that the same question of the gate asks about. Where the grammar hears one of them told and
    the encoder another, both heard what that question is there to find."""
    foreign: frozenset[str] = frozenset()
    """What the grammar hears of another language, which the encoder does not understand."""
    asked_anyway: frozenset[str] = frozenset()
    """Dangers that everybody is asked about. Where words only mention one, and the encoder hears no hint of it, it
    waits for its turn. Any other is asked about next."""
    lesser: frozenset[str] = frozenset()
    """What is neither a danger nor a complaint, and no reassurance. Either ear is enough."""
    suspected: frozenset[str] = frozenset()
    """What is asked about only because the person's words sounded like it. To deny it takes a plain no."""
    unasked: frozenset[str] = frozenset()
    """Dangers that lead to no warning and that nobody is asked about: told where the encoder is all but certain."""


def combined(heard: Heard, reading: Reading, hearable: Hearable, thresholds: Thresholds, question: str = "") -> Heard:
    """Return what counts of an utterance: `heard` by the grammar and `reading` by the encoder.

    `question` is the id of the pending question, or empty. A yes to it counts as hearing what it asks about.
    """
    if not hearable.foreign.isdisjoint(heard.chat):
        reading = Reading()
    heard = replace(heard, observations=tuple(_weighed(heard, reading, hearable, thresholds)))
    told, means = _told(heard), _means(reading, thresholds)
    asked = hearable.asked.get(question, frozenset()) if means in (Means.YES, Means.PARTLY) else frozenset()
    verdicts = {
        name: (said, opinion, verdict_on(said, opinion))
        for name in sorted(hearable.dangers & (told.keys() | reading.present.keys() | reading.denied.keys()))
        if (said := told.get(name)) or name in reading.present or name in reading.denied
        for opinion in (
            Opinion.PRESENT
            if (said and name in asked) or (said is Said.PRESENT and _hears_kin(name, reading, hearable, thresholds))
            else _opinion(name, said, reading, thresholds),
        )
    }
    told_of = [o for o in heard.observations if not is_only_named(o, reading, hearable.complaints)]
    observations = tuple(counted for observation in told_of for counted in _counted(observation, verdicts, hearable))
    opening = frozenset() if question else hearable.complaints
    believed = dict.fromkeys(opening, thresholds.complaint) | dict.fromkeys(hearable.lesser, thresholds.lesser)
    believed |= dict.fromkeys(hearable.unasked, thresholds.mentioned)
    added = told_to_the_encoder(heard, reading, believed, hearable.complaints)
    is_certain = means is not None and reading.likeliest[1] >= thresholds.mentioned
    second = SecondOpinion(reading, verdicts, means, question, is_certain=is_certain)
    heard = with_asked(heard, reading, thresholds.topic, is_pending=bool(question))
    heard = replace(heard, observations=(*observations, *added))
    return replace(
        heard,
        suspected=next(iter(second.alone), ""),
        asks_the_unknown=reading.surely_asks and heard.is_empty and not second.alone,
        second=second,
    )


def _hears_kin(name: str, reading: Reading, hearable: Hearable, thresholds: Thresholds) -> bool:
    """Whether the encoder hears a danger told that is of one kind with this one."""
    kin = hearable.kin.get(name, frozenset())
    return any(_opinion(other, Said.PRESENT, reading, thresholds) is Opinion.PRESENT for other in kin)


def _weighed(heard: Heard, reading: Reading, hearable: Hearable, thresholds: Thresholds) -> Iterator[Observation]:
    """Yield what the grammar heard, with each danger that it only heard mentioned weighed by what the encoder hears.

    Where the encoder is all but certain that it is told, the mention is the grammar's hearing of it ("and then I just
    leaked"). Where it hears it denied ("I can breathe okay"), and where it hears no hint of a danger that everybody is
    asked about, the mention is passed over.
    """
    for observation in heard.observations:
        name = observation.finding
        is_mere = observation.is_mentioned and name in hearable.dangers
        is_hinted = name in reading.present or name in reading.denied
        waits = name in hearable.asked_anyway or name in heard.amid  # of what to be reminded of, it tells nothing
        if is_mere and not reading.surely_asks and reading.present.get(name, 0.0) >= thresholds.mentioned:
            yield replace(observation, said=Said.PRESENT)
        elif is_mere and _opinion(name, Said.UNSURE, reading, thresholds) is Opinion.DENIED:
            continue
        elif is_hinted or not is_mere or not waits:
            yield observation


def _told(heard: Heard) -> dict[str, Said]:
    """Return how the grammar heard each finding that is not over, at its worst. What is only guessed is in doubt."""
    told: dict[str, Said] = {}
    for observation in heard.observations:
        if observation.when not in _OVER or observation.said is Said.DENIED:
            said = Said.UNSURE if observation.is_guessed else observation.said
            told[observation.finding] = min(told.get(observation.finding, said), said, key=_WORST_FIRST.index)
    return told


def _opinion(name: str, said: Said | None, reading: Reading, thresholds: Thresholds) -> Opinion:
    present, denied = reading.present.get(name, 0.0), reading.denied.get(name, 0.0)
    needed = thresholds.present if said is not None else thresholds.alone.get(name, 1.0)
    if present >= needed and present >= denied:
        return Opinion.PRESENT
    return Opinion.DENIED if denied >= thresholds.denied and present < denied / 2 else Opinion.NEITHER


def _counted(
    observation: Observation, verdicts: Mapping[str, tuple[Said | None, Opinion, Verdict]], hearable: Hearable
) -> Iterator[Observation]:
    """Yield the observation as it counts; nothing if it counts for nothing."""
    if observation.finding not in hearable.dangers or observation.finding not in verdicts:
        yield observation
        return
    verdict = verdicts[observation.finding][-1]
    if observation.said is Said.DENIED:
        if verdict is Verdict.DENIED:
            yield observation
        elif verdict is Verdict.ASK:
            yield replace(observation, said=Said.UNSURE)
    elif observation.when in _OVER or verdict is Verdict.PRESENT or observation.finding in hearable.background:
        yield observation
    else:
        yield replace(observation, said=Said.UNSURE)


def _means(reading: Reading, thresholds: Thresholds) -> Means | None:
    if not reading.means:
        return None
    if not reading.may_answer:
        return Means.NO_ANSWER
    likeliest, chance = reading.likeliest
    return likeliest if chance >= thresholds.means[likeliest] else None
