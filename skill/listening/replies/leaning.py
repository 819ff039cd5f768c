"""Tell which way a reply leans that is no plain yes or no. By itself it settles nothing: the second ear must agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.asking import asks, holds_a_question
from skill.listening.grammar.limits import QUALIFYING
from skill.listening.grammar.tagging import TIMES, Tag
from skill.listening.normalise import BREAKS
from skill.listening.replies.qualifying import tells_of_ability
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_DENYING = frozenset({Concept.DISOWNED, Concept.NOT})
_WELL = frozenset({Concept.FEEL_NORMALLY, Concept.NORMAL, Concept.WORKS})
_AMISS = frozenset({Concept.CANNOT, Concept.CHANGED, Concept.ODD})
_NEAR = 4
"""Words that may stand between a "no" and the "fine" that it denies."""
_DOUBTING = (
    QUALIFYING
    | TIMES
    | {Concept.ASKING, Concept.COMPARED, Concept.CONDITION, Concept.DOUBT, Concept.HEDGED_NO, Concept.UNSURE_WORD}
    | {Concept.MECHANICAL}
)
"""What says that a no is not plain: "not as bad", "no worse" and "never used to" do not say that nothing is there."""
_HEDGING = frozenset({Concept.DOUBT, Concept.HEDGED_NO, Concept.UNSURE_WORD})
_LIMITING = _DOUBTING - TIMES - _HEDGING - {Concept.MECHANICAL}
"""What makes a no doubtful however sure the second ear is of it: a contrast, an exception, a condition."""

_BOUNDING = _LIMITING - {Concept.CONTRAST}
"""What bounds whatever is said, a no or that all is well: an exception, a condition, a comparison, up to when."""

_POINTS = 2
"""Words after a no within which "that" is what it denies ("not just that")."""

_LEANS = {Answer.YES: Answer.YES, Answer.PARTLY: Answer.YES, Answer.NO: Answer.NO}


def leaning_of(words: Sequence[str], tags: Sequence[Tag], answer: Answer | None, lexicon: Lexicon) -> Answer | None:
    """Return YES or NO if the words hold a yes or a no of any kind and nothing against it, else None.

    `answer` is the one that they begin with, and outweighs any other.

    A no is a word that denies ("never had that"), or that says that all is well ("fine down there"). A yes is an
    answer from the vocabulary's list, wherever it stands ("it did yes"). A question, a doubt, a time, a comparison, a
    contrast and an exception lean nowhere, nor does a yes beside a no, nor a no before what is well ("not quite
    normal"). Nor do words about knowing and saying ("I don't want to say no").

    A yes that alone follows a contrast is the last word ("I didn't want to say it, but yes").

    For example, "no dear they're just ugly" leans to NO, and "no but they tingle" leans nowhere.
    """
    named = {tag.concept for tag in tags}
    if _ends_in_yes(words, tags, lexicon):
        return Answer.YES
    if (
        asks(words, lexicon)
        or _asks_behind(words, tags, lexicon)
        or named & _DOUBTING
        or not lexicon.grammar.knowing.isdisjoint(words)
    ):
        return None
    if answer in _LEANS:  # "yes, those are fine" says that all is well, and so does "yes I can feel it"
        is_well = says_well(tags) or tells_of_ability(words, tags, lexicon)
        return None if _LEANS[answer] is Answer.YES and is_well else _LEANS[answer]
    leans = {_LEANS[found] for found in _answers_in(words, lexicon) if found in _LEANS}
    if named & _AMISS or _denies_what_is_well(tags):
        return None
    if named & (_WELL | _DENYING):
        leans.add(Answer.NO)
    return leans.pop() if len(leans) == 1 else None


def holds_yes(words: Sequence[str], tags: Sequence[Tag], answer: Answer | None, lexicon: Lexicon) -> bool:
    """Whether a yes stands somewhere in the words, whatever else they tell ("oh dear yes I thought it was the saddle").

    `answer` is the one that they begin with. A question, a limit, and a word that denies or says that all is well leave
    none.
    """
    named = {tag.concept for tag in tags}
    if answer is not None or named & (_LIMITING | _DENYING | _WELL) or _holds_question(words, tags, lexicon):
        return False
    return any(  # "some", amid other words, is none ("I'm some stiff")
        word in lexicon.grammar.leading
        and lexicon.answers.get(word) is Answer.YES
        and not _is_named(words, at, lexicon)
        for at, word in enumerate(words)
    )


def doubts_a_no(words: Sequence[str], tags: Sequence[Tag], answer: Answer | None, lexicon: Lexicon) -> bool:
    """Whether something in the words would make a no doubtful, however sure the second ear is of it.

    A contrast, an exception, a condition, a comparison, a question and a doubt do. So does a time beside a word that
    denies ("not every day"), other than one that says that it was always so ("nothing new, I have always been like
    that"), or beside a no that opens the words ("no, same as always"). So does a no to what is pointed at ("not just
    that"). An exception that leads to a place alone ("only my toe") is left to whoever knows what was asked.

    `answer` is the one that the words begin with.
    """
    named = {tag.concept for tag in tags}
    noes = [tag for tag in tags if tag.concept in _DENYING]
    limits = _LIMITING if noes or named & _WELL or answer is Answer.NO else _LIMITING - {Concept.UP_TO}
    if excepted_places(tags, lexicon):
        limits -= {Concept.EXCEPTION}
    is_plain = answer is Answer.NO and len(noes) < 2
    times = [tag for tag in tags if tag.concept in TIMES]
    is_dated = bool(noes) and not is_plain and not all(_is_as_always(time, noes) for time in times)
    is_half = _denies_what_is_pointed_at(words, tags, lexicon)
    amiss = [tag for tag in tags if tag.concept in _AMISS and not any(no.end <= tag.start for no in noes)]
    is_amiss = bool(amiss) or (answer is None and _denies_what_is_well(tags))
    is_other = answer not in (None, Answer.NO)
    is_hedged = is_other or bool(named & _HEDGING) or not lexicon.grammar.knowing.isdisjoint(words)
    is_limited = bool(named & limits) or is_dated or is_half or is_amiss or is_hedged
    return is_limited or _holds_question(words, tags, lexicon)


def limits_a_no(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether something bounds what is said, also where no word denies ("it's fine when I sit").

    An "only" or a "just" that leads to a place alone ("just the back") bounds nothing that is said of another place.
    """
    limits = [tag for tag in tags if tag.concept in _BOUNDING]
    if excepted_places(tags, lexicon):
        limits = [tag for tag in limits if words[tag.start] not in lexicon.grammar.restricting]
    return bool(limits)


def _denies_what_is_pointed_at(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether words begin with a no to what is pointed at ("not just that", "not that I can walk").

    "Nothing like that" and "none of that" are noes to all of it.
    """
    is_of_all = not lexicon.grammar.sweeping.isdisjoint(words[:1])
    begins = not is_of_all and any(tag.start == 0 and tag.concept in _DENYING | {Concept.IDIOM} for tag in tags)
    return begins and not lexicon.grammar.relative.isdisjoint(words[1 : 1 + _POINTS])


def _denies_what_is_well(tags: Sequence[Tag]) -> bool:
    """Whether a no stands before what would be well ("not quite normal")."""
    well = [tag.start for tag in tags if tag.concept in _WELL]
    noes = [tag.end for tag in tags if tag.concept in _DENYING]
    return any(0 <= start - end <= _NEAR for start in well for end in noes)


def excepted_places(tags: Sequence[Tag], lexicon: Lexicon) -> frozenset[str]:
    """Return the areas of the body that the last exception leads to ("only my toe", "just an ache in my back")."""
    ends = [tag.end for tag in tags if tag.concept == Concept.EXCEPTION]
    return frozenset(tag.concept for tag in tags if ends and tag.start >= ends[-1]) & lexicon.areas


def _is_as_always(time: Tag, noes: Sequence[Tag]) -> bool:
    """Whether a time says that it was always so, and no word right before it denies that ("not always")."""
    return time.concept == Concept.LONG_STANDING and all(time.start != no.end for no in noes)


def _holds_question(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    return holds_a_question(words, len(words), lexicon) or _asks_behind(words, tags, lexicon)


def says_well(tags: Sequence[Tag]) -> bool:
    """Whether the words say that all is well, and deny nothing."""
    named = {tag.concept for tag in tags}
    return bool(named & _WELL) and not named & _DENYING


def denies(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a word in them denies, whatever it denies."""
    return any(tag.concept in _DENYING for tag in tags) or opens_with_no(words, lexicon)


def opens_with_no(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the first word is a no, whatever it may belong to ("no bleeding at all")."""
    return lexicon.answers.get(" ".join(words[:1])) is Answer.NO


def denies_all(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a no in the words takes in all that was asked, whatever part they name ("no fever or anything")."""
    return denies(words, tags, lexicon) and any(tag.concept == Concept.EXTENDED for tag in tags)


def ends_in_no(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a no of its own ends the words ("no accident, no", "she says no", unlike "I wouldn't say no")."""
    starts = range(max(1, len(words) - lexicon.longest_answer), len(words))
    own = (at for at in starts if not (_is_named(words, at, lexicon) or _is_unsaid(words, at, lexicon)))
    last = (" ".join(words[at:]) for at in own)
    noes = (phrase for phrase in last if lexicon.answers.get(phrase) is Answer.NO)
    return any(phrase.split()[0] in lexicon.grammar.deniers for phrase in noes)


def _is_unsaid(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at word `at` is what is not said or known ("I wouldn't say no")."""
    before = words[max(at - _NEAR, 0) : at - 1]
    return words[at - 1] in lexicon.grammar.knowing and not lexicon.grammar.negators.isdisjoint(before)


def _asks_behind(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a short question follows what is said ("long list isn't it")."""
    at = len(words) - 2
    if any(tag.concept == Concept.NOT and (tag.start, tag.end) == (at, at + 1) for tag in tags):
        at -= 1
    return at > 0 and words[-1] in lexicon.grammar.subjects and words[at] in lexicon.grammar.inverting


def _ends_in_yes(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> bool:
    """Whether a yes alone follows the last contrast."""
    ends = [tag.end for tag in tags if tag.concept == Concept.CONTRAST and tag.end < len(words)]
    return bool(ends) and lexicon.answers.get(" ".join(words[ends[-1] :])) is Answer.YES


def _is_named(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether an answer at word `at` is only spoken of ("does that count as a yes")."""
    return at > 0 and words[at - 1] in lexicon.grammar.naming


def _answers_in(words: Sequence[str], lexicon: Lexicon) -> Iterator[Answer]:
    """Yield the answers in the words, at whatever place. All but a plain yes or no must stand at an end."""
    at = 0
    while at < len(words):
        for end in range(min(at + lexicon.longest_answer, len(words)), at, -1):
            answer = lexicon.answers.get(" ".join(words[at:end]))
            ends_here = end == len(words) or words[end] in BREAKS
            if (
                answer is not None
                and not _is_named(words, at, lexicon)
                and (ends_here or (words[at:end] == [words[at]] and words[at] in lexicon.grammar.leading))
            ):
                yield answer
                at = end - 1
                break
        at += 1
