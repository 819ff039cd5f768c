"""Text as it arrives -> plain lower-case words, with contractions opened and recognition slips mended."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

MAX_WORDS = 400
"""Longer utterances are cut here: nobody says more in one breath, and the cost per turn stays bounded."""

LONGEST_SLIP = 6
"""Words in the longest thing a recogniser writes instead of what was said."""

BREAKS = frozenset(".,")
"""Tokens that stand for punctuation; recognised speech has none, typed text does."""

_OPENED = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "i'm": "i am",
    "gonna": "going to",
    "gotta": "got to",
    "wanna": "want to",
    "dunno": "do not know",
    "innit": "",
    "y'all": "you",
    "ma'am": "",
}
# Apostrophes are lost by recognisers and typists alike; only forms that are no other English word are mended.
_BARE = {
    bare: f"{verb} not"
    for verb, bare in (
        ("can", "cant"),
        ("will", "wont"),
        ("do", "dont"),
        ("does", "doesnt"),
        ("did", "didnt"),
        ("is", "isnt"),
        ("are", "arent"),
        ("was", "wasnt"),
        ("were", "werent"),
        ("have", "havent"),
        ("has", "hasnt"),
        ("had", "hadnt"),
        ("could", "couldnt"),
        ("would", "wouldnt"),
        ("should", "shouldnt"),
        ("is", "aint"),
    )
} | {
    "im": "i am",
    "its": "it is",
    "ive": "i have",
    "thats": "that is",
    "youre": "you are",
    "theyre": "they are",
    "hes": "he is",
}
_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'s": "'s"}

# Before these, and before any word in "-ed", "'d" is "had" ("she'd messed herself", unlike "she'd go").
_AFTER_HAD = frozenset(
    """
    been begun better broken come done drunk fallen felt forgotten found given gone got gotten had heard kept known lain
    left lost made seen sat slept stood taken thought thrown told torn woken
    """.split()
)

_WRITTEN = _OPENED | _BARE
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[.,;:?!()]")
_BREAK = str.maketrans(";:?!()", ".,....")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": " ", "\u2014": " , "})


Slips = Mapping[str, Mapping[str, str]]
"""What a recogniser writes -> what was said ("side attica" -> "sciatica"), by the first word of what is written."""


def words_of(text: str, misheard: Slips | None = None) -> list[str]:
    """Split `text` into lower-case words and breaks ("." or ",").

    Never raises; at most MAX_WORDS words come back.
    """
    words: list[str] = []
    tokens = _TOKEN.findall(_plain(text))
    for token, then in zip(tokens, (*tokens[1:], ""), strict=False):
        if len(words) >= MAX_WORDS:
            break
        if token.endswith("'d") and (then in _AFTER_HAD or then.endswith("ed")):
            words += [token[:-2], "had"]
        elif "'" in token or token in _WRITTEN:
            words += opened(token)
        else:
            words.append(token if token[0].isalnum() else token.translate(_BREAK))
    return _mend(words, misheard) if misheard else words


def _plain(text: str) -> str:
    """Lower case without accents."""
    plain = text.translate(_QUOTES)
    if not plain.isascii():  # recognised English nearly always is
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.lower()


def opened(token: str) -> list[str]:
    """Open one contraction: "doesn't" -> does, not; "back's" -> back, 's; any other word -> itself."""
    if token in _WRITTEN:
        return _WRITTEN[token].split()
    if token.endswith("n't"):
        return [*filter(None, [token[:-3]]), "not"]
    stem, mark, ending = token.partition("'")
    if not mark:
        return [token]
    opened = _ENDINGS.get("'" + ending)
    return [stem, opened] if opened else [stem + ending]


def _mend(words: list[str], misheard: Slips) -> list[str]:
    """Replace the longest misheard run at each place."""
    mended: list[str] = []
    at = 0
    while at < len(words):
        slips = misheard.get(words[at])
        if slips is None:  # nearly every word
            mended.append(words[at])
            at += 1
            continue
        runs = (" ".join(words[at:end]) for end in range(min(at + LONGEST_SLIP, len(words)), at, -1))
        run = next((run for run in runs if run in slips), None)
        mended += slips[run].split() if run else [words[at]]
        at += len(run.split()) if run else 1
    return mended
