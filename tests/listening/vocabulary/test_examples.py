"""The examples beside the vocabulary files: all are heard as they say, and all that needs an example has one.

An exclusion, an idiom and a mark "=" each make the skill deaf to something. The example beside each would be heard
otherwise without it; what has none is not needed, and goes.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import replace
from random import Random

import pytest

from skill.listening.listen import listen
from skill.listening.said import Answer
from skill.listening.vocabulary.loading import build_lexicon, read_tables
from skill.listening.vocabulary.morphology import morphology_of
from skill.listening.vocabulary.patterns import Kind
from tests.listening.vocabulary.lifting import (
    Entry,
    exclusions,
    groups,
    patterns_of,
    told,
    without_entries,
    without_exclusion,
)
from tools.vocabulary.format import LANGUAGES

FOLDER = LANGUAGES / "en"
TABLES = read_tables("en")
MORPHOLOGY = morphology_of(next(table["morphology"] for table in TABLES if "morphology" in table))
FILES = {file.name: tomllib.loads(file.read_text("utf-8")) for file in sorted((FOLDER / "tests").glob("*.toml"))}
KINDS = {"said": Kind.FINDING} | {kind.value: kind for kind in Kind if kind is not Kind.FINDING}
"""Section of patterns -> what they tell of."""

ANSWERS = {"yes": Answer.YES, "no": Answer.NO, "parts": Answer.PARTLY}


def sections():
    """Yield every section of patterns in the example files: the kind, the name, the examples."""
    for table in FILES.values():
        for section, names in table.items():
            if section in KINDS:
                yield from ((KINDS[section], name, examples) for name, examples in names.items())


def entries(table, path=()):
    """Yield every word and phrase that has examples, outside the sections of patterns."""
    for key, value in table.items():
        if isinstance(value, list):
            yield Entry(path, key, tuple(value))
        elif path or key not in KINDS:
            yield from entries(value, (*path, key))


ENTRIES = [entry for table in FILES.values() for entry in entries(table)]


@pytest.fixture(scope="module")
def excluded(lexicon):
    """Kind, name and concept -> the patterns of that name that the concept rules out."""
    found = defaultdict(list)
    for pattern in patterns_of(lexicon):
        for concept in exclusions(pattern):
            found[pattern.kind, pattern.id, concept].append(pattern)
    return found


@pytest.fixture(scope="module")
def unless():
    """Kind, name and concept -> utterances that the concept rules out."""
    found = defaultdict(list)
    for kind, name, examples in sections():
        for concept, utterances in examples.get("unless", {}).items():
            found[kind, name, concept] += utterances
    return found


def test_each_vocabulary_file_has_its_examples_beside_it():
    assert set(FILES) == {file.name for file in FOLDER.glob("*.toml")}


def test_what_should_be_heard_is_heard(lexicon):
    deaf = []
    for kind, name, examples in sections():
        for key in examples.keys() - {"unless"}:
            for utterance in examples[key]:
                found = told(listen(utterance, lexicon), kind, name)
                if kind is Kind.FINDING:
                    found = key in {observation.said.value for observation in found}
                elif kind is Kind.REPLY:
                    found = found is ANSWERS[key]
                if not found:
                    deaf.append(f"{kind}.{name}.{key}: {utterance}")
    assert deaf == []


def test_whatever_can_be_heard_has_an_example(lexicon):
    shown = {(kind, name) for kind, name, examples in sections() if examples.keys() - {"unless"}}
    assert {(pattern.kind, pattern.id) for pattern in patterns_of(lexicon)} - shown == set()


def test_each_exclusion_is_needed_by_its_examples(lexicon, excluded, unless):
    idle = []
    for (kind, name, concept), utterances in unless.items():
        freed = without_exclusion(lexicon, excluded[kind, name, concept], concept)
        for utterance in utterances:
            if told(listen(utterance, lexicon), kind, name) == told(listen(utterance, freed), kind, name):
                idle.append(f"{kind}.{name} -{concept}: {utterance}")
    assert idle == []


def test_each_exclusion_has_an_example(excluded, unless):
    assert excluded.keys() - unless.keys() == set()


def test_each_pattern_with_an_exclusion_has_an_example_of_its_own(lexicon, unless):
    excluding = [pattern for pattern in patterns_of(lexicon) if exclusions(pattern)]
    shown = [p for p in excluding if any(_needs(lexicon, p, concept, unless) for concept in exclusions(p))]
    assert [pattern for pattern in excluding if pattern not in shown] == []


def _needs(lexicon, pattern, concept, unless):
    freed = without_exclusion(lexicon, [pattern], concept)
    heard = ((listen(said, lexicon), listen(said, freed)) for said in unless[pattern.kind, pattern.id, concept])
    return any(told(one, pattern.kind, pattern.id) != told(other, pattern.kind, pattern.id) for one, other in heard)


def test_each_entry_is_needed_by_its_examples(lexicon):
    idle = []
    for group in groups(ENTRIES, lexicon, MORPHOLOGY):
        freed = build_lexicon(without_entries(TABLES, group))
        for entry in group:
            for utterance in entry.examples:
                if listen(utterance, lexicon) == listen(utterance, freed):
                    idle.append(f"{'.'.join(entry.path)} {entry.phrase}: {utterance}")
    assert idle == []


def test_each_mark_and_each_idiom_has_an_example():
    concepts = ("areas", "things", "objects", "bearers", "self_names", "words", "context")
    shown = {(entry.path, entry.phrase) for entry in ENTRIES}
    deaf = {
        ((section, concept), phrase)
        for table in TABLES
        for section in concepts
        for concept, phrases in table.get(section, {}).items()
        for phrase in phrases
        if "=" in phrase or concept == "idiom"
    }
    assert deaf - shown == set()


def test_in_whatever_order_it_is_written_the_same_is_heard(lexicon):
    """Only where findings begin at the same word, the first section is the first to be named."""
    chance = Random(0)
    shuffled = build_lexicon(_shuffled(TABLES, chance))
    assert [said for said in _utterances() if _set(listen(said, lexicon)) != _set(listen(said, shuffled))] == []


def _shuffled(value, chance):
    """Return it with lists and tables in another order, but for the rules of inflection, of which the first counts."""
    if isinstance(value, list):
        return [_shuffled(part, chance) for part in chance.sample(value, len(value))]
    if isinstance(value, dict):
        keys = chance.sample([*value], len(value))
        return {key: value[key] if key == "morphology" else _shuffled(value[key], chance) for key in keys}
    return value


def _utterances():
    for _, _, examples in sections():
        yield from (said for key in examples.keys() - {"unless"} for said in examples[key])
        yield from (said for utterances in examples.get("unless", {}).values() for said in utterances)


def _set(heard):
    return replace(heard, observations=frozenset(heard.observations))
