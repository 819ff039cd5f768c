"""Lets only this machine talk to the page, and no other site in its browser.

The local Echo does not check signatures, so a page elsewhere must not reach it. If somebody
points a name of theirs at 127.0.0.1 (DNS rebinding), the Host header shows it. A form or script of another site shows
in Origin or Sec-Fetch-Site.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

from skill.web.server import is_loopback

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def guard(app: Flask, hosts: Collection[str] = ()) -> None:
    """Refuse with 403 each request to `app` from another site, or for a name not this machine's or in `hosts`."""

    @app.before_request
    def refuse() -> None:
        name = _name(request.host)
        if not (is_loopback(name) or name in hosts):
            abort(403)
        if request.method != "POST":
            return
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            abort(403)
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            abort(403)

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response


def _name(host: str) -> str:
    """Return the name or address in a Host header, without its port."""
    return urlsplit(f"//{host}").hostname or ""
