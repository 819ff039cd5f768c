"""What an answer goes on to: whether its "no" belongs to something else, is limited, or only puts something right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from skill.listening.clauses import Clause
from skill.listening.lexicon import Lexicon
from skill.listening.limits import CONTRAST, QUALIFYING
from skill.listening.normalise import BREAKS
from skill.listening.tagging import Tag


def runs_on(words: Sequence[str], end: int, clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a "no" that ends before word `end` goes on into its clause ("no fever", unlike "no my legs are fine")."""
    grammar = lexicon.grammar
    if words[end - 1] not in grammar["deniers"]:  # "no change in the chills", unlike "none of that"
        return words[end] in grammar["pointing"] and words[end - 1] not in grammar["sweeping"]
    begins = BREAKS.union(*(grammar[name] for name in ("sweeping", "limiting", "subjects", "owners", "opening")))
    return words[end] not in begins and not any(clause.start == end for clause in clauses)


def is_qualified(tags: Sequence[Tag], words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether an answer that ends before word `end` goes on with a contrast or an exception, or with "I can't"."""
    light = BREAKS | lexicon.grammar["limiting"]  # "no, not until yesterday"
    at = next((place for place in range(end, len(words)) if words[place] not in light), len(words))
    is_inability = any(tag.concept == "cannot" and at <= tag.start for tag in tags)
    limits = [tag for tag in tags if tag.concept in QUALIFYING and 0 < tag.start <= at]
    is_limited = any(tag.concept != CONTRAST or tag.end < len(words) for tag in limits)
    return is_inability or is_limited


def restates(words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether what follows an answer that ends before word `end` only puts right what was said before.

    It does with "I said ...", and where nothing but a number, a length of time or a day follows.
    """
    grammar = lexicon.grammar
    counts = lexicon.numbers.keys() | lexicon.units.keys() | lexicon.decades.keys()
    light = grammar["subjects"] | grammar["copulas"] | grammar["restating"] | lexicon.fillers | BREAKS
    rest = words[end:]
    said = [word for word in words if word not in lexicon.fillers or word in grammar["self"]]
    has_count = any(word in counts or word.isdigit() for word in rest)
    takes_back = any(first in grammar["self"] and then in grammar["restated"] for first, then in pairwise(said))
    return takes_back or (has_count and all(word in counts or word in light or word.isdigit() for word in rest))
