"""The clinical content says what it must about itself, and content with a fault is refused whole."""

import ast
import re
import tomllib
from copy import deepcopy
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from skill.triage.assessment import with_derived
from skill.triage.disposition import Disposition
from skill.triage.loading import ContentError, build_content
from skill.triage.model import FindingKind
from skill.triage.status import Status
from testkit.loaded import RESOURCES

SKILL = Path(__file__).parents[2] / "skill"
FOLDER = files("skill.triage") / "content"
CONTENT = RESOURCES.knowledge.content
RULES = list(CONTENT.rules.values())
NOBODY = "not yet reviewed by a clinician"


def tables():
    names = ("findings", "questions", "rules_emergency", "sources")
    return deepcopy({name: tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in names})


def faults_of(spoil):
    """What is said of the real content once it is spoilt."""
    draft = tables()
    spoil(draft)
    with pytest.raises(ContentError) as refused:
        build_content(draft["findings"], draft["questions"], [draft["rules_emergency"]], draft["sources"])
    return set(str(refused.value).splitlines())


# What every statement says of itself


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_says_why_and_on_whose_word_and_whether_a_clinician_has_seen_it(rule):
    cited = {*rule.sources, *(name for held in rule.clarifiers for name in held.sources)}
    assert cited
    assert cited <= CONTENT.sources.keys()
    assert rule.title
    assert rule.rationale.endswith(".")
    assert rule.reviewed_by
    assert (rule.reviewed_by == NOBODY) is (rule.reviewed_on is None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_looked_at_again(rule):
    """Whether that day has passed is no fault of a commit: the suite says so at its end, and passes."""
    assert isinstance(rule.review_again, date)
    if rule.reviewed_on:
        assert timedelta() < rule.review_again - rule.reviewed_on <= timedelta(days=366)


def test_every_emergency_of_the_clinical_sheet_is_there():
    missing = [f"E{n}" for n in range(1, 31) if f"E{n}" not in CONTENT.rules]
    assert missing == []
    assert all((rule.disposition is Disposition.EMERGENCY) is (rule.id[0] == "E") for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_doubt_about_an_emergency_is_seen_today_and_no_doubt_counts_more_than_a_yes(rule):
    assert rule.if_unsure <= rule.disposition
    if rule.disposition is Disposition.EMERGENCY:
        assert rule.if_unsure is Disposition.URGENT


def test_every_source_says_where_it_is_and_whether_it_was_read():
    for source in CONTENT.sources.values():
        assert source.title
        assert source.address
        assert (source.read_on is not None) is source.confirmed, source.id
        assert source.is_own or not source.copies or source.confirmed, source.id


def test_who_is_named_for_a_source_wrote_the_words_that_were_read():
    """A news report is no page of whom it is about, and guidance that was replaced is not the guidance of today."""
    for source in CONTENT.sources.values():
        is_news = bool(re.search(r"\bnews(paper)?\b", source.title, re.IGNORECASE))
        assert is_news is (source.publisher == "news"), source.id
        assert ("replaced by" in source.title) is (source.publisher == "nice_old"), source.id


def test_cancer_is_judged_by_the_guidance_of_today():
    for rule in ("E19", "U5"):
        assert "K-NG234" in CONTENT.rules[rule].sources
        assert "C20" not in CONTENT.rules[rule].sources


def test_cancer_in_the_bones_counts_as_cancer_and_as_weak_bones():
    known = with_derived(CONTENT, {"cancer_in_bones": Status.PRESENT})
    assert known["any_cancer"] is known["fragile"] is Status.PRESENT
    with_cancer = {rule.id for rule in RULES if {"cancer_history", "any_cancer"} & {*rule.any_of, *rule.all_of}}
    assert with_cancer == {"E19", "U17", "U2a", "U5"}
    for rule in with_cancer:
        assert {"cancer_in_bones", "any_cancer"} & {*CONTENT.rules[rule].any_of, *CONTENT.rules[rule].all_of}


def test_every_question_has_a_place_in_the_check():
    groups = {"gate", "low_back", "follow_up", "clarifier", "check", "check_in", "before_exercise", "during_exercise"}
    assert {question.group for question in CONTENT.questions.values()} == groups
    asked_by_a_rule = {id_ for rule in RULES for held in rule.clarifiers for id_ in held.questions}
    assert asked_by_a_rule == {q.id for q in CONTENT.questions.values() if q.group == "clarifier"}


def test_only_a_clarifier_reassures():
    """The one kind of finding that is no danger triggers no rule."""
    named = {name for rule in RULES for name in (*rule.any_of, *rule.all_of)}
    assert not [name for name in named if CONTENT.findings[name].kind is FindingKind.REASSURANCE]


# The code knows no medicine

IDS = CONTENT.findings.keys() | CONTENT.rules.keys() | CONTENT.questions.keys()
CODE_WORDS = {kind.value for kind in FindingKind} | {rule.action for rule in RULES}
"""Words the code does know: the kinds of finding, and the actions, which are parts of message keys."""


def texts_in(file):
    """Every text of a module but docstrings, which explain."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and not isinstance(node, ast.Expr):
                yield part.value


@pytest.mark.parametrize("file", sorted(SKILL.rglob("*.py")), ids=lambda file: str(file.relative_to(SKILL)))
def test_no_clinical_id_is_in_the_code(file):
    words = {word for text in texts_in(file) if " " not in text for word in re.findall(r"\w+", text)}
    assert words & (IDS - CODE_WORDS) == set()


# Faults


def at(file, id_, *way):
    """Draft -> one of its tables: by the file, the id, and a way into it."""

    def find(draft):
        found = draft[file]
        for kind in ("rule", "question"):
            found = {table["id"]: table for table in found[kind]} if kind in found else found
        found = found[id_]
        for part in way:
            found = found[part]
        return found

    return find


def rule(id_, *way):
    return at("rules_emergency", id_, *way)


def changed(find, **values):
    """A change to one table; None takes a key away."""

    def spoil(draft):
        table = find(draft)
        table.update(values)
        for key in [key for key, value in values.items() if value is None]:
            del table[key]

    return spoil


def twice(file, kind):
    return lambda draft: draft[file][kind].append(draft[file][kind][0])


NO_DISPOSITION = "is none of SELF_CARE, SOON, URGENT, EMERGENCY"

SHAPE_FAULTS = {
    "a kind nobody knows": (
        changed(at("findings", "fever"), kind="sign"),
        {f'finding fever: kind: "sign" is none of {", ".join(FindingKind)}'},
    ),
    "no kind": (changed(at("findings", "fever"), kind=None), {"finding fever: kind is missing"}),
    "no title": (changed(at("findings", "fever"), title=None), {"finding fever: title is missing"}),
    "a misspelt key": (changed(at("findings", "fever"), whithin=3), {"finding fever: unknown key whithin"}),
    "a source without an address": (changed(at("sources", "C1"), address=None), {"source C1: address is missing"}),
    "a source with more": (changed(at("sources", "C1"), pages=5), {"source C1: unknown key pages"}),
    "a question of no level": (
        changed(at("questions", "fever_or_weight"), level="BAD"),
        {f'question fever_or_weight: level: "BAD" {NO_DISPOSITION}'},
    ),
    "a question without a group": (
        changed(at("questions", "fever_or_weight"), group=None),
        {"question fever_or_weight: group is missing"},
    ),
    "a question with a misspelt key": (
        changed(at("questions", "fever_or_weight"), settles=[]),
        {"question fever_or_weight: unknown key settles"},
    ),
    "an option with a misspelt key": (
        changed(at("questions", "which_history", "options", 0), heared_as=[]),
        {"question which_history: options 1: unknown key heared_as"},
    ),
    "an option that establishes nothing": (
        changed(at("questions", "which_history", "options", 0), establishes=None),
        {"question which_history: options 1: establishes is missing"},
    ),
    "a rule of no level": (changed(rule("E3"), disposition="NOW"), {f'rule E3: disposition: "NOW" {NO_DISPOSITION}'}),
    "no word on doubt": (changed(rule("E3"), if_unsure=None), {"rule E3: if_unsure is missing"}),
    "no action": (changed(rule("E3"), action=None), {"rule E3: action is missing"}),
    "a rule with a misspelt key": (changed(rule("E3"), anyof=["fever"]), {"rule E3: unknown key anyof"}),
    "a date that is none": (changed(rule("E3"), review_again="soon"), {'rule E3: review_again: "soon" is not a date'}),
    "a clarifier that holds at no level": (
        changed(rule("E1", "clarifiers", 0), holds_at="LOW"),
        {f'rule E1: clarifiers 1: holds_at: "LOW" {NO_DISPOSITION}'},
    ),
    "a clarifier with a misspelt key": (
        changed(rule("E1", "clarifiers", 0), olny=[]),
        {"rule E1: clarifiers 1: unknown key olny"},
    ),
    "a clarifier that holds nothing back": (
        changed(rule("E1", "clarifiers", 0), only=None),
        {"rule E1: clarifiers 1: only is missing"},
    ),
}
"""Parts that are malformed."""

MEANING_FAULTS = {
    "a question twice": (twice("questions", "question"), {"question heart_and_lungs: defined twice"}),
    "a rule twice": (twice("rules_emergency", "rule"), {"rule E1: defined twice"}),
    "derived from itself": (
        changed(at("findings", "any_fall"), any_of=["immune_risk", "any_fall"]),
        {"finding any_fall: derived from itself"},
    ),
    "derived from what is not": (
        changed(at("findings", "any_kidney"), any_of=["kidneys"]),
        {"finding any_kidney: unknown finding kidneys"},
    ),
    "older, long-standing and said as what is not": (
        changed(at("findings", "limp"), older="x", long_standing="y", said_as="z"),
        {f"finding limp: unknown finding {name}" for name in "xyz"},
    ),
    "a finding on nobody's word": (
        changed(at("findings", "limp"), sources=["X9"]),
        {"finding limp: unknown source X9"},
    ),
    "a source at two addresses": (
        changed(at("sources", "C2"), address="https://a.org/1 ; https://b.org/2"),
        {"source C2: 'https://a.org/1 ; https://b.org/2' is not one web address"},
    ),
    "a source at a place": (
        changed(at("sources", "C2"), address="the library"),
        {"source C2: 'the library' is not one web address"},
    ),
    "a publisher's word in a document of ours": (
        changed(at("sources", "C2"), address="docs/clinical.md"),
        {"source C2: 'docs/clinical.md' is not one web address"},
    ),
    "our own word at another's": (
        changed(at("sources", "K-judgement"), address="https://a.org/1"),
        {"source K-judgement: 'https://a.org/1' is no document of the project"},
    ),
    "a copy without an address": (
        changed(at("sources", "C1"), copies=["a friend's"]),
        {'source C1: "a friend\'s" is not one web address'},
    ),
    "a source read on no day": (
        changed(at("sources", "C1"), read_on=None),
        {"source C1: confirmed, but not on which day it was read"},
    ),
    "a source of which only the publisher is known": (
        changed(at("sources", "C41"), copies=[]),
        {"source C41: confirmed, but not which page was read"},
    ),
    "a source read and yet not read": (
        changed(at("sources", "C1"), confirmed=False),
        {"source C1: read, but not confirmed"},
    ),
    "a question about what is not": (
        changed(
            at("questions", "check_joint"), finding="a", covers=["b"], settled_by=["c"], besides=["d"], ask_when=["e"]
        ),
        {f"question check_joint: unknown finding {name}" for name in "abcde"},
    ),
    "a no that establishes what is not": (
        changed(at("questions", "check_joint"), no_establishes=["f"]),
        {"question check_joint: unknown finding f"},
    ),
    "an option that is not": (
        changed(at("questions", "which_history", "options", 0), establishes=["g"], heard_as=["h"]),
        {f"question which_history: unknown finding {name}" for name in "gh"},
    ),
    "a question without a source": (
        changed(at("questions", "fever_or_weight"), sources=[]),
        {"question fever_or_weight: no source"},
    ),
    "a question with a wrong one": (
        changed(at("questions", "fever_or_weight"), sources=["X9"]),
        {"question fever_or_weight: unknown source X9"},
    ),
    "no condition": (changed(rule("E3"), any_of=[]), {"rule E3: no condition"}),
    "a condition that is not": (
        changed(rule("E3"), any_of=["x"], all_of=["y"]),
        {"rule E3: unknown finding x", "rule E3: unknown finding y"},
    ),
    "no source": (changed(rule("E3"), sources=[]), {"rule E3: no source"}),
    "a wrong source": (changed(rule("E3"), sources=["C1", "X9"]), {"rule E3: unknown source X9"}),
    "no rationale": (changed(rule("E3"), rationale=""), {"rule E3: no rationale"}),
    "a doubt worse than a yes": (
        changed(rule("E3"), disposition="SOON", if_unsure="URGENT"),
        {"rule E3: unsure is worse than present"},
    ),
    "a clarifier that asks nothing": (
        changed(rule("E1", "clarifiers", 0), questions=["what"]),
        {"rule E1: unknown question what"},
    ),
    "a clarifier on nobody's word": (
        changed(rule("E1", "clarifiers", 0), sources=[]),
        {"rule E1: the clarifier has no source"},
    ),
    "a clarifier on a wrong word": (
        changed(rule("E1", "clarifiers", 0), sources=["X9"]),
        {"rule E1: unknown source X9"},
    ),
    "a clarifier that holds nothing": (
        changed(rule("E1", "clarifiers", 0), holds_at="EMERGENCY"),
        {"rule E1: the clarifier does not hold it lower"},
    ),
    "a reassurance that is a danger": (
        changed(rule("E1", "clarifiers", 0), reassured_by=["fever"]),
        {"rule E1: fever is no reassurance"},
    ),
    "a clarifier of what is not": (
        changed(rule("E1", "clarifiers", 0), only=["x"], clean=["y"], reassured_by=["z"]),
        {f"rule E1: unknown finding {name}" for name in "xyz"},
    ),
}
"""Parts that are well formed but lead nowhere, or stand on nothing."""

FAULTS = SHAPE_FAULTS | MEANING_FAULTS


def test_the_content_that_is_spoilt_is_good():
    draft = tables()
    build_content(draft["findings"], draft["questions"], [draft["rules_emergency"]], draft["sources"])


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named(name):
    spoil, faults = FAULTS[name]
    assert faults_of(spoil) == faults


def test_a_misspelt_table_is_not_passed_over():
    def misspelt(draft):
        draft["rules_emergency"]["rul"] = draft["rules_emergency"].pop("rule")
        draft["questions"]["questions"] = draft["questions"].pop("question")

    assert faults_of(misspelt) == {"unknown key rul", "unknown key questions", "question is missing"}


def distinct(group):
    """Faults of a group that do not spoil the same part."""
    chosen = {}
    for spoil, faults in group.values():
        place = next(iter(faults)).partition(":")[0]
        chosen.setdefault(place, (spoil, faults))
    return list(chosen.values())


@pytest.mark.parametrize("group", [SHAPE_FAULTS, MEANING_FAULTS], ids=["malformed", "meaningless"])
def test_all_faults_are_named_at_once(group):
    chosen = distinct(group)
    assert len(chosen) > 4

    def spoil_all(draft):
        for spoil, _ in chosen:
            spoil(draft)

    assert faults_of(spoil_all) == set().union(*(faults for _, faults in chosen))
