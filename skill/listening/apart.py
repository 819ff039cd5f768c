"""Reads a part of an utterance apart from the rest: the answer before a question, the question after something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from skill.listening.acts import Act
from skill.listening.dangers_heard import FAINT_HINT
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.reading import LIKELY_ERRAND, SURELY, Means, Reading
from skill.listening.grammar.asking import before_what_leads_on, question_within
from skill.listening.grammar.relaying import passed_on, without_reproach
from skill.listening.hearable import Thresholds
from skill.listening.heard import Heard
from skill.listening.listen import listen
from skill.listening.normalise import BREAKS, words_of
from skill.listening.one_ear import is_believed
from skill.listening.said import Answer, Said
from skill.listening.vocabulary.lexicon import Lexicon

_LONGEST_NO = 7
"""Words in the longest no to all that was asked, with what leads to it ("oh no no nothing like that")."""

_LONGEST_YES = 4
"""Words in the longest yes that something else may follow ("yes that is right")."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Cuts utterances where the grammar hears that a part stands for itself, and reads that part with both ears."""

    lexicon: Lexicon
    encoder: Encoder
    thresholds: Thresholds

    def answer_in(self, text: str, *, is_joint: bool) -> str:
        """Return what answers in `text`, without the question a carer puts to the patient, and without "I told you".

        Set `is_joint` if the question joins several things.
        """
        words = words_of(text, self.lexicon.spelling)
        answer = without_reproach(passed_on(words, self.lexicon, is_joint=is_joint), self.lexicon)
        return text if answer is words else " ".join(answer)

    def after_a_yes(self, text: str) -> str:
        """Return what follows a yes in `text` ("yes, and what about the walk" -> "what about the walk"), or nothing.

        An "and" or a pause leads to it, or it follows at once. What limits the yes ("yes but at ten") is no part of it.
        """
        words, lexicon = words_of(text, self.lexicon.spelling), self.lexicon
        begin = next((at for at, word in enumerate(words) if word not in BREAKS), len(words))
        leads_on = words[begin : begin + 1] != [] and words[begin] in lexicon.grammar.leading
        ends = (at for at in range(min(begin + _LONGEST_YES, len(words)), begin, -1))
        ends = (
            at for at in ends if leads_on or at == len(words) or words[at] in BREAKS
        )  # "I'm free at five" is no yes
        end = next((at for at in ends if lexicon.answers.get(" ".join(words[begin:at])) is Answer.YES), None)
        if end is None:
            return ""
        small = {*BREAKS, *lexicon.activity.closes, *lexicon.activity.hesitating, *lexicon.clock.adding}
        small |= {word for phrase in lexicon.clock.either_day for word in phrase.split()}
        start = next((at for at in range(end, len(words)) if words[at] not in small), len(words))
        is_limited = words[start : start + 1] != [] and words[start] in lexicon.clock.excepts
        return "" if is_limited else " ".join(words[start:])

    def no_before_a_question(
        self, heard: Heard, text: str, question: str, focus: frozenset[str]
    ) -> tuple[Heard, Mapping[Means, float]]:
        """Return `heard` with the no that stands before a question of the person's, and what that no means.

        "No dear, can I take an aspirin" is a no and a question. So is "no but please tell me, is it the chair", for
        what only leads to the question says nothing. The mapping is empty if nothing of the kind was said.
        """
        words = words_of(text, self.lexicon.spelling)
        at = question_within(words, self.lexicon)
        if at is None:
            return heard, {}
        said = " ".join(before_what_leads_on(words[:at], self.lexicon))
        answering = listen(said, self.lexicon, focus)
        if answering.is_bare and answering.answer is Answer.NO:
            means: Mapping[Means, float] = {Means.NO: 1.0}
        else:
            means = self.encoder.read(said, question).means
        if answering.answer is not Answer.NO and means.get(Means.NO, 0.0) < self.thresholds.certain:
            return heard, {}
        return _answering(heard, answering), means

    def no_before_a_story(self, heard: Heard, text: str, question: str, asked: frozenset[str]) -> Heard:
        """Return `heard` with the no to all that stands before what else is told ("nothing like that, it just went").

        What follows has a subject of its own, and answers nothing: read apart, neither ear hears in it anything of what
        is `asked`, nor a yes or a doubt. What bounds it then bounds no part of the no. Where it does not speak of the
        speaker, it may be about what was asked ("nothing like that, it only comes when I run"), unless a trouble of its
        own is told.
        """
        words, grammar = words_of(text, self.lexicon.spelling), self.lexicon.grammar
        if heard.asks or grammar.sweeping.isdisjoint(words[:_LONGEST_NO]):
            return heard
        ends = range(min(_LONGEST_NO, len(words) - 1), 0, -1)
        begun = [(end, listen(" ".join(words[:end]), self.lexicon)) for end in ends if words[end] in grammar.subjects]
        no = next(((end, said) for end, said in begun if said.is_bare and said.answer is Answer.NO), None)
        if no is None or grammar.sweeping.isdisjoint(words[: no[0]]):
            return heard
        story = " ".join(words[no[0] :])
        told, reading = listen(story, self.lexicon), self.encoder.read(story, question)
        is_of_it = any(o.finding in asked and o.said is not Said.DENIED for o in told.observations)
        is_of_it = is_of_it or any(reading.present.get(name, 0.0) >= FAINT_HINT for name in asked)
        doubt = sum(reading.means.get(means, 0.0) for means in (Means.YES, Means.PARTLY, Means.UNSURE))
        is_answer = (
            told.answer not in (None, Answer.NO) or doubt >= FAINT_HINT or told.replies.get(question) is Answer.YES
        )
        points = words[no[0]] not in grammar.speaker and not told.tells
        return heard if is_of_it or is_answer or points else _answering(heard, no[1])

    def question_apart(self, heard: Heard, text: str, reading: Reading) -> Reading:
        """Return `reading` with the subject of a question that stands after something else ("it hurts, can I run").

        What goes before hides what is asked. A question apart from it may point at it ("is that normal"), so the whole
        must be about the same subject, or about none: then the question must be surely about its own.
        """
        if heard.lent or (reading.topic and not reading.subject) or is_believed(heard, reading, self.thresholds.topic):
            return reading
        words = words_of(text, self.lexicon.spelling)
        at = question_within(words, self.lexicon)
        apart = self.encoder.read(" ".join(words[at:])) if at else Reading()
        needed = self.thresholds.topic if reading.subject else SURELY
        is_one = apart.subject == reading.subject or not reading.subject
        if not (apart.surely_asks and apart.subject and is_one and apart.topic_chance >= needed):
            is_unknown = apart.surely_asks and not (apart.topic or reading.topic)
            return replace(reading, asks_within=True) if is_unknown else reading
        return replace(reading, topic=apart.topic, topic_chance=apart.topic_chance, asks_within=True)

    def beside_a_remark(self, heard: Heard, text: str, reading: Reading) -> Heard:
        """Return `heard` with what is asked beside a remark or an answer ("I've called them, can she have a drink")."""
        if heard.topics or heard.asks or not (heard.chat or heard.acts or reading.remark or heard.answer):
            return heard
        words = words_of(text, self.lexicon.spelling)
        at = question_within(words, self.lexicon)
        if at is None:
            return heard
        said = " ".join(words[at:])
        apart, to_the_skill = self.encoder.read(said), listen(said, self.lexicon).chat
        if to_the_skill and not heard.chat:
            return replace(heard, chat=to_the_skill)
        if apart.act == Act.EXERCISE and apart.act_chance >= LIKELY_ERRAND and not heard.acts:
            return replace(heard, acts=frozenset({Act.EXERCISE}), lent=frozenset({Act.EXERCISE}))
        if apart.topic_chance < self.thresholds.topic:
            return heard
        if apart.remark and apart.remark not in heard.chat:
            return replace(heard, chat=(*heard.chat, apart.remark))
        return replace(heard, topics=(apart.subject,)) if apart.subject and apart.surely_asks else heard


def _answering(heard: Heard, answering: Heard) -> Heard:
    """Return `heard` with the answer of a part of its words, and what bounds that answer."""
    return replace(
        heard,
        answer=answering.answer,
        asks=False,
        is_bound=answering.is_bound,
        is_qualified=answering.is_qualified,
        says_more=answering.says_more,
        turns_away=answering.turns_away,
        leans=answering.leans,
        doubts_no=answering.doubts_no,
        limits_no=answering.limits_no,
        denies=answering.denies,
        denies_all=answering.denies_all,
        opens_with_no=answering.opens_with_no,
        ends_in_no=answering.ends_in_no,
    )
