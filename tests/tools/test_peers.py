"""The peers of `make peers` are given all of our vocabulary that they can take, and are scored as the skill is."""

from __future__ import annotations

import json
import re

import pytest

from skill.listening.said import Said
from skill.listening.vocabulary.patterns import Kind
from skill.triage.status import Status
from tools.bench.contestants import CONTESTANTS, Contestant, running
from tools.bench.expressed import BY_HASSIL, BY_SPACY, expressed
from tools.bench.feed import concepts_of, feed_of, finding_patterns, roots_of, said_by
from tools.bench.listening import BEFORE, TITLE, with_section
from tools.bench.peers.composing import Composer, Mention, said_as
from tools.bench.peers.templates import MOST_TERMS, Templates, expressible
from tools.bench.scoring import heard_of, recorded, score, scored_findings
from tools.packaging.function import ROOT
from training.corpus import Utterance


def pattern(name, *terms, said="present", following=(), anywhere=(), without=(), without_anywhere=()):
    return {
        "id": name,
        "said": said,
        "terms": [term.split("|") for term in terms],
        "following": [*following],
        "anywhere": [term.split("|") for term in anywhere],
        "without": [*without],
        "without_anywhere": [*without_anywhere],
    }


SMALL = {
    "roots": {"legs": "leg", "leg": "leg", "numb": "numb", "pee": "pee", "peeing": "pee"},
    "phrases": {
        "leg": ["leg", "lower leg"],
        "numb": ["numb", "dead"],
        "cannot": ["can not"],
        "pee": ["pee"],
        "fever": ["fever"],
        "not": ["no", "not"],
        "idiom": ["dead end"],
    },
    "exact": {"numb": ["jelly"]},
    "patterns": [
        pattern("fever", "fever"),
        pattern("numb_leg", "leg", "numb", without=["fever"]),
        pattern("retention", "cannot", "pee", following=[1]),
    ],
    "areas": ["leg"],
    "denials": ["not"],
    "hiding": ["idiom"],
    "fillers": ["my", "any"],
}
"""A vocabulary that fits on a page."""


@pytest.fixture(scope="module")
def feed(lexicon):
    return feed_of(lexicon)


# --- what they are given ----------------------------------------------------------------------------------------------


def test_every_pattern_of_a_finding_is_given_once(feed, lexicon):
    assert {p["id"] for p in feed["patterns"]} == lexicon.ids(Kind.FINDING)
    assert len(feed["patterns"]) == len({*finding_patterns(lexicon)})


def test_every_concept_of_a_pattern_comes_with_its_phrases(feed, lexicon):
    given = feed["phrases"].keys() | feed["exact"].keys()
    said = {concept for _, concept in said_by(lexicon.phrases)}
    needed = {c for p in finding_patterns(lexicon) for c in concepts_of(p)}
    assert needed & said == needed & given
    assert needed - said == set()


def test_no_phrase_is_lost_but_for_those_that_have_the_same_roots(feed, lexicon):
    roots = feed["roots"]
    for words, concept in said_by(lexicon.phrases):
        if concept in feed["phrases"] or concept in feed["exact"]:
            plain = " ".join(word.removeprefix("=") for word in words)
            rooted = " ".join(roots.get(word, word) for word in words)
            assert plain in feed["exact"].get(concept, ()) or rooted in feed["phrases"].get(concept, ())


def test_the_marks_of_the_vocabulary_are_not_given(feed):
    said = [phrase for part in ("phrases", "exact") for phrases in feed[part].values() for phrase in phrases]
    assert [phrase for phrase in said if "=" in phrase or "{" in phrase] == []


def test_the_forms_of_a_word_come_to_one_root(lexicon):
    roots = roots_of(lexicon)
    assert roots["hurting"] == roots["hurts"] == roots["hurt"]
    assert {root for root in roots.values() if root not in roots} == set()


def test_it_is_plain_data(feed):
    assert json.loads(json.dumps(feed))["patterns"][0]["terms"]


def test_what_has_no_form_is_counted(lexicon):
    counts = expressed(lexicon)
    patterns = finding_patterns(lexicon)
    too_long = [p for p in patterns if len(p.terms) + len(p.anywhere) > MOST_TERMS]
    assert counts["patterns"]["all"] == counts["patterns"][BY_SPACY] == len(patterns)
    assert counts["patterns"][BY_HASSIL] == len(patterns) - len(too_long)
    for row in counts.values():
        assert 0 <= row[BY_HASSIL] <= row[BY_SPACY] <= row["all"] > 0
    assert counts["forms of words"][BY_SPACY] > 0.8 * counts["forms of words"]["all"]


@pytest.mark.parametrize("file", ["requirements-peers.txt", "requirements-peers-medspacy.txt"])
def test_their_versions_are_pinned(file):
    lines = (line.partition("#")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines())
    assert all(re.fullmatch(r"[\w-]+==[\w.]+", line) for line in lines if line)


# --- how spaCy's concepts become findings -----------------------------------------------------------------------------


def composed(*mentions, sentences=((0, 20),)):
    found = Composer(SMALL).readings([Mention(*mention) for mention in mentions], sentences)
    return [(reading.pattern["id"], reading.start, reading.end) for reading in found]


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([("leg", 1, 2), ("numb", 3, 4)], [("numb_leg", 3, 4)]),  # "my legs are numb": the place is not what is denied
        ([("numb", 0, 1), ("leg", 2, 3)], [("numb_leg", 0, 1)]),
        ([("cannot", 1, 3), ("pee", 3, 4)], [("retention", 1, 4)]),  # its own "not" stands inside
        ([("pee", 1, 2), ("cannot", 3, 5)], []),  # in the wrong order
        ([("cannot", 1, 3), ("pee", 8, 9)], []),  # too far away
        ([("leg", 1, 2), ("numb", 3, 4), ("fever", 6, 7)], [("fever", 6, 7)]),  # ruled out
        ([("leg", 1, 2), ("numb", 3, 4), ("idiom", 3, 5)], []),  # "my leg is at a dead end"
        ([("leg", 1, 2), ("numb", 1, 2)], []),  # one word is not two concepts
    ],
)
def test_concepts_of_one_sentence_are_put_together(mentions, found):
    assert composed(*mentions) == found


def test_concepts_of_two_sentences_are_not():
    assert composed(("leg", 1, 2), ("numb", 6, 7), sentences=((0, 4), (4, 10))) == []


@pytest.mark.parametrize(
    ("said", "is_negated", "is_in_doubt", "told"),
    [
        ("present", False, False, "present"),
        ("present", True, False, "denied"),
        ("present", False, True, "unsure"),
        ("unsure", True, False, None),
        ("denied", True, False, "unsure"),
        ("denied", False, True, "denied"),
    ],
)
def test_a_no_and_a_doubt_change_what_is_told(said, is_negated, is_in_doubt, told):
    assert said_as(said, is_negated, is_in_doubt) == told
    assert told in {None, *Said}


# --- hassil's templates -----------------------------------------------------------------------------------------------


def test_a_template_is_written_for_each_order():
    templates = Templates(SMALL)
    _, both, ordered = (templates.of(p) for p in SMALL["patterns"])
    assert len(both) == 2
    assert len(ordered) == 1


def test_a_no_may_stand_before_what_is_said_of_a_place_and_not_before_the_place():
    templates = Templates(SMALL)
    leg, numb = (f"{{{templates.names[name]}}}" for name in ("leg", "numb"))
    first = templates.of(SMALL["patterns"][1])[0]
    assert first.index(leg) < first.index("{no}") < first.index(numb)
    assert first.count("{no}") == 1


def test_every_list_that_a_template_names_is_there(feed):
    templates = Templates(feed)
    named = {name for p in feed["patterns"][::20] for text in templates.of(p) for name in _lists(text)}
    assert named - templates.lists.keys() <= {"a", "b", "c", "after"}
    assert all(found["values"] for found in templates.lists.values())


def _lists(template):
    return [part.partition("}")[0] for part in template.split("{")[1:]]


def test_patterns_of_many_terms_are_left_out():
    long = pattern("long", "leg", "numb", "pee", anywhere=["fever", "not"])
    assert expressible([*SMALL["patterns"], long]) == SMALL["patterns"]


# --- the peers themselves, where they are installed -------------------------------------------------------------------

SAID = {
    "my legs are numb": ("numb_leg", "present"),
    "my legs are jelly": ("numb_leg", "present"),
    "i can not pee": ("retention", "present"),
    "i have no fever": ("fever", "denied"),
}


def test_a_peer_hears_what_it_is_given(tmp_path):
    """Nothing is skipped where none is installed: `make peers` alone needs them."""
    (tmp_path / "feed.json").write_text(json.dumps(SMALL), "utf-8")
    for contestant in CONTESTANTS:
        if contestant.is_installed and not contestant.is_ours:
            with running(contestant, tmp_path / "feed.json") as started:
                heard = {said: started.ask(said)[1] for said in SAID}
            expected = {said: [[name, how, "self", "unstated"]] for said, (name, how) in SAID.items()}
            assert heard == expected, contestant.name


def test_a_peer_that_does_not_start_is_named(tmp_path):
    (tmp_path / "feed.json").write_text("{}", "utf-8")
    with pytest.raises(RuntimeError, match=r"floor\.py"), running(Contestant("x", "floor.py"), tmp_path / "feed.json"):
        pass


def test_a_peer_that_is_not_installed_is_known():
    assert not Contestant("x", "x.py", environment="nowhere").is_installed


# --- the scores -------------------------------------------------------------------------------------------------------


def test_what_a_peer_hears_is_recorded_as_what_the_skill_hears(content):
    told = [
        ("fever", "denied", "self", "unstated"),
        ("saddle_numbness", "present", "self", "unstated"),
        ("saddle_numbness", "denied", "self", "unstated"),  # the worse counts
        ("weight_loss", "present", "self", "past"),  # it is over
    ]
    assert recorded(content, heard_of(told)) == {"fever": Status.DENIED, "saddle_numbness": Status.PRESENT}


def test_findings_are_counted_once_an_utterance():
    pairs = [
        (Utterance("a", present=("fever", "retention")), {"fever": Status.PRESENT, "retention": Status.DENIED}),
        (Utterance("b", present=("fever",)), {"fever": Status.UNSURE, "leg_pain": Status.PRESENT}),
        (
            Utterance("c", denied=("fever",), unsure=("retention",)),
            {"fever": Status.DENIED, "retention": Status.PRESENT},
        ),
        (Utterance("d"), {"fever": Status.PRESENT}),
    ]
    found = score(pairs, frozenset({"fever", "retention"}))
    assert (found.told, found.right, found.asked, found.wrong_denials) == (3, 1, 1, 1)
    assert (found.denied, found.right_denials, found.wrong) == (1, 1, 1)  # what is told in doubt is neither
    assert found.precision == pytest.approx(1 / 2)
    assert found.recall == pytest.approx(1 / 3)
    assert found.heard_or_asked == pytest.approx(2 / 3)


def test_only_what_words_tell_of_trouble_is_scored(content, lexicon):
    scored = scored_findings(content, lexicon)
    assert {"saddle_numbness", "low_back_pain"} <= scored
    assert not scored & lexicon.aside
    assert not any(content.findings[name].measure for name in scored)


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_section_takes_the_place_of_the_one_before():
    page = f"# Page\n\n## Warm\n\n| 1 |\n\n{BEFORE}\n\nMypyc.\n"
    once = with_section(page, f"{TITLE}\n\n### Table\n\n| 2 |")
    twice = with_section(once, f"{TITLE}\n\n### Table\n\n| 3 |")
    assert twice == once.replace("| 2 |", "| 3 |")
    assert once.index("| 1 |") < once.index("| 2 |") < once.index(BEFORE)
    assert with_section("# Page\n", TITLE) == f"# Page\n\n{TITLE}\n"
