"""The one exception of this room."""


class RefusedError(Exception):
    """A request that is not answered; the door makes it an HTTP 400.

    The reason is one of a few fixed phrases that are safe to send and to log: it never holds anything of the request.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
