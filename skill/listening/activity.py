"""Find what a person wants to be reminded of, in their own words, and how to say it back ("to ring your mum")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from skill.listening.normalise import BREAKS
from skill.listening.readable import readable
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at
from skill.listening.when.said_time import Schedule
from skill.listening.when.schedule import lasting_words, schedule_of, timed_words

MOST_WORDS = 12
"""The longest activity that is said back: with its time it is one breath."""

_LONGEST_PHRASE = 4
"""Words in the longest phrase of the tables."""


_CONDITION = "1"
"""What the table of what no clock can tell gives for a word that begins a condition."""


class Activity(NamedTuple):
    """An activity that is said by the words from `start` up to `end`, with any time that is named among them."""

    said_back: str
    """Empty if it is too long, or not clear enough, to be said back."""
    start: int
    end: int


def activity_in(
    words: Sequence[str],
    lexicon: Lexicon,
    after: int = 0,
    before: int | None = None,
    *,
    is_whole: bool = False,
    within: frozenset[int] = frozenset(),
) -> Activity | None:
    """Return the first activity that is named from word `after` on and up to word `before`, or None.

    With `is_whole`, the words are all about it ("my tablets", in reply to what to be reminded of), and need no "to".
    `within` are the places of words that are within a longer phrase: the "to" of "knees to chest" leads to nothing.
    """
    tables, timed = lexicon.activity, timed_words(words, lexicon)
    found = _lead(words, lexicon, after, timed | within)
    if is_whole and (found is None or found[1] > after):
        found = _own_lead(words, lexicon, after, timed), after, after
    if found is None:
        return None
    lead, start, begin = found
    if lead in tables.naming and 0 < after < start and upon_from(words, lexicon, after, start, timed) == after:
        return None  # "remind me every time I sit for too long" names nothing to do
    stop = len(words) if before is None else before
    while before is not None and stop > begin and words[stop - 1] in tables.wishing:
        stop -= 1
    end = next((at for at in range(begin, stop) if words[at] in BREAKS), stop)
    if begin >= end:
        return None
    last = end if timed else upon_from(words, lexicon, begin, end, timed)
    last = min(last, condition_from(words, lexicon, begin, end))
    lasting = lasting_words(words, lexicon) & set(range(begin, last))
    left = timed | {at + 1 for at in timed if words[at + 1 : at + 2] != [] and words[at + 1] in lexicon.clock.of}
    places = {at for at in counting_none(words, begin, last, lexicon) if at not in left}
    kept = [words[at] for at in sorted(places | lasting)]
    while kept and (kept[-1] in tables.closes or kept[-1] in tables.going_on or _is_mere_link(kept, lexicon)):
        kept.pop()
    if lexicon.grammar.owners.issuperset(kept) or _only_recalls(kept, lexicon):
        return None  # "remind me of that", "so I don't forget it"
    return Activity(said_back_as(lead, readable(lead, kept, lexicon), lexicon), start, end)


def upon_in(words: Sequence[str], lexicon: Lexicon, after: int = 0) -> bool:
    """Whether something that no clock can tell is named from word `after` on, and no time at all; or a condition."""
    timed = timed_words(words, lexicon) if _names_a_time(words, lexicon) else frozenset[int]()
    is_upon = not timed and upon_from(words, lexicon, after, len(words), timed) < len(words)
    return is_upon or condition_from(words, lexicon, after, len(words)) < len(words)


def _names_a_time(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words say when, and not only for how long ("to lie down for ten minutes")."""
    said = schedule_of(" ".join(words), words, lexicon)
    is_lasting = not lexicon.clock.for_so_long.keys().isdisjoint(words)  # unlike "when four hours are up"
    return replace(said, length=0, is_more=False, ends=False) != Schedule() or (said.length > 0 and not is_lasting)


def begins_with_condition(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a condition stands before the wish, whatever time is named ("if it's dry at two, remind me to walk")."""
    first = next((at for at, word in enumerate(words) if word not in BREAKS), len(words))
    return condition_from(words, lexicon, first, first + 1) == first


def begins_upon(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """Return the places of the words with which something begins that no clock can tell ("when I get home").

    Empty if the words do not begin so, or if they name a time.
    """
    first = next((at for at, word in enumerate(words) if word not in BREAKS), len(words))
    found = _named(words, first, lexicon.activity.upon)
    return frozenset(range(first, found[1])) if found and not _names_a_time(words, lexicon) else frozenset()


def _lead(words: Sequence[str], lexicon: Lexicon, after: int, timed: frozenset[int]) -> tuple[str, int, int] | None:
    """Return what stands before the activity, as it is said back, and where that begins and ends.

    Where nothing asks before it, an "of" may belong to a name ("wash the cover of my pad").
    """
    tables = lexicon.activity
    for at in range(after, len(words)):
        phrase = None if at in timed else _named(words, at, tables.leads)
        if phrase is None:
            continue
        lead, start = tables.leads[phrase[0]], phrase[1]
        is_doing = lead in tables.doing
        if counts_nothing(words, start, lexicon):
            continue  # "for two, so I get up"
        is_name = not is_doing and start == at + 1
        if is_name and at > 0 and not (after or _may_end(words[at - 1], at - 1, timed, lexicon)):
            continue
        is_thing = words[start : start + 1] != [] and words[start] in tables.things
        if is_doing and is_thing and (words[start - 1] not in tables.doing or _is_led(words, start, lexicon)):
            continue  # "make me a reminder" does nothing, nor does "to my phone, to stretch"
        return _inner_lead(words, start, at, lexicon) or (lead, at, start)
    return None


def counts_nothing(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands at word `at` that no thing follows, so that it is a time ("for two, so I get up").

    Who goes on with a sentence after it names no thing either ("make that fifteen, it's freezing").
    """
    number = number_at(words, at, lexicon.numbers)
    following = (words[number[1] : number[1] + 1] or [","])[0] if number is not None else ""
    is_sentence = following.partition("'")[0] in lexicon.grammar.subjects
    return is_sentence or following in lexicon.activity.going_on or following in BREAKS


def _is_led(words: Sequence[str], start: int, lexicon: Lexicon) -> bool:
    """Whether something to do is led to after word `start`: then what stands there is where or to whom it goes."""
    none = lexicon.function_words | lexicon.activity.things.keys()
    following = range(start, len(words) - 1)
    return any(words[at] in lexicon.activity.doing and words[at + 1] not in none for at in following)


def _inner_lead(words: Sequence[str], start: int, at: int, lexicon: Lexicon) -> tuple[str, int, int] | None:
    """Return the lead after one that only calls to mind ("to remember that I must ..."), as `_lead` does, or None."""
    recalled = _named(words, start, lexicon.activity.recalling)
    found = _named(words, recalled[1], lexicon.activity.leads) if recalled else None
    further = _named(words, found[1], lexicon.activity.leads) if found else None
    last = further or found
    return (lexicon.activity.leads[last[0]], at, last[1]) if last else None


def _may_end(word: str, at: int, timed: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether something may begin after a word: what wishes, and what says when, belongs to no name."""
    return at in timed or word in BREAKS or word in lexicon.activity.wishing


def calls_to_mind(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words ask to be made to remember ("nag me")."""
    return any(_named(words, at, lexicon.activity.recalling) for at in range(len(words)))


def _only_recalls(kept: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words say to remember, and not what ("do not forget it")."""
    found = (_named(kept, at, lexicon.activity.recalling) for at in range(len(kept)))
    at, end = next(((at, phrase[1]) for at, phrase in enumerate(found) if phrase), (0, 0))
    light = lexicon.function_words | lexicon.grammar.owners
    return end > 0 and light.issuperset([*kept[:at], *kept[end:]])


def _is_mere_link(kept: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words end in a "which is" whose rest was the time."""
    return kept[-1] in lexicon.grammar.copulas and kept[-2:-1] != [] and kept[-2] in lexicon.activity.going_on


def _own_lead(words: Sequence[str], lexicon: Lexicon, after: int, timed: frozenset[int]) -> str:
    """Return the word to say before an activity that was named without one ("swap my chair", "my tablets")."""
    own = [word for at, word in enumerate(words) if at >= after and at not in timed]
    is_thing = own[:1] and (own[0] in lexicon.activity.things or (len(own) == 1 and own[0] not in lexicon.verbs))
    return next(iter(lexicon.activity.naming if is_thing else lexicon.activity.doing))


def upon_from(words: Sequence[str], lexicon: Lexicon, begin: int, end: int, timed: frozenset[int]) -> int:
    """Return where something that no clock can tell begins, or `end`."""
    found = (at for at in range(begin, end) if at not in timed and _named(words, at, lexicon.activity.upon))
    return next(found, end)


def condition_from(words: Sequence[str], lexicon: Lexicon, begin: int, end: int) -> int:
    """Return where a condition begins that holds or not at any time ("if it rains", unlike "ask if"), or `end`.

    "If you could" asks nicely, and sets no condition.
    """
    tables = lexicon.activity
    asking = tables.wishing.keys() - lexicon.grammar.speaker
    return next(
        (
            at
            for at in range(begin, min(end, len(words) - 1))
            if tables.upon.get(words[at]) == _CONDITION
            and words[max(at - 1, 0)] not in tables.wondering
            and words[at + 1] not in asking
        ),
        end,
    )


def counting_none(words: Sequence[str], begin: int, end: int, lexicon: Lexicon) -> list[int]:
    """Return the places of the words without numbers: how many of a thing to take is not for this skill to say."""
    kept: list[int] = []
    at = begin
    while at < end:
        if _counts_out_of(words, at, lexicon) and kept and words[at - 1] not in lexicon.verbs:
            break  # "my tablets, two of the hundreds": how strong they are is not said back either
        number = None if words[at] in lexicon.clock.counting else number_at(words, at, lexicon.numbers)
        if number is None:
            kept.append(at)
            at += 1
        else:
            at = number[1] + (words[number[1] : number[1] + 1] != [] and words[number[1]] in lexicon.clock.of)
    return kept


def _counts_out_of(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands at word `at`, and what it is a number of follows ("two of the hundreds")."""
    number = number_at(words, at, lexicon.numbers) if words[at] not in lexicon.clock.counting else None
    return number is not None and words[number[1] : number[1] + 1] != [] and words[number[1]] in lexicon.clock.of


def said_back_as(lead: str, words: Sequence[str], lexicon: Lexicon) -> str:
    """Return the activity as the skill says it; empty if even its first part is too long."""
    if not words:
        return ""
    words = _fluent([lead, *words], lexicon)[1:]  # "to to stretch"
    if len(words) > MOST_WORDS:
        parts = [at for at, word in enumerate(words) if 0 < at <= MOST_WORDS and word in lexicon.activity.going_on]
        words = words[: parts[-1]] if parts else ()
    if not words:
        return ""
    said, at = [lead], 0
    while at < len(words):
        turned = _named(words, at, lexicon.activity.turned)
        said.append(lexicon.activity.turned[turned[0]] if turned else words[at])
        at = turned[1] if turned else at + 1
    return " ".join(said)


def _fluent(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words without hesitation ("um") and stammering ("the the"), and with an ending set back in place."""
    fluent: list[str] = []
    for word in words:
        if fluent and word.startswith("'"):
            fluent[-1] += word  # "the baby's seat"
        elif word not in lexicon.activity.hesitating and word not in fluent[-1:]:
            fluent.append(word)
    return fluent


def _named(words: Sequence[str], at: int, table: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the longest phrase of a table at word `at` and where it ends, or None."""
    for end in range(min(at + _LONGEST_PHRASE, len(words)), at, -1):
        phrase = " ".join(words[at:end])
        if phrase in table:
            return phrase, end
    return None
