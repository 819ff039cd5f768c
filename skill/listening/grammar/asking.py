"""Tell whether words ask. A question tells nothing, denies nothing and answers nothing."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon


def asks(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words open as a question ("is it bad", "why do I"). "Do not" and "have a pain" do not."""
    grammar = lexicon.grammar
    at = 0
    while at < len(words) and _only_opens(words[at], lexicon):
        at += 1
    first, following, then = (*words[at : at + 3], "", "", "")[:3]
    if then in grammar.slightly:
        return False  # "is a bit tingly" leaves its subject out
    if following in grammar.negators:  # "isn't numbness dangerous", "don't I", unlike "do not"
        return first in grammar.copulas or then in grammar.subjects - grammar.anaphors
    if first in grammar.wh_words:
        return bool(following)
    if first in grammar.inverting_subjects:
        return following in grammar.subjects - grammar.anaphors or following in grammar.owners
    has_subject = following in grammar.subjects or following in grammar.owners
    has_subject = has_subject or following in grammar.articles or following in grammar.determiners
    return first in grammar.inverting and has_subject


def _only_opens(word: str, lexicon: Lexicon) -> bool:
    grammar = lexicon.grammar
    opens = word in grammar.opening or word in grammar.joiners or word in BREAKS
    return opens and word not in grammar.subjects


def holds_a_question(words: Sequence[str], first: int, lexicon: Lexicon) -> bool:
    """Whether a question opens the clause, or begins in it before word `first` ("... is it bad to have no")."""
    grammar = lexicon.grammar
    people = grammar.subjects - grammar.anaphors
    between = grammar.joiners | BREAKS
    return asks(words, lexicon) or any(
        (words[at] in grammar.inverting and words[at + 1] in grammar.subjects | grammar.deniers)
        or (words[at] in grammar.inverting_subjects and _subject_after(words, at, lexicon) in people)
        or (words[at] in grammar.copulas and words[at + 1] in grammar.negators and at and words[at - 1] in between)
        for at in range(min(first, len(words) - 1))
        if at == 0 or words[at - 1] not in grammar.subjects
    )


def _subject_after(words: Sequence[str], at: int, lexicon: Lexicon) -> str:
    """Return the word after the verb at word `at`, without a "not" ("don't I have"); an empty text if there is none."""
    return next((word for word in words[at + 1 : at + 3] if word not in lexicon.grammar.negators), "")


def question_within(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """Return the word at which a question begins after something else was said ("no dear | can I take ...").

    It begins with a question word and a verb, or with a verb and its subject, that no subject stands before ("leave her
    can I", "it's my back can't I"). None if nothing is asked, or if the words open with the question.
    """
    grammar = lexicon.grammar
    verbs = grammar.inverting | grammar.inverting_subjects | grammar.copulas
    subjects = grammar.subjects | grammar.owners | grammar.hearer
    named = subjects | grammar.articles | grammar.determiners  # "is the", unlike "have a"
    people = grammar.subjects - grammar.anaphors | grammar.hearer
    bound = grammar.subjects | grammar.wh_words | grammar.articles | grammar.hearer
    asking = lexicon.verbs | grammar.weighing  # "does it matter", unlike "had it before"
    for at in range(1, len(words) - 2):
        word, following = words[at], words[at + 1]
        is_asked = word in grammar.wh_words and (following in verbs or (asks(words[at:], lexicon) and at == 1))
        is_asked = is_asked or _asks_which(words[at : at + 3], verbs, lexicon)
        then = _subject_after(words, at, lexicon) if word in verbs else ""
        is_subject = following in (named if word in grammar.inverting | grammar.copulas else subjects)
        is_asked = is_asked or (word in verbs and is_subject) or (following != then and then in people)
        is_owned = words[at - 1] in grammar.owners and not (word in grammar.permitting and then in people)
        is_plain = word in grammar.wh_words or (word in grammar.permitting and then in people)
        is_apart = is_plain and words[at - 1] in grammar.anaphors  # "none of that what is it"
        is_told = word in grammar.inverting_subjects and following in grammar.anaphors and words[at + 2] not in asking
        if is_asked and not is_told and (is_apart or not (is_owned or words[at - 1] in bound)):
            return at
    return None


def _asks_which(words: Sequence[str], verbs: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether words open with a question about one of a kind ("what exercise is", unlike "what it is")."""
    grammar = lexicon.grammar
    is_kind = len(words) == 3 and words[0] in grammar.wh_words and words[2] in verbs
    return is_kind and words[1] not in grammar.subjects | grammar.anaphors | grammar.owners | grammar.hearer


def before_what_leads_on(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """Return the words before a last "but" or "and" after which nothing is said ("no but please tell me").

    What only leads on to a question are joiners, and words to the one who is asked.
    """
    grammar = lexicon.grammar
    light = grammar.joiners | BREAKS | grammar.opening | grammar.talk | grammar.commands | grammar.object
    at = len(words)
    while at > 0 and words[at - 1] in light:
        at -= 1
    turns = [place for place in range(at, len(words)) if words[place] in grammar.joiners]
    return words[: turns[0]] if turns and at else words


def asks_the_meaning(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether it is asked what words mean ("what does faint mean"), or one is not known ("I don't know that word")."""
    grammar = lexicon.grammar
    said = set(words)
    is_unknown = bool(said & grammar.wording and said & grammar.negators and said & grammar.knowing)
    return is_unknown or bool(said & grammar.meaning and said & grammar.wh_words)
