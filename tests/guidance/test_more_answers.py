"""Answers on the course of pain, parts of the body, doctors, and what is unknown here: short, safe, found by name."""

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from skill.guidance.advice import TopicKind, about
from skill.listening.listen import listen
from skill.listening.said import Said
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from tests.guidance.test_conditions import ASPECTS
from tools.model.source import locales
from tools.model.utterances import phrases_in

LEXICON, KNOWLEDGE = RESOURCES.lexicons["en"], RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
PARTS = {
    part: list(tomllib.loads((files("skill.guidance") / "content" / f"{part}.toml").read_text("utf-8"))["topic"])
    for part in ("course", "body_parts", "doctors", "elsewhere")
}
NAMES = [name for names in PARTS.values() for name in names]
MAYBE = [Status.PRESENT, Status.UNSURE]
LEG = "one_leg_swelling sudden_swelling cold_pale_leg calf_pain clot_risk cellulitis hot_joint"

MOST_WORDS = 45
"""One answer, for somebody of whom nothing is known."""

INFORMATION = """
stiffness night_pain hereditary sick_note heart_worry tingling hip_pain
kidney_pain groin_pain upper_back_pain epidural after_surgery childrens_backs cauda_equina blood_clot circulation
whom_to_see what_to_tell emergency_room red_flags"""
"""Told even while care is needed today; what reassures or tells of care at home is held back then."""

CALLS = """
cracking heart_worry tingling hip_pain kidney_pain groin_pain upper_back_pain neck_pain pregnancy_back_pain after_birth
period_pain epidural after_surgery older_backs cauda_equina blood_clot circulation red_flags spasm"""
"""Whose danger has the emergency number, whatever is known of the person."""

FORBIDDEN = {
    "leg_cramp.stretch": LEG,
    "leg_cramp.daily": LEG,
    "shin_splints.rest": LEG,
    "spasm.ease": LEG,
    "return_to_sport.start": f"{LEG} child pregnancy recent_birth",
    "return_to_sport.build": f"{LEG} child pregnancy recent_birth",
}
"""What nobody with one of these may hear."""

ASKED = {
    "stress": "does anxiety cause back pain|can stress make it worse",
    "stiffness": "what causes morning stiffness",
    "will_it_end": "will i have this for the rest of my life",
    "comes_back": "why does it keep happening",
    "hereditary": "does it run in the family|is back pain genetic",
    "weather": "does damp weather affect it",
    "return_to_sport": "when can i go back to the gym|how soon can i run again",
    "sick_note": "how do i get a fit note|can you give me a sick note",
    "is_it_cancer": "could it be cancer|is it a sign of cancer",
    "heart_worry": "could it be my heart|is it a heart attack",
    "degenerative_discs": "what is degenerative disc disease|do worn discs get worse",
    "piriformis": "how is piriformis syndrome treated",
    "tailbone": "what helps a sore tailbone",
    "hip_pain": "is it my hip or my back",
    "kidney_pain": "is it my kidneys or my back",
    "pregnancy_back_pain": "is back pain in pregnancy normal",
    "period_pain": "what helps period pain",
    "epidural": "can an epidural cause back pain",
    "cauda_equina": "what is cauda equina|what are the symptoms of cauda equina syndrome",
    "blood_clot": "what are the signs of a blood clot",
    "whom_to_see": "what kind of doctor should i see about my back",
    "what_to_tell": "what should i tell the doctor",
    "emergency_room": "what happens in the emergency room",
    "scan_report": "what does my scan report mean",
    "red_flags": "what are the red flags",
    "other_body_part": "what helps a sore knee",
    "other_illness": "how do you treat hay fever",
    "pets": "can dogs have ibuprofen|why is my dog limping",
    "other_medicine": "can i take antibiotics",
    "doses": "how many tablets can i take|what is the maximum dose",
    "what_have_i_got": "what have i got|what is wrong with my back",
    "prescription": "can you give me a prescription",
    "other_request": "tell me a joke|play some music|will it rain tomorrow",
}

STILL_HEARD = [
    ("what helps numbness between the legs", "saddle_numbness"),
    ("could it be my heart", "chest_pain"),
    ("is it a heart attack", "chest_pain"),
    ("what are the signs of a blood clot", "one_leg_swelling"),
    ("what helps a stiff neck i have a fever", "stiff_neck"),
    ("what have i got i can't feel my bum", "saddle_numbness"),
    ("will i have this forever my legs are numb", "both_legs"),
    ("what kind of doctor should i see i have wet myself", "bladder_incontinence"),
    ("tell me a joke i have chest pain", "chest_pain"),
]
"""A danger in a question is heard beside the question."""


def plain(name, findings=None):
    """The keys of a topic's plain answer."""
    return about(TOPICS[name], [], CONTENT, findings or {})


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_short(name):
    text = " ".join(MESSAGES[key] for key in plain(name))
    assert len(text.split()) <= MOST_WORDS
    assert 2 <= text.count(".") <= 6


@pytest.mark.parametrize("name", NAMES)
def test_what_reassures_or_tells_of_care_at_home_is_held_back_while_care_is_needed(name):
    told_always = name in INFORMATION.split() or name in PARTS["elsewhere"]
    assert (TOPICS[name].kind is not TopicKind.REMEDY) is told_always


@pytest.mark.parametrize("name", CALLS.split())
def test_the_danger_has_the_emergency_number(name):
    assert "{number}" in " ".join(MESSAGES[key] for key in plain(name))


@pytest.mark.parametrize("message", FORBIDDEN)
def test_who_may_be_harmed_by_it_is_not_told_to_do_it(message):
    topic = message.partition(".")[0]
    assert f"topic.{message}" in plain(topic)
    for finding in FORBIDDEN[message].split():
        for status in MAYBE:
            assert f"topic.{message}" not in plain(topic, {finding: status}), finding


@pytest.mark.parametrize("name", PARTS["elsewhere"])
def test_what_is_not_known_here_is_said_with_two_things_that_can_be_asked(name):
    first, *_, last = (MESSAGES[key] for key in plain(name))
    assert "ask" in last.lower()
    assert any(word in last.lower().split() for word in ("or", "and"))
    if name not in {"other_request", "doses", "what_have_i_got", "pets"}:
        assert "doctor" in first


@pytest.mark.parametrize(
    ("said", "topic"), [(said, topic) for topic, sentences in ASKED.items() for said in sentences.split("|")]
)
def test_what_is_asked(said, topic):
    assert listen(said, LEXICON).topics == (topic,)


@pytest.mark.parametrize(("said", "danger"), STILL_HEARD)
def test_a_danger_in_a_question_is_heard(said, danger):
    heard = {observation.finding: observation.said for observation in listen(said, LEXICON).observations}
    assert heard.get(danger) in {Said.PRESENT, Said.UNSURE}


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("intent", ASPECTS)
def test_each_name_alexa_knows_one_by_is_heard_as_it(locale, intent):
    model = json.loads(Path("interaction_model", f"{locale}.json").read_text("utf-8"))
    kinds = model["interactionModel"]["languageModel"]["types"]
    values = next(kind["values"] for kind in kinds if kind["name"] == "CONDITION")
    for value in values:
        name = value["id"].removeprefix("condition.")
        for phrase in phrases_in(value) if name in NAMES else ():
            heard = listen(LEXICON.framed(intent, {"topic": phrase}), LEXICON)
            assert (heard.topics, heard.aspects) == ((name,), ASPECTS[intent]), phrase
