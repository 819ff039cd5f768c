"""Listens with both ears. This is the entry point of `skill.listening` for a turn of talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from skill.listening.acts import ERRANDS, Act
from skill.listening.bare_wishes import is_bare_timer, is_bare_wish
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.reading import SURELY, Means, Reading
from skill.listening.grammar.asking import before_what_leads_on, question_within
from skill.listening.grammar.in_part import told_in_part
from skill.listening.grammar.relaying import passed_on, without_reproach
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.listen import listen
from skill.listening.normalise import words_of
from skill.listening.one_ear import is_believed, lent_errand
from skill.listening.reach import Reach
from skill.listening.said import Answer, Heard, Observation, Said
from skill.listening.two_ears import combined
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.wish_parts import likeness_in


@dataclass(frozen=True, slots=True)
class Listener:
    """The two ears of one language."""

    lexicon: Lexicon
    encoder: Encoder
    hearable: Hearable
    thresholds: Thresholds
    reach: Reach
    """What the words of a reply reach, by this vocabulary."""

    def listen(
        self,
        text: str,
        focus: frozenset[str] = frozenset(),
        *,
        question: str = "",
        is_question: bool = False,
        is_place: bool = False,
        is_activity: bool = False,
        is_time: bool = False,
        is_which: bool = False,
        is_label: bool = False,
        parts: Sequence[str] = (),
    ) -> Heard:
        """Understand one utterance. Never raises, whatever `text` holds.

        `question` is the id of the pending question of the check, or empty. The rest is as for `listen`. A bare answer
        from the vocabulary's list ("yes", "not at all") needs no second ear, and neither does the label of a button.
        Set `is_which` if they were asked which reminder they mean: then the words point at one ("the walk one").
        `parts` are words that an assistant handed over apart, and that `text` puts together.
        """
        if question:
            text = self._answer_in(text)
        hear = partial(
            listen,
            text,
            self.lexicon,
            is_question=is_question,
            is_place=is_place,
            is_activity=is_activity,
            is_time=is_time,
            errand=Act.CHANGE if is_which else None,
        )
        heard = hear(focus)
        if focus and Act.RECONSIDER in heard.acts:  # "actually, about that numbness" goes back to another matter
            before, focus = focus, frozenset()
            heard = hear(focus)
            heard = replace(heard, spoken_of=heard.spoken_of or before)
        if is_label or heard.is_bare or not heard.words:
            return heard
        heard, means = self._no_before_a_question(heard, text, question, focus)
        if heard.leans is Answer.NO and question and not self.reach.may_lean(heard, question):
            heard = replace(heard, leans=None)
        if question and not self.reach.may_deny(heard, question):
            heard = replace(heard, doubts_no=True)
        if heard.answer is Answer.YES and question and self.reach.is_of_another_place(heard, question):
            heard = replace(heard, turns_away=True)
        reading = self.encoder.read(text, question, parts)
        reading = self._question_apart(heard, text, reading)
        is_reply = bool(question) or is_activity or is_time or is_which
        errand = None if is_reply else lent_errand(heard, reading, self.thresholds.topic)
        if errand is Act.CHANGE and Act.REMIND in heard.acts:  # "add another reminder" changes none
            alike = likeness_in(words_of(text, self.lexicon.spelling), self.lexicon)
            errand = errand if alike is None else None
        if errand is None and not (is_reply or heard.acts & ERRANDS):
            words = words_of(text, self.lexicon.spelling)
            errand = Act.REMIND if is_bare_wish(heard, words, reading, self.lexicon) else None
            errand = Act.TIMER if is_bare_timer(heard, words, self.lexicon) else errand
        if errand is not None:  # now the grammar can tell which reminder is meant, or what a new one is for
            heard = listen(text, self.lexicon, focus, errand=errand)
        heard = replace(heard, observations=(*heard.observations, *self._in_part(text, focus, heard, reading)))
        if means:
            reading = replace(reading, means=means, answers_first=True)
        heard = combined(heard, reading, self.hearable, self.thresholds, question)
        is_of_a_plan = is_activity or is_time or is_which  # what is not understood then is no question
        heard = replace(heard, asks_the_unknown=False) if is_of_a_plan else heard
        return self._beside_a_remark(heard, text, reading)

    def _answer_in(self, text: str) -> str:
        """Return what answers in `text`, without the question a carer puts to the patient, and without "I told you"."""
        words = words_of(text, self.lexicon.spelling)
        answer = without_reproach(passed_on(words, self.lexicon), self.lexicon)
        return text if answer is words else " ".join(answer)

    def _no_before_a_question(
        self, heard: Heard, text: str, question: str, focus: frozenset[str]
    ) -> tuple[Heard, Mapping[Means, float]]:
        """Return `heard` with the no that stands before a question of the person's, and what that no means.

        "No dear, can I take an aspirin" is a no and a question. So is "no but please tell me, is it the chair", for
        what only leads to the question says nothing. The mapping is empty if nothing of the kind was said.
        """
        words = words_of(text, self.lexicon.spelling) if question else []
        at = question_within(words, self.lexicon)
        if at is None:
            return heard, {}
        said = " ".join(before_what_leads_on(words[:at], self.lexicon))
        answering = listen(said, self.lexicon, focus)
        if answering.is_bare and answering.answer is Answer.NO:
            means: Mapping[Means, float] = {Means.NO: 1.0}
        else:
            means = self.encoder.read(said, question).means
        if answering.answer is not Answer.NO and means.get(Means.NO, 0.0) < self.thresholds.mentioned:
            return heard, {}
        heard = replace(
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
            ends_in_no=answering.ends_in_no,
        )
        return heard, means

    def _question_apart(self, heard: Heard, text: str, reading: Reading) -> Reading:
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
            return reading
        return replace(reading, topic=apart.topic, topic_chance=apart.topic_chance, asks_within=True)

    def _beside_a_remark(self, heard: Heard, text: str, reading: Reading) -> Heard:
        """Return `heard` with what is asked beside a remark ("I've called them, can she have a drink")."""
        if heard.topics or not (heard.chat or heard.acts or reading.remark):
            return heard
        words = words_of(text, self.lexicon.spelling)
        at = question_within(words, self.lexicon)
        apart = self.encoder.read(" ".join(words[at:])) if at else Reading()
        if apart.topic_chance < self.thresholds.topic:
            return heard
        if apart.remark and apart.remark not in heard.chat:
            return replace(heard, chat=(*heard.chat, apart.remark))
        return replace(heard, topics=(apart.subject,)) if apart.subject and apart.surely_asks else heard

    def _in_part(self, text: str, focus: frozenset[str], heard: Heard, reading: Reading) -> Iterator[Observation]:
        """Yield the dangers that the encoder is all but certain of, and of which the grammar hears a part told."""
        if reading.surely_names:
            return
        known = {observation.finding for observation in heard.observations}
        certain = [n for n, chance in reading.present.items() if chance >= self.thresholds.mentioned and n not in known]
        own = {n: self.reach.own_concepts(n) & heard.named for n in certain if n in self.hearable.dangers}
        if any(own.values()):
            told = told_in_part(text, self.lexicon, focus, own)
            yield from (o for o in told if o.said is Said.PRESENT)
