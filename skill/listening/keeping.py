"""Tell which of several wishes are kept, and which are dropped: "only the pills, not the walk"."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.normalise import BREAKS
from skill.listening.pointing import Listen
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.schedule import timed_words


def kept_in(words: Sequence[str], lexicon: Lexicon, hear: Listen) -> frozenset[str]:
    """Return what the words after an "only" name: the ids of choices, and the words themselves."""
    starts = [at + 1 for at, word in enumerate(words) if word in lexicon.grammar.restricting]
    return frozenset[str]().union(*(_named_from(words, start, lexicon, hear) for start in starts))


def dropped_in(words: Sequence[str], lexicon: Lexicon, hear: Listen) -> frozenset[str]:
    """Return what the words after a "not" or a "drop" name, in the same way."""
    clock = ClockWords(words, lexicon)
    ends = (clock.named(lexicon.clock.excepts, at) for at in range(len(words)))
    return frozenset[str]().union(*(_named_from(words, found[1], lexicon, hear) for found in ends if found))


def _named_from(words: Sequence[str], start: int, lexicon: Lexicon, hear: Listen) -> frozenset[str]:
    """Return what is named from word `start` on, up to a time or whatever is kept or dropped next."""
    clock, timed = ClockWords(words, lexicon), timed_words(words, lexicon)
    end = start
    while end < len(words) and not (
        end in timed
        or words[end] in BREAKS
        or words[end] in lexicon.grammar.restricting
        or words[end] in lexicon.activity.going_on
        or clock.named(lexicon.clock.excepts, end)
    ):
        end += 1
    activity = lexicon.activity
    small = {*activity.things, *activity.wishing, *activity.closes, *activity.pointed, *activity.hesitating}
    said = frozenset(words[start:end]) - small - lexicon.clock.at.keys()
    return said | hear(" ".join(words[start:end])).choices if said else said
