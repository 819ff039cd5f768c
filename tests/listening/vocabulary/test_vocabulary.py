"""The vocabulary files: nothing in them is idle, and unfit ones are refused with every fault."""

from __future__ import annotations

import re

import pytest

from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.loading import LexiconError, build_lexicon, read_tables

TABLES = read_tables("en")
SECTIONS = ("areas", "things", "objects", "bearers", "self_names", "words", "context")
CONCEPTS = {name for table in TABLES for section in SECTIONS for name in table.get(section, ())}


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_every_concept_is_used():
    patterns = [
        text
        for table in TABLES
        for section in ("said", "topic", "aspect", "act", "chat", "measure", "choice", "reply")
        for text in texts(table.get(section, {}))
    ]
    phrases = [text for table in TABLES for section in SECTIONS for text in texts(table.get(section, {}))]
    in_patterns = {name for text in patterns for name in re.findall(r"\w+", re.sub(r"'[^']*'", " ", text))}
    in_phrases = {name for text in phrases for name in re.findall(r"\{(\w+)\}", text)}
    objects = {name for table in TABLES for name in table.get("objects", ())}
    assert sorted(CONCEPTS - in_patterns - in_phrases - {*Concept} - objects) == []


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"sad": {"x": "y"}}, "unknown section sad"),
        ({"words": {"saddle": ["seat"]}}, "words.saddle: defined twice"),
        ({"words": {"new_word": ["a {nonsense}"]}}, "new_word: unknown concept {nonsense} in 'a {nonsense}'"),
        ({"words": {"ring": ["{wrong}"], "wrong": ["{ring}"]}}, "ring: defined by itself through ring, wrong"),
        ({"said": {"fever": {"presnt": ["hot"]}}}, "said.fever: unknown key presnt"),
        ({"said": {"fever": {"present": ["hot + nonsense"]}}}, "fever: 'hot + nonsense': unknown concept nonsense"),
        ({"said": {"fever": {"present": ["-hot"]}}}, "fever: empty pattern '-hot'"),
        ({"grammar": {"verb": ["go"]}}, "grammar.verb: unknown"),
        ({"words": {"new_word": "tree, bush"}}, "new_word: 'tree, bush' is no list"),
        ({"said": {"fever": {"present": "hot"}}}, "fever: 'hot' is no list"),
        ({"answers": {"no": ["okay"]}}, "no: 'okay' is another answer too"),
    ],
)
def test_unfit_vocabulary_is_refused(table, fault):
    with pytest.raises(LexiconError) as refused:
        build_lexicon([*TABLES, table])
    assert fault in str(refused.value).splitlines()


def test_every_fault_is_listed():
    with pytest.raises(LexiconError) as refused:
        build_lexicon([*TABLES, {"sad": {}, "said": {"fever": {"present": ["nonsense", "rubbish"]}}}])
    assert len(str(refused.value).splitlines()) == 3
