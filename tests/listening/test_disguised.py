"""Words in other letters, or with marks in them that nobody sees, are heard as what they look like."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.listening.look_alikes import LOOK_ALIKES
from skill.listening.normalise import plain
from skill.listening.said import Said

UNSEEN = [
    *("\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e"),
    *("\u2060", "\u2066", "\u2069", "\ufe0f", "\ufeff", "\U000e0041", "\U000e0100", "\u3164", "\x00", "\x08", "\x7f"),
    *("\u0301", "\u0336", "\u20dd"),
]


def present(listener, text):
    return {o.finding for o in listener.listen(text).observations if o.said is Said.PRESENT}


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"{ord(mark):04x}")
def test_marks_that_nobody_sees_hide_no_danger(listener, mark):
    assert "chest_pain" in present(listener, mark.join("i have ch") + f"e{mark}st{mark} pa{mark}in{mark}")


@pytest.mark.parametrize(
    "text",
    [
        "i have \u0441h\u0435st p\u0430\u0456n",  # Cyrillic
        "I HAVE CH\u0395S\u03a4 PA\u0399\u039d",  # Greek
        "\uff49 \uff48\uff41\uff56\uff45 \uff43\uff48\uff45\uff53\uff54 \uff50\uff41\uff49\uff4e",  # full width
        "i have \U0001d41c\U0001d421\U0001d41e\U0001d42c\U0001d42d \U0001d4f9\U0001d4ea\U0001d4f2\U0001d4f7",
        "i have \u24d2\u24d7\u24d4\u24e2\u24e3 pain",  # in circles
        "\u00ec h\u00e4ve ch\u00e9st p\u00e0\u00efn",
        "i can\u00b4t breathe and have chest pain",
    ],
)
def test_letters_that_look_like_others_hide_no_danger(listener, text):
    assert "chest_pain" in present(listener, text)


def test_a_denial_in_disguise_is_a_denial(listener):
    (heard,) = listener.listen("n\u200b\u043e ch\u0435st pain").observations
    assert (heard.finding, heard.said) == ("chest_pain", Said.DENIED)


def test_each_look_alike_is_a_letter_that_unicode_itself_does_not_open():
    for code, latin in LOOK_ALIKES.items():
        letter = chr(code)
        assert letter.isalpha()
        assert latin.isascii()
        assert latin.islower()
        assert unicodedata.normalize("NFKD", letter) == letter


@given(st.text(max_size=200))
def test_plain_text_is_plain(text):
    once = plain(text)
    assert plain(once) == once
    assert not any(unicodedata.category(character) in ("Cf", "Lu") for character in once if character.isascii())
    assert not LOOK_ALIKES.keys() & set(map(ord, once))
