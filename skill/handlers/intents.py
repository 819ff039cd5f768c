"""Maps each intent to the user act that it is, before its words are listened to."""

from __future__ import annotations

from dataclasses import dataclass

from skill.dialogue.state.user_act import ActKind
from skill.listening.acts import Act
from skill.listening.said import Answer


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an intent means by itself."""

    kind: ActKind = ActKind.SAY
    answer: Answer | None = None
    act: Act | None = None
    """The act that the intent stands for."""


MEANINGS = {
    "AMAZON.HelpIntent": Meaning(ActKind.HELP),
    "AMAZON.StopIntent": Meaning(ActKind.STOP),
    "AMAZON.CancelIntent": Meaning(ActKind.STOP, act=Act.CANCEL_IT),
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
    "CorrectIntent": Meaning(act=Act.CORRECT),
    "MeantIntent": Meaning(act=Act.RECONSIDER),
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
    "ExerciseIntent": Meaning(act=Act.EXERCISE),
    "AMAZON.NextIntent": Meaning(act=Act.NEXT),
    "AMAZON.PreviousIntent": Meaning(act=Act.PREVIOUS),
    "AMAZON.PauseIntent": Meaning(act=Act.PAUSE),
    "AMAZON.ResumeIntent": Meaning(act=Act.RESUME),
    "ReadyIntent": Meaning(act=Act.NEXT),
    "WaitIntent": Meaning(act=Act.PAUSE),
    "SlowerIntent": Meaning(act=Act.SLOWER),
    "FasterIntent": Meaning(act=Act.FASTER),
    "HowManyLeftIntent": Meaning(act=Act.HOW_MANY_LEFT),
    "SkipIntent": Meaning(act=Act.SKIP),
    "EasierIntent": Meaning(act=Act.EASIER),
    "ItHurtsIntent": Meaning(act=Act.HURTS),
    "ReminderIntent": Meaning(act=Act.REMIND),
    "ReminderTimeIntent": Meaning(),
    "TimerIntent": Meaning(act=Act.TIMER),
    "ListRemindersIntent": Meaning(act=Act.LIST),
    "ChangeReminderIntent": Meaning(act=Act.CHANGE),
    "CancelReminderIntent": Meaning(act=Act.CANCEL),
    "StopTimerIntent": Meaning(act=Act.CANCEL),
    "CheckInIntent": Meaning(act=Act.CHECK_IN),
}
"""Every intent of the interaction model; a test holds that both have the same intents."""
