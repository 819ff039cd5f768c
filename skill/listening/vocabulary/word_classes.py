"""The word classes that a language must fill (`[grammar]` in its files).

The examples are English. Another language may need other words for the same job, or none. A class that has no words is
still written in the language's files, as an empty list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Words of one language, by the job that they do in a sentence."""

    age_after: frozenset[str]
    """May follow an age ("72 and fit")."""
    age_before: frozenset[str]
    """Stand before an age ("I am 72")."""
    age_ahead: frozenset[str]
    """After an age, these say that it is not reached yet ("sixty five next birthday")."""
    ahead: frozenset[str]
    """Say that something will or may be, and is not yet ("I will call them")."""
    ago: frozenset[str]
    """Count a length of time back from now ("three weeks ago")."""
    anaphors: frozenset[str]
    """May stand for what was named before ("it")."""
    any_of: frozenset[str]
    """Before a trouble, asks for it where no verb does ("any numbness mum")."""
    an: frozenset[str]
    """The articles that also count ("a week")."""
    articles: frozenset[str]
    """Articles and pointing words that name a thing as known ("the")."""
    asks: frozenset[str]
    """May begin a question ("which")."""
    before_a_year: frozenset[str]
    """Stand before a calendar year ("in 2015")."""
    before_all: frozenset[str]
    """Before a word of `degrees`, these make a plain "no" of it ("not at all")."""
    by: frozenset[str]
    """Stand before the one who did something ("kicked by a cow")."""
    commands: frozenset[str]
    """Open a clause that tells the skill what to do ("repeat")."""
    copulas: frozenset[str]
    """Forms of "to be" that link a subject to what is said of it ("is")."""
    counting: frozenset[str]
    """May stand between a number and its unit ("three whole weeks")."""
    courtesies: frozenset[str]
    """May be said with a goodbye ("cheers")."""
    definite: frozenset[str]
    """Stand before what is known to be there ("the" in "no relief from the numbness")."""
    degrees: frozenset[str]
    """Say how much. A "no" to so much of a symptom leaves the rest open ("not completely numb")."""
    delays: frozenset[str]
    """Verbs that say how slow something is, not how long it has lasted ("it takes me ages to go")."""
    deniers: frozenset[str]
    """The bare "no", which may be an answer of its own."""
    determiners: frozenset[str]
    """Begin the subject after an inverted verb ("is a fever bad")."""
    fillers: frozenset[str]
    """Small words that may stand inside any phrase ("lost [all of the] feeling")."""
    finishing: frozenset[str]
    """Say that something is over. A "no" before one says that it is not over ("not over the fever")."""
    finishing_with: frozenset[str]
    """After a word of `finishing`, these point to what is not over ("not done with chemo")."""
    finite: frozenset[str]
    """Can only be the verb of "my leg ..." ("aches")."""
    governing: frozenset[str]
    """Nouns that take a "no" for themselves if a preposition follows ("no relief from the numbness")."""
    governors: frozenset[str]
    """Verbs and the like that take a "no" for themselves ("nothing helps the numbness" denies the help)."""
    halves: frozenset[str]
    """Name half of the unit that follows ("half a year")."""
    hitting: frozenset[str]
    """Stand before the thing that was hit ("he ran into my car")."""
    identifying: frozenset[str]
    """After a word of `speaker`, these say who the speaker is ("I am his wife")."""
    hearer: frozenset[str]
    """Name the one who is spoken to ("can you")."""
    indefinite: frozenset[str]
    """Subjects that name nobody ("I hadn't noticed something is ripping")."""
    instead: frozenset[str]
    """After what is denied, these put something in its place ("not tearing more ripping")."""
    inquiring: frozenset[str]
    """Say that a question is put to somebody ("i will ask her")."""
    interjected: frozenset[str]
    """Those of `deniers` that never belong to the word after them ("nope same as the other")."""
    introducing: frozenset[str]
    """Stand before who somebody is ("as a forty year old")."""
    inverting: frozenset[str]
    """Verbs that open a question if their subject follows ("is it bad", "is a fever bad")."""
    inverting_subjects: frozenset[str]
    """Verbs that open one only before a pronoun or an owner ("have i", unlike "have a pain" and "had no fever")."""
    joiners: frozenset[str]
    """Join clauses and words ("and")."""
    knowing: frozenset[str]
    """Verbs of knowing and saying. A "no" before one denies only that, and leaves the symptom unsure."""
    lacking: frozenset[str]
    """After an earlier "no", these make a yes ("not a day without numbness")."""
    leading: frozenset[str]
    """A plain yes or no, which may run on into what it answers ("yes my leg is numb")."""
    limiting: frozenset[str]
    """Stand before an exception and belong to it ("no, just now and then", "no, not until yesterday")."""
    lately: frozenset[str]
    """After an article, and before a unit, these name the time up to now ("this past month")."""
    links: frozenset[str]
    """After one of these, a pronoun goes on with the same clause ("when I wipe")."""
    listing: frozenset[str]
    """Stand between symptoms and carry a "no" on to the next ("no numbness or my legs going")."""
    meaning: frozenset[str]
    """With a question word, these ask what words mean ("what does faint mean")."""
    mine: frozenset[str]
    """Say that something is the speaker's ("my")."""
    modals: frozenset[str]
    """Say that a statement is not a fact ("I would have no feeling")."""
    naming: frozenset[str]
    """Begin the name of a thing that takes the place of another ("not a fever but a headache")."""
    nearly: frozenset[str]
    """Before a length of time, these make it shorter ("nearly two weeks")."""
    negators: frozenset[str]
    """Deny what follows, and are not an answer ("not")."""
    below_age: frozenset[str]
    """Before an age, they mean less than it ("under eighteen")."""
    not_age: frozenset[str]
    """Number words that never tell an age ("a couple")."""
    not_lasting: frozenset[str]
    """After a length of time, these say that the pain has not lasted so long ("six months pregnant")."""
    noticing: frozenset[str]
    """After one of these, a subject begins a statement of its own ("I have not noticed something ripping")."""
    now: frozenset[str]
    """Name the present in one word ("now")."""
    object: frozenset[str]
    """Name the speaker as the object of a verb ("me")."""
    obstacles: frozenset[str]
    """Stand before the thing that somebody fell over or off ("over")."""
    of_age: frozenset[str]
    """After years, these too say that they are an age ("fifty years of age")."""
    old: frozenset[str]
    """After years, these say that they are an age ("nine years old")."""
    one_of_many: frozenset[str]
    """The article of a thing that was not named before ("a dog")."""
    opening: frozenset[str]
    """May stand before an answer and mean nothing ("um, well, yes")."""
    owners: frozenset[str]
    """Say whose a thing is, or point at it ("my", "the")."""
    passes: frozenset[str]
    """A "no" reaches across these to a symptom ("I haven't noticed any sign of numbness")."""
    parting: frozenset[str]
    """Take leave of somebody ("bye")."""
    leaving: frozenset[str]
    """Verbs of whoever leaves, after one that obliges ("I've got to dash")."""
    obliging: frozenset[str]
    """Words for what must be, before such a verb ("got", "better")."""
    past: frozenset[str]
    """After one of these, a number may be a time of day ("half past seven")."""
    permitting: frozenset[str]
    """Verbs that ask for leave if their subject follows ("can I get up")."""
    pointing: frozenset[str]
    """After a noun, these point to what it is about ("no change in my legs")."""
    possessives: frozenset[str]
    """After a "no" that answers, these begin something else ("no my teeth chatter")."""
    prepositions: frozenset[str]
    """Prepositions of place. After a symptom, they point to the area that follows ("numbness in my foot")."""
    readings: frozenset[str]
    """Name what an instrument measures. A number after one is no age ("my temperature is ninety nine")."""
    realising: frozenset[str]
    """A clause after one of these is true, even after a "no" ("I did not realise I had wet myself")."""
    reasons: frozenset[str]
    """Ask for a reason ("why")."""
    relative: frozenset[str]
    """Begin a relative clause ("the leg that hurts")."""
    repeating: frozenset[str]
    """Say that something was told before ("i told you twice")."""
    reporting: frozenset[str]
    """Stand between a person and what that person only tells of ("my wife says there is a lump")."""
    restated: frozenset[str]
    """After "i" or "my", these repeat what was said before, or say who speaks ("no i said lower back")."""
    restating: frozenset[str]
    """May stand around a number that takes the place of another ("no i said three weeks")."""
    restricting: frozenset[str]
    """After a "no" that answers, these keep it from denying what follows ("no just stiff")."""
    saying: frozenset[str]
    """May stand between two negations that cancel out ("it isn't true that my left leg isn't numb")."""
    score_of: frozenset[str]
    """After a word of `score_out` ("of" in "eight out of ten")."""
    score_out: frozenset[str]
    """After a pain score ("out" in "eight out of ten"). A word of `score_of` follows."""
    scoring: frozenset[str]
    """After a number, these say that it is a score ("eight out of ten")."""
    second: frozenset[str]
    """Name the one whom a question is put to ("what do you call a bad fall")."""
    speaker: frozenset[str]
    """Name the speaker ("i", "my")."""
    selecting: frozenset[str]
    """Point out which of two, or both ("the other one")."""
    settings: frozenset[str]
    """Open a clause that sets the time of the next one ("when I was pregnant my legs swelled")."""
    slightly: frozenset[str]
    """After "a", these say how much ("a bit")."""
    subjects: frozenset[str]
    """May be the subject of a clause ("i", "it")."""
    subordinators: frozenset[str]
    """Begin a clause that depends on another ("because")."""
    supposing: frozenset[str]
    """Set the time or the condition of what follows ("when I have no pain I can walk")."""
    sweeping: frozenset[str]
    """Begin a "no" to all that was asked ("none of those")."""
    talk: frozenset[str]
    """Are about the conversation or the skill, not about a body ("question", "you")."""
    third: frozenset[str]
    """Name somebody else, as a pronoun ("she")."""
    thousands: frozenset[str]
    """After the first number of a year ("two thousand and three")."""
    totals: frozenset[str]
    """Name all of what is spoken of. After a "no" they begin what it does not deny ("no, both legs are fine")."""
    unfilling: frozenset[str]
    """Fillers that may not stand inside a phrase after a "no" ("nothing like that just woke up")."""
    unreal: frozenset[str]
    """Stand before what is wished, feared or supposed, which does not count as told ("I hope")."""
    us: frozenset[str]
    """Name the speaker and others, as the object of a verb ("us")."""
    verbs: frozenset[str]
    """Verbs in their plain form. The language's morphology makes their other forms."""
    weighing: frozenset[str]
    """Ask whether what was just told matters ("does that count")."""
    wh_words: frozenset[str]
    """Question words ("why")."""
    with_article: frozenset[str]
    """Stand after an article alone, so no "no" belongs to one ("no same as ever")."""
    within_a_number: frozenset[str]
    """Stand between the parts of a number ("two thousand and three")."""
    wording: frozenset[str]
    """Name a word or what is said ("I don't know that word")."""
    years_old: frozenset[str]
    """The unit of an age ("years")."""
