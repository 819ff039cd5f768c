"""Find ages and pain scores as people say them: "I'm 72", "nine year old", "eight out of ten"."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.self_naming import is_described
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at
from skill.listening.when.spans import is_set_against

OLDEST = 115
"""Years. A larger number is not an age."""

YOUNGEST_BARE = 11
"""Years. A smaller number without a word like "years" beside it may be a pain score."""

HIGHEST_SCORE = 10.0
"""The highest pain score. The lowest is 0."""

READ_WITHIN = 6
"""How many words after the name of a reading its number may stand ("my blood pressure is ninety over sixty")."""


def age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """Return the age in years said at word `at` ("I'm 72", "nine year old", "in my sixties"), or None."""
    grammar = lexicon.grammar
    before = words[at - 1] if at else ""
    is_denied = not grammar.negators.isdisjoint(words[max(at - 2, 0) : at])
    if is_denied or (before in grammar.past and words[max(at - 2, 0)] in lexicon.clock_words):
        return None  # "not over sixty", "half past seven"
    if _is_read_off(words, at, lexicon):
        return None
    if words[at] in lexicon.decades:
        return _age_in_decade(words, at, lexicon)
    counted = number_at(words, at, lexicon.numbers)
    longer = number_at(words, at - 1, lexicon.numbers) if at else None  # the "five" of "thirty five" is not an age
    if counted is None or not 0 < counted[0] <= OLDEST or (longer and longer[1] > at):
        return None
    age, end = counted
    after = words[end] if end < len(words) else ""
    if after in grammar.years_old:
        is_ago = words[end + 1 : end + 2] and words[end + 1] in grammar.ago  # "that's twenty years ago"
        is_old = not grammar.old.isdisjoint(words[end + 1 : end + 2])
        is_told = before in grammar.age_before and not is_ago and not _is_of_it(words, at, lexicon)
        is_linked = not grammar.copulas.isdisjoint(words[max(at - 2, 0) : at])  # "he is nearly five years"
        return age if is_old or (is_told and (age >= YOUNGEST_BARE or is_linked)) else None
    is_ahead = after in grammar.age_ahead
    follows = not after or after in BREAKS or after in grammar.age_after or is_ahead
    follows = follows or (age >= YOUNGEST_BARE and after in grammar.wh_words)  # "I'm fifty three what can I take"
    is_counted = before in grammar.not_age or words[at] in grammar.not_age  # "i'm running a hundred and two"
    # "I'm a plumber of forty", unlike "I'm a father of two"
    is_set_beside = before in grammar.of_age or before in BREAKS  # "I'm a man, thirty three, and ..."
    is_described_so = (
        is_set_beside and age >= YOUNGEST_BARE and is_described(words, at - (before not in BREAKS), lexicon)
    )
    is_told = (
        (before in grammar.age_before or before in grammar.below_age or is_described_so)
        and follows
        and not (is_counted or _is_of_it(words, at, lexicon))
    )
    return age - (before in grammar.below_age or is_ahead) if is_told else None


def is_of_somebody(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the age at word `at` stands for somebody who has it ("our eleven year old", "a four year old jumped").

    "In my fifties" does not, nor does what says who somebody is ("I'm a forty year old", "as a forty year old").
    """
    grammar = lexicon.grammar
    before, earlier = (words[at - 1] if at else ""), (words[at - 2] if at > 1 else "")
    if before in grammar.owners:
        return words[at] not in lexicon.decades
    counted = number_at(words, at, lexicon.numbers)
    unit, old = (*words[counted[1] : counted[1] + 2], "", "")[:2] if counted else ("", "")
    is_noun = before in grammar.an | grammar.definite and unit in grammar.years_old and old in grammar.old
    return is_noun and earlier not in grammar.introducing


def _is_of_it(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the number at word `at` is said of an "it" ("it's two today", "it's been over twenty years")."""
    grammar = lexicon.grammar
    place = at - 1
    while place >= 0 and (words[place] in lexicon.fillers or words[place] in grammar.age_before):
        place -= 1
    return place >= 0 and words[place] in grammar.anaphors


def _age_in_decade(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """Return the age in years meant by the decade at word `at` ("my sixties", "my late sixties"), or None."""
    before = words[at - 1] if at else ""
    passed = lexicon.parts_of_decades.get(before)
    if passed is not None:
        return lexicon.decades[words[at]] + passed
    return lexicon.decades[words[at]] if before in lexicon.grammar.owners else None


def _is_read_off(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the number at word `at` is what an instrument shows ("my temperature is ninety nine").

    A subject in between begins something else ("I have a temperature and I'm forty"), except an "it", which may mean
    what was measured before ("I took my temperature and it's thirty nine").
    """
    grammar = lexicon.grammar
    for place in range(at - 1, max(at - 1 - READ_WITHIN, -1), -1):
        if words[place] in grammar.readings:
            return True
        if words[place] in grammar.anaphors:
            return not grammar.readings.isdisjoint(words[:place])
        if words[place] in grammar.subjects or words[place] in grammar.third:
            return False
    return False


def replied_age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """Return the age in years at word `at` of a reply to a question about age ("forty one, not expecting"), or None.

    A number that counts something else is not an age: weeks, a score out of ten, "twenty years ago".
    """
    grammar = lexicon.grammar
    counted = number_at(words, at, lexicon.numbers)
    longer = number_at(words, at - 1, lexicon.numbers) if at else None
    if counted is None or not 0 < counted[0] <= OLDEST or (longer and longer[1] > at):
        return None
    is_alone = {*words[:at], *words[counted[1] :]} <= BREAKS | lexicon.fillers | grammar.years_old | grammar.old
    if counted[0] < YOUNGEST_BARE and not is_alone:
        return None
    if _is_read_off(words, at, lexicon):
        return None
    age, end = counted
    unit, after = (*words[end : end + 2], "", "")[:2]
    if unit in grammar.years_old:
        counts_more = after in grammar.ago
    else:
        counts_more = unit in lexicon.units or unit in grammar.scoring
    is_negated = not grammar.negators.isdisjoint(words[max(at - 2, 0) : at]) or words[at] in grammar.not_age
    return None if counts_more or is_negated else age - (words[max(at - 1, 0)] in grammar.below_age)


def corrected_age_at(words: Sequence[str], at: int, lexicon: Lexicon) -> float | None:
    """Return the age in years said at word `at` in place of another ("54, not 45"), or None.

    Both numbers must be at least YOUNGEST_BARE, because smaller ones often count other things.
    """
    first = number_at(words, at, lexicon.numbers)
    for place in range(first[1] + 1, first[1] + 3) if first else ():
        second = number_at(words, place, lexicon.numbers)
        if first and second and is_set_against(words, first[1], place, lexicon):
            is_counted = words[second[1] : second[1] + 1] and words[second[1]] in lexicon.units
            are_ages = all(YOUNGEST_BARE <= value <= OLDEST for value, _ in (first, second))
            return first[0] if are_ages and not is_counted else None
    return None


def severity_of(words: Sequence[str], lexicon: Lexicon) -> float | None:
    """Return the pain score from 0 to 10 ("eight out of ten"), or None.

    If a bare number says how it is now, that counts ("it was ten out of ten, now it's two").
    """
    grammar = lexicon.grammar
    for at in range(len(words)) if not grammar.score_out.isdisjoint(words) else ():
        counted = number_at(words, at, lexicon.numbers)
        out, of = (*words[counted[1] : counted[1] + 2], "", "")[:2] if counted else ("", "")
        if counted and out in grammar.score_out and of in grammar.score_of and counted[0] <= OLDEST:
            later = _score_now(words, counted[1] + len((out, of)), lexicon)
            return min(counted[0], HIGHEST_SCORE) if later is None else later
    return None


def _score_now(words: Sequence[str], begin: int, lexicon: Lexicon) -> float | None:
    """Return the score that is told from word `begin` on, or None ("it's two", "three now")."""
    grammar = lexicon.grammar
    for at in range(begin + 1, len(words)):
        counted = number_at(words, at, lexicon.numbers)
        if counted is None or counted[0] > HIGHEST_SCORE:
            continue
        following = words[counted[1]] if counted[1] < len(words) else "."
        is_of_it = words[at - 1] in grammar.copulas and _is_of_it(words, at, lexicon)
        if following in grammar.now or (is_of_it and (following in BREAKS or following in grammar.scoring)):
            return counted[0]
    return None
