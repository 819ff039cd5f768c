"""Split text into plain lower-case words, with contractions opened and the slips of speech recognition mended.

Text from outside may hold what nobody hears and few see: letters of other scripts that look like Latin ones, marks that
are not shown, letters in another form. Here, and nowhere else, all of that becomes plain letters or goes.
"""

from __future__ import annotations

import re
import unicodedata

from skill.listening.look_alikes import LOOK_ALIKES
from skill.listening.vocabulary.spelling import Spelling

LONGEST = 120
"""Words of a piece of speech that is understood at once: a minute of talk. The time that takes grows with the cube."""

MOST_PIECES = 16
"""Pieces of a speech, none counted twice, that are understood: ten minutes of talk, in one turn."""

OVERLAP = 20
"""Words that two such pieces share, so that nothing is cut in two."""

BREAKS = frozenset(".,")
"""Tokens that stand for punctuation. Recognised speech has none; typed text has."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[.,;:?!()]")
_BREAK = str.maketrans(";:?!()", ".,....")
_SILENT = re.compile(r"[^\w' ]+|_")
_QUOTES = str.maketrans(
    {**dict.fromkeys("\u2019\u2018\u201b\u02bc\u02b9\u2032\u00b4`", "'"), "\u2013": " ", "\u2014": " , "}
)
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What Unicode says is not shown (Default_Ignorable_Code_Point), besides the characters of the category Cf."""


def words_of(text: str, spelling: Spelling) -> list[str]:
    """Split `text` into lower-case words and breaks ("." or ","). Never raises."""
    words: list[str] = []
    tokens = _TOKEN.findall(plain(text))
    for token, following in zip(tokens, (*tokens[1:], ""), strict=False):
        if token[0].isalnum():
            words += spelling.opened(token, following)
        else:
            words.append(token.translate(_BREAK))
    return spelling.mended(words)


def pieces_of(text: str) -> list[str]:
    """Return a text in pieces of `LONGEST` words at most, none twice; a text that is no longer as it is.

    What has more than `MOST_PIECES` is no speech. It has no pieces, so that it is not understood rather than in part.
    A piece ends where a sentence does, if one does in its last third. Where none does, two pieces share some words.
    """
    if len(text) <= LONGEST:
        return [text]
    whole = plain(text)
    tokens = [*_TOKEN.finditer(whole)]
    if len(tokens) <= LONGEST:
        return [text]
    pieces: dict[str, None] = {}  # in order
    start = 0
    while True:
        end = min(start + LONGEST, len(tokens))
        stops = (at for at in range(end, start + LONGEST * 2 // 3, -1) if tokens[at - 1][0] in ".?!")
        stop = next(stops, 0) if end < len(tokens) else 0
        end = stop or end
        pieces[whole[tokens[start].start() : tokens[end - 1].end()]] = None
        if len(pieces) > MOST_PIECES:
            return []
        if end == len(tokens):
            return [*pieces]
        start = end if stop else end - OVERLAP


def plain(text: str) -> str:
    """Return `text` in lower case and Latin letters, without accents and what is not shown."""
    plain = text.translate(_QUOTES)
    if not (plain.isascii() and plain.isprintable()):  # what is recognised of English is nearly always both
        opened = _UNSEEN.sub("", unicodedata.normalize("NFKD", plain))
        plain = "".join(filter(_is_heard, opened)).translate(LOOK_ALIKES)
    return plain.lower()


def unpunctuated(text: str) -> str:
    """Return `text` as a recogniser would write it: lower case, without accents and punctuation, one space apart."""
    return " ".join(_SILENT.sub(" ", plain(text)).split())


def _is_heard(character: str) -> bool:
    """Whether a character stands for a sound or a space: no accent, circle, direction or command."""
    if unicodedata.combining(character):
        return False
    category = unicodedata.category(character)
    return category not in ("Cf", "Me") and (category != "Cc" or character.isspace())
