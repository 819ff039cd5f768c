"""Remedies: asked about by composition, never by a mere mention, and chosen for the person who asks."""

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
from training.ear.weak import LINES as WEAK

LEXICON, KNOWLEDGE = RESOURCES.lexicons["en"], RESOURCES.knowledge
CONTENT, TOPICS = KNOWLEDGE.content, KNOWLEDGE.guidance.topics
MESSAGES = RESOURCES.catalogues["en-US"].messages
TOLD_BRIEFLY, REMEDIES = (
    [
        topic
        for name in names
        for topic in tomllib.loads((files("skill.guidance") / "content" / f"{name}.toml").read_text("utf-8"))["topic"]
    ]
    for names in (("daily_life", "devices", "medicines"), ("remedies", "daily_life", "devices", "medicines"))
)
MOST_WORDS = 45
"""What a person who has told of one thing hears in answer to a question of `TOLD_BRIEFLY`."""
MAYBE = [Status.PRESENT, Status.UNSURE]

INFORMATION = set(
    (
        "physical_therapy injections surgery scan anti_inflammatory paracetamol strong_painkillers "
        "gel capsaicin warming_rub numbing_patch muscle_relaxants gabapentin amitriptyline cannabis "
        "vitamin_d magnesium turmeric glucosamine alcohol two_painkillers smoking food "
        "drinking_water sex"
    ).split()
)
"""Told even while care is needed today; the rest is home care."""

LEG = "one_leg_swelling sudden_swelling cold_pale_leg calf_pain clot_risk cellulitis hot_joint"
NO_ANTI_INFLAMMATORY = (
    "pregnancy child black_stools one_kidney any_kidney anticoagulant steroid_tablets "
    "history_of_concern vomiting_blood drug_reaction age_60_plus age_65_plus age_70_plus tablets_risky "
    "inflammatory_sign tummy_pain chest_pain vomiting diarrhoea no_fluids_stay_down"
)
BONES = "osteoporosis history_of_concern fragile"
OPERATION = "spinal_procedure spinal_procedure_recent wound_problem infection_risk"

FORBIDDEN = {
    "massage.some": LEG,
    "massage.with": LEG,
    "stretching.gently": LEG,
    "stretching.which": f"{LEG} {BONES} {OPERATION} pregnancy child",
    "walking.easy": LEG,
    "moving.keep": LEG,
    "exercise.choose": f"{LEG} child",
    "swimming.easy": f"{LEG} child",
    "yoga.some": f"{LEG} child",
    "lifting.bend": BONES,
    "sleep.back": "pregnancy",
    "driving.seat": "any_leg_weakness leg_weakness foot_drop old_leg_weakness both_legs unsteady one_leg_tingle",
    "manipulation.part": f"{LEG} {BONES} {OPERATION} ank_spond cancer_history pregnancy child foot_drop anticoagulant",
    "anti_inflammatory.who": NO_ANTI_INFLAMMATORY,
    "anti_inflammatory.who_too": NO_ANTI_INFLAMMATORY,
    "anti_inflammatory.naproxen": NO_ANTI_INFLAMMATORY,
    "back_belt.no": "pregnancy",
    "paracetamol.pack": "pregnancy child",
    "gel.who": f"{NO_ANTI_INFLAMMATORY} recent_birth",
    "two_painkillers.may": f"{NO_ANTI_INFLAMMATORY} recent_birth",
    "foam_roller.short": f"{LEG} {BONES} {OPERATION} ank_spond anticoagulant pregnancy",
    "core.no_better": f"{LEG} child",
    "running.start": f"{LEG} child",
    "cycling.suits": f"{LEG} child",
    "weights.helped": f"{LEG} child",
    "pilates.same": f"{LEG} child",
    "tape.free": f"{LEG} {OPERATION} shingles_rash",
    "tens.move": "pregnancy child chest_pain wound_problem",
    "sauna.warmth": f"{LEG} {OPERATION} pregnancy child chest_pain faint_collapse tablets_risky",
    "bath_salts.warmth": f"{LEG} {OPERATION} shingles_rash",
    "walking_stick.hand": LEG,
    "travel.move": LEG,
    "sex.most": f"{OPERATION} child recent_birth",
}
REQUIRED = {
    ("massage stretching exercise swimming yoga walking moving", "remedy.leg_first"): LEG,
    (
        "stretching exercise yoga lifting carrying",
        "remedy.thin_bones",
    ): f"{BONES} steroid_tablets cancer_in_bones ank_spond",
    ("massage stretching exercise swimming yoga walking driving lifting", "remedy.after_operation"): OPERATION,
    ("massage stretching exercise swimming yoga lifting weight", "remedy.in_pregnancy"): "pregnancy",
    ("stretching exercise swimming yoga manipulation", "remedy.child_first"): "child",
    ("rest sleep", "rest.on_the_side"): "pregnancy",
    ("manipulation", "manipulation.not"): f"{BONES} {OPERATION} ank_spond foot_drop anticoagulant cancer_in_bones",
    ("anti_inflammatory", "anti_inflammatory.pregnant"): "pregnancy",
    ("anti_inflammatory", "anti_inflammatory.after_birth"): "recent_birth",
    ("pain_relief", "pain_relief.after_birth"): "recent_birth",
    ("stretching exercise swimming yoga", "remedy.after_birth_start"): "recent_birth",
    ("massage weight manipulation", "remedy.after_birth"): "recent_birth",
    ("lifting", "lifting.after_birth"): "recent_birth",
    ("stretching exercise swimming yoga lifting", "remedy.after_caesarean"): "caesarean",
    ("massage", "massage.thinner"): "anticoagulant history_of_concern",
    ("massage", "massage.bones"): f"{BONES} cancer_in_bones",
    ("back_belt", "back_belt.pregnancy"): "pregnancy",
    ("paracetamol", "paracetamol.hidden"): "low_back_pain pregnancy recent_birth tablets_risky",
    ("paracetamol", "paracetamol.who"): "low_back_pain pregnancy recent_birth tablets_risky",
    ("strong_painkillers", "strong_painkillers.danger"): "low_back_pain child pregnancy",
    ("driving", "driving.drowsy"): "low_back_pain foot_drop",
    ("heat_or_cold", "heat_or_cold.not_on_leg"): f"{LEG} skin_going_bad",
    ("heat_or_cold", "heat_or_cold.not_on_skin"): f"{OPERATION} penetrating_wound shingles_rash foot_wound caesarean",
    ("pack_burn", "pack_burn.cool"): "low_back_pain shingles_rash",
    ("heat_or_cold", "heat_or_cold.check"): "low_back_pain one_leg_tingle",
    ("anti_inflammatory", "anti_inflammatory.child"): "child",
    ("anti_inflammatory", "anti_inflammatory.because"): NO_ANTI_INFLAMMATORY.replace("pregnancy child ", ""),
    ("paracetamol", "paracetamol.pregnant"): "pregnancy",
    ("paracetamol", "paracetamol.child"): "child",
    ("pain_relief", "pain_relief.thinner"): NO_ANTI_INFLAMMATORY.replace("pregnancy child ", ""),
    ("pain_relief", "pain_relief.child"): "child",
    ("heat_or_cold", "heat_or_cold.not_on_bump"): "pregnancy",
    ("driving", "driving.weak"): "low_back_pain foot_drop",
    (
        "core pilates weights running cycling gardening housework lifting_a_child",
        "remedy.thin_bones",
    ): f"{BONES} ank_spond",
    (
        "core pilates weights running cycling gardening housework lifting_a_child travel",
        "remedy.after_operation",
    ): OPERATION,
    ("core pilates weights running cycling", "remedy.in_pregnancy"): "pregnancy",
    ("core pilates weights running cycling", "remedy.child_first"): "child",
    ("core pilates weights running cycling foam_roller walking_stick", "remedy.leg_first"): LEG,
    ("core pilates weights running cycling lifting_a_child", "remedy.after_caesarean"): "caesarean",
    ("lifting_a_child", "lifting.after_birth"): "recent_birth",
    ("gel two_painkillers", "medicine.ask_first"): f"{NO_ANTI_INFLAMMATORY} recent_birth",
    ("capsaicin warming_rub numbing_patch", "medicine.ask_first"): f"{OPERATION} shingles_rash pregnancy child",
    ("cannabis turmeric glucosamine", "medicine.ask_first"): "pregnancy recent_birth child",
    ("warming_rub turmeric glucosamine", "medicine.ask_first"): "anticoagulant history_of_concern",
    ("vitamin_d magnesium turmeric", "medicine.ask_first"): "one_kidney any_kidney",
    ("muscle_relaxants gabapentin", "strong_painkillers.danger"): "low_back_pain child pregnancy",
    ("alcohol", "alcohol.danger"): "low_back_pain child pregnancy",
    ("dry_needling cupping", "remedy.ask_first"): f"{OPERATION} pregnancy anticoagulant child",
    ("foam_roller", "remedy.ask_first"): f"{BONES} {OPERATION} anticoagulant pregnancy",
    ("traction", "remedy.leave_out"): f"{BONES} {OPERATION} ank_spond pregnancy child chest_pain tablets_risky",
    ("ice_bath", "remedy.leave_out"): "pregnancy chest_pain faint_collapse tablets_risky",
    ("bath_salts sauna ice_bath", "heat_or_cold.not_on_leg"): LEG,
    ("sauna", "sauna.pregnant"): "pregnancy",
    ("cycling", "cycling.numb"): "low_back_pain child recent_birth",
    ("sex", "sex.danger"): "low_back_pain child recent_birth",
    ("getting_up", "getting_up.danger"): "low_back_pain foot_drop",
    ("travel", "travel.leg"): LEG,
    ("drinking_water", "drinking_water.kidney"): "low_back_pain kidney",
}
"""From the clinical sheet, 5.7, 5.9 to 5.13, 6.1 to 6.4: what nobody may hear and what must be heard."""

ASKED = {
    "rest": "should i stay in bed|is bed rest good for it|should i rest",
    "moving": "should i keep moving|is it ok to move around",
    "walking": "is it ok to walk|does walking help|can i go for a walk",
    "stretching": "should i stretch|is stretching a good idea",
    "exercise": "what exercises should i do|can i keep exercising",
    "massage": "is massage good for it|will massage help|can i have a massage",
    "relaxation": "how can i relax|does meditation help",
    "sleep": "how should i sleep|what is the best position to sleep in|can i lie on my front",
    "mattress": "what mattress is best|should i buy a new mattress|should i sleep on the floor",
    "chair": "what kind of chair should i get|what is the best chair",
    "desk": "how should i set up my desk|is my desk bad for it",
    "breaks": "should i take breaks|how often should i get up from my desk",
    "lifting": "how do i lift a box|can i lift|what is the best way to lift",
    "driving": "can i drive|is it safe to drive|is driving bad for it",
    "carrying": "can i carry my bag|how should i carry my shopping",
    "weight": "should i lose weight|does being overweight make it worse",
    "swimming": "does swimming help|can i swim|what about swimming",
    "yoga": "does yoga help|should i try tai chi",
    "physical_therapy": "should i see a physio|would physical therapy help",
    "injections": "can i have an injection|do steroid injections work",
    "surgery": "should i get surgery|do i need an operation",
    "scan": "do i need a scan|should i have an x-ray|would an mri help",
    "posture_advice": "how should i sit|should i sit up straight|how should i stand",
    "work": "should i keep working|can i go to work|should i take time off work",
    "back_belt": "should i wear a back brace|do back supports help",
    "acupuncture": "what about acupuncture|does acupuncture work",
    "manipulation": "should i see a chiropractor|is it safe to crack my back",
    "tens": "is a tens machine any good|should i try a tens unit|do tens machines work",
    "tape": "does kinesio tape work|should i try kt tape|is taping any good",
    "traction": "is an inversion table any good|does traction work|should i hang from a bar",
    "back_cushion": "should i use a lumbar cushion|does a rolled towel help|is a seat cushion any good",
    "foam_roller": "does foam rolling help|should i use a massage gun|is a foam roller any good",
    "shoes": "do insoles help|what shoes should i wear|are high heels bad for it",
    "dry_needling": "does dry needling work|should i try dry needling|is dry needling safe",
    "ultrasound": "does ultrasound therapy work|is laser therapy any good|should i try shockwave therapy",
    "cupping": "does cupping work|should i try cupping|is hijama good for it",
    "posture_corrector": "do posture correctors work|should i get a posture corrector|is a posture brace any good",
    "walking_stick": "should i use a walking stick|are crutches a good idea|do i need a cane",
    "bath_salts": "do epsom salts work|should i try bath salts|are epsom salts any good",
    "sauna": "is a sauna good for it|can i use the hot tub|does a jacuzzi help",
    "ice_bath": "are ice baths good for it|should i try a cold plunge|do cold showers help",
    "smoking": "does smoking make it worse|should i stop smoking|is vaping bad for it",
    "food": "what should i eat|is an anti inflammatory diet any good|what about sugar",
    "drinking_water": "does drinking water help|should i drink more water|can dehydration cause it",
    "core": "does core strength help|should i do planks|are core exercises any good",
    "sex": "can i have sex|is sex ok with a bad back|what sex positions are best",
    "travel": "can i fly|is flying bad for it|is it ok to go on a long trip",
    "running": "is it ok to run|is running bad for it|can i go jogging",
    "cycling": "is cycling good for it|can i ride my bike|should i use an exercise bike",
    "weights": "can i go to the gym|are deadlifts bad for it|should i lift weights",
    "gardening": "can i do some gardening|is digging bad for it|should i mow the lawn",
    "housework": "can i do the housework|is hoovering bad for it|how should i make the bed",
    "lifting_a_child": "how do i lift my toddler|can i pick up the baby|is a baby sling any good",
    "getting_up": "how do i get out of bed|what is the best way to get up off the floor|how do i get out of the car",
    "standing_desk": "should i get a standing desk|are standing desks any good|is a sit stand desk worth it",
    "pilates": "does pilates help|should i try pilates|is reformer pilates safe",
}
MEDICINES_ASKED = {
    "anti_inflammatory": "can i take ibuprofen|is naproxen safe with my blood pressure pills|can my mum take advil",
    "paracetamol": "can paracetamol help|is tylenol ok",
    "strong_painkillers": "is codeine ok|should i take tramadol",
    "gel": "does voltarol gel work|can i use ibuprofen gel|is a pain relief gel any good",
    "capsaicin": "does capsaicin cream help|what about chilli cream|is capsaicin safe",
    "warming_rub": "can i use deep heat|is tiger balm any good|does icy hot work",
    "numbing_patch": "do lidocaine patches work|can i use a numbing patch|is a lidocaine patch safe",
    "muscle_relaxants": "should i take a muscle relaxant|is diazepam good for it|does flexeril help",
    "gabapentin": "does gabapentin help|should i take pregabalin|what about lyrica for sciatica",
    "amitriptyline": "does amitriptyline work for it|should i take duloxetine|do antidepressants help",
    "cannabis": "does cbd oil help|should i try cannabis|is medical marijuana any good for it",
    "vitamin_d": "does vitamin d help|should i take vitamin d|are vitamins any good for it",
    "magnesium": "does magnesium help|should i take magnesium|what about magnesium spray",
    "turmeric": "does turmeric work|should i try turmeric|what about herbal remedies",
    "glucosamine": "does glucosamine work|should i take fish oil|is collagen any good for backs",
    "alcohol": "can i drink alcohol with painkillers|is a glass of wine ok with my tablets|does alcohol help",
    "two_painkillers": "can i mix painkillers|can i take two painkillers together|is mixing painkillers safe",
    "pain_relief": "can i take something|what painkiller should i take|can i take a tablet for it|does aspirin help",
}
NOT_ASKED = [
    "i was walking the dog and my back went",
    "i slept badly",
    "i lifted a box",
    "can you help i lifted a box and my back went",
    "what should i do i was driving and my back hurts",
    "i want to know about it i was doing yoga and my back went",
    "my back is bad walking is agony what should i do",
    "i had a massage and now it is worse",
    "i had an operation last month",
    "i sit at a desk all day",
    "i took ibuprofen and it did not help",
    "my only trouble is walking",
    "it is worse when i am driving",
    "i was resting and it got worse",
    "can you help me my leg is weak i can not lift it",
    "what can i do i can not stand",
]

IN_THE_MODEL = {
    "rest": "rest",
    "walking": "walking moving",
    "stretching": "stretching",
    "exercise": "exercise",
    "swimming": "swimming",
    "yoga": "yoga",
    "massage": "massage",
    "foam_roller": "foam_roller",
    "physiotherapy": "physical_therapy",
    "chiropractor": "manipulation",
    "acupuncture": "acupuncture",
    "back_belt": "back_belt",
    "cushion": "sleep",
    "mattress": "mattress",
    "standing_desk": "standing_desk",
    "chair": "chair",
    "relaxation": "relaxation",
    "injection": "injections",
    "surgery": "surgery",
    "scan": "scan",
    "ibuprofen": "anti_inflammatory",
    "naproxen": "anti_inflammatory",
    "diclofenac": "anti_inflammatory",
    "paracetamol": "paracetamol",
    "codeine": "strong_painkillers",
    "gabapentin": "gabapentin",
    "amitriptyline": "amitriptyline",
    "muscle_relaxant": "muscle_relaxants",
    "gel": "gel",
    "capsaicin": "capsaicin",
    "warming_rub": "warming_rub",
    "numbing_patch": "numbing_patch",
    "cbd": "cannabis",
    "vitamin_d": "vitamin_d",
    "magnesium": "magnesium",
    "turmeric": "turmeric",
    "glucosamine": "glucosamine",
    "alcohol": "alcohol",
    "two_painkillers": "two_painkillers",
    "tens": "tens",
    "tape": "tape",
    "inversion_table": "traction",
    "back_cushion": "back_cushion",
    "shoes": "shoes",
    "dry_needling": "dry_needling",
    "ultrasound": "ultrasound",
    "cupping": "cupping",
    "posture_corrector": "posture_corrector",
    "walking_stick": "walking_stick",
    "bath_salts": "bath_salts",
    "sauna": "sauna",
    "ice_bath": "ice_bath",
    "smoking": "smoking",
    "food": "food",
    "water": "drinking_water",
    "core": "core",
    "sex": "sex",
    "flight": "travel",
    "running": "running",
    "cycling": "cycling",
    "weights": "weights",
    "gardening": "gardening",
    "housework": "housework",
    "lifting_a_child": "lifting_a_child",
    "getting_up": "getting_up",
    "pilates": "pilates",
}
"""Values of the interaction model, and the topics that answer them."""


def rows(table):
    return [(said, topic) for topic, sentences in table.items() for said in sentences.split("|")]


@pytest.mark.parametrize(("said", "topic"), rows(ASKED))
def test_what_is_asked_about_a_remedy(said, topic):
    assert listen(said, LEXICON).topics == (topic,)


@pytest.mark.parametrize(("said", "topic"), rows(MEDICINES_ASKED))
def test_a_medicine_asked_about_is_answered_by_its_kind_alone(said, topic):
    assert listen(said, LEXICON).topics == (topic,)


@pytest.mark.parametrize("said", NOT_ASKED)
def test_what_is_told_is_no_question(said):
    assert not set(listen(said, LEXICON).topics) & set(REMEDIES)


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("should i use heat or massage", {"heat_or_cold", "massage"}),
        ("should i use a massage or yoga", {"massage", "yoga"}),
        ("should i use ice or heat", {"heat_or_cold"}),
    ],
)
def test_one_remedy_or_another(said, topics):
    assert set(listen(said, LEXICON).topics) == topics


def test_every_remedy_can_be_asked_about():
    assert ASKED.keys() | MEDICINES_ASKED.keys() - {"pain_relief"} == set(REMEDIES)


@pytest.mark.parametrize("name", REMEDIES)
def test_home_care_is_held_back_and_what_doctors_do_is_not(name):
    assert TOPICS[name].kind is (TopicKind.INFORMATION if name in INFORMATION else TopicKind.REMEDY)


@pytest.mark.parametrize("name", REMEDIES)
def test_a_remedy_is_told_in_a_few_short_sentences(name):
    text = " ".join(MESSAGES[key] for key in about(TOPICS[name], [], CONTENT, {}))
    assert 2 <= text.count(".") <= 6
    assert len(text.split()) <= 65


@pytest.mark.parametrize("name", TOLD_BRIEFLY)
def test_one_person_hears_few_words_of_it(name):
    told = {finding for saying in TOPICS[name].say for finding in (*saying.when, *saying.unless)}
    for findings in ({}, *({finding: Status.PRESENT} for finding in told)):
        text = " ".join(MESSAGES[key] for key in about(TOPICS[name], [], CONTENT, findings))
        assert len(text.split()) <= MOST_WORDS, findings


def said_of(topic, finding, status):
    return about(TOPICS[topic], [], CONTENT, {finding: status})


@pytest.mark.parametrize("message", FORBIDDEN)
def test_who_may_be_harmed_by_it_is_not_told_to_do_it(message):
    topic = message.partition(".")[0]
    assert f"topic.{message}" in about(TOPICS[topic], [], CONTENT, {})
    for finding in FORBIDDEN[message].split():
        for status in MAYBE:
            assert f"topic.{message}" not in said_of(topic, finding, status), finding


@pytest.mark.parametrize(("topics", "message"), REQUIRED)
def test_who_needs_a_caution_hears_it(topics, message):
    for topic in topics.split():
        for finding in REQUIRED[topics, message].split():
            for status in MAYBE:
                assert f"topic.{message}" in said_of(topic, finding, status), (topic, finding)


@pytest.mark.parametrize("name", TOPICS)
def test_after_a_birth_nothing_is_said_that_holds_only_in_a_pregnancy(name):
    aspects = {"", *(saying.aspect for saying in TOPICS[name].say)}
    for status in MAYBE:
        keys = {key for aspect in aspects for key in about(TOPICS[name], [aspect], CONTENT, {"recent_birth": status})}
        assert not [key for key in keys if "pregnan" in MESSAGES[key].lower() or "lie flat" in MESSAGES[key]]


def test_ibuprofen_is_not_said_to_suit_after_a_birth_where_something_speaks_against_it():
    for finding in NO_ANTI_INFLAMMATORY.split():
        findings = {"recent_birth": Status.PRESENT, finding: Status.UNSURE}
        for topic in ("anti_inflammatory", "pain_relief"):
            assert f"topic.{topic}.after_birth" not in about(TOPICS[topic], [], CONTENT, findings), finding


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rest", "older rest guidelines keep moving slows"),
        ("posture_advice", "change position sitting standing"),
        ("back_belt", "advise against"),
        ("strong_painkillers", "doctor can't"),
        ("paracetamol", "on its own not recommended cold liver drinking weight"),
        ("strong_painkillers", "alcohol drive drowsy slow breathing {number}"),
        ("mattress", "no one mattress medium-firm"),
        (
            "anti_inflammatory",
            "pharmacist ulcer kidney liver thinners asthma heart sixty tablets pack",
        ),
        ("who_no_ibuprofen", "pharmacist ulcer kidney liver asthma aspirin heart stroke pressure bowel prescription"),
    ],
)
def test_what_the_sheet_says_of_a_remedy_is_said(name, words):
    text = " ".join(MESSAGES[key] for key in about(TOPICS[name], [], CONTENT, {})).lower()
    assert [word for word in words.split() if word not in text] == []


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize(
    ("kind", "intent", "slot"), [("REMEDY", "AskRemedyIntent", "remedy"), ("MEDICINE", "AskMedicineIntent", "medicine")]
)
def test_each_name_alexa_knows_a_remedy_by_is_heard_as_it(locale, kind, intent, slot):
    model = json.loads(Path("interaction_model", f"{locale}.json").read_text("utf-8"))
    kinds = model["interactionModel"]["languageModel"]["types"]
    for value in next(found["values"] for found in kinds if found["name"] == kind):
        topics = set(IN_THE_MODEL.get(value["id"].partition(".")[2], "").split())
        for phrase in phrases_in(value) if topics else ():
            assert topics & set(listen(LEXICON.framed(intent, {slot: phrase}), LEXICON).topics), phrase


@pytest.mark.parametrize(
    ("named", "topic"), {"ibuprofen": "anti_inflammatory", "x-ray": "scan", "surgery": "surgery"}.items()
)
def test_what_is_only_named_is_asked_about_where_a_question_was_asked_for(talk, named, topic):
    talk.say("my lower back is sore")
    while talk.pending in talk.knowledge.content.questions:
        talk.say("no")
    talk.say("what about heat")
    talk.say(named)
    assert talk.keys[0].startswith(f"topic.{topic}.")
    assert "spinal_procedure" not in talk.conversation.findings


WORDING = [json.loads(line) for line in (WEAK / "wording.jsonl").read_text("utf-8").splitlines()]
SHORT = sorted({line["said"] for line in WORDING if line["is"] == "emergency" and len(line["said"].split()) <= 6})


@pytest.mark.parametrize("said", SHORT)
def test_a_danger_told_where_a_question_was_asked_for_is_told_all_the_same(said):
    assert listen(said, LEXICON, is_question=True).observations == listen(said, LEXICON).observations
