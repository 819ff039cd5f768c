"""The emulated Alexa behind HTTP, with Alexa's own paths, on loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, Flask, Response, abort, g, jsonify, request
from werkzeug.local import LocalProxy

from skill.simulator.emulated_alexa import REMINDERS, TIMERS, AlexaError, EmulatedAlexa
from skill.web.endpoint import read_body
from skill.web.envelope import read_json
from skill.web.refusal import RefusedError
from skill.web.server import open_server

LOOPBACK = "127.0.0.1"


def api_blueprint(find: Callable[[str], EmulatedAlexa | None]) -> Blueprint:
    """Build the routes, for any Flask application to register.

    `find` returns the Alexa for the variable "home" of the address, which is empty if the address has none.
    """
    api = Blueprint("emulated_alexa", __name__)
    alexa: EmulatedAlexa = LocalProxy(lambda: g.alexa)  # type: ignore[assignment]

    @api.url_value_preprocessor
    def which(_: str | None, values: dict[str, Any] | None) -> None:
        found = find((values or {}).pop("home", ""))
        if found is None:
            abort(404)
        g.alexa = found

    _watch(api, alexa)
    _settings(api, alexa)
    _reminders(api, alexa)
    _timers(api, alexa)
    return api


def _token() -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


def _body() -> Any:
    """Return what was posted; None, which no rule of Alexa's accepts, if it is no JSON."""
    try:
        return read_json(read_body())
    except RefusedError:
        return None


def _watch(api: Blueprint, alexa: EmulatedAlexa) -> None:
    """Handle all requests alike: meet the faults that were asked for, list the calls, and answer what is refused."""

    @api.before_request
    def fault() -> Response | None:
        met = alexa.faults.take(request.method, request.path)
        if met is None:
            return None
        time.sleep(met.delay)
        if met.status is None:
            return None
        answer = jsonify(code=met.code, message="as asked for")
        if met.body is not None:
            answer.set_data(met.body)
        if met.trickle:
            answer = Response(_slowly(answer.get_data(), met.trickle), mimetype="application/json")
        answer.status_code = met.status
        return answer

    @api.after_request
    def note(response: Response) -> Response:
        if "alexa" in g:
            alexa.calls.append((request.method, request.path, response.status_code))
        return response

    @api.errorhandler(AlexaError)
    def refused(error: AlexaError) -> tuple[Response, int]:
        return jsonify(code=error.code, message=str(error)), error.status


def _settings(api: Blueprint, alexa: EmulatedAlexa) -> None:
    @api.get("/v2/devices/<device>/settings/System.timeZone")
    def time_zone(device: str) -> Response | tuple[str, int]:
        alexa.authorize(_token())
        zone = alexa.time_zone(device)
        return jsonify(zone) if zone else ("", 204)


def _reminders(api: Blueprint, alexa: EmulatedAlexa) -> None:
    @api.post("/v1/alerts/reminders")
    def create_reminder() -> Response:
        alexa.authorize(_token(), REMINDERS, creates=True)
        return jsonify(alexa.create_reminder(_body()))

    @api.get("/v1/alerts/reminders")
    def reminders() -> Response:
        alexa.authorize(_token(), REMINDERS)
        found = alexa.reminders
        return jsonify(totalCount=str(len(found)), alerts=found, links=None)

    @api.get("/v1/alerts/reminders/<alert>")
    def reminder(alert: str) -> Response:
        alexa.authorize(_token(), REMINDERS)
        return jsonify(alexa.reminder(alert))

    @api.put("/v1/alerts/reminders/<alert>")
    def update_reminder(alert: str) -> Response:
        alexa.authorize(_token(), REMINDERS)
        return jsonify(alexa.update_reminder(alert, _body()))

    @api.delete("/v1/alerts/reminders/<alert>")
    def delete_reminder(alert: str) -> str:
        alexa.authorize(_token(), REMINDERS)
        alexa.delete_reminder(alert)
        return ""


def _timers(api: Blueprint, alexa: EmulatedAlexa) -> None:
    @api.post("/v1/alerts/timers")
    def create_timer() -> Response:
        alexa.authorize(_token(), TIMERS, creates=True)
        return jsonify(alexa.create_timer(_body()))

    @api.get("/v1/alerts/timers")
    def timers() -> Response:
        alexa.authorize(_token(), TIMERS)
        found = alexa.timers
        return jsonify(totalCount=len(found), timers=found, nextToken=None)

    @api.get("/v1/alerts/timers/<id_>")
    def timer(id_: str) -> Response:
        alexa.authorize(_token(), TIMERS)
        return jsonify(alexa.timer(id_))

    @api.post("/v1/alerts/timers/<id_>/<action>")
    def pause_or_resume(id_: str, action: str) -> str:
        alexa.authorize(_token(), TIMERS)
        if action not in ("pause", "resume"):
            raise AlexaError(404, "NOT_FOUND")
        alexa.pause_timer(id_, action == "pause")
        return ""

    @api.delete("/v1/alerts/timers", defaults={"id_": ""})
    @api.delete("/v1/alerts/timers/<id_>")
    def delete_timers(id_: str) -> str:
        alexa.authorize(_token(), TIMERS)
        alexa.delete_timers(id_)
        return ""


def _slowly(content: bytes, pause: float) -> Iterator[bytes]:
    for at in range(len(content)):
        time.sleep(pause)
        yield content[at : at + 1]


@contextmanager
def running_alexa(current: Callable[[], EmulatedAlexa]) -> Iterator[str]:
    """Serve the API on a free loopback port while the block runs. Yields its address, for `apiEndpoint`.

    `current` is called when a request arrives: a late answer belongs to the Alexa that was asked, not to the next one.
    """
    app = Flask(__name__)
    app.register_blueprint(api_blueprint(lambda _: current()))
    server = open_server(app, LOOPBACK, 0, verify=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
