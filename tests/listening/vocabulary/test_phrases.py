"""Phrases can be followed word by word."""

from __future__ import annotations

from skill.listening.vocabulary.phrases import trie_of

SAID = [("lost feeling", "numb"), ("lost", "gone"), ("lost", "astray"), ("lost", "gone"), ("lost all feeling", "numb")]


def test_each_word_leads_to_what_it_ends_and_to_what_goes_on():
    trie = trie_of((phrase.split(), concept) for phrase, concept in SAID)
    assert trie == {
        "lost": (("gone", "astray"), {"feeling": (("numb",), {}), "all": ((), {"feeling": (("numb",), {})})}),
    }


def test_of_no_phrases_there_is_nothing_to_follow():
    assert trie_of([]) == {}
