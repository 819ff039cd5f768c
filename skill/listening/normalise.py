"""Split text into plain lower-case words, with contractions opened and the slips of speech recognition mended."""

from __future__ import annotations

import re
import unicodedata

from skill.listening.vocabulary.spelling import Spelling

MAX_WORDS = 400
"""Longer utterances are cut here: nobody says more in one breath, and each turn costs a bounded time."""

BREAKS = frozenset(".,")
"""Tokens that stand for punctuation. Recognised speech has none; typed text has."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[.,;:?!()]")
_BREAK = str.maketrans(";:?!()", ".,....")
_SILENT = re.compile(r"[^\w' ]+|_")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": " ", "\u2014": " , "})


def words_of(text: str, spelling: Spelling) -> list[str]:
    """Split `text` into lower-case words and breaks ("." or ","). Stops reading at MAX_WORDS. Never raises."""
    words: list[str] = []
    tokens = _TOKEN.findall(plain(text))
    for token, following in zip(tokens, (*tokens[1:], ""), strict=False):
        if len(words) >= MAX_WORDS:
            break
        if token[0].isalnum():
            words += spelling.opened(token, following)
        else:
            words.append(token.translate(_BREAK))
    return spelling.mended(words)


def plain(text: str) -> str:
    """Return `text` in lower case, without accents."""
    plain = text.translate(_QUOTES)
    if not plain.isascii():  # recognised English is nearly always ASCII
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.lower()


def unpunctuated(text: str) -> str:
    """Return `text` as a recogniser would write it: lower case, without accents and punctuation, one space apart."""
    return " ".join(_SILENT.sub(" ", plain(text)).split())
