"""Answers to fine subjects: short for everybody, and found in words that their examples do not have."""

import tomllib
from importlib.resources import files

import pytest

from skill.guidance.advice import about
from testkit.loaded import RESOURCES
from testkit.subjects import heard_of

KNOWLEDGE = RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
FOLDER = files("skill.guidance") / "content"
NAMES = [
    name
    for part in ("about_asked", "about_wanted")
    for name in tomllib.loads((FOLDER / f"{part}.toml").read_text("utf-8"))["topic"]
]
BRIEFLY = [*NAMES, "painkiller_heart", "gabapentin", "muscle_relaxants", "sneezing", "carrying", "valium_spasm"]

MOST_WORDS = 45

ASKED = {
    "herbs": "is there a herbal pill for back pain",
    "nerve_recovery": "will the nerve in my leg mend itself",
    "best_painkiller": "which is the best pill for a bad back",
    "my_fault": "was it me carrying the sofa that caused this",
    "nerve_flossing": "should i carry on with the nerve glides",
    "mckenzie": "do the mckenzie moves do any good",
    "scan_refused": "my doctor refuses to scan me",
    "scan_shows": "what would an mri show up",
    "painkiller_pregnancy": "which painkillers are allowed while pregnant",
    "drive_licence": "do i have to tell the licence people about my back",
    "sciatica_back": "once sciatica has gone does it come back",
    "sciatica_triggers": "what tends to set sciatica off",
    "rides_and_jolts": "are rollercoasters out with a bad back",
    "shovelling": "how should i shovel the snow",
    "work_law": "can they sack me over my bad back",
    "which_side": "which side do i lie on in bed",
    "combined_tablets": "is it okay to have paracetamol when i've had co-codamol",
    "varicose_veins": "could varicose veins be making my legs heavy",
    "cold_feet": "why are both my feet so cold at night",
    "discectomy": "what do they actually do in a discectomy",
    "back_walking": "is it bad to let somebody walk on your back",
    "night_tablet": "do i wake up in the night for my next tablet",
    "refuses_help": "my mother refuses to see a doctor what should we do",
    "after_injection": "what do i look out for after an injection in my back",
    "metal_in_spine": "could the screws in my spine have come loose",
    "bending_thin_bones": "is bending forward safe with osteoporosis",
    "strain_or_disc": "have i torn a muscle or has a disc popped",
    "walking_stenosis": "is it good to walk with spinal stenosis",
    "past_the_knee": "does it matter that the pain goes past my knee",
    "vaccine": "could the flu jab have given me back pain",
    "driving_cause": "could it be driving a lorry that hurt my back",
    "stenosis_inherited": "will i inherit my mother's stenosis",
    "low_mood_help": "is there someone i could speak to about how down i am",
    "helping_to_move": "how do i help my husband when his back has locked up",
}


@pytest.mark.parametrize("name", BRIEFLY)
def test_one_person_hears_few_words_of_it(name):
    for said in heard_of(name):
        assert 5 < len(said.split()) <= MOST_WORDS, said


def test_the_pills_that_can_harm_are_told_in_few_words():
    said = " ".join(MESSAGES[key] for key in about(TOPICS["anti_inflammatory"], [], CONTENT, {}))
    assert len(said.split()) <= MOST_WORDS


@pytest.mark.parametrize(("topic", "said"), ASKED.items())
def test_a_fine_subject_is_heard_in_words_that_its_examples_do_not_have(listener, topic, said):
    assert listener.listen(said).topics == (topic,)
