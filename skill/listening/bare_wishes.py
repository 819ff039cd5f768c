"""Tell a wish for a reminder that is not said to be one: a time and a thing to do ("weekdays at six, my bridges")."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.acts import Act
from skill.listening.encoder.reading import Reading
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.said import Said
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import timed_words
from skill.listening.wish_parts import likeness_in

_BESIDE = frozenset({Act.CORRECT, Act.EXERCISE, Act.PAUSE, Act.RECONSIDER, Act.RETRACT})
"""What such a wish may be heard as besides: the name of an exercise, or a time that is put right."""


def is_bare_wish(heard: Heard, words: Sequence[str], reading: Reading, lexicon: Lexicon) -> bool:
    """Whether words name an hour, when it comes, and a thing to do, and tell and ask nothing.

    An hour is named of days to come, or of those that repeat, or it comes again after so long. What is told has a
    subject and a verb ("it began on Monday at six", "I take them every day at nine"), so words that have one are no
    wish by themselves.
    """
    said = heard.schedule
    telling = lexicon.grammar.finite | lexicon.grammar.subjects | lexicon.grammar.reporting
    if said.hour is not None and heard.choices and telling.isdisjoint(words) and not heard.asks:
        alike = likeness_in(words, lexicon)
        if alike is not None and alike.start == 0 and (alike.name or alike.is_last):
            return True  # "same again as the walk but for swimming at six"
    is_regular = bool(said.part and said.days)  # "first thing every morning"
    is_repeated = said.hour is None and bool(said.every) and bool(heard.choices)  # "every forty minutes, get me up"
    is_timed = (said.hour is not None and (said.names_a_day or bool(said.every))) or is_regular or is_repeated
    if not is_timed or heard.asks or heard.answer is not None:
        return False
    if said.hour is None and not (heard.choices or Act.EXERCISE in heard.acts):
        return False  # "every morning a bit of stiffness" names nothing to do
    if heard.topics or heard.chat or not heard.acts <= _BESIDE or tells(heard, reading):
        return False
    timed = timed_words(words, lexicon)
    rest = [word for at, word in enumerate(words) if at not in timed and word not in BREAKS]
    is_named = bool(heard.choices or said.days or said.every)
    return bool(rest) and is_named and telling.isdisjoint(rest)


def is_bare_timer(heard: Heard, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words name a length of time and let it run ("thirty second hold, go"), and tell and ask nothing."""
    is_free = not (heard.asks or heard.topics or heard.chat or heard.observations) and heard.answer is None
    starts = any(" ".join(words[-count:]) in lexicon.activity.starting for count in (1, 2))
    telling = lexicon.grammar.finite | lexicon.grammar.subjects | lexicon.grammar.reporting
    is_run = starts and bool(heard.schedule.length) and heard.acts <= _BESIDE | {Act.NEXT, Act.RESUME}
    return is_run and is_free and telling.isdisjoint(words)


def tells(heard: Heard, reading: Reading) -> bool:
    """Whether anything is told, or in doubt that the second ear has a hint of. What is denied or only named is not."""
    return any(
        seen.said is Said.PRESENT or (seen.said is Said.UNSURE and seen.finding in reading.present)
        for seen in heard.observations
    )
