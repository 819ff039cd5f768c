"""Which user act each intent is, before its words are listened to."""

from __future__ import annotations

from dataclasses import dataclass

from skill.dialogue.state.user_act import ActKind
from skill.listening.said import Answer


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an intent means by itself."""

    kind: ActKind = ActKind.SAY
    answer: Answer | None = None
    act: str = ""
    """An act of listening that the intent stands for ("correct")."""


MEANINGS = {
    "AMAZON.HelpIntent": Meaning(ActKind.HELP),
    "AMAZON.StopIntent": Meaning(ActKind.STOP),
    "AMAZON.CancelIntent": Meaning(ActKind.STOP),
    "AMAZON.NavigateHomeIntent": Meaning(ActKind.STOP),
    "AMAZON.FallbackIntent": Meaning(ActKind.NOT_HEARD),
    "AMAZON.RepeatIntent": Meaning(ActKind.REPEAT),
    "AMAZON.StartOverIntent": Meaning(ActKind.START_OVER),
    "AMAZON.YesIntent": Meaning(answer=Answer.YES),
    "AMAZON.NoIntent": Meaning(answer=Answer.NO),
    "AgreeIntent": Meaning(answer=Answer.ASSENT),
    "PartlyIntent": Meaning(answer=Answer.PARTLY),
    "NotSureIntent": Meaning(answer=Answer.UNSURE),
    "RecallIntent": Meaning(ActKind.RECALL),
    "WhyIntent": Meaning(ActKind.WHY),
    "AskSourceIntent": Meaning(ActKind.WHY),
    "CorrectIntent": Meaning(act="correct"),
    "MeantIntent": Meaning(act="reconsider"),
    "DescribeIntent": Meaning(),
    "AskAboutIntent": Meaning(),
    "AskCausesIntent": Meaning(),
    "AskSymptomsIntent": Meaning(),
    "AskWhatHelpsIntent": Meaning(),
    "AskTreatmentIntent": Meaning(),
    "AskHowLongIntent": Meaning(),
    "AskRemedyIntent": Meaning(),
    "AskMedicineIntent": Meaning(),
    "AskWhenIntent": Meaning(),
    "AskHowSureIntent": Meaning(),
    "AskWhetherDoctorIntent": Meaning(),
    "AskWhoWroteIntent": Meaning(),
    "AskPrivacyIntent": Meaning(),
    "CheckIntent": Meaning(),
    "ExerciseIntent": Meaning(act="exercise"),
    "AMAZON.NextIntent": Meaning(act="next"),
    "AMAZON.PreviousIntent": Meaning(act="previous"),
    "AMAZON.PauseIntent": Meaning(act="pause"),
    "AMAZON.ResumeIntent": Meaning(act="resume"),
    "ReadyIntent": Meaning(act="next"),
    "WaitIntent": Meaning(act="pause"),
    "SlowerIntent": Meaning(act="slower"),
    "FasterIntent": Meaning(act="faster"),
    "HowManyLeftIntent": Meaning(act="how_many_left"),
    "SkipIntent": Meaning(act="skip"),
    "EasierIntent": Meaning(act="easier"),
    "ItHurtsIntent": Meaning(act="hurts"),
    "ReminderIntent": Meaning(act="remind"),
    "ReminderTimeIntent": Meaning(),
    "TimerIntent": Meaning(act="timer"),
    "ListRemindersIntent": Meaning(act="list"),
    "ChangeReminderIntent": Meaning(act="change"),
    "CancelReminderIntent": Meaning(act="cancel"),
    "StopTimerIntent": Meaning(act="cancel"),
    "CheckInIntent": Meaning(act="check_in"),
}
"""Every intent of the interaction model; a test holds the two equal."""
