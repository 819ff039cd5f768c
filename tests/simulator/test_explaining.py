"""An explanation says what was heard and why, and says nothing that listening did not do."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from skill.dialogue.messages import Offer
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.last_reply import LastReply
from skill.listening.analysis import analyse
from skill.listening.grammar.cues import CueKind
from skill.listening.listen import listen
from skill.listening.said import Answer, Said
from skill.simulator import overhearing
from skill.simulator.__main__ import main
from skill.simulator.device import Device
from skill.simulator.explaining import explain
from skill.simulator.hearing import Ear
from skill.simulator.outline import outline
from skill.simulator.wording import ANSWERED, BECAUSE, OUTCOME, SAYS, TAKEN
from skill.talk import Talk, UserInput
from training.ear.weak import LINES as WEAK

TESTS = Path(__file__).parents[1]
CONVERSATIONS = tomllib.loads((TESTS / "conversations" / "talk.toml").read_text("utf-8"))["conversation"][::3]
TOLD = [told["said"] for told in tomllib.loads((TESTS / "utterances" / "en.toml").read_text("utf-8"))["told"]]
WORDING = [json.loads(line)["said"] for line in (WEAK / "wording.jsonl").read_text("utf-8").splitlines()]
LINES = [*TOLD, *WORDING[:: len(WORDING) // 300]]
SHARES = 20
"""The lines are tried in so many tests, for a test of its own costs more than a line."""

WORST_FIRST = [Said.PRESENT, Said.UNSURE, Said.DENIED]


@pytest.fixture(scope="module")
def explained(resources):
    """Explains a sentence, as a reply to a question if one is named."""
    talk = Talk(resources)

    def lay_open(said, conversation=None, to="", **given):
        return explain(talk, conversation or Conversation(pending=to), UserInput(text=said, **given), "en-US")

    return lay_open


@pytest.fixture
def written(explained):
    """The lines of an explanation, without their indentation."""

    def lines(said, **given):
        found = outline(explained(said, **given))
        return [line.strip() for lines in found for line in lines.indented()]

    return lines


def patterns(found, name):
    return [met for clause in found["clauses"] for met in clause["patterns"] if met["id"] == name]


# --- why --------------------------------------------------------------------------------------------------------------

TURNED = [
    (CueKind.ASIDE, "i'm peeing fine no problems there", "bladder_retention", None, "no problems there"),
    (CueKind.ASKED, "could it be a fever", "fever", "unsure", "could it be"),
    (CueKind.ASKED_ABOUT, "are spinal injections any good for sciatica", "sciatica", "unsure", "good for sciatica"),
    (CueKind.BETWEEN, "the sunlounger did nothing for my back", "low_back_pain", "unsure", "for"),
    (CueKind.CLOSING, "no numbness down there, that's all", "saddle_numbness", "unsure", "that 's all"),
    (CueKind.COMPARED, "never had numbness down there like this", "saddle_numbness", "unsure", "like this"),
    (CueKind.CONDITION, "if i have no fever can i drive", "fever", "unsure", "if"),
    (CueKind.CONTRAST, "no fever but it comes and goes", "fever", "unsure", "but it comes and goes"),
    (CueKind.DEGREE, "not completely numb down there", "saddle_numbness", "unsure", "completely"),
    (CueKind.DISOWNED, "my cousin has sickle cell and i don't", "sickle_cell", "unsure", "and i do not"),
    (CueKind.EXCEPTION, "no numbness down there except when i wipe", "saddle_numbness", "unsure", "except when i wipe"),
    (CueKind.FICTION, "an actor on the telly was clutching his chest", "chest_pain", "unsure", "an actor"),
    (CueKind.FULLER, "can't feel my balls", "saddle_numbness", None, "can not feel my balls"),
    (CueKind.GUESSED, "i might have a fever", "fever", "present", "might have"),
    (CueKind.KNOWING, "i don't want a fever", "fever", "unsure", "want"),
    (CueKind.LIKENED, "it feels like i've been hit by a truck", "major_trauma", "unsure", "feels like"),
    (CueKind.MODAL, "i would have no fever", "fever", "unsure", "would"),
    (CueKind.NEGATED_AGAIN, "I'm not saying I don't leak", "bladder_incontinence", "unsure", "not"),
    (CueKind.OTHER_FINDING, "i leaked and didn't feel it coming", "bladder_incontinence", None, "not feel it coming"),
    (CueKind.OTHER_SUBJECT, "no pain my bowels just opened", "bowel_control", "unsure", "my bowels just opened"),
    (CueKind.PRESUPPOSED, "no relief from the numbness in my bum", "saddle_numbness", "present", "relief"),
    (CueKind.PUT_OTHERWISE, "i didn't leak i flooded", "bladder_incontinence", "unsure", "i flooded"),
    (CueKind.QUESTION, "is it okay to have sex with a bad back", "sexual_function", "unsure", "is it okay to"),
    (CueKind.SINGLED_OUT, "it's not the fever that scares me", "fever", "unsure", "that scares"),
    (CueKind.TAKEN, "my excuse is weak i know but i haven't done my stretches", "mechanical_start", "unsure", "done"),
    (CueKind.THING, "the bookcase fell on top of the dog", "major_trauma", "unsure", "the bookcase"),
    (CueKind.TO_THE_SKILL, "define very ill", "very_unwell", "unsure", "define very ill"),
    (CueKind.UP_TO, "no fever until last night", "fever", "unsure", "until last night"),
    (CueKind.WISHED, "i wish i had no fever", "fever", "unsure", "wish"),
]
"""Each way in which words keep a finding from being taken as it stands: said, finding, taken as, by which words."""


@pytest.mark.parametrize(("kind", "said", "finding", "taken_as", "words"), TURNED, ids=[row[0] for row in TURNED])
def test_what_is_not_taken_as_it_stands_has_a_reason_and_its_words(explained, kind, said, finding, taken_as, words):
    reasons = [(met["taken_as"], met["because"]) for met in patterns(explained(said), finding) if met["because"]]
    assert (taken_as, kind) in [(taken, because["kind"]) for taken, because in reasons]
    assert words in " ".join(because["words"] for _, because in reasons)


def test_every_reason_is_tried_here_and_has_its_sentence():
    of_replies = {CueKind.OVER, CueKind.SOMEBODY_ELSE}  # tests/listening/replies/test_answers.py
    assert {row[0] for row in TURNED} | of_replies == set(CueKind) == set(BECAUSE)
    for table, names in ((TAKEN, Said), (SAYS, Said), (ANSWERED, Answer)):
        assert set(table) == set(names)
    assert set(OUTCOME) == set(Outcome)


def test_a_plain_no_is_told_from_the_one_that_an_exception_limits(explained, written):
    (plain,) = patterns(explained("no numbness down there"), "saddle_numbness")
    assert (plain["noes"][0]["words"], plain["with_noes"], plain["because"]) == ("no", "denied", None)
    assert plain["taken_as"] == "denied"
    assert '"no" stands before it, and denies it' in written("no numbness down there")
    limited = written("no numbness down there except when i wipe")
    assert '"no" stands before it, and would deny it' in limited
    assert 'but an exception follows: "except when i wipe"' in limited


def test_a_weak_no_leaves_it_in_doubt(explained, written):
    (met,) = patterns(explained("not really numb down there"), "saddle_numbness")
    assert (met["says"], met["with_noes"], met["taken_as"]) == ("present", "unsure", "unsure")
    assert '"not really" stands before it, and leaves it in doubt' in written("not really numb down there")


def test_what_is_somebody_elses_and_long_ago_is_said_to_be(explained, written):
    found = explained("my mum had cancer years ago")
    (met,) = patterns(found, "cancer_history")
    assert (met["whose"], met["when"], met["taken_as"]) == ("other", "past", "present")
    assert found["clauses"][0]["names"] == [{"concept": "other", "words": "mum"}]
    assert "years ago" in found["clauses"][0]["dated_by"]
    assert "finding cancer_history: there, of somebody else, in the past" in written("my mum had cancer years ago")
    assert "so nothing new is known" in written("my mum had cancer years ago")


def test_a_slip_is_mended_and_an_idiom_hides_what_stands_in_it(explained, written):
    said = "come back in when my side attica hurts"
    found = explained(said)
    assert found["mended"] == [{"written": "side attica", "taken_for": "sciatica"}]
    (idiom,) = [phrase for phrase in found["phrases"] if phrase["hides"]]
    assert idiom["words"] == "come back in"
    assert "low_back" in idiom["hides"]
    assert "low_back_pain" not in {observation["finding"] for observation in found["observations"]}
    assert '"side attica" is taken for "sciatica"' in written(said)


def test_the_way_from_a_phrase_to_its_concept_and_pattern_is_written_out(explained, written):
    (met,) = [met for met in patterns(explained("numb bum"), "saddle_numbness") if not met["because"]]
    assert met["pattern"].startswith("saddle + ")
    assert "lost_feeling" in met["pattern"]
    lines = written("numb bum")
    assert lines.index('"numb" is lost_feeling') < lines.index("clause: numb bum")
    assert 'by "bum" as saddle, "numb" as lost_feeling' in lines


def test_a_mere_mention_is_said_to_be_one(written):
    assert any("a mere mention" in line for line in written("the bathroom tap won't stop leaking"))


# --- in a conversation ------------------------------------------------------------------------------------------------


def test_a_reply_is_read_in_the_light_of_its_question(explained, written):
    found = explained("no, but a bit numb", to="saddle")
    assert found["answer"]["answer"] is Answer.NO
    assert found["answer"]["is_qualified"]
    assert found["clauses"][1]["may_mean"] == ["saddle"]
    assert (found["reply"]["to"], found["reply"]["outcome"]) == ("saddle", "settled")
    assert found["changes"] == {"saddle_numbness": "present"}
    assert "saddle, named before" in " ".join(written("no, but a bit numb", to="saddle"))
    assert explained("no, but a bit numb")["reply"] is None


def test_a_bare_no_denies_what_was_asked(explained, written):
    assert explained("no", to="saddle")["reply"]["establishes"] == {"saddle_numbness": "denied"}
    assert "as a reply to saddle: it is settled" in written("no", to="saddle")
    assert "as a reply to saddle: no clear answer, so it is asked again" in written("not sure", to="saddle")
    assert "as a reply to saddle: something else was said, and it stays open" in written("what helps", to="saddle")


def test_a_reply_in_other_words_is_explained_with_its_pattern(explained):
    (met,) = [met for met in patterns(explained("it feels normal", to="saddle"), "saddle") if met["kind"] == "reply"]
    assert met["taken_as"] is Answer.NO


def test_what_is_only_named_is_put_into_a_sentence(explained, written):
    found = explained("my left knee", to=Offer.OPENING)
    assert found["is_framed"]
    assert found["observations"]
    assert all(patterns(found, observation["finding"]) for observation in found["observations"])
    assert '"my left knee" alone is put into this sentence' in written("my left knee", to=Offer.OPENING)
    asked = explained("ibuprofen", Conversation(last=LastReply(awaits_question=True)))
    assert asked["is_framed"]
    assert asked["asked"]["topics"] == [met["id"] for met in patterns(asked, asked["asked"]["topics"][0])]


def test_an_intent_that_answers_by_itself_needs_no_words(explained, written):
    found = explained("", to="saddle", answer=Answer.NO)
    assert (found["words"], found["answer"]["answer"]) == ([], Answer.NO)
    assert written("", to="saddle", answer=Answer.NO)[0] == "words: (none reached the skill, only the intent)"


def test_numbers_times_subjects_and_acts_are_shown(written):
    assert "numbers: age 72" in written("i'm 72")
    assert any(line.startswith("topic sciatica: by ") for line in written("what is sciatica"))
    reminded = written("remind me to stretch at seven in the morning")
    assert any(line.startswith("act remind: by ") for line in reminded)
    assert any(line.startswith("time: hour 7") for line in reminded)


# --- it agrees with listening -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", range(SHARES))
def test_it_reports_what_listening_reports_and_each_pattern_leads_there(explained, listener, lexicon, share):
    for said in LINES[share::SHARES]:
        heard, found = listener.listen(said), explained(said)
        assert [{k: v for k, v in o.items() if k != "title"} for o in found["observations"]] == [
            asdict(observation) for observation in heard.observations
        ], said
        assert found["asked"]["topics"] == list(heard.topics), said
        assert (found["answer"] or {}).get("answer") == heard.answer, said
        taken: dict[tuple[str, str], list[str]] = {}
        for clause in found["clauses"]:
            for met in clause["patterns"]:
                if met["kind"] == "finding" and met["taken_as"]:
                    taken.setdefault((met["id"], met["whose"]), []).append(met["taken_as"])
        assert {key: min(ways, key=WORST_FIRST.index) for key, ways in taken.items()} == {
            (observation.finding, observation.whose): observation.said
            for observation in listen(said, lexicon).observations
        }, said
        json.dumps(found)


def test_an_analysis_of_a_mere_answer_goes_no_further(lexicon):
    assert analyse("not yet", lexicon, frozenset()).is_mere_answer
    assert not analyse("no fever", lexicon, frozenset()).is_mere_answer


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda c: c["name"].replace(" ", "_"))
def test_of_a_turn_at_a_device_it_tells_the_findings_that_changed(conversation, resources, running):
    """The words are those that Alexa's intents and slots hand over, at that point of the conversation."""
    talk, device = Talk(resources), Device(*running, Ear("en-US"))
    before = {}
    for turn in conversation["turns"]:
        exchange = device.say(turn["said"])
        now = exchange.assessment["findings"]
        found = overhearing.explained(talk, exchange.request)
        told = [line.text for lines in list(outline(found) if found else ())[-1:] for line in lines.under]
        changed = {name for name in {**before, **now} if before.get(name) != now.get(name)}
        assert set(told) == {f"{name}: {now.get(name) or 'taken back'}" for name in changed}
        before = {} if exchange.ends else now


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command_prints_short_lines(capsys):
    assert main(["explain", "no numbness down there except when i wipe"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "words: no numbness down there except when i wipe"
    assert '    but an exception follows: "except when i wipe"' in lines
    assert lines[-1] == "  saddle_numbness: unsure"


def test_the_command_prints_json_and_takes_the_question(capsys):
    assert main(["explain", "--json", "--to", "saddle", "no"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == {"saddle_numbness": "denied"}


def test_the_command_refuses_a_question_that_is_not_there(capsys):
    assert main(["explain", "--to", "nothing", "no"]) == 1
    assert "no question has the id nothing" in capsys.readouterr().err
