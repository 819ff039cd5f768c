"""Find what a person wants to be reminded of, where no "to" and no "about" leads to it ("pelvic tilts at eight")."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skill.listening.activity import Activity, counting_none, counts_nothing, said_back_as, upon_from
from skill.listening.normalise import BREAKS
from skill.listening.readable import readable
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.schedule import timed_words


def unled_in(
    words: Sequence[str], lexicon: Lexicon, asked: frozenset[int], names_thing: Callable[[str], bool]
) -> Activity | None:
    """Return the activity that is named without a word before it ("reminder pelvic tilts at eight"), or None.

    It is the longest run of words that neither say when nor ask for a reminder, of those after what asks for it, or
    else of those before; but one that names a thing goes before all that do not ("osteopath at three, my head's a
    sieve"). `asked` are the places of words that ask.
    """
    timed, tables = timed_words(words, lexicon), lexicon.activity
    first = min(asked, default=0)
    opening = frozenset(range(first)) if " ".join(words[:first]) in lexicon.answers else frozenset[int]()
    runs = _runs(words, timed | asked | opening, lexicon)  # "go on then, remind me"
    following = [run for run in runs if run[0] > first]
    plain = [run for run in runs if words[max(run[0] - 1, 0)] not in lexicon.grammar.subjects]  # "I took my pills"
    naming = [run for run in following + plain if names_thing(" ".join(words[at] for at in run))]
    longest = max(naming or following or runs, key=len, default=[])
    if naming:
        longest = _before_a_verb(longest, words, lexicon)
    nameless = {*lexicon.grammar.owners, *lexicon.grammar.subjects, *tables.whole, *tables.closes}
    is_told = (
        bool(longest) and words[longest[0]] in lexicon.grammar.subjects and words[max(longest[0] - 1, 0)] in tables.upon
    )
    if (
        not longest or is_told or all(words[at] in nameless for at in longest)
    ):  # "don't let me forget it", "just remind me"
        return None
    start, end = longest[0], longest[-1] + 1
    end = end if timed else max(upon_from(words, lexicon, start + 1, end, timed), start + 1)
    is_led = start - 2 in asked and start - 1 not in asked and words[start - 1] in tables.turned  # "remind me stretch"
    is_led = is_led or words[max(start - 1, 0)] in lexicon.grammar.speaker  # "I reorder my patches"
    is_bent = words[start] in lexicon.verbs and words[start] not in lexicon.grammar.verbs  # "stretches" are a thing
    is_led = is_led and not is_bent and words[start] not in (*tables.things, *tables.upon)
    is_done = is_led or words[start] in lexicon.grammar.verbs
    is_done = is_done or (
        words[start] not in lexicon.function_words
        and words[start + 1 : start + 2] != []
        and words[start + 1] in tables.things
    )
    kept = [words[at] for at in counting_none(words, start, end, lexicon)]
    trailing = lexicon.grammar.copulas | lexicon.grammar.prepositions | tables.things.keys()
    while len(kept) > 1 and kept[-1] in trailing:
        kept.pop()  # "my scan's on the ninth"
    lead = next(iter(tables.doing if is_done else tables.naming))
    return Activity(said_back_as(lead, readable(lead, kept, lexicon), lexicon), start, end)


def _before_a_verb(run: list[int], words: Sequence[str], lexicon: Lexicon) -> list[int]:
    """Return the places up to where something is told of what is named ("the surgery" of "the surgery said come")."""
    telling = lexicon.grammar.finite | lexicon.grammar.reporting
    first = next((at for at in run[1:] if words[at] in telling), run[-1] + 1)
    return [at for at in run if at < first]


def _runs(words: Sequence[str], without: frozenset[int], lexicon: Lexicon) -> list[list[int]]:
    """Return the places of words in a row, without those of `without`, and without what only wishes at either end."""
    runs: list[list[int]] = [[]]
    for at, word in enumerate(words):
        is_ending = word.startswith("'") and at - 1 in without  # "yesterday's stretches"
        if at in without or word in BREAKS or is_ending:
            runs.append([])
        else:
            runs[-1].append(at)
    for run in runs:
        while run and (lexicon.activity.wishing.get(words[run[0]]) == "" or counts_nothing(words, run[0], lexicon)):
            run.pop(0)
        while run and (words[run[-1]] in lexicon.activity.wishing or words[run[-1]] in lexicon.activity.closes):
            run.pop()
    return [run for run in runs if run and not _is_answer(run, words, lexicon)]


def _is_answer(run: list[int], words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words only answer ("go on then, remind me", "sure, a reminder will do")."""
    said = [words[at] for at in run]
    small = lexicon.function_words
    while said and " ".join(said) not in lexicon.answers and said[-1] in small:
        said.pop()
    return bool(said) and " ".join(said) in lexicon.answers
