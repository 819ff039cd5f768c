"""Requests that are a turn of talk: launch, intents, touches, and coming back from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import (
    Context,
    Intent,
    IntentRequest,
    LaunchRequest,
    RequestEnvelope,
    Response,
    Session,
    SessionResumedRequest,
)
from ask_sdk_model.interfaces.alexa.presentation.apl import UserEvent
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.errands import AskPermission
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import Turn, take_turn
from skill.handlers.consent import came_back
from skill.handlers.intents import MEANINGS, Meaning
from skill.handlers.responses import respond
from skill.handlers.screens import has_screen, is_stale, show, touched_words
from skill.handlers.slots import filled_slots
from skill.listening.listen import listen
from skill.listening.said import Heard, Observation, Said
from skill.listening.vocabulary.lexicon import Lexicon
from skill.speech.catalogue import Catalogue, catalogue_for
from skill.triage.disposition import Disposition
from skill.triage.status import Status

if TYPE_CHECKING:
    from datetime import datetime

    from skill.handlers.errands import ErrandRunner

CONVERSATION, ASSESSMENT = "conversation", "assessment"
"""The session attributes: what the next turn needs, and the contract that tools read."""

ROUTINE = "routine."
"""What an id of an exercise or a routine begins with in the interaction model."""

MOST_ERRANDS = 4
"""No turn needs more: its clock, the reminders that stand, and the change."""

TurnRequest = LaunchRequest | IntentRequest | UserEvent | ConnectionsResponse | SessionResumedRequest


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything the handlers were given at the composition root."""

    knowledge: Knowledge
    lexicon: Lexicon
    catalogues: dict[str, Catalogue]


class TurnHandler(AbstractRequestHandler):
    """Names what the person did and lets the dialogue answer."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every request that may be answered in speech."""
        return isinstance(handler_input.request_envelope.request, TurnRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """One turn, from request to response."""
        envelope = handler_input.request_envelope
        request = cast(TurnRequest, envelope.request)
        catalogue = catalogue_for(request.locale or "", self._resources.catalogues)
        if isinstance(request, ConnectionsResponse) and not envelope.session:
            # It may come without one (platform sheet, 5.2), and the SDK then drops what the next turn needs.
            envelope.session = Session(new=True, attributes={})
        attributes = handler_input.attributes_manager.session_attributes if envelope.session else {}
        keys = catalogue.messages.keys()
        knowledge = self._resources.knowledge
        conversation = from_session((attributes or {}).get(CONVERSATION), knowledge.content, keys, knowledge.exercises)
        turn = self._turn(envelope, conversation, catalogue)
        assessment = _contract(turn)
        handler_input.attributes_manager.request_attributes[ASSESSMENT] = assessment  # for the log
        if envelope.session:
            handler_input.attributes_manager.session_attributes = {
                ASSESSMENT: assessment,
                CONVERSATION: turn.conversation.to_session(),
            }
        response = respond(turn.reply, catalogue)
        if has_screen(envelope):
            show(response, turn.reply, catalogue, turn.conversation.pending)
        return response

    def _turn(self, envelope: RequestEnvelope, conversation: Conversation, catalogue: Catalogue) -> Turn:
        """Take the turn; while it needs something done, have that done and take it again with the report."""
        request = cast(TurnRequest, envelope.request)
        act = self._act(request, conversation)
        plan = conversation.plan
        if plan is not None and plan.zone:
            from skill.handlers.clock import clock_in

            act = replace(act, clock=clock_in(plan.zone, request.timestamp))
        turn = take_turn(self._resources.knowledge, conversation, act)
        runner: ErrandRunner | None = None
        for _ in range(MOST_ERRANDS):
            errand = turn.reply.errand
            if errand is None or isinstance(errand, AskPermission):
                break
            runner = runner or self._runner(envelope.context, request.timestamp)
            act = replace(act, reports=(*act.reports, runner.run(errand, catalogue)))
            turn = take_turn(self._resources.knowledge, conversation, act)
        return turn

    def _runner(self, context: Context | None, said_at: datetime | None) -> ErrandRunner:
        # Most turns run no errand, and what runs one takes long to import.
        from skill.handlers.errands import ErrandRunner

        return ErrandRunner(context, said_at, self._resources.catalogues)

    def _act(self, request: TurnRequest, conversation: Conversation) -> UserAct:
        if isinstance(request, LaunchRequest):
            return UserAct(ActKind.LAUNCH)
        if isinstance(request, UserEvent):
            act = self._heard(Meaning(), touched_words(request), (), conversation)
            if is_stale(request, conversation.pending):
                return replace(act, heard=replace(act.heard, answer=None, choices=frozenset()))
            return act
        if isinstance(request, ConnectionsResponse):
            return UserAct(ActKind.RETURN, returned=came_back(request))
        if not isinstance(request, IntentRequest):
            return UserAct(ActKind.HELP)  # back from a connection: say what can be done here, and keep the place
        intent = request.intent or Intent()
        meaning = MEANINGS.get(intent.name or "", Meaning())
        slots = filled_slots(intent)
        ids = tuple(id_ for value in slots.values() for id_ in value.ids)
        # Only a value that Alexa knows stands in its intent's sentence. Other words speak for themselves: "what is
        # {topic}" must not turn "i have chest pain" into a question.
        named = {name: value.text for name, value in slots.items() if value.ids}
        loose = [value.text for value in slots.values() if not value.ids]
        text = " . ".join([self._resources.lexicon.framed(intent.name or "", named), *loose])
        return self._heard(meaning, text, ids, conversation)

    def _heard(self, meaning: Meaning, text: str, ids: tuple[str, ...], conversation: Conversation) -> UserAct:
        """Listen to the words; an id that Alexa matched counts where the words themselves say nothing of it."""
        focus = conversation.focus(self._resources.knowledge.content)
        awaited = {"is_question": conversation.awaits_question, "is_place": conversation.awaits_place}
        heard = listen(text, self._resources.lexicon, focus, **awaited)
        mentioned = {observation.finding for observation in heard.observations}
        known = self._resources.knowledge.content.findings
        told = (id_ for id_ in ids if id_ in known and not known[id_].is_derived and id_ not in mentioned)
        routines = {id_.removeprefix(ROUTINE) for id_ in ids if id_.startswith(ROUTINE)}
        matched = tuple(Observation(id_, Said.PRESENT) for id_ in told)
        acts = heard.acts | {meaning.act} if meaning.act else heard.acts
        heard = replace(
            heard,
            observations=heard.observations + matched,
            answer=meaning.answer or heard.answer,
            acts=acts,
            choices=heard.choices | routines,
        )
        is_blank = meaning.kind is ActKind.SAY and heard == Heard(spoken_of=heard.spoken_of)
        return UserAct(ActKind.NOT_HEARD if is_blank else meaning.kind, heard)


def _contract(turn: Turn) -> dict[str, Any]:
    """The assessment as tools read it from the session attributes."""
    final = turn.conversation.concluded
    level = turn.assessment.disposition or (Disposition.SELF_CARE if final else None)
    return {
        "disposition": level.name if level else None,
        "final": final,
        "rules": [reason.rule.id for reason in turn.assessment.reasons],
        "findings": {
            name: status.value for name, status in turn.conversation.findings.items() if isinstance(status, Status)
        },
    }
