"""Puts together what the two ears heard of one utterance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skill.listening.agreement import Opinion, SecondOpinion
from skill.listening.borne_out import borne_out, with_borne_out
from skill.listening.dangers_heard import FAINT_HINT, counted, opinion_on, verdicts_on
from skill.listening.encoder.reading import Means, Reading
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.heard import Heard
from skill.listening.one_ear import asks_the_unknown, is_only_named, told_to_the_encoder, with_asked
from skill.listening.said import Observation, Said, Whose

_LIKELY = 0.5
"""The chance from which the encoder, too, hears what is told beside a no, or what reassures."""

_FEW = 10
"""No more words than these are left to the grammar, since the encoder has no hint of plain lines that the articles have
("my back pain won't go away", "I hurt my back playing football"). The grammar errs in few words as in many: once the
encoder has learnt such lines, this may go."""

_HINT = 0.3
"""Below this chance, the encoder has no hint of a lesser trouble that the grammar hears; of a medicine or a pregnancy,
`FAINT_HINT` is enough. Of 58 lesser troubles that the grammar heard with less, 52 were not told, and of 44 reassurances
that the encoder heard with less than `_LIKELY`, 38 (the development set, and three sets that were used)."""


def combined(heard: Heard, reading: Reading, hearable: Hearable, thresholds: Thresholds, question: str = "") -> Heard:
    """Return what counts of an utterance: `heard` by the grammar and `reading` by the encoder.

    `question` is the id of the pending question, or empty. A yes to it counts as hearing what it asks about.
    """
    if not (hearable.foreign.isdisjoint(heard.chat) or heard.observations):  # "namaste, my back hurts" is English
        reading = Reading()
    before = {observation.finding for observation in heard.observations}
    asked = hearable.asked.get(question, frozenset())
    heard = replace(
        heard, observations=tuple(_weighed(heard, reading, hearable, thresholds, asked, is_reply=bool(question)))
    )
    means = _means(reading, thresholds)
    verdicts = verdicts_on(heard, reading, hearable, thresholds, means, asked)
    further = borne_out(heard, verdicts, reading, hearable, thresholds)
    verdicts = with_borne_out(verdicts, further)
    observations = (*(o for o in heard.observations if o.finding not in further), *further.values())
    told = [o for o in observations if not is_only_named(o, reading, hearable.complaints)]
    if means is Means.NO:  # "no change", asked about the bladder, says nothing of the pain
        aside = hearable.lesser | hearable.doubted
        told = [o for o in told if o.finding not in aside or reading.present.get(o.finding, 0.0) >= _LIKELY]
    counting = [done for observation in told for done in counted(observation, verdicts, hearable)]
    opening = frozenset() if question else hearable.complaints
    believed = dict.fromkeys(opening, thresholds.complaint) | dict.fromkeys(hearable.lesser, thresholds.lesser)
    believed |= dict.fromkeys(hearable.unasked, thresholds.mentioned)
    added = told_to_the_encoder(heard, reading, believed, hearable.complaints)
    is_certain = means is not None and reading.likeliest[1] >= thresholds.certain
    second = SecondOpinion(reading, verdicts, means, question, is_certain=is_certain)
    heard = with_asked(heard, reading, thresholds.topic, is_pending=bool(question))
    heard = replace(heard, observations=(*counting, *added))
    return replace(
        heard,
        only_named=frozenset(before - {observation.finding for observation in heard.observations}),
        suspected=next(iter(second.alone), ""),
        asks_the_unknown=asks_the_unknown(heard, reading) and not second.alone,
        second=second,
    )


def _weighed(
    heard: Heard,
    reading: Reading,
    hearable: Hearable,
    thresholds: Thresholds,
    asked: frozenset[str],
    *,
    is_reply: bool,
) -> Iterator[Observation]:
    """Yield what the grammar heard, without what the encoder, which read the same words, has no hint of.

    A danger that is only mentioned ("my back's killing me", of the worst pain ever) is passed over then, and where the
    encoder hears it denied ("I can breathe okay"). So is what a question only names. Unless the pending question asks
    about it (`asked`), so is a lesser trouble ("the seat's been knackered for years"), and what reassures ("it hurts",
    of walking) if the encoder does not hear it as well. A medicine or a pregnancy is asked about then.
    Where the encoder is all but certain of a danger that is mentioned, it is told ("and then I just leaked"). One that
    the grammar hears of an animal is asked about then, for the encoder hears it of the patient.
    """
    for observation in heard.observations:
        name = observation.finding
        is_named = observation.said is Said.UNSURE and reading.surely_names
        is_wondered = is_named and name not in hearable.wondered  # "can that leave you numb"
        is_mention = observation.is_mentioned and name in hearable.dangers
        is_told = observation.said is Said.PRESENT and name not in asked and not reading.is_nothing
        chance = reading.present.get(name, 0.0)
        if is_told and chance < _needed(name, heard, reading, hearable, is_reply=is_reply):
            if name in hearable.states:
                yield replace(observation, said=Said.UNSURE)
            continue
        is_reassuring = observation.said is Said.PRESENT and name in hearable.doubted
        is_weak = is_mention or is_reassuring or is_wondered
        is_certain = reading.present.get(name, 0.0) >= thresholds.mentioned and not reading.surely_asks
        least = _LIKELY if is_mention and reading.surely_names else 0.0  # "remind me to air the room"
        is_hinted = reading.is_nothing or reading.present.get(name, -1.0) >= least or name in reading.denied
        is_denied = opinion_on(name, Said.UNSURE, reading, thresholds) is Opinion.DENIED
        if is_mention and is_certain:
            yield replace(observation, said=Said.PRESENT)
        elif observation.whose is Whose.ANIMAL and is_certain and name in hearable.dangers:
            yield replace(observation, whose=Whose.SELF, said=Said.UNSURE)  # "hello my duck, my leg's rock hard"
        elif not is_weak or (is_hinted and not (is_mention and is_denied)):
            yield observation


def _needed(name: str, heard: Heard, reading: Reading, hearable: Hearable, *, is_reply: bool) -> float:
    """Return the chance with which the encoder must hear what the grammar hears told, if it is no danger of today's.

    A complaint is often named beside an answer, and seldom told by it: of 25 that the grammar heard in a reply without
    a hint of the encoder ("legs are fine"), one was (the development set).
    A state may follow from a danger that it hears ("my waters broke" tells of a pregnancy).
    """
    if heard.words > _FEW and name in hearable.reassuring:
        return _LIKELY
    if heard.words > _FEW and name in hearable.lesser:
        return _HINT
    if name in hearable.complaints and is_reply:
        return FAINT_HINT
    is_implied = any(chance >= _LIKELY and other in hearable.dangers for other, chance in reading.present.items())
    return FAINT_HINT if name in hearable.states and not is_implied else 0.0


def _means(reading: Reading, thresholds: Thresholds) -> Means | None:
    if not reading.means:
        return None
    if not reading.may_answer:
        return Means.NO_ANSWER
    likeliest, chance = reading.likeliest
    return likeliest if chance >= thresholds.means[likeliest] else None
