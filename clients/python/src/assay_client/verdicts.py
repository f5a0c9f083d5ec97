"""What becomes of a rollout: four outcomes that never mix.

    match verdict:
        case Scored(score=score): ...        # right, wrong or partly right
        case Undecided(score=score): ...     # rules prove neither; the score is what the daemon is set to, or None
        case Invalid(error=error): ...       # the row is the caller's mistake
        case Failed(error=error): ...        # the service, or the way to it, failed

``Invalid`` and ``Failed`` have no score, and ``float(verdict)`` on them raises: neither can become a 0 by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

__all__ = ["Failed", "Invalid", "RowError", "Scored", "Undecided", "Verdict", "VerdictError", "verdict_from_json"]


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a rollout has no score."""

    code: str
    """From the closed list of docs/scoring.md, or one of the client's own: ``unreachable``, ``bad_reply``,
    ``not_json``."""
    message: str
    field: str | None = None
    """The member that is wrong."""
    retryable: bool = False
    """Whether the same request may succeed soon."""

    def __str__(self) -> str:
        place = f" ({self.field})" if self.field else ""
        return f"{self.code}{place}: {self.message}"


class VerdictError(RuntimeError):
    """A verdict without a score where a score was asked for."""

    def __init__(self, verdict: Invalid | Failed | Undecided) -> None:
        error = verdict.error if isinstance(verdict, (Invalid, Failed)) else "the rules prove neither right nor wrong"
        super().__init__(f"rollout {verdict.id!r} is {verdict.status}: {error}")
        self.verdict = verdict

    def __reduce__(self) -> tuple[type[VerdictError], tuple[Invalid | Failed | Undecided]]:
        # Trainers raise across processes.
        return VerdictError, (self.verdict,)


@dataclass(frozen=True, slots=True)
class _Base:
    id: str | int | float | None = None
    verifier: str | None = None
    components: Mapping[str, float | None] = field(default_factory=dict)
    verifier_version: str | None = None
    config_hash: str | None = None
    extracted: str | None = None
    """The answer as it was found in the response."""
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The whole verdict as the daemon sent it; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Scored(_Base):
    """The response is right, wrong, partly right, unreadable or hostile."""

    score: float = 0.0
    """From 0 to 1."""
    reason: str = ""
    decided_by: str = ""
    status: Literal["scored"] = "scored"

    def __float__(self) -> float:
        return self.score


@dataclass(frozen=True, slots=True)
class Undecided(_Base):
    """The rules can prove neither, and no judge is configured."""

    score: float | None = None
    """What ``on_undecided`` of the daemon's configuration says: 0 or None."""
    status: Literal["undecided"] = "undecided"

    def __float__(self) -> float:
        if self.score is None:
            raise VerdictError(self)
        return self.score


@dataclass(frozen=True, slots=True)
class Invalid(_Base):
    """The row is the caller's mistake: a missing field, an unknown verifier, a ground truth nobody can read."""

    error: RowError = field(default_factory=lambda: RowError("invalid", ""))
    status: Literal["invalid"] = "invalid"

    @property
    def score(self) -> None:
        """None: it has no score."""

    def __float__(self) -> float:
        raise VerdictError(self)


@dataclass(frozen=True, slots=True)
class Failed(_Base):
    """The service failed, or could not be reached."""

    error: RowError = field(default_factory=lambda: RowError("failed", ""))
    status: Literal["failed"] = "failed"

    @property
    def score(self) -> None:
        """None: it has no score."""

    def __float__(self) -> float:
        raise VerdictError(self)


Verdict: TypeAlias = Scored | Undecided | Invalid | Failed


def verdict_from_json(value: object) -> Verdict:
    """The verdict in a reply; what is no verdict is ``Failed`` with ``bad_reply``, never a score."""
    if not isinstance(value, Mapping):
        return Failed(error=RowError("bad_reply", f"a verdict must be an object, not {type(value).__name__}"))
    extraction = value.get("extraction")
    common: dict[str, Any] = {
        "id": value.get("id"),
        "verifier": value.get("verifier"),
        "components": value.get("components") or {},
        "verifier_version": value.get("verifier_version"),
        "config_hash": value.get("config_hash"),
        "extracted": extraction.get("text") if isinstance(extraction, Mapping) else None,
        "raw": value,
    }
    given = value.get("score")
    score = float(given) if isinstance(given, (int, float)) and not isinstance(given, bool) else None
    status = value.get("status")
    if status == "scored" and score is not None:
        reason, decided_by = str(value.get("reason") or ""), str(value.get("decided_by") or "")
        return Scored(score=score, reason=reason, decided_by=decided_by, **common)
    if status == "undecided" and (score is not None or given is None):
        return Undecided(score=score, **common)
    if status in ("invalid", "failed"):
        error = error_from_json(value.get("error"))
        return Invalid(error=error, **common) if status == "invalid" else Failed(error=error, **common)
    return Failed(error=RowError("bad_reply", f"a verdict with status {status!r} and score {given!r}"), **common)


def error_from_json(value: object) -> RowError:
    """The ``error`` of a verdict or a refusal."""
    if not isinstance(value, Mapping):
        return RowError("bad_reply", "an error without a description")
    return RowError(
        code=str(value.get("code") or "bad_reply"),
        message=str(value.get("message") or ""),
        field=value.get("field"),
        retryable=value.get("retryable") is True,
    )
