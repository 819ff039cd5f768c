"""A language is a folder: none of its words stands in the code, and a folder that lacks anything is refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import fields, replace
from pathlib import Path

import pytest

from skill.listening.acts import Act
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.loading import LexiconError, build_lexicon, read_tables
from skill.listening.vocabulary.parsing import Draft
from skill.listening.vocabulary.patterns import Kind
from skill.listening.vocabulary.schema import CLASSES, NEEDED, TABLES, gaps
from skill.triage.model import FindingKind

SKILL = Path(__file__).parents[2] / "skill"
WORDED = [
    *(file for room in ("grammar", "replies", "when") for file in (SKILL / "listening" / room).glob("*.py")),
    *(SKILL / "listening" / f"{name}.py" for name in ("listen", "listener", "normalise", "two_ears")),
    SKILL / "talk.py",
    SKILL / "handlers" / "slots.py",
]
"""What words pass through. The names that a language's files use are declared beside them, in `vocabulary`."""
WORDLESS = [
    *(SKILL / "dialogue").rglob("*.py"),
    *(SKILL / "speech" / f"{name}.py" for name in ("render", "screen", "values", "drawings")),
]
"""What chooses lines and puts them together, without a word of its own."""

FOLDERS = sorted(path for path in (SKILL / "listening" / "languages").iterdir() if not path.name.startswith("_"))

ANSWERED = frozenset({FindingKind.UMBRELLA, FindingKind.REASSURANCE})
ANSWERED_ALONE = frozenset({"weakness_worse"})
"""Known by the answer to "is it getting worse" alone."""

TABLES_OF_ENGLISH = read_tables("en")
DRAFT = Draft(TABLES_OF_ENGLISH)
PATTERNS = list(DRAFT.patterns())


def texts(file: Path) -> Iterator[str]:
    """Every text in a module that is no docstring."""
    tree = ast.parse(file.read_text("utf-8"))
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


@pytest.fixture(scope="module")
def vocabulary(lexicon):
    """The words of the language that do a job in a sentence, name a number or a time, or answer."""
    tables = (getattr(lexicon.clock, field.name) for field in fields(lexicon.clock))
    phrases = [*lexicon.answers, *lexicon.moments, *(phrase for table in tables for phrase in table)]
    words = {word for phrase in phrases for word in phrase.split()}
    return lexicon.function_words | lexicon.numbers.keys() | lexicon.units.keys() | words


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_lacks_nothing_that_the_engine_asks_a_language_for(folder):
    draft = Draft(read_tables(folder.name))
    lacking = gaps(draft.concepts, draft.classes, draft.tables, draft.answers.values(), list(draft.patterns()))
    assert sorted(lacking) == [], f"missing in {folder}"


def wordless(lexicon, findings):
    """Ids of findings that are told, and that no words tell of: they would be missed in silence.

    An older form of a finding is heard as that finding, and what joins or reassures may be known by an answer alone.
    """
    dated = {name for finding in findings for name in (finding.older, finding.long_standing)}
    told = (f for f in findings if not (f.is_derived or f.measure or f.said_as) and f.kind not in ANSWERED)
    return sorted(f.id for f in told if f.id not in lexicon.ids(Kind.FINDING) | dated | ANSWERED_ALONE)


def test_every_finding_that_is_told_has_words(lexicon, content):
    found = wordless(lexicon, content.findings.values())
    assert found == [], "no words tell of these: add [said.<id>] in skill/listening/languages/en"


def test_a_danger_without_words_is_found_though_a_question_asks_about_it(lexicon, content):
    asked = content.questions["check_wound"].finding
    new = replace(content.findings[asked], id="snake_bite")
    assert wordless(lexicon, [*content.findings.values(), new]) == ["snake_bite"]


@pytest.mark.parametrize("file", WORDED, ids=lambda file: str(file.relative_to(SKILL)))
def test_no_word_of_a_language_stands_in_the_code(file, vocabulary):
    found = {text for text in texts(file) if not vocabulary.isdisjoint(re.findall(r"[a-z']+", text))}
    assert found == set()


@pytest.mark.parametrize("file", WORDLESS, ids=lambda file: str(file.relative_to(SKILL)))
def test_no_sentence_stands_in_the_code(file):
    assert [text for text in texts(file) if re.search(r"[a-z]+ [a-z]+", re.sub(r"<[^>]*", "", text))] == []


def test_such_words_would_be_found(vocabulary):
    assert {"not", "and", "three", "o'clock", "yes"} <= vocabulary
    assert "not" in set(texts(SKILL / "listening" / "vocabulary" / "concepts.py"))


def missing(**changes) -> list[str]:
    given = {
        "concepts": DRAFT.concepts,
        "classes": DRAFT.classes,
        "tables": DRAFT.tables,
        "answers": set(DRAFT.answers.values()),
        "patterns": PATTERNS,
    }
    return list(gaps(**{**given, **changes}))


def without(mapping, name):
    return {key: value for key, value in mapping.items() if key != name}


@pytest.mark.parametrize("name", Concept)
def test_a_concept_that_is_missing_is_named(name):
    assert missing(concepts=without(DRAFT.concepts, name)) == [f"concept {name} is missing"]


@pytest.mark.parametrize("name", CLASSES)
def test_a_word_class_that_is_missing_is_named(name):
    assert missing(classes=without(DRAFT.classes, name)) == [f"grammar.{name} is missing"]


@pytest.mark.parametrize("name", NEEDED)
def test_a_word_class_that_cannot_be_empty_is_named(name):
    assert missing(classes={**DRAFT.classes, name: frozenset()}) == [f"grammar.{name} has no words"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_missing_is_named(name):
    assert f"{name} is missing" in missing(tables=without(DRAFT.tables, name))


@pytest.mark.parametrize(("table", "name"), [(table, name) for table, names in TABLES.items() for name in names])
def test_an_entry_that_is_missing_is_named(table, name):
    tables = {**DRAFT.tables, table: without(DRAFT.tables[table], name)}
    assert missing(tables=tables) == [f"{table}.{name} is missing"]


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_that_nobody_can_give_is_named(answer):
    assert missing(answers={*Answer} - {answer}) == [f"answers.{answer} is missing"]


@pytest.mark.parametrize("act", Act)
def test_an_act_that_nobody_can_do_is_named(act):
    left = [pattern for pattern in PATTERNS if (pattern.kind, pattern.id) != (Kind.ACT, act)]
    assert missing(patterns=left) == [f"act.{act} is missing"]


def test_a_language_with_gaps_is_refused_naming_each(lexicon):
    tables = deepcopy(TABLES_OF_ENGLISH)
    for table in tables:
        table.get("grammar", {}).pop("deniers", None)
        table.get("context", {}).pop("not", None)
        table.get("act", {}).pop("stop", None)
        table.pop("morphology", None)
    with pytest.raises(LexiconError) as refused:
        build_lexicon(tables)
    assert {
        "grammar.deniers is missing",
        "concept not is missing",
        "act.stop is missing",
        "morphology is missing",
    } <= set(str(refused.value).splitlines())
