"""What the client raises. Rows without a score are verdicts, not exceptions: see :mod:`assay_client.verdicts`."""

from __future__ import annotations

from .verdicts import RowError, VerdictError

__all__ = ["AssayError", "RequestRefused", "VerdictError"]


class AssayError(RuntimeError):
    """The root of what the client raises."""


class RequestRefused(AssayError):
    """The daemon refuses the request as a whole: a wrong token, another configuration, no such path.

    No row of it was scored, and sending it again changes nothing.
    """

    def __init__(self, status: int, error: RowError) -> None:
        super().__init__(f"{status}: {error}")
        self.status = status
        self.error = error

    def __reduce__(self) -> tuple[type[RequestRefused], tuple[int, RowError]]:
        return RequestRefused, (self.status, self.error)
