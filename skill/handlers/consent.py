"""Asking for a permission by voice, and coming back from it (platform sheet, 5.2)."""

from __future__ import annotations

from ask_sdk_model.interfaces.connections import ConnectionsResponse, SendRequestDirective

from skill.dialogue.state.errands import AskPermission, Consent, Returned, Scope

ASK_FOR = "AskFor"

SCOPES = {
    Scope.REMINDERS: "alexa::alerts:reminders:skill:readwrite",
    Scope.TIMERS: "alexa::alerts:timers:skill:readwrite",
}
"""Each permission as Alexa names it (platform sheet, 5.1 and 5.4)."""


def directive(errand: AskPermission) -> SendRequestDirective:
    """Return what makes Alexa ask. Its token is the plan in digits, and holds nothing that is known of the person."""
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": SCOPES[errand.scope],
    }
    return SendRequestDirective(name=ASK_FOR, payload=payload, token=errand.token)


def came_back(request: ConnectionsResponse) -> Returned | None:
    """Return how the person answered, FAILED if that cannot be read. None if something else was asked for."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    scope = payload.get("permissionScope")
    if request.name != ASK_FOR or (scope is not None and scope not in SCOPES.values()):
        return None
    code = request.status.code if request.status else None
    status = payload.get("status")
    went_well = code == "200" and isinstance(status, str) and status in set(Consent)
    return Returned(Consent(str(status)) if went_well else Consent.FAILED, request.token or "")
