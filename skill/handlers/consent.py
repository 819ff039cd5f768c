"""Asking for a permission by voice, and coming back from it (platform sheet, 5.2)."""

from __future__ import annotations

from ask_sdk_model.interfaces.connections import ConnectionsResponse, SendRequestDirective

from skill.dialogue.state.errands import AskPermission, Consent, Returned, Scope

ASK_FOR = "AskFor"


def directive(errand: AskPermission) -> SendRequestDirective:
    """What makes Alexa ask. The token is the plan in digits: nothing that is known of the person."""
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": errand.scope.value,
    }
    return SendRequestDirective(name=ASK_FOR, payload=payload, token=errand.token)


def came_back(request: ConnectionsResponse) -> Returned | None:
    """How the person answered; None when something else was asked for, or the answer cannot be read."""
    payload = request.payload if isinstance(request.payload, dict) else {}
    scope = payload.get("permissionScope")
    if request.name != ASK_FOR or (scope is not None and scope not in set(Scope)):
        return None
    code = request.status.code if request.status else None
    status = payload.get("status")
    went_well = code == "200" and isinstance(status, str) and status in set(Consent)
    return Returned(Consent(str(status)) if went_well else Consent.FAILED, request.token or "")
