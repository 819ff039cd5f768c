"""How each message sounds: short, plain, and never what the skill must not say."""

import re
from functools import cache

import pytest

from skill.dialogue.state.reply import Line, Reply
from skill.speech.render import render
from testkit.loaded import RESOURCES

MOST_WORDS = 25
PLAIN = RESOURCES.catalogues
CATALOGUES = PLAIN | {f"{name}+{part}": one.worded(part) for name, one in PLAIN.items() for part in one.wordings}
"""Each locale, and each of its wordings: "en-GB+without_alexa"."""
MESSAGES = [(locale, key) for locale, catalogue in PLAIN.items() for key in catalogue.messages]
MESSAGES += [
    (f"{name}+{part}", key) for name, one in PLAIN.items() for part, own in one.wordings.items() for key in own
]
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")

SICKNESSES = "sciatica strain sprain slipped disc arthritis fibromyalgia spasm infection cancer fracture clot stroke"
NEVER = {
    "a diagnosis": rf"diagnos|you(?:'ve| have| may have) (?:got )?(?:a |an )?(?:{'|'.join(SICKNESSES.split())})",
    "ruling out": r"rules? (?:it |that |this )?out|can't be|all clear|nothing serious|harmless",
    "making it small": r"\b(?:it|is|that|this|are|was)(?:'s)? (?:just|only|probably|nothing)\b|\bjust an? ",
    "false comfort": r"(?:nothing|no need) to worry|don't (?:worry|need a doctor)|be (?:fine|okay|all right)|\brelax\b",
    "a promise": r"\bwill (?:fix|cure|heal|help|go|ease|get better)|guarantee|\bcures?\b|always works|gone in",
    "prevention": r"prevent|protects? (?:you|your)|never comes? back",
    "that help is coming": r"on (?:its|the|their) way|sending|I(?:'ll| will| have|'ve) (?:call|alert|contact)",
    "saving lives": r"sav(?:e|es|ing) (?:a |your )?li(?:fe|ves)|life-saving",
    "a dose": r"\d ?(?:mg|ml|g)\b|milligram|(?:one|two|three|four|\d) (?:tablet|pill|caps)|tablets? .*a day",
    "a timing of medicine": r"every (?:\w+|\d+) hours|(?:once|twice) (?:a day|daily)",
    "starting or stopping a medicine": r"(?:stop|start|change|keep) taking|stop your|(?<!don't )take ibuprofen",
    "normal for somebody": r"normal (?:for|at|in)|at your age",
    "driving": r"\bdrive (?:yourself|to|there)",
    "first aid by guess": r"(?<!allergy to )aspirin|drink (?:plenty|water|fluids)|don't eat|fasting",
    "what has no evidence": r"\b(?:belt|brace|corset|traction|TENS|opioids?|codeine|gabapentin|supplements?)\b",
    "a brand or a shop": r"Voltar|Nurofen|Advil|Tylenol|Aleve|Panadol|Motrin|https?:|www\.|\.com|\bbuy\b|Amazon",
    "blame": r"you should have|lazy|overweight|your fault|embarrass|silly",
    "jargon": r"cauda|equina|radicul|lumbar|ischaem|ischem|thrombo|NSAID|neuro|contraindic|symptomatic|acute|chronic",
    "an order to a machine": r"Alexa, (?!call for help\.)",
}
"""From the clinical sheet, 6.1, and the platform's policy (platform sheet, 1.4)."""

DENIED = "not a diagnosis"
"""Words that deny what a pattern looks for."""

NAMED = {
    "topic.aspirin.not_first": "aspirin",
    "topic.painkiller_thinners.not": "aspirin",
    "topic.painkiller_breastfeeding.codeine": "codeine",
    "topic.codeine_pharmacy.days": "codeine",
    "topic.painkiller_asthma.never": "aspirin",
}
"""Lines that warn of a medicine which nobody may be told to take. Who asked about it must hear its name, so it
is let pass in these lines alone: no other line is spared, and no other word."""

IN_A_WARNING = r"\b(?:walk|stretch|get up|lift|heat or|warm up|exercise|massage|rest|tablet|painkiller|appointment)\b"
"""What nobody may be told to do in an emergency (clinical sheet, N6, N11 and N12)."""

BRITISH_SPELLING, AMERICAN_SPELLING = (
    r"colour|centre|labour|diarrhoea|behaviour",
    r"\bcolor|center\b|\blabor\b|behavior",
)
FOREIGN = {
    "en-US": rf"{BRITISH_SPELLING}|\bGP\b|A and E|\b[Rr]ing\b|\bpoo\b|pooing|paracetamol|\b(?:000|999|11[12])\b",
    "en-GB": rf"{AMERICAN_SPELLING}|emergency room|poop|acetaminophen|urgent care|\bgotten\b|\b(?:000|911|988|112)\b",
    "en-AU": rf"{AMERICAN_SPELLING}|emergency room|poop|acetaminophen|A and E|\b(?:911|988|999|11[12])\b",
    "en-CA": rf"{AMERICAN_SPELLING}|\bGP\b|A and E|\b[Rr]ing\b|\bpoo\b|pooing|paracetamol|\b(?:000|999|11[12])\b",
    "en-IN": rf"{AMERICAN_SPELLING}|\bGP\b|emergency room|poop|acetaminophen|A and E|\b(?:000|911|988|999|111)\b",
}
"""Words and numbers of other countries. A longer number may hold one of these ("08082000247")."""


LONGEST_VALUES = (
    ("moment", "2026-11-25 12:45"),
    ("thing", "thing.posture"),
    ("duration", 5400),
    ("count", 12),
)


@cache
def spoken(locale, key, about_other=False):
    """One message as it is heard, its list of findings as long as it may be. Kept, for each test looks at them all."""
    catalogue = CATALOGUES[locale]
    names = sorted((name for name in catalogue.messages if name.startswith("finding.")), key=str.__len__)[-3:]
    line = Line(key, tuple(names) if "{findings}" in catalogue.messages[key] else (), LONGEST_VALUES)
    return render(Reply((line,), None, about_other=about_other), catalogue).speech.text


def test_every_sentence_is_one_breath():
    sentences = {sentence for locale, key in MESSAGES for sentence in SENTENCE_END.split(spoken(locale, key))}
    assert [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("what", NEVER)
def test_it_never_says(what):
    found = {}
    for locale, key in MESSAGES:
        for match in re.finditer(NEVER[what], spoken(locale, key).replace(DENIED, ""), re.IGNORECASE):
            if match.group().lower() != NAMED.get(key):
                found[locale, key] = match.group()
    assert found == {}


def test_every_name_that_is_let_pass_is_said_as_a_warning():
    for key, name in NAMED.items():
        text = PLAIN["en-US"].messages[key].lower()
        assert name in text
        assert re.search(r"\bnot\b|don't|leave out|a habit", text), key


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a diagnosis", "You have sciatica."),
        ("a diagnosis", "I can diagnose that."),
        ("making it small", "It's just a strain."),
        ("false comfort", "There is nothing to worry about."),
        ("a promise", "This will fix it."),
        ("that help is coming", "I'll call an ambulance."),
        ("a dose", "Take 400 mg."),
        ("a dose", "Take two tablets."),
        ("a timing of medicine", "Every six hours."),
        ("starting or stopping a medicine", "Stop taking your steroids."),
        ("a brand or a shop", "See www.example.com."),
        ("normal for somebody", "That is normal for your age."),
        ("an order to a machine", "Say: Alexa, call 911."),
    ],
)
def test_the_list_finds_what_it_looks_for(what, text):
    assert re.search(NEVER[what], text, re.IGNORECASE)


def test_a_warning_asks_for_nothing_that_may_harm():
    texts = [spoken(locale, key) for locale, key in MESSAGES if key.startswith("warning.")]
    assert [text for text in texts if re.search(IN_A_WARNING, text)] == []


@pytest.mark.parametrize("locale", CATALOGUES)
def test_each_country_hears_its_own_words(locale):
    foreign = FOREIGN[locale.partition("+")[0]]
    texts = {key: spoken(locale, key) for key in CATALOGUES[locale].messages}
    assert {key: match.group() for key, text in texts.items() if (match := re.search(foreign, text))} == {}


def test_a_name_of_a_finding_fits_into_a_list():
    """Short, in small letters, without a stop of its own, and nothing to fill in."""
    names = {spoken(locale, key) for locale, key in MESSAGES if key.startswith("finding.")}
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z' ,-]*", name) or len(name.split()) > 8] == []


QUESTION = re.compile(
    r"question\.\w+\.(ask|besides|short)|offer\.\w+|offer\.more\.what|welcome|opening|start_over|error"
)
NO_QUESTION = re.compile(r"question\.\w+\.why|(heard|goodbye|home|help|safety_net|advice|topic)\b.*")


def test_what_ends_a_reply_asks_one_thing():
    texts = {key: spoken(locale, key) for locale, key in MESSAGES if QUESTION.fullmatch(key)}
    assert {key for key, text in texts.items() if not text.endswith("?") or text.count("?") != 1} == set()


def test_what_ends_no_reply_asks_nothing():
    assert {key for locale, key in MESSAGES if NO_QUESTION.fullmatch(key) and "?" in spoken(locale, key)} == set()


def test_the_patient_is_spoken_of_otherwise_when_somebody_else_speaks():
    for locale, key in MESSAGES:
        names_the_patient = re.search(r"\{(you|your|them|yourself)\}", CATALOGUES[locale].messages[key])
        own, other = spoken(locale, key), spoken(locale, key, about_other=True)
        assert (own != other) is bool(names_the_patient), key
        assert not re.search(r"\bthey (gets|has|is|was|does)\b|\b(has|is|was|does) they\b|\bthey's\b", other), key


AS_OBJECT = re.compile(
    r"\b(?:hold|makes?|helps?|hurt|suits?|for|to|with|by|between|lets?|gives?|gave|told|tells?) \{you\}"
)
"""What "they" can't follow where somebody else is spoken of: "to hold they up". There stands `{them}`."""


def test_whoever_is_the_object_is_named_as_one():
    found = [(locale, key) for locale, key in MESSAGES if AS_OBJECT.search(CATALOGUES[locale].messages[key])]
    assert found == []
