"""Words on a report, what a pain means, how it goes on: short for everybody, found in words unlike their examples."""

import pytest

from skill.guidance.advice import TopicKind
from testkit.loaded import RESOURCES
from testkit.subjects import subjects_in

GUIDANCE, MESSAGES = RESOURCES.knowledge.guidance, RESOURCES.catalogues["en-US"].messages
NAMES = subjects_in("about_words")

MOST_WORDS = 45

ASKED = {
    "radiculopathy": "could somebody explain radiculopathy to me",
    "haemangioma": "is a haemangioma in my spine a kind of cancer",
    "foramen_word": "what does narrowing of the foramen mean",
    "schmorls_node": "are schmorl's nodes anything bad",
    "lumbar_word": "what part of me is lumbar",
    "nerve_test": "does the nerve conduction test hurt a lot",
    "cough_down_leg": "why does a cough shoot pain down my leg",
    "pain_moved_down": "is it better or worse that it moved from my back to my leg",
    "sit_or_stand": "is sitting or standing worse for a back",
    "weak_or_sore": "how can i tell if my leg is weak or only sore",
    "clot_or_sciatica": "could it be a blood clot and not sciatica",
    "growing_pains": "are my daughter's sore legs growing pains",
    "always_comes_back": "will my back pain always return",
    "sciatica_dangerous": "could sciatica be dangerous",
    "job_cause": "was it my job that ruined my back",
    "nerve_for_good": "can sciatica leave permanent nerve damage",
}


@pytest.mark.parametrize("name", NAMES)
def test_one_person_hears_few_words_of_it(name):
    said = " ".join(MESSAGES[saying.key] for saying in GUIDANCE.topics[name].say)
    assert 5 < len(said.split()) <= MOST_WORDS, said


@pytest.mark.parametrize(("topic", "said"), ASKED.items())
def test_a_fine_subject_is_heard_in_words_that_its_examples_do_not_have(listener, topic, said):
    assert listener.listen(said).topics == (topic,)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("is it normal to have pins and needles in both feet", "No, tingling in both feet should be checked."),
        ("what is a facet joint", "Facet joints are the small joints at the back of the spine."),
        ("why does my back hurt more in the evening", "By evening, the muscles are tired"),
    ],
)
def test_the_point_that_was_asked_comes_first(talk, said, first):
    talk.say(said)
    assert first in talk.spoken


@pytest.mark.parametrize(
    "said",
    ["what is sciatica", "what is a strain", "what is osteoporosis", "what is fibromyalgia", "what is scoliosis"],
)
def test_a_plain_question_keeps_its_own_answer(listener, said):
    assert not {*listener.listen(said).topics} & {*NAMES}


def test_what_comforts_is_held_back_while_care_is_needed_today():
    comforting = ["haemangioma", "schmorls_node", "bone_spurs", "dry_disc", "spine_of_eighty", "sciatica_dangerous"]
    assert {GUIDANCE.topics[name].kind for name in comforting} == {TopicKind.REMEDY}
