"""Finer questions about pills, creams, old remedies, food, heat and injections: short, and the point of each first."""

import pytest

from skill.guidance.advice import about
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from testkit.subjects import heard_of, subjects_in

KNOWLEDGE = RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
NAMES = subjects_in("about_pills")
BRIEFLY = [*NAMES, "two_painkillers", "which_anti_inflammatory", "painkiller_pregnancy"]

MOST_WORDS = 45

ASKED = {
    "unsure_if_taken": "i can't remember whether i took my pill do i have another one",
    "kidneys_instead": "which pain tablet is safe for my weak kidneys",
    "paracetamol_or_ibuprofen": "is it paracetamol or ibuprofen i want for a stiff back",
    "anti_inflammatory_days": "how many days may i take diclofenac",
    "strongest_no_prescription": "what is the strongest painkiller the pharmacy sells without prescription",
    "gel_or_tablets": "would the gel or the tablets be better for my spine",
    "gel_with_tablets": "can i rub in ibuprofen gel while i take naproxen tablets",
    "ulcer_why_not": "why did they say no ibuprofen after my ulcer",
    "amitriptyline_effects": "will amitriptyline make me put weight on",
    "gabapentin_effects": "is feeling drunk on gabapentin normal",
    "nerve_pill_stopping": "can i just stop my pregabalin today",
    "gabapentin_same": "is pregabalin the same tablet as gabapentin",
    "alcohol_anti_inflammatory": "can i have a glass of prosecco with naproxen",
    "alcohol_nerve_pills": "can i have a beer with my gabapentin",
    "alcohol_for_pain": "does a nip of whisky ease a bad back",
    "stomach_upset_stop": "naproxen is upsetting my tummy should i stop it",
    "stomach_guard": "why did they give me omeprazole beside the naproxen",
    "tens_pads": "where on my back should the tens pads go",
    "injection_what": "what is an epidural injection for a bad back",
    "nerve_root_block": "the surgeon offered a nerve root block what is it",
    "injection_nothing": "why did my back injection do nothing",
    "injection_onset": "how long does the spinal injection take to start working",
    "injection_effects": "what are the risks of a steroid injection in the back",
    "injection_elsewhere": "in portugal they give you an injection for back pain why not here",
    "before_injection": "can i eat before my spinal injection",
    "heat_often": "how many times a day may i use the heat pad",
    "heat_exercise": "do i put heat on before or after my exercises",
    "heat_swelling": "does heat make the swelling worse",
    "inflammation_bad_foods": "which foods make inflammation worse",
    "nightshades": "are tomatoes bad for a sore back",
    "folk_rub": "does goose fat rubbed on the back help",
    "natural_rub": "is there a natural cream i could rub on my back",
    "ayurvedic": "is ayurvedic oil safe beside my tablets",
    "patch_sleepy": "is it normal that dad is sleepy and confused on his patch",
    "same_paracetamol": "is tylenol the same drug as paracetamol",
    "relaxants_how": "does a muscle relaxer work on the muscle or make you sleepy",
    "opioid_bowels_help": "what can i take for constipation from tramadol",
    "tramadol_mood_pills": "is tramadol safe with my sertraline",
    "ibuprofen_mood_pills": "is ibuprofen safe with sertraline",
    "homeopathy": "does homeopathy work for a bad back",
    "stem_cells": "are stem cell injections any good for discs",
    "red_light": "is red light therapy any good for my back",
    "steroid_effects": "what side effects does prednisone have",
    "fish_oil": "does fish oil do anything for a bad back",
    "opioid_effects": "what side effects does codeine have",
    "opioids_work": "does morphine actually help a bad back",
    "amitriptyline_nerve_pain": "would amitriptyline ease nerve pain",
    "alcohol_paracetamol": "can i have a beer with paracetamol in me",
    "ulcer_instead": "what painkiller is safe for me after a stomach ulcer",
    "others_tablets": "can i give my dad my leftover diazepam",
    "two_anti_inflammatories": "may i take ibuprofen on top of naproxen",
    "anti_inflammatory_effects": "what does naproxen do to your body",
}
"""Each subject, and a question for it that no example has."""

PERMITS = {
    "two_painkillers": "topic.two_painkillers.may",
    "alcohol_anti_inflammatory": "topic.alcohol_anti_inflammatory.little",
    "paracetamol_or_ibuprofen": "topic.paracetamol_or_ibuprofen.first",
    "strongest_no_prescription": "topic.strongest_no_prescription.usual",
}
"""What lets people take pills like ibuprofen, and must not be said to whom they may harm."""


def keys(name, findings):
    return list(about(TOPICS[name], [], CONTENT, findings))


@pytest.mark.parametrize("name", BRIEFLY)
def test_one_person_hears_few_words_of_it(name):
    for said in heard_of(name):
        assert 5 < len(said.split()) <= MOST_WORDS, said


@pytest.mark.parametrize(
    "finding", ["anticoagulant", "tablets_risky", "one_kidney", "pregnancy", "age_65_plus", "child"]
)
@pytest.mark.parametrize(("name", "key"), PERMITS.items())
def test_nobody_is_let_take_what_may_harm_them(name, key, finding):
    assert key in keys(name, {})
    assert key not in keys(name, {finding: Status.PRESENT})


@pytest.mark.parametrize(("topic", "said"), ASKED.items())
def test_a_fine_subject_is_heard_in_words_that_its_examples_do_not_have(listener, topic, said):
    assert listener.listen(said).topics == (topic,)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("which foods make inflammation worse", "Sweet drinks, fried food and processed meat"),
        ("can i just stop my pregabalin today", "No, don't stop a nerve pill all at once"),
        ("is pregabalin the same tablet as gabapentin", "No, they are two drugs"),
        ("the surgeon offered a nerve root block what is it", "It is an injection beside one nerve"),
    ],
)
def test_the_first_sentence_answers_the_point(talk, said, first):
    talk.say(said)
    assert first in talk.spoken


def test_neighbours_keep_their_own_questions(listener):
    for said, topic in {
        "does codeine make you constipated": "painkiller_constipation",
        "is my backache due to the epidural when my son was born": "epidural",
        "is ibuprofen bad for your kidneys": "painkiller_kidneys",
        "do steroid injections do any good for sciatica": "steroid_injection_help",
    }.items():
        assert listener.listen(said).topics == (topic,), said
