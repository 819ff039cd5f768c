"""What people say to the skill as to somebody, of its check, of other parts of the body, and what it cannot do."""

import pytest

from testkit.loaded import RESOURCES
from testkit.subjects import heard_of, subjects_in

KNOWLEDGE = RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
NAMES = subjects_in("about_people")

MOST_WORDS = 45

ASKED = {
    "not_believed": "how do i get by when nobody believes i'm in pain",
    "why_me": "why me of all my brothers",
    "no_straight_answer": "how come none of the doctors gives me a straight answer",
    "their_mood": "my dad snaps at everyone because of his back what do i say to him",
    "support_them": "what is the best way to support my wife in her pain",
    "burden": "am i a burden on my kids",
    "grief": "does grief cause aches in the body",
    "life_before": "how do i come to terms with not being able to run",
    "parent_in_pain": "am i a bad mum because i can't play with my kids",
    "worn_out_carer": "where can carers get a break from looking after somebody",
    "shy": "do i have to answer the embarrassing questions",
    "tell_me_fine": "am i going to be all right or not",
    "always_listening": "do you listen to us all day long",
    "who_made_you": "which company built you",
    "is_it_ai": "are you an a i or a chat bot",
    "tells_nobody": "will you tell my boss what i said",
    "if_i_say_yes": "what happens if i say yes here",
    "unsure_is_fine": "what do i say if i don't know the answer",
    "answer_for_now": "do you mean today or in general",
    "check_for_other": "can i do this check for my mother",
    "next_person": "can you do my wife after me",
    "word_new": "what exactly counts as new",
    "word_weak": "what counts as weak",
    "word_very_bad": "how bad does severe pain have to be",
    "word_odd": "what would an odd feeling be like",
    "between_the_legs": "which part do you mean between my legs",
    "fever_number": "is thirty eight degrees a fever",
    "sore_shoulder": "what can i do for my sore shoulder",
    "sore_arm": "what helps a sore elbow",
    "numb_arm": "why are my fingers numb and tingly",
    "headache": "what can i do for my headaches",
    "sore_knee": "why does my knee hurt on stairs",
    "swollen_knee": "why does my knee keep swelling up",
    "swollen_ankle": "why is my ankle still swollen",
    "heel_pop": "how do i know if my achilles is torn",
    "belly_ache": "can you help with my tummy ache",
    "rash": "what should i do about this itchy rash",
    "toothache": "what is good for a throbbing toothache",
    "sore_eyes": "what can i do for my sore eyes",
    "play_music": "can you play some jazz music",
    "tell_a_joke": "do you know a good joke",
    "weather_and_news": "what is the weather like tomorrow",
    "order_things": "can you order a taxi",
    "reach_somebody": "can you text my husband",
}


@pytest.mark.parametrize("name", NAMES)
def test_one_person_hears_few_words_of_it(name):
    for said in heard_of(name):
        assert 3 < len(said.split()) <= MOST_WORDS, said


@pytest.mark.parametrize(("topic", "said"), ASKED.items())
def test_it_is_heard_in_words_that_its_examples_do_not_have(listener, topic, said):
    assert listener.listen(said).topics == (topic,)


ANSWERED = {
    "do you listen in when i'm talking to somebody else": "topic.always_listening.no",
    "my boyfriend says i'm putting it on": "topic.not_believed.real",
    "my wrist aches from the mouse": "topic.sore_arm.seldom",
}


@pytest.mark.parametrize(("said", "key"), ANSWERED.items())
def test_the_first_line_answers_what_was_said(talk, said, key):
    talk.say(said)
    assert key in talk.keys
