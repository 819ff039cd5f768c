"""The exercises say what they must of themselves, suit who hears them, and are refused whole if unfit."""

import tomllib
from copy import deepcopy
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.guidance.advice_loading import GuidanceError
from skill.guidance.exercise_loading import build_exercises
from skill.guidance.exercises import (
    FEWEST,
    Position,
    cautions,
    chosen,
    depends_on,
    easier_than,
    fitting,
    held,
    wished,
)
from skill.listening.vocabulary.patterns import Kind
from skill.speech.catalogue import MARKER
from skill.triage.assessment import with_derived
from skill.triage.model import BEFORE_EXERCISE, DURING_EXERCISE
from skill.triage.status import Status, may_be
from testkit.loaded import RESOURCES

KNOWLEDGE = RESOURCES.knowledge
CONTENT, EXERCISES = KNOWLEDGE.content, KNOWLEDGE.exercises
ALL = list(EXERCISES.exercises.values())
ROUTINES = [*EXERCISES.routines.values(), *EXERCISES.singles.values()]
TOLD = sorted(name for name, shape in CONTENT.findings.items() if not shape.is_derived)
FINDINGS = st.dictionaries(st.sampled_from(TOLD), st.sampled_from(Status), max_size=12)
FLOOR = {"reaches_floor": Status.PRESENT}
TEXT = (files("skill.guidance") / "content" / "exercises.toml").read_text("utf-8")


def present(*names):
    return {**FLOOR, **dict.fromkeys(names, Status.PRESENT)}


def choice(findings, *names):
    wish = wished(EXERCISES, names, CONTENT, findings)
    row = chosen(EXERCISES, wish, CONTENT, findings)
    return row, fitting(EXERCISES, row, CONTENT, findings) if row else ()


# What each says of itself


def test_all_exercises_of_the_clinical_sheet_are_there():
    assert len(ALL) >= 13
    assert {exercise.position for exercise in ALL} == set(Position)
    assert {"morning", "desk", "sciatica", "chair", "general"} == EXERCISES.routines.keys()


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
def test_each_exercise_has_steps_a_caution_sources_and_is_kept_from_somebody(exercise):
    messages = RESOURCES.catalogues["en-US"].messages
    assert len(exercise.steps) >= 2
    assert exercise.steps[0][0] == exercise.name
    assert exercise.watch in exercise.steps[0]
    assert sum(step.count(exercise.move) for step in exercise.steps) == exercise.repeats
    assert all(key in messages for step in exercise.steps for key in step)
    assert set(exercise.sources) <= CONTENT.sources.keys()
    assert exercise.sources
    assert exercise.not_for
    assert exercise.easier in {"", *EXERCISES.exercises} - {exercise.id}


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
def test_the_hold_is_the_one_that_is_counted_or_waited_for(exercise):
    text = RESOURCES.catalogues["en-US"].messages[exercise.move]
    marks = [(mark[1], int(mark[2])) for mark in MARKER.finditer(text)]
    counted = [seconds for kind, seconds in marks if kind == "count"]
    waited = [seconds for kind, seconds in marks if kind == "pause"]
    if counted:
        assert set(counted) == {exercise.hold}
    else:
        stretches = {sum(waited[i:n]) for n in range(1, len(waited) + 1) for i in range(n)}
        assert exercise.hold in stretches


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
def test_who_cannot_get_up_from_the_floor_is_not_sent_there(exercise):
    needs_floor = exercise.position in (Position.FLOOR, Position.HANDS_AND_KNEES)
    assert ("reaches_floor" in exercise.needs) is needs_floor


def test_lying_down_is_not_for_the_pregnant_nor_bending_for_weak_bones_and_new_joints():
    for exercise in ALL:
        if exercise.position is Position.FLOOR:
            usual_after_birth = exercise.id in ("pelvic_tilt", "deep_tummy")
            assert "pregnancy" in exercise.not_for, exercise.id
            assert ("recent_birth" in exercise.not_for) is not usual_after_birth, exercise.id
    for name in ("knee_to_chest", "knee_rolls", "cat_cow", "bottom_to_heels"):
        assert {"osteoporosis", "artificial_joint", "bones_or_joint"} <= set(EXERCISES.exercises[name].not_for)
    assert {"leg_weakness", "getting_worse", "tingle_spreading"} <= set(EXERCISES.exercises["nerve_glide"].not_for)


BARRED = {
    "ank_spond": "cat_cow chair_turn knee_rolls bottom_to_heels knee_to_chest bridge press_up",
    "severe_pain": "nerve_glide hamstring",
    "very_severe": "nerve_glide hamstring",
    "sciatica": "hamstring",
    "artificial_joint": "figure_four knee_to_chest bottom_to_heels hamstring",
    "caesarean": "bridge press_up knee_to_chest",
    "chest_pain": "walking chair_march",
    "faint_collapse": "walking chair_march",
    "breathless": "walking chair_march",
}
"""Finding -> what it keeps out, from the clinical sheet, 5.14."""


@pytest.mark.parametrize("finding", BARRED)
def test_what_the_sheet_bars_is_barred(finding):
    for name in BARRED[finding].split():
        assert finding in EXERCISES.exercises[name].not_for, name


def test_after_a_birth_the_gentle_ones_on_the_floor_are_guided():
    row, exercises = choice(present("recent_birth"))
    assert (row.id, [exercise.id for exercise in exercises]) == ("general", ["pelvic_tilt", "deep_tummy", "walking"])


def test_cancer_that_has_spread_to_the_bones_holds_every_exercise():
    for status in (Status.PRESENT, Status.UNSURE):
        assert held(EXERCISES, CONTENT, {"cancer_in_bones": status}).say == "exercise.held.cancer_in_bones"


@pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.id)
def test_a_routine_is_short_and_has_nothing_twice(routine):
    assert 1 <= len(routine.exercises) <= 5
    assert len(set(routine.exercises)) == len(routine.exercises)


def test_every_exercise_can_be_asked_for_by_name_and_every_name_is_an_exercise(lexicon):
    made = {id_ for id_ in EXERCISES.singles.keys() | EXERCISES.routines.keys() if EXERCISES.routine(id_)}
    assert made <= lexicon.ids(Kind.CHOICE)


# Who gets which


@given(findings=FINDINGS, names=st.lists(st.sampled_from(sorted(r.id for r in ROUTINES)), max_size=2))
@settings(max_examples=400)
def test_no_routine_contains_an_exercise_that_is_not_for_this_person(findings, names):
    row, exercises = choice(findings, *names)
    known = with_derived(CONTENT, findings)
    assert (row is None) is (not exercises)
    for exercise in exercises:
        assert not may_be(exercise.not_for, known)
        assert all(known.get(name) is Status.PRESENT for name in exercise.needs)
        easier = easier_than(EXERCISES, exercise, CONTENT, findings)
        assert easier is None or not may_be(easier.not_for, known)


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.id)
@pytest.mark.parametrize("status", [Status.PRESENT, Status.UNSURE])
def test_what_it_is_not_for_keeps_it_out_even_when_it_is_asked_for(exercise, status):
    for name in exercise.not_for:
        if not CONTENT.findings[name].is_derived:
            _, exercises = choice({**FLOOR, name: status}, exercise.id)
            assert exercise not in exercises, name


CHOICES = {
    "nothing said": ((), (), "general"),
    "sciatica": (("sciatica",), (), "sciatica"),
    "a tingling leg": (("low_back_pain", "one_leg_tingle"), (), "sciatica"),
    "stiff in the morning": (("morning_stiffness",), (), "morning"),
    "sitting long": (("low_back_pain", "posture_desk"), (), "desk"),
    "old": (("age_70_plus",), (), "chair"),
    "by name": (("sciatica",), ("morning",), "morning"),
    "one exercise by name": ((), ("bridge",), "bridge"),
    "one that does not suit": (("artificial_joint",), ("knee_to_chest",), "general"),
    "weak bones in the morning": (("morning_stiffness", "osteoporosis"), (), "general"),
    "pregnant": (("pregnancy",), (), "chair"),
    "a word that is no routine": ((), ("new", "small"), "general"),
}


@pytest.mark.parametrize("name", CHOICES)
def test_what_was_said_chooses_the_routine(name):
    told, asked_for, expected = CHOICES[name]
    row, exercises = choice(present(*told), *asked_for)
    assert row.id == expected
    assert len(exercises) >= FEWEST or expected in EXERCISES.singles


def test_without_the_floor_a_chair_is_used():
    for findings in ({}, {"reaches_floor": Status.DENIED}, {"reaches_floor": Status.UNSURE}):
        row, exercises = choice(findings)
        assert row.id == "chair"
        assert {exercise.position for exercise in exercises} == {Position.CHAIR, Position.STANDING}


@pytest.mark.parametrize("remark", EXERCISES.holds, ids=lambda remark: f"{remark.say}-{remark.when[0]}")
def test_who_is_held_hears_why(remark):
    for name in remark.when:
        for status in (Status.PRESENT, Status.UNSURE):
            assert held(EXERCISES, CONTENT, {name: status})
        excused = {name: Status.UNSURE, **dict.fromkeys(remark.unless, Status.PRESENT)}
        assert not remark.unless or held(EXERCISES, CONTENT, excused) != remark
    assert held(EXERCISES, CONTENT, {}) is None


def test_who_must_mind_something_hears_it():
    assert cautions(EXERCISES, CONTENT, present("pregnancy")) == ("topic.remedy.in_pregnancy",)
    assert cautions(EXERCISES, CONTENT, present("recent_birth")) == ("topic.remedy.after_birth_start",)
    assert cautions(EXERCISES, CONTENT, present("caesarean")) == ("topic.remedy.after_caesarean",)
    assert cautions(EXERCISES, CONTENT, present("ank_spond")) == ("topic.remedy.thin_bones",)
    assert cautions(EXERCISES, CONTENT, present("osteoporosis")) == ("topic.remedy.thin_bones",)
    assert cautions(EXERCISES, CONTENT, {}) == ()


def test_nothing_is_asked_that_changes_nothing():
    chair = EXERCISES.routines["chair"]
    assert not depends_on(EXERCISES, chair, {"reaches_floor"})
    assert depends_on(EXERCISES, EXERCISES.routines["general"], {"reaches_floor"})
    assert depends_on(EXERCISES, chair, {"told_not_to_exercise"})


def test_the_questions_about_exercises_lead_to_questions_of_the_check():
    own = [q for q in CONTENT.questions.values() if q.group in (BEFORE_EXERCISE, DURING_EXERCISE)]
    assert len([q for q in own if q.group == DURING_EXERCISE]) == 1
    for question in own:
        for name in question.doubts:
            assert any(name in q.covers and q not in own for q in CONTENT.questions.values()), name


# Unfit content


def faults_of(spoil):
    tables = deepcopy(tomllib.loads(TEXT))
    spoil(tables)
    with pytest.raises(GuidanceError) as refused:
        build_exercises(tables, CONTENT, KNOWLEDGE.guidance.topics)
    return set(str(refused.value).splitlines())


def changed(kind, name, **values):
    def spoil(tables):
        table = tables[kind][name]
        table.update(values)
        for key in [key for key, value in values.items() if value is None]:
            del table[key]

    return spoil


FAULTS = {
    "a misspelt key": (changed("exercise", "bridge", notfor=[]), "exercise bridge: unknown key notfor"),
    "no source": (changed("exercise", "bridge", sources=[]), "exercise bridge: no source"),
    "no sources": (changed("exercise", "bridge", sources=None), "exercise bridge: sources is missing"),
    "a wrong source": (changed("exercise", "bridge", sources=["X9"]), "exercise bridge: unknown source X9"),
    "a wrong finding": (changed("exercise", "bridge", not_for=["x"]), "exercise bridge: unknown finding x"),
    "no steps": (changed("exercise", "bridge", set_up=[]), "exercise bridge: no steps"),
    "no such position": (
        changed("exercise", "bridge", position="air"),
        f'exercise bridge: position: "air" is none of {", ".join(Position)}',
    ),
    "too many holds at once": (
        changed("exercise", "bridge", repeats=9, together=6),
        "exercise bridge: 6 of 9 repeats cannot be spoken together",
    ),
    "no such easier one": (changed("exercise", "bridge", easier="x"), "exercise bridge: unknown exercise x"),
    "easier in a circle": (changed("exercise", "chair_march", easier="bridge"), "exercise bridge: easier than itself"),
    "a wrong exercise": (changed("routine", "desk", exercises=["x"]), "routine desk: unknown exercise x"),
    "a routine that hides others": (changed("routine", "sciatica", when=[]), "routine sciatica: hides those after it"),
    "none for everybody": (
        changed("routine", "general", when=["disc"]),
        "the last routine must fit everybody, with another before it",
    ),
    "a number that is text": (
        changed("exercise", "bridge", repeats="5"),
        'exercise bridge: repeats: "5" is not a whole number',
    ),
    "a hold that says nothing": (changed("hold", 0, say=None), "hold 1: say is missing"),
    "a misspelt table": (lambda tables: tables.update(holds=tables.pop("hold")), "unknown key holds"),
    "a hold for nothing known": (changed("hold", 0, when=["x"]), "remark topic.remedy.leg_first: unknown finding x"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named(name):
    spoil, fault = FAULTS[name]
    assert fault in faults_of(spoil)


def test_an_offer_after_an_unknown_topic_is_refused():
    assert faults_of(lambda tables: tables["offer"].update(after=["x"])) == {"offer: unknown topic x"}


def test_the_content_that_is_spoilt_is_good():
    assert build_exercises(tomllib.loads(TEXT), CONTENT, KNOWLEDGE.guidance.topics).exercises.keys() == (
        EXERCISES.exercises.keys()
    )
