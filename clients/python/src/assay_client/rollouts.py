"""Rollouts on their way to the daemon: plain mappings, in the form of docs/http-api.md."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from .verdicts import Invalid, RowError

__all__ = ["Rollout", "encode"]


class Rollout(TypedDict, total=False):
    """One rollout; ``response`` or ``answer`` is required, and ``verifier`` or ``data_source``."""

    id: str | int | None
    verifier: str | None
    data_source: str | None
    prompt: str | list[dict[str, Any]] | None
    response: str
    answer: str
    ground_truth: Any
    options: Mapping[str, Any] | None
    deadline_ms: int | None
    detail: str
    metadata: Any
    group: str | None
    iteration: int | None
    truncated: bool | None


def _plain(value: object) -> object:
    """What trainers' data sets and configurations are full of: numpy's arrays and numbers, mappings of other kinds."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return list(value)
    for name in ("tolist", "item"):
        method = getattr(value, name, None)
        if callable(method):
            return method()
    raise TypeError(f"{type(value).__name__} is no JSON")


def encode(rollout: Mapping[str, Any]) -> bytes | Invalid:
    """The rollout as one line of JSON without its end, or the caller's mistake.

    Lone surrogates, which are no Unicode text, are sent as question marks.
    """
    try:
        text = json.dumps(rollout, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError) as problem:
        name = rollout.get("id") if isinstance(rollout, Mapping) else None
        return Invalid(
            id=name if isinstance(name, (str, int)) else None,
            error=RowError("not_json", f"the rollout cannot be written as JSON: {problem}"),
        )
    return text.encode("utf-8", "replace")
