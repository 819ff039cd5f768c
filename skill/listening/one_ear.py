"""What one ear is enough for: complaints, the subjects asked about, remarks to the skill itself, and requests to it.

A mistake in these costs a question and no more, so the encoder alone may add them to what the grammar heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod

from skill.listening.acts import ERRANDS, OF_IT, Act
from skill.listening.bare_wishes import tells
from skill.listening.encoder.reading import ANSWERING, LIKELY, OFF_TOPIC, SURELY, WHY, Reading
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said
from skill.listening.when.said_time import Schedule

_ONLY_NAMED = 0.3
"""Below this chance, a complaint in a question or a request is only named ("is coffee bad for your back")."""

_IN_QUESTION = 0.4
"""From this chance on, a subject is believed in what is surely a question, where the grammar hears none."""

_MORE_THAN_SURE = 0.8
"""From this chance on, it is believed before a subject of which the grammar hears what is asked ("the causes")."""

_MUCH_ALIKE = 0.45
"""From this likeness on, a "why" asks about the subject whose examples it is worded like."""

_NEW = frozenset({Act.REMIND, Act.TIMER})

ASKED_BACK = frozenset({Act.LIST, Act.TIME_LEFT})
"""Errands that set and change nothing: what is asked for is only told."""

_IDLE = frozenset({Act.ANOTHER_QUESTION, Act.HURTS, Act.PAUSE, Act.RECONSIDER, Act.SIDE})
"""Acts that ask for nothing where a question goes with them ("hang on, is it bad")."""

_OF_A_MOVE = frozenset({Act.EASIER, Act.HURTS, Act.NEXT, Act.PREVIOUS, Act.RESUME})
"""Commands in an exercise. The words that give them are heard amid many remarks ("OK, she is calling")."""

_REQUESTS: Mapping[str, Act] = {
    "exercise": Act.EXERCISE,
    "repeat": Act.REPEAT,
    "slower": Act.SLOWER,
    "thanks": Act.THANKS,
    "why": Act.WHY,
}
"""What a person does, as the encoder names it -> the act that it counts for where nothing else was heard."""


def is_only_named(observation: Observation, reading: Reading, complaints: frozenset[str]) -> bool:
    """Whether a complaint, in a question or a request for an errand, is one that the encoder does not hear told.

    Where it only takes the words for one of these, it must hear nothing of the complaint ("too much, make it forty").
    """
    name, chance = observation.finding, reading.present.get(observation.finding, 0.0)
    is_unheard = (reading.surely_names and chance < _ONLY_NAMED) or (reading.likely_names and not chance)
    return name in complaints and is_unheard


def told_to_the_encoder(
    heard: Heard, reading: Reading, believed: Mapping[str, float], complaints: frozenset[str]
) -> Iterator[Observation]:
    """Yield what only the encoder hears told, of the findings that one ear is enough for.

    `believed` has for each of them the chance from which on the encoder is believed. A complaint opens the check, so it
    counts only where the grammar heard no other one. What is named in a question or in a request is not told.
    """
    if reading.surely_names:
        return
    in_doubt = {o.finding for o in heard.observations if o.said is Said.UNSURE and o.finding in complaints}
    mentioned = {o.finding for o in heard.observations} - in_doubt
    complains = not complaints.isdisjoint(mentioned) or heard.answer is not None
    told = [
        name
        for name, chance in reading.present.items()
        if name in believed
        and chance >= believed[name]
        and not (name in mentioned or (complains and name in complaints))
    ]
    if not (complains or complaints.intersection(told)):
        told += _some_complaint(reading, believed, complaints)
    yield from (Observation(name, Said.PRESENT) for name in told)


def _some_complaint(reading: Reading, believed: Mapping[str, float], complaints: frozenset[str]) -> Iterator[str]:
    """Yield the likeliest complaint, where it is certain enough that there is some one, though not which it is."""
    chances = {name: chance for name, chance in reading.present.items() if name in complaints and name in believed}
    likeliest = max(chances, key=chances.__getitem__, default="")
    none = prod(1 - chance for chance in chances.values())
    if likeliest and chances[likeliest] >= LIKELY and 1 - none >= believed[likeliest] and reading.surely_tells:
        yield likeliest


def is_asked(heard: Heard, reading: Reading) -> bool:
    """Whether the words ask: the encoder is sure, or finds it likely where the grammar hears a question, no request."""
    is_likely = reading.likely_asks and heard.asks and heard.acts <= _IDLE | {Act.FOLLOW_UP}
    return reading.surely_asks or reading.asks_within or is_likely


def is_believed(heard: Heard, reading: Reading, threshold: float) -> bool:
    """Whether the encoder's subject is believed in a question: it is likely enough, or the grammar hears none."""
    chance = threshold if heard.topics else min(threshold, _IN_QUESTION)
    return bool(reading.subject) and is_asked(heard, reading) and reading.topic_chance >= chance


def asks_the_unknown(heard: Heard, reading: Reading) -> bool:
    """Whether the words are likely a question, and nothing else was heard in them but what asks for nothing.

    A no may stand before a question ("no nothing like that, can I still row").
    """
    is_likely = reading.likely_asks or reading.asks_within
    answer = None if reading.asks_within and heard.answer is Answer.NO else heard.answer
    return is_likely and replace(heard, acts=heard.acts - _IDLE, answer=answer).is_empty


def with_asked(heard: Heard, reading: Reading, threshold: float, *, is_pending: bool) -> Heard:
    """Return `heard` with the subject, the remark or the request that the encoder hears.

    `threshold` is the chance from which on it is believed about what is said; `is_pending` says that a question of the
    check waits for an answer.

    In what is surely a question it is believed before the grammar: it reads the question whole ("which way should I lie
    in bed" is about sleep, not about rest in bed). A remark to the skill ("he's dialling now") and a request ("what has
    that to do with my back") count where no command, no subject and no answer was heard.
    """
    if heard.lent:
        return heard  # an errand that the words were read again for
    is_sure = reading.topic_chance >= threshold
    if _only_tells(heard, reading):
        heard = replace(heard, topics=(), told_about=heard.topics)  # "it eases when I lie flat" asks nothing
    if reading.subject and reading.topic_chance >= _MORE_THAN_SURE and (asked_back := _asked_back(heard, reading)):
        # "Why me" asks about itself, unlike "why do you ask", which asks about what the skill said.
        return replace(heard, topics=(reading.subject,), acts=heard.acts - asked_back)
    if reading.subject:
        return _about(heard, reading, is_sure=is_sure)
    is_of_it = heard.is_pointed or bool(heard.schedule.shift)  # "cancel that one", "make it an hour later"
    if reading.act == reading.request == WHY and not heard.tells and heard.acts <= {Act.MEANING}:
        return _lent(replace(heard, topics=()), Act.WHY)  # "what are you asking me that for"
    if heard.topics or heard.chat or is_of_it or (is_pending and heard.answer is not None):
        return heard
    if reading.remark and is_sure and heard.acts <= _OF_A_MOVE:
        return replace(heard, chat=(reading.remark,))
    if heard.acts:
        return heard
    if reading.request and is_sure and reading.request not in ERRANDS:
        return _lent(heard, Act(reading.request))
    is_request = heard.is_empty and reading.act_chance >= SURELY and reading.act in _REQUESTS
    return _lent(heard, _REQUESTS[reading.act]) if is_request else heard


def _only_tells(heard: Heard, reading: Reading) -> bool:
    """Whether the words tell, and ask nothing of what the grammar heard named.

    Where that is only likely, they must be worded like what is asked of something else ("my eyes are sore").
    """
    if heard.asks or heard.is_name:
        return False
    is_likely = reading.act in ANSWERING and reading.act_chance >= LIKELY and not reading.topic
    return reading.surely_tells or (is_likely and bool(reading.alike) and reading.alike not in heard.topics)


def _asked_back(heard: Heard, reading: Reading) -> frozenset[Act]:
    """Return the acts of the words that ask for a reason or a meaning, if they do nothing else."""
    is_alike = reading.alike == reading.subject and reading.likeness >= _MUCH_ALIKE  # a bare "why" is a little like all
    if (reading.act == WHY and is_alike) or (Act.MEANING in heard.acts and not heard.topics):
        return heard.acts & {Act.WHY, Act.WHY_SAID, Act.MEANING}
    return frozenset()


def _lent(heard: Heard, act: Act) -> Heard:
    return replace(heard, acts=frozenset({act}), lent=frozenset({act}))


def lent_errand(heard: Heard, reading: Reading, threshold: float) -> Act | None:
    """Return the errand that the words ask for by the encoder, where that is believed; else None.

    `threshold` is the chance from which on it is believed where the grammar hears nothing else. The grammar's own
    errand stands, but for one: "list timers" and "take away the reminder" name what they are about, and ask for no new
    one.
    """
    errand = reading.errand or _of_a_timer(heard, reading) or _likely(heard, reading, threshold)
    if not errand:
        return None
    own = heard.acts & (ERRANDS | OF_IT)
    if own == {Act.CHANGE_IT} and errand == Act.CHANGE:
        return Act.CHANGE  # "change it to weekdays", of one that was set some other day
    return None if errand in own or not own <= _NEW or (own and errand in _NEW) else Act(errand)


def _of_a_timer(heard: Heard, reading: Reading) -> str:
    """Return what is likely asked of a timer that runs ("kill the ice timer"). Of a new one, the length is said."""
    said = heard.schedule
    is_new = Act.TIMER not in heard.acts or bool(said.length or said.in_seconds or said.number)
    return reading.likely_errand if not is_new and reading.likely_errand in (Act.CANCEL, Act.TIME_LEFT) else ""


def _likely(heard: Heard, reading: Reading, threshold: float) -> str:
    """Return the errand that the encoder hears without being sure, where the grammar's hearing points the same way.

    It does if it read a time, for a timer a length of time ("put one on for four"), or nothing at all where the words
    only ask what is set.
    """
    if (
        reading.request in ERRANDS
        and reading.topic_chance >= threshold
        and not (heard.acts or heard.topics or heard.chat)
    ):
        return reading.request
    likely, said = reading.likely_errand, heard.schedule
    is_long = bool(said.length or said.in_seconds)
    is_timed = said != Schedule() and not tells(heard, reading)
    if is_timed and likely and Act.ONE_FOR in heard.acts and not heard.topics:
        return Act.REMIND  # "set something for nine"
    if is_timed and (said.without or said.adds) and reading.act == Act.CHANGE:
        return Act.CHANGE  # "drop the Mondays"
    is_timed = is_timed and (is_long or likely != Act.TIMER)
    is_surest = reading.request == Act.TIME_LEFT and reading.topic_chance >= LIKELY  # "how long is left on the ice"
    is_free = not (heard.observations or heard.chat) and (is_surest or not heard.topics)
    return likely if is_timed or (is_free and likely in ASKED_BACK) else ""


def _about(heard: Heard, reading: Reading, *, is_sure: bool) -> Heard:
    """Return `heard` as asking about the encoder's subject, where that is believed."""
    if is_asked(heard, reading):
        # "How long does it last" is asked of the subject before; "is it bad to have a fever with it" names its own.
        is_of_its_own = bool(heard.named) and reading.topic_chance >= _MORE_THAN_SURE
        is_about_that = Act.FOLLOW_UP in heard.acts and not is_of_its_own
        is_told_apart = heard.is_name or bool(heard.topics and heard.aspects and reading.topic_chance < _MORE_THAN_SURE)
        is_heard = (is_sure and not is_told_apart) or (not heard.topics and reading.topic_chance >= _IN_QUESTION)
        if is_heard and is_about_that:
            return replace(heard, or_about=reading.subject)
        return replace(heard, topics=(reading.subject,)) if is_heard else heard
    is_told = reading.act in ANSWERING  # "my back hurts when I stand up" asks nothing
    is_more_than_sure = (
        reading.likely_asks or reading.act == OFF_TOPIC
    ) and reading.topic_chance >= _MORE_THAN_SURE  # "can you play some music"
    is_free = not (heard.acts - _IDLE or heard.answer or is_told) and (is_more_than_sure or not heard.topics)
    return replace(heard, topics=(reading.subject,)) if is_sure and is_free else heard
