"""What counts of each danger, given what each ear heard of it: the comparator of `agreement`, applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from skill.listening.agreement import Opinion, Verdict, verdict_on
from skill.listening.encoder.reading import Means, Reading
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.heard import Heard
from skill.listening.said import Observation, Said, When

Verdicts = Mapping[str, tuple[Said | None, Opinion, Verdict]]
"""Danger id -> what the grammar heard of it (None: nothing), what the encoder heard, and what counts."""

_WORST_FIRST = (Said.PRESENT, Said.UNSURE, Said.DENIED)

FAINT_HINT = 0.1
"""Below this chance, the encoder has no hint of a finding."""

_REASSURED = 0.7
"""The chance from which something that reassures about a danger puts it in doubt."""

_EVEN_SO = 0.9
"""The chance from which a danger is told even by words that mean a no to the question about it."""

OVER = frozenset({When.PAST, When.LONG_STANDING, When.RULED_OUT})
"""Times at which a danger does not count as told: whether it is there now, the second ear may hear otherwise."""


def verdicts_on(
    heard: Heard,
    reading: Reading,
    hearable: Hearable,
    thresholds: Thresholds,
    means: Means | None,
    asked: frozenset[str],
) -> Verdicts:
    """Return the verdict on every danger that either ear heard.

    `asked` holds what the pending question asks about, and `means` what the words mean as a reply to it, as far as the
    encoder is sure. By a yes it has heard what is asked, unless it hears that denied. What it takes for a doubt
    ("haven't been since this morning, so no idea") tells nothing of that for certain, nor does what it takes for a no
    ("I was puffing, but from digging"), unless it is all but sure of what is told. What nobody can be asked about is
    passed over where the grammar alone hears it ("fit as a fiddle", of swollen legs).
    """
    told = _told(heard)
    verdicts: dict[str, tuple[Said | None, Opinion, Verdict]] = {}
    for name in sorted(hearable.dangers & (told.keys() | reading.present.keys() | reading.denied.keys())):
        said = told.get(name)
        is_yes = said and name in asked and means in (Means.YES, Means.PARTLY)
        is_denied = opinion_on(name, said, reading, thresholds) is Opinion.DENIED  # "not there, it's my little toe"
        is_heard = (is_yes and not is_denied) or (
            said is Said.PRESENT and _hears_kin(name, reading, hearable, thresholds)
        )
        is_hardly = name in asked and means is Means.NO and reading.present.get(name, 0.0) < _EVEN_SO
        is_unsure = name in asked and means is Means.UNSURE
        if said is Said.PRESENT and (is_unsure or is_reassured(name, heard, reading, hearable)):
            said = Said.UNSURE
        opinion = Opinion.PRESENT if is_heard else opinion_on(name, said, reading, thresholds)
        if is_hardly and opinion is Opinion.PRESENT:
            opinion = Opinion.NEITHER
        verdict = verdict_on(said, opinion)
        if said is Said.PRESENT and verdict is Verdict.ASK and _is_asked_in_vain(name, reading, hearable):
            verdict = Verdict.UNKNOWN
        verdicts[name] = said, opinion, verdict
    return verdicts


def _is_asked_in_vain(name: str, reading: Reading, hearable: Hearable) -> bool:
    """Whether a doubt would lead nowhere: no question is about the danger, and the encoder has no hint of it."""
    has_no_hint = reading.present.get(name, 0.0) < FAINT_HINT and not reading.is_nothing
    return name in hearable.without_question and has_no_hint


def counted(observation: Observation, verdicts: Verdicts, hearable: Hearable) -> Iterator[Observation]:
    """Yield what the grammar heard as it counts after the verdict; nothing if it counts for nothing."""
    name = observation.finding
    if name not in verdicts:
        yield observation
        return
    _, opinion, verdict = verdicts[name]
    is_weighing = name in hearable.background and opinion is not Opinion.DENIED  # "pregnant, an old bricklayer, no"
    if observation.said is Said.DENIED:
        if verdict is Verdict.DENIED:
            yield observation
        elif verdict is Verdict.ASK:
            yield replace(observation, said=Said.UNSURE)
    elif observation.when in OVER or verdict is Verdict.PRESENT or is_weighing:
        yield observation
    elif verdict is Verdict.ASK:
        yield replace(observation, said=Said.UNSURE)


def opinion_on(name: str, said: Said | None, reading: Reading, thresholds: Thresholds) -> Opinion:
    """Return what the encoder thinks of a finding that the grammar heard as `said` (None: not at all)."""
    present, denied = reading.present.get(name, 0.0), reading.denied.get(name, 0.0)
    needed = thresholds.present if said is not None else thresholds.alone.get(name, 1.0)
    if present >= needed and present >= denied:
        return Opinion.PRESENT
    return Opinion.DENIED if denied >= thresholds.denied and present < denied / 2 else Opinion.NEITHER


def _hears_kin(name: str, reading: Reading, hearable: Hearable, thresholds: Thresholds) -> bool:
    """Whether the encoder hears a danger told that is of one kind with this one."""
    kin = hearable.kin.get(name, frozenset())
    return any(opinion_on(other, Said.PRESENT, reading, thresholds) is Opinion.PRESENT for other in kin)


def is_reassured(name: str, heard: Heard, reading: Reading, hearable: Hearable) -> bool:
    """Whether the encoder hears something that reassures about a danger, and the grammar is deaf to it.

    A danger that is then told in the same breath must not warn before it was asked about ("I leak when I sneeze, but
    I have since the birth"). It reassures nobody: for that, the question must be answered.
    """
    known = {observation.finding for observation in heard.observations}
    reassuring = hearable.held_by.get(name, frozenset()) - known
    return any(reading.present.get(other, 0.0) >= _REASSURED for other in reassuring)


def _told(heard: Heard) -> dict[str, Said]:
    """Return how the grammar heard each finding that is not over, at its worst. What is only guessed is in doubt."""
    told: dict[str, Said] = {}
    for observation in heard.observations:
        if observation.when not in OVER or observation.said is Said.DENIED:
            said = Said.UNSURE if observation.is_guessed else observation.said
            told[observation.finding] = min(told.get(observation.finding, said), said, key=_WORST_FIRST.index)
    return told
