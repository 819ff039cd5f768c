"""The first ear: turns one utterance into what was heard, by the grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.listening.acts import Act
from skill.listening.analysis import Analysis, analyse
from skill.listening.errands import NEW, as_errand, asking_in, in_reply, with_errand
from skill.listening.grammar.naming import is_name, place_in
from skill.listening.heard import THE_LAST, Beyond, Heard
from skill.listening.long_speech import joined
from skill.listening.normalise import pieces_of
from skill.listening.pointing import Listen
from skill.listening.reported import reported
from skill.listening.vocabulary.frames import ASKED_FRAME, NAMED_FRAME, PLACE, PLACE_FRAME, TOPIC
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import schedule_of, timed_words
from skill.listening.wish_parts import likeness_in, second_wish_at

_NAMING = (NAMED_FRAME, ASKED_FRAME)
"""The frames to try, in order, when a person only names what they would like to know about."""


def listen(
    text: str,
    lexicon: Lexicon,
    focus: frozenset[str] = frozenset(),
    *,
    is_question: bool = False,
    is_place: bool = False,
    is_activity: bool = False,
    is_time: bool = False,
    errand: Act | None = None,
) -> Heard:
    """Understand one utterance. Never raises, whatever `text` holds.

    `focus` names what was spoken of last, which "it" may mean: areas of the body and other things (`Heard.spoken_of`).
    Set `is_question` if the person was asked what they would like to know: then a name alone asks about its subject
    ("ibuprofen" is heard as "what about ibuprofen"). Set `is_place` if they were asked where it hurts: then a place
    alone is a pain there ("my lower back" is heard as "pain in my lower back"). Set `is_activity` if they were asked
    what to be reminded of, and `is_time` if they were asked when. `errand` is one that the words are known to ask for,
    though the grammar may not hear it.
    """
    analysis, heard = understand(text, lexicon, focus, is_question=is_question, is_place=is_place, errand=errand)
    if heard.acts & NEW and not is_time:
        heard = _told_by_the_time(heard, analysis.words, lexicon, focus)
    if is_time:
        if not (Act.REMIND in heard.acts and heard.schedule.is_settled):  # "it's at nine, so remind me at eight"
            heard = replace(heard, schedule=schedule_of(text, analysis.words, lexicon, is_time=True))
        heard = _told_by_the_time(heard, analysis.words, lexicon, focus)
        alike = likeness_in(analysis.words, lexicon) if heard.like is None else None
        heard = replace(heard, like=frozenset({THE_LAST})) if alike is not None and alike.is_last else heard
    if is_activity:
        return in_reply(heard, analysis.words, lexicon)
    return heard


def _told_by_the_time(heard: Heard, words: Sequence[str], lexicon: Lexicon, focus: frozenset[str]) -> Heard:
    """Return what was heard, with what only the words that say when tell noted in `amid` ("morning and night")."""
    timed = timed_words(words, lexicon) if heard.observations else frozenset()
    if not timed:
        return heard
    outside = listen(" ".join(word for at, word in enumerate(words) if at not in timed), lexicon, focus)
    told = {observation.finding for observation in outside.observations}
    amid = frozenset(o.finding for o in heard.observations if o.finding not in told)
    return replace(heard, amid=heard.amid | amid)


def understand(
    text: str,
    lexicon: Lexicon,
    focus: frozenset[str],
    *,
    is_question: bool,
    is_place: bool,
    errand: Act | None = None,
) -> tuple[Analysis, Heard]:
    """Return what `listen` returns, with the analysis that it rests on.

    If something is only named, that is the analysis of the sentence it was put into ("what is ibuprofen").
    """
    analysis, heard = _understood(text, lexicon, focus, errand)
    if is_place and heard.answer is None and not _tells(heard):
        place = place_in(analysis.words, lexicon)
        sentence = lexicon.framed(PLACE_FRAME, {PLACE: place})
        return _understood(sentence, lexicon, focus) if place else (analysis, heard)
    if not is_question or heard.topics or heard.answer is not None or not is_name(text, lexicon):
        return analysis, heard
    framed = (_understood(lexicon.framed(intent, {TOPIC: text.strip(" .,?")}), lexicon, focus) for intent in _NAMING)
    named = ((analysis, replace(asked, is_name=True)) for analysis, asked in framed if asked.topics)
    return next(named, (analysis, heard))


def _tells(heard: Heard) -> bool:
    """Whether anything was told or asked, apart from a side of the body ("my left leg")."""
    return bool(heard.observations or heard.topics or heard.chat or heard.acts - {Act.SIDE})


def _understood(
    text: str, lexicon: Lexicon, focus: frozenset[str], errand: Act | None = None
) -> tuple[Analysis, Heard]:
    """Return what was heard, with its analysis; of a long speech, with the analysis of its start."""
    pieces = pieces_of(text) or [""]
    if len(pieces) > 1:
        understood = [_understood(piece, lexicon, focus, errand) for piece in pieces]
        return understood[0][0], joined([heard for _, heard in understood])
    text = pieces[0]
    analysis = analyse(text, lexicon, focus)
    heard = reported(text, analysis, lexicon, focus)
    if errand is not None:
        heard = as_errand(heard, errand)
    if heard.acts & NEW:
        apart = _taken_apart(heard, analysis, lexicon, focus, errand)
        if apart is not None:
            return analysis, apart

    def outside(rest: str) -> Heard:
        return reported(rest, analyse(rest, lexicon, focus), lexicon, focus)

    return analysis, with_errand(heard, analysis, text, lexicon, outside)


def _taken_apart(
    heard: Heard, analysis: Analysis, lexicon: Lexicon, focus: frozenset[str], errand: Act | None
) -> Heard | None:
    """Return a wish without the second one beside it, or without what it should be like; None for any other wish.

    What the words tell that are left out is kept, and noted in `amid`.
    """

    words = analysis.words

    def hear(rest: str) -> Heard:
        return reported(rest, analyse(rest, lexicon, focus), lexicon, focus)

    def without(start: int, end: int, errand: Act | None) -> Heard:
        rest = " ".join([*words[:start], *words[end:]])
        found = _understood(rest, lexicon, focus, errand)[1]
        known = {observation.finding for observation in found.observations}
        further = tuple(o for o in heard.observations if o.finding not in known)
        amid = found.amid | {observation.finding for observation in further}
        takes_back = found.takes_back or heard.takes_back
        return replace(found, observations=(*found.observations, *further), amid=amid, takes_back=takes_back)

    second = second_wish_at(words, lexicon, asking_in(analysis.tags), hear)
    if second is not None:
        first, further = without(second, len(words), errand), _further(words[second:], lexicon, focus, hear)
        return replace(first, further=further) if first.acts & NEW and further.acts & NEW else None
    if Act.REMIND not in heard.acts:
        return None
    like = likeness_in(words, lexicon)
    if like is None:
        return None
    named = hear(" ".join(like.name))
    found = without(like.start, like.end, Act.REMIND)
    named_by = frozenset({THE_LAST}) if like.is_last else named.choices
    return replace(found, like=named_by, beyond=found.beyond - {Beyond.CALL})


def _further(words: Sequence[str], lexicon: Lexicon, focus: frozenset[str], hear: Listen) -> Heard:
    """Return a wish that begins with what joins it to another ("and then stretch at six")."""
    rest = " ".join(words[1:])
    errand = None if hear(rest).acts & NEW else Act.REMIND
    return _understood(rest, lexicon, focus, errand)[1]
