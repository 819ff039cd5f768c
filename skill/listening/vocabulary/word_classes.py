"""The word classes that the engine asks a language for. A language's folder fills each one (`[grammar]` in its files).

Each example is English; another language may need other words, or none, for the same job. A class that a language has
no words for is written there all the same, as an empty list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Words of one language by the job that they do in a sentence."""

    age_after: frozenset[str]
    """After an age ("72 and fit")."""
    age_before: frozenset[str]
    """Before an age ("I am 72")."""
    ago: frozenset[str]
    """Words that count a length of time back from now."""
    anaphors: frozenset[str]
    """Words that may stand for what was named before ("it")."""
    articles: frozenset[str]
    """Articles and pointing words that name a thing as known ("the")."""
    asks: frozenset[str]
    """Words with which a question may begin."""
    before_a_year: frozenset[str]
    """Before a calendar year ("in 2015")."""
    before_all: frozenset[str]
    """Before a word of `degrees`, this makes it a plain "no" ("not at all")."""
    by: frozenset[str]
    """Before who did something ("kicked by a cow")."""
    commands: frozenset[str]
    """A clause that opens with one of these tells the speaker what to do."""
    copulas: frozenset[str]
    """Forms of "to be" that link a subject to what is said of it."""
    counting: frozenset[str]
    """Words that may stand between a number and its unit ("three whole weeks")."""
    courtesies: frozenset[str]
    """What is said with a goodbye."""
    definite: frozenset[str]
    """Before what is known to be there ("no relief from the numbness")."""
    degrees: frozenset[str]
    """A "no" to so much of it is no "no" to all of it ("not completely numb")."""
    delays: frozenset[str]
    """Verbs that say how slow something is, not how long it has been so ("it takes me ages to go")."""
    deniers: frozenset[str]
    """The bare "no", which may be an answer of its own."""
    determiners: frozenset[str]
    """After an inverted verb these begin its subject ("is a fever bad")."""
    fillers: frozenset[str]
    """Small words that may stand inside any phrase ("lost [all of the] feeling")."""
    finishing: frozenset[str]
    """Words of being over, which take a "no" for themselves ("not over the fever")."""
    finishing_with: frozenset[str]
    """After a word of `finishing`, these point to what is not over ("not done with chemo")."""
    finite: frozenset[str]
    """Forms that can only be the verb of "my leg ..."."""
    governing: frozenset[str]
    """Nouns that take a "no" for themselves where a preposition follows ("no relief from the numbness")."""
    governors: frozenset[str]
    """Verbs and the like that take a "no" for themselves ("nothing helps the numbness" denies the help)."""
    hitting: frozenset[str]
    """Before what was hit ("he ran into my car")."""
    indefinite: frozenset[str]
    """A subject that is nobody named ("I hadn't noticed something is ripping")."""
    instead: frozenset[str]
    """After what is denied these put something in its place ("not tearing more ripping")."""
    inverting: frozenset[str]
    """With its subject after it, one of these opens a question ("is it bad", "do I have")."""
    inverting_subjects: frozenset[str]
    """These open one only where a subject follows ("have i", unlike "have a pain" and "had no fever")."""
    joiners: frozenset[str]
    """Words that join clauses and words ("and")."""
    knowing: frozenset[str]
    """Verbs of the mind and of saying: under a "no" they deny the knowing or the saying."""
    lacking: frozenset[str]
    """After an earlier "no" this is a yes ("not a day without numbness")."""
    leading: frozenset[str]
    """A plain yes or no, which may run on into what it answers ("yes my leg is numb")."""
    limiting: frozenset[str]
    """Before an exception these are part of it ("no, just now and then", "no, not until yesterday")."""
    links: frozenset[str]
    """After these a pronoun goes on with the same clause ("when I wipe")."""
    listing: frozenset[str]
    """Between symptoms these carry a "no" on to the next ("no numbness or my legs going")."""
    mine: frozenset[str]
    """What belongs to the speaker."""
    modals: frozenset[str]
    """Words that make a statement no fact ("I would have no feeling")."""
    naming: frozenset[str]
    """These name a thing in place of another ("not a fever but a headache")."""
    nearly: frozenset[str]
    """Before a length of time, these make it less ("nearly two weeks")."""
    negators: frozenset[str]
    """The word that denies what follows it, and is no answer ("not")."""
    not_age: frozenset[str]
    """Number words that count something else than years of age ("a couple")."""
    not_lasting: frozenset[str]
    """A stretch of time before one of these is no duration of the pain ("six months pregnant")."""
    noticing: frozenset[str]
    """A subject after one of these begins something else ("I have not noticed something ripping")."""
    now: frozenset[str]
    """The present, as a word of its own."""
    object: frozenset[str]
    """The speaker, as the object of a verb ("me")."""
    obstacles: frozenset[str]
    """Before what somebody fell over or off."""
    of_age: frozenset[str]
    """After years, this too ("fifty years of age")."""
    old: frozenset[str]
    """After years, this says that they are an age ("nine years old")."""
    one_of_many: frozenset[str]
    """The article of a thing that was not named before ("a dog")."""
    opening: frozenset[str]
    """Words before an answer that mean nothing ("um, well, yes")."""
    owners: frozenset[str]
    """Words that say whose a thing is, or point at it ("my", "the")."""
    passes: frozenset[str]
    """Words that a "no" reaches across on its way to a symptom ("I haven't noticed any sign of numbness")."""
    past: frozenset[str]
    """After this, a number may be a time of day ("half past seven")."""
    pointing: frozenset[str]
    """After a noun these point to what it is of ("no change in my legs")."""
    possessives: frozenset[str]
    """After a "no" these begin something else ("no my teeth chatter")."""
    prepositions: frozenset[str]
    """Prepositions of place: after a symptom they point to the area that follows ("numbness in my foot")."""
    realising: frozenset[str]
    """Where a clause follows one of these, that clause is so ("I did not realise I had wet myself")."""
    relative: frozenset[str]
    """Words that begin a relative clause ("the leg that hurts")."""
    reporting: frozenset[str]
    """Between a person and what they only tell of ("my wife says there is a lump")."""
    restated: frozenset[str]
    """After "i" or "my" these begin what was said before, or who speaks ("no i said lower back")."""
    restating: frozenset[str]
    """Around a number that takes the place of another ("no i said three weeks")."""
    restricting: frozenset[str]
    """After a "no" that answers, these deny nothing of what follows ("no just stiff")."""
    saying: frozenset[str]
    """Words that may stand between a no and a no that turn it round ("it isn't true that my left leg isn't numb")."""
    score_of: frozenset[str]
    """After `score_out`."""
    score_out: frozenset[str]
    """After a pain score ("eight out of ten"); `score_of` follows it."""
    scoring: frozenset[str]
    """After a number, these say that it is a score ("eight out of ten")."""
    second: frozenset[str]
    """Whom a question is put to ("what do you call a bad fall")."""
    speaker: frozenset[str]
    """The speaker."""
    settings: frozenset[str]
    """A clause that opens with one of these sets the time of the next ("when I was pregnant my legs swelled")."""
    slightly: frozenset[str]
    """After "a", these say how little ("a bit")."""
    subjects: frozenset[str]
    """Words that may be the subject of a clause ("i", "it")."""
    subordinators: frozenset[str]
    """Words that begin a clause which depends on another ("because")."""
    supposing: frozenset[str]
    """These set the time or the case of what follows ("when I have no pain I can walk")."""
    sweeping: frozenset[str]
    """Words with which a no to all that was asked begins ("none of those")."""
    talk: frozenset[str]
    """Words of talk to the speaker and about the questions, not about a body."""
    third: frozenset[str]
    """Somebody else, as a pronoun."""
    thousands: frozenset[str]
    """After the first figure of a year ("two thousand and three")."""
    unfilling: frozenset[str]
    """Fillers that may not stand inside a phrase after a no ("nothing like that just woke up")."""
    unreal: frozenset[str]
    """What is wished, feared or supposed is not told."""
    us: frozenset[str]
    """The speaker and others, as the object of a verb."""
    verbs: frozenset[str]
    """Verbs in their plain form; their other forms follow by the language's morphology."""
    wh_words: frozenset[str]
    """Question words ("why")."""
    within_a_number: frozenset[str]
    """Between the parts of a number ("two thousand and three")."""
    years_old: frozenset[str]
    """The unit of an age."""
