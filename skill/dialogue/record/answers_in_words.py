"""Tell a yes or no amid other words: the first ear hears it, or nothing against it, and the second is sure of it."""

from __future__ import annotations

from skill.dialogue.record.by_grammar import SET_ASIDE, denies_something_else
from skill.listening.agreement import PLAINLY, RATHER, SecondOpinion, Taken, settles
from skill.listening.encoder.reading import Means
from skill.listening.heard import Heard
from skill.listening.said import Answer, Said, When
from skill.triage.model import CHECK, Question

_HARDLY = 0.1
"""Below this chance the second ear takes words for nothing of the kind."""

_SURE = 0.9
"""From this chance on it is sure of a no: enough where something else says the same."""

_A_LITTLE = 0.03
"""From this chance on it does not take them wholly for something else."""


def begins_with_no(heard: Heard) -> bool:
    """Whether the words begin with a no of its own, and go on otherwise ("nah, I went for a jog earlier").

    Alone it would be no plain no to a danger, since nobody knows what the rest says. The second ear reads the rest.
    """
    is_limited = heard.is_bound or heard.is_qualified or heard.asks
    return heard.answer is Answer.NO and not (is_limited or is_to_the_skill(heard))


def certain_answer(question: Question, heard: Heard, second: SecondOpinion) -> bool | None:
    """Return True for a yes and False for a no of which the second ear is all but certain, else None."""
    if _is_certain_yes(heard, second):
        return True
    return False if _is_certain_no(question, heard, second) else None


def _is_certain_yes(heard: Heard, second: SecondOpinion) -> bool:
    """Whether the first ear hears a yes somewhere in the words, and the second is all but certain of one."""
    is_alike = heard.holds_yes and settles(Taken.YES, second.means)
    return is_alike and second.is_certain and not (heard.is_question or is_to_the_skill(heard))


def told_for_certain(question: Question, heard: Heard, second: SecondOpinion) -> tuple[str, ...]:
    """Return what is told by words without any yes that the second ear is all but certain are one; empty if nothing.

    It is what the second ear, by itself, hears told of what was asked ("takes two of us to get her up"). The first must
    hear no answer, no word that denies, no limit and no question.
    """
    is_certain = settles(Taken.YES, second.means) and second.is_certain
    is_open = heard.answer is None and not (heard.denies or heard.limits_no or heard.is_question)
    if not (is_certain and is_open) or is_to_the_skill(heard):
        return ()
    return second.reads(sorted({*question.asks_about, *question.covers}))


def _is_certain_no(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether the second ear is all but certain of a no, and the first hears one too, or nothing against it.

    While neither ear hears told what is asked, one of these is enough:

    - The first ear hears a no of its own at the beginning or the end, whatever else is told ("no, I danced all night"),
      or a no of any kind at the beginning, and neither hears a danger told, or in doubt ("no fits").
    - The second ear hears denied, by itself, all that is asked ("head's clear"). A word that denies may have limits
      ("not that I have none"), so then nothing may make it doubtful.
    - Nothing makes it doubtful: neither ear hears a danger told, or in doubt, nor the second a part denied alone. But a
      danger that only the second hears, and that another question asks about, may stand beside a word that denies
      ("nothing there, it's my foot"). Not so where a no reassures about a danger ("is it new").
    """
    is_a_time = heard.schedule.hour is not None and not heard.denies  # "nine in the morning" is for a reminder
    if not _is_certain_of_no(question, second) or is_to_the_skill(heard) or is_a_time:
        return False
    return (
        _is_no_of_its_own(question, heard, second)
        or _is_begun_by_a_no(question, heard, second)
        or _is_denied_throughout(question, heard, second)
        or _is_undoubted(question, heard, second)
    )


def _is_certain_of_no(question: Question, second: SecondOpinion) -> bool:
    """Whether the second ear is all but certain of a no, or sure of it while it hears plainly denied what is asked."""
    is_sure = _is_sure(second) and second.denies_each(question.covers, PLAINLY)
    return is_sure or (second.means is Means.NO and second.is_certain)


def _is_sure(second: SecondOpinion) -> bool:
    """Whether the second ear is sure of a no, and takes the words for an answer at all ("I had toast this morning")."""
    return second.means is not Means.NO_ANSWER and second.reading.means.get(Means.NO, 0.0) >= _SURE


def _is_no_of_its_own(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    is_last = heard.ends_in_no and not second.denies_a_part(question.covers)
    is_suspected = question.group == CHECK
    is_limited = heard.limits_no and not second.denies_each(question.covers, RATHER)  # "no, provided I hold on"
    is_dated = is_suspected and heard.when is When.NOW  # "no, not today"
    is_first = begins_plainly(heard) and not (heard.is_qualified or is_limited or is_dated)
    is_of_it = heard.replies.get(question.id) is Answer.YES or second.tells_any_of(question.asks_about)
    is_told = is_of_it or (is_suspected and second.tells_danger)
    return (is_first or is_last) and not is_told


def _is_begun_by_a_no(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    is_limited = heard.is_qualified or heard.limits_no or heard.when is When.NOW  # "no, not today"
    is_doubtful = is_limited or heard.asks or second.denies_a_part(question.covers)
    is_told = second.hears_danger or not second.hears_none_of({*question.asks_about, *question.settled_by})
    is_of_another = is_no_to_another(question, heard, second)
    return heard.opens_with_no and not (is_doubtful or is_told or is_of_another)


def _is_denied_throughout(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    is_plain = heard.answer in (None, Answer.NO) and not (heard.asks or heard.limits_no)
    in_doubt = any(second.grammar(name) is Said.UNSURE for name in question.asks_about)
    is_free = not (heard.denies and (heard.doubts_no or in_doubt))  # "not that I have no numbness", "not numb today"
    least = PLAINLY if question.group == CHECK else RATHER
    is_told = second.tells_any_of(question.asks_about) or not second.hears_none_of(question.settled_by)
    return is_plain and is_free and second.denies_each(question.covers, least) and not is_told


def _is_undoubted(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    alone = {name for name in second.alone if second.grammar(name) is None and name not in question.asks_about}
    hears_danger = second.hears_danger_besides(alone if heard.denies else ())
    is_doubtful = heard.doubts_no or hears_danger or heard.is_question or bool(question.no_establishes)
    return not (is_doubtful or is_no_to_a_part(question, heard, second) or is_no_to_another(question, heard, second))


def is_no_to_another(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether what is denied is nothing that is asked about ("no saddle numbness", asked about the chest).

    A no that is bound to the words after it denies just them: where they name nothing of what is asked, and neither ear
    hears any of that denied, it is a no to something else, be it known or not ("no kids").
    """
    is_plain = begins_plainly(heard) or heard.denies_all
    is_bound = heard.is_bound and not (heard.names_asked or is_of_the_question(question, heard, second))
    return not is_plain and (is_bound or _denies_another(question, heard, second))


def _denies_another(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether either ear hears something else plainly denied, and neither anything of what is asked ("no rashes")."""
    if is_of_the_question(question, heard, second):
        return False
    told = {name for name, (said, *_) in second.verdicts.items() if said is Said.DENIED}
    if denies_something_else(question, heard) or (told and told.isdisjoint(question.asks_about)):
        return True
    names_one = heard.denies and bool(heard.named or heard.observations or heard.is_bound)  # unlike "negative for all"
    names_one = names_one or Answer.NO in heard.replies.values()  # "only a statin", asked about a fall
    return names_one and any(chance >= PLAINLY for chance in second.reading.denied.values())


def is_of_the_question(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether either ear hears denied anything of what is asked."""
    is_heard = bool(heard.denied & question.asks_about) or heard.replies.get(question.id) is Answer.NO
    return is_heard or any(second.reading.denied.get(name, 0.0) >= RATHER for name in question.asks_about)


def begins_plainly(heard: Heard) -> bool:
    """Whether the words begin with a no that is bound to nothing of what follows."""
    return heard.answer is Answer.NO and not heard.is_bound


def is_no_to_a_part(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether a no is to a part of what is asked only: by the second ear, and no no of its own says otherwise."""
    return not (heard.denies_all or begins_plainly(heard)) and second.denies_a_part(question.covers)


def says_no_again(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    """Whether a question that was put again, for a plain yes or no, is answered by a no, whatever goes with it.

    Either a no opens the words or ends them ("no for heaven's sake"), nothing else is denied, nothing of what is asked
    is heard in them, and the second ear takes them for no yes, no doubt, and not wholly for small talk. Or the second
    ear is sure of a no ("only the old one, three years back"), and neither hears told what is asked. A question is
    none, nor what denies a part.
    """
    is_of_old = heard.when in (When.PAST, When.LONG_STANDING)  # "only the old one, three years back"
    is_limited = (heard.is_qualified or heard.limits_no) and not is_of_old  # "no, only when I cough"
    # "My blood pressure's good" is sure to be no yes: by one ear alone, a no must be of what is asked.
    is_meant = is_of_old or heard.leans is Answer.NO or is_of_the_question(question, heard, second)
    is_sure = _is_sure_no(question, second) and is_meant and not is_limited
    is_no = _is_plain_no(question, heard, second) or is_sure
    is_of_it = heard.denied <= question.asks_about
    is_of_less = is_no_to_a_part(question, heard, second) or _denies_another(question, heard, second)
    return is_no and is_of_it and not (heard.is_question or is_of_less)


def says_yes_again(heard: Heard) -> bool:
    """Whether a question that was put again, for a plain yes or no, is answered by a yes, whatever goes with it.

    The yes opens the words, nothing in them limits or doubts it, and they ask and remark nothing ("yes just now").
    """
    is_remark = heard.is_question or heard.acts or heard.topics or heard.chat or heard.measures
    return heard.answer is Answer.YES and heard.leans is Answer.YES and not is_remark


def _is_plain_no(question: Question, heard: Heard, second: SecondOpinion) -> bool:
    chances = second.reading.means
    other = sum(chances.get(means, 0.0) for means in (Means.YES, Means.PARTLY, Means.UNSURE))
    is_no = (heard.answer is Answer.NO and not heard.is_qualified) or heard.denies_all or heard.ends_in_no
    is_little = other < _HARDLY and chances.get(Means.NO, 0.0) >= _A_LITTLE
    return is_no and is_little and second.hears_none_of(question.asks_about)


def _is_sure_no(question: Question, second: SecondOpinion) -> bool:
    is_sure = _is_sure(second) and not question.no_establishes
    is_in_doubt = not second.hears_none_of(question.settled_by)  # "it gets both sides", asked about both legs
    # "Two nurses walk me to the bathroom": the second ear takes it for a no, and hears what is asked rather told.
    is_told = is_in_doubt or second.tells_any_of(question.asks_about) or second.reads(question.asks_about)
    return is_sure and question.group != CHECK and not is_told


def is_to_the_skill(heard: Heard) -> bool:
    """Return whether the words answer what the skill said, not what it asked ("no, 64 not 45")."""
    return bool(heard.acts & SET_ASIDE) or any(measure.corrects for measure in heard.measures)
