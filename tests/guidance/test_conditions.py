"""Conditions: asked about by composition, answered aspect by aspect, with danger's number where there is danger."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from skill.guidance.advice import TopicKind, about
from skill.listening.listen import listen
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from tools.model.source import locales
from tools.model.utterances import phrases_in

LEXICON, KNOWLEDGE = RESOURCES.lexicons["en"], RESOURCES.knowledge
MESSAGES = RESOURCES.catalogues["en-US"].messages
CONDITIONS = list(tomllib.loads((files("skill.guidance") / "content" / "conditions.toml").read_text("utf-8"))["topic"])
QUESTIONS = tomllib.loads((Path(__file__).parents[1] / "utterances" / "questions.toml").read_text("utf-8"))
DISEASES = [name for name in CONDITIONS if not name.startswith("difference_")]

IN_THE_MODEL = {"sprain": "strain", "leg_pain": "back_pain"}
"""Values of the interaction model that another topic answers."""


ASPECTS = {
    "AskAboutIntent": frozenset(),
    "AskCausesIntent": frozenset({"causes"}),
    "AskSymptomsIntent": frozenset({"symptoms"}),
    "AskWhatHelpsIntent": frozenset({"helps"}),
    "AskTreatmentIntent": frozenset({"treatment"}),
    "AskHowLongIntent": frozenset({"lasts"}),
}
"""Of what each intent asks; the slot alone reaches the skill, and its frame brings the aspect back."""


def told(name, *aspects):
    """All that is said of a condition to somebody of whom nothing is known."""
    keys = about(KNOWLEDGE.guidance.topics[name], aspects, KNOWLEDGE.content, {})
    return " ".join(MESSAGES[key] for key in keys)


@pytest.mark.parametrize(
    ("said", "topics", "aspects"), [tuple(row) for row in QUESTIONS["asked"]], ids=lambda part: str(part)
)
def test_what_is_asked_about_a_condition(said, topics, aspects):
    heard = listen(said, LEXICON)
    assert sorted(heard.topics) == topics
    assert not topics or sorted(heard.aspects) == aspects


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_is_information_in_a_few_short_sentences(name):
    assert KNOWLEDGE.guidance.topics[name].kind is TopicKind.INFORMATION
    assert 2 <= sum(told(name).count(end) for end in (". ", "? ")) + 1 <= 5


@pytest.mark.parametrize("name", DISEASES)
def test_a_condition_tells_what_helps_and_when_to_see_somebody(name):
    aspects = {saying.aspect for saying in KNOWLEDGE.guidance.topics[name].say}
    assert {"", "helps", "doctor"} <= aspects
    assert told(name, "helps") != told(name) != told(name, "doctor")


@pytest.mark.parametrize(("said", "aspects"), [tuple(row) for row in QUESTIONS["asked_on"]])
def test_asking_on_names_the_aspect_alone(said, aspects):
    heard = listen(said, LEXICON)
    assert "follow_up" in heard.acts
    assert (heard.topics, sorted(heard.aspects)) == ((), aspects)


@pytest.mark.parametrize("said", QUESTIONS["asked_nothing"])
def test_telling_is_not_asking_on(said):
    heard = listen(said, LEXICON)
    assert "follow_up" not in heard.acts
    assert not heard.topics


@pytest.mark.parametrize("aspect", ["", "causes", "symptoms", "helps", "treatment", "lasts", "doctor"])
def test_a_spinal_infection_is_never_told_without_its_danger(aspect):
    assert "{number}" in told("spinal_infection", aspect)


@pytest.mark.parametrize("name", ["arthritis", "osteoarthritis", "rheumatoid_arthritis", "psoriatic_arthritis"])
def test_a_hot_joint_is_to_be_seen_before_anything_is_said_of_its_care(name):
    for status in (Status.PRESENT, Status.UNSURE):
        keys = about(KNOWLEDGE.guidance.topics[name], ["helps"], KNOWLEDGE.content, {"hot_joint": status})
        assert keys[0] == "topic.joint_danger"
        assert "topic.arthritis.helps" not in keys


@pytest.mark.parametrize(
    ("name", "aspect", "never"),
    [
        ("posture", "causes", "poor posture"),
        ("strain", "causes", "badly"),
        ("back_pain", "lasts", "passes in"),
        ("sciatica", "lasts", "up to twelve"),
        ("disc", "lasts", "up to twelve"),
        ("scoliosis", "doctor", "should be seen today"),
    ],
)
def test_what_the_sheet_corrects_is_said_no_more(name, aspect, never):
    assert never not in told(name, aspect).lower()


DANGEROUS = "back_pain strain injury sciatica disc arthritis osteoarthritis rheumatoid_arthritis psoriatic_arthritis"
DANGEROUS += " fibromyalgia ankylosing_spondylitis scoliosis osteoporosis spinal_infection stenosis"


@pytest.mark.parametrize("name", DANGEROUS.split())
def test_the_danger_in_a_condition_has_the_emergency_number(name):
    assert "{number}" in told(name, "doctor")


@pytest.mark.parametrize(
    ("name", "aspect", "words"),
    [
        ("back_pain", "", "common sit injury illness"),
        ("back_pain", "causes", "strain lifting sport position nerve joints"),
        ("back_pain", "helps", "moving walk rest heat cold pharmacist"),
        ("back_pain", "treatment", "cause physical surgery"),
        ("back_pain", "lasts", "two weeks six linger come back"),
        ("sciatica", "lasts", "four six longer months"),
        ("disc", "lasts", "four six longer months shrink"),
        ("scoliosis", "doctor", "next days today night fever weakness"),
        ("strain", "causes", "sport lifting use stretch"),
        ("strain", "symptoms", "stiff spasms buttocks"),
        ("posture", "causes", "sitting standing no one posture"),
        (
            "fibromyalgia",
            "symptoms",
            "back legs pain heat cold tiredness sleep headaches memory mood anxious digestion tingling hands",
        ),
        ("fibromyalgia", "treatment", "same few physical tasks talking pain rarely mood"),
        ("fibromyalgia", "helps", "massage meditation yoga"),
        ("arthritis", "", "inflamed spine hips legs"),
        ("arthritis", "symptoms", "swell red move cycles worse"),
        ("arthritis", "treatment", "daily physical medicine surgery"),
        ("sciatica", "causes", "disc arthritis injury bone spine"),
        ("sciatica", "symptoms", "sharp burning stabbing tingle numb weak buttock"),
        ("sciatica", "treatment", "physical injection surgery"),
        ("spinal_infection", "causes", "other surgery injury diabetes cancer immune"),
        ("spinal_infection", "symptoms", "fever chills tender legs tingling red warm swollen"),
        ("spinal_infection", "treatment", "germs fungus drain cut"),
        ("ankylosing_spondylitis", "causes", "genes"),
        ("ankylosing_spondylitis", "symptoms", "stiff bends tired ribs hips knees feet warm swollen breathing"),
        ("ankylosing_spondylitis", "treatment", "worse medicine physical daily surgery"),
    ],
)
def test_what_the_seeds_say_of_a_condition_is_said(name, aspect, words):
    text = told(name, aspect).lower()
    assert [word for word in words.split() if word not in text] == []


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("intent", ASPECTS)
def test_each_name_alexa_knows_a_condition_by_is_heard_as_it(locale, intent):
    model = json.loads(Path("interaction_model", f"{locale}.json").read_text("utf-8"))
    kinds = model["interactionModel"]["languageModel"]["types"]
    values = next(kind["values"] for kind in kinds if kind["name"] == "CONDITION")
    ids = {value["id"].removeprefix("condition.") for value in values}
    assert set(DISEASES) <= ids
    for value in values:
        name = value["id"].removeprefix("condition.")
        name = IN_THE_MODEL.get(name, name)
        for phrase in phrases_in(value) if name in DISEASES else ():
            heard = listen(LEXICON.framed(intent, {"topic": phrase}), LEXICON)
            assert (heard.topics, heard.aspects) == ((name,), ASPECTS[intent]), phrase


@pytest.mark.parametrize("intent", sorted(ASPECTS.keys() - {"AskAboutIntent"}))
def test_what_was_spoken_of_before_may_be_asked_on_in_every_intent(intent):
    for word in ("it", "that", "this"):
        heard = listen(LEXICON.framed(intent, {"topic": word}), LEXICON)
        assert ("follow_up" in heard.acts, heard.aspects) == (True, ASPECTS[intent]), word
