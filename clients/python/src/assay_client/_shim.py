"""What the trainers' forms share: settings by argument or environment, labels, and what a missing score becomes.

Trainers load a file by its path, outside of its package; so the modules beside this one import it by its whole name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from assay_client.async_client import AsyncClient
from assay_client.client import Client
from assay_client.settings import Settings
from assay_client.verdicts import Failed, Invalid, Scored, Undecided, Verdict, VerdictError

Fallback: TypeAlias = Literal["raise", "none", "mask", "zero"]

# Columns of data sets that hold the ground truth, the first that is there counts.
GROUND_TRUTH_COLUMNS = ("ground_truth", "solution", "answer", "label", "gt_answer", "expected_answer")


@dataclass(frozen=True)
class ShimSettings:
    """How a trainer's form asks, and what it makes of a row without a score."""

    client: Settings
    verifier: str | None
    """The verifier for every row; without it a row's ``data_source`` is routed by the daemon's configuration."""
    options: Mapping[str, Any] | None
    """Options laid over the verifier's configuration, for every row."""
    ground_truth: str | None
    """The column of the ground truth; without it the first of ``GROUND_TRUTH_COLUMNS``."""
    on_invalid: Fallback
    on_failed: Fallback

    @classmethod
    def read(
        cls,
        given: Mapping[str, Any],
        *,
        allowed: Sequence[Fallback],
        timeout: float | None = None,
    ) -> ShimSettings:
        """Arguments first, then ``ASSAY_*`` of the environment; the first of ``allowed`` is the default.

        Raises:
            ValueError: naming the setting.
        """

        def setting(name: str) -> Any:
            value = given.get(name)
            return os.environ.get(f"ASSAY_{name.upper()}") or None if value is None else value

        def fallback(name: str) -> Fallback:
            value = setting(name)
            for known in allowed:
                if value in (known, None):
                    return known
            raise ValueError(f"{name} must be one of {', '.join(allowed)} for this trainer, not {value!r}")

        options = setting("options")
        if isinstance(options, str):
            options = json.loads(options)
        if options is not None and not isinstance(options, Mapping):
            raise ValueError("options must be a mapping, or JSON of one")
        seconds = given.get("timeout")
        if seconds is None and not os.environ.get("ASSAY_TIMEOUT_S"):
            seconds = timeout
        return cls(
            client=Settings.from_environment(url=given.get("url"), token=given.get("token"), timeout=seconds),
            verifier=setting("verifier"),
            options=options,
            ground_truth=setting("ground_truth"),
            on_invalid=fallback("on_invalid"),
            on_failed=fallback("on_failed"),
        )

    def rollout(self, response: str, truth: Any, **members: Any) -> dict[str, Any]:
        """A rollout; a label that is a JSON object may name verifier, data source and options of its own."""
        label = _label(truth)
        rollout: dict[str, Any] = {"response": response, "detail": "brief"}
        rollout.update({key: value for key, value in members.items() if value is not None})
        # A column "options" of a data set may be something else, such as the choices of a question.
        own = rollout.pop("options", None)
        if label is None:
            rollout["ground_truth"] = truth
        else:
            rollout.update({key: label[key] for key in ("verifier", "data_source", "ground_truth") if key in label})
        options = {**(self.options or {}), **(own if isinstance(own, Mapping) else {})}
        options |= (label or {}).get("options") or {}
        if options:
            rollout["options"] = options
        if self.verifier is not None and "verifier" not in rollout and not (label and "data_source" in label):
            rollout["verifier"] = self.verifier
        return rollout

    def fallback(self, verdict: Verdict) -> Fallback | None:
        """What a verdict without a score becomes; None for one with."""
        match verdict:
            case Invalid():
                return self.on_invalid
            case Failed():
                return self.on_failed
            case Undecided(score=None):
                return self.on_failed
        return None

    def number(self, verdict: Verdict) -> float:
        """The score for a trainer that knows numbers alone.

        Raises:
            VerdictError: for a verdict without a score, unless ``on_invalid`` or ``on_failed`` says ``zero``.
        """
        fallback = self.fallback(verdict)
        if fallback == "zero":
            return 0.0
        if fallback is not None and isinstance(verdict, (Invalid, Failed, Undecided)):
            raise VerdictError(verdict)
        return float(verdict)

    def nullable(self, verdict: Verdict) -> float | None:
        """The score for a trainer that knows None.

        Raises:
            VerdictError: where the settings say ``raise``.
        """
        return None if self.fallback(verdict) == "none" else self.number(verdict)


def _label(truth: object) -> Mapping[str, Any] | None:
    """A label that routes: a JSON object, written out or as a text, as the daemon's doors read it."""
    if isinstance(truth, str) and truth.lstrip().startswith("{"):
        try:
            truth = json.loads(truth)
        except ValueError:
            return None
    if isinstance(truth, Mapping) and any(key in truth for key in ("verifier", "data_source", "ground_truth")):
        return truth
    return None


def column(columns: Mapping[str, Any], wanted: str | None) -> str:
    """The name of the column of ground truths.

    Raises:
        KeyError: naming the columns there are.
    """
    names = (wanted,) if wanted else GROUND_TRUTH_COLUMNS
    for name in names:
        if columns.get(name) is not None:
            return name
    there = ", ".join(sorted(columns)) or "none"
    raise KeyError(f"no column {' or '.join(names)}; there are {there}: set ground_truth or ASSAY_GROUND_TRUTH")


def at(columns: Mapping[str, Any], name: str, row: int) -> Any:
    """A row of a column that may not be there."""
    values = columns.get(name)
    return values[row] if isinstance(values, Sequence) and not isinstance(values, str) and row < len(values) else None


def text(completion: object) -> str:
    """A completion as text: a string, or chat messages of which the last one counts."""
    if isinstance(completion, str):
        return completion
    if isinstance(completion, Sequence) and completion:
        last = completion[-1]
        content = last.get("content") if isinstance(last, Mapping) else None
        if isinstance(content, str):
            return content
        if isinstance(content, Sequence):
            parts = [part["text"] for part in content if isinstance(part, Mapping) and "text" in part]
            return "\n".join(str(part) for part in parts)
    raise TypeError(f"a completion must be a string or a list of chat messages, not {type(completion).__name__}")


def format_component(verdict: Verdict) -> float:
    """1 where all components but accuracy hold, the least of them otherwise; 0 where there are none."""
    values = [value or 0.0 for key, value in verdict.components.items() if key != "accuracy"]
    return min(values) if values else (1.0 if isinstance(verdict, (Scored, Undecided)) else 0.0)


def accuracy(verdict: Verdict) -> float:
    """The component ``accuracy``; 0 where there is none."""
    return verdict.components.get("accuracy") or 0.0


def outcome_flags(verdict: Verdict) -> dict[str, float]:
    """``undecided``, ``invalid`` and ``failed`` as 0 or 1: what a 0 that is no score must carry."""
    return {status: float(verdict.status == status) for status in ("undecided", "invalid", "failed")}


def share(verdicts: Iterable[Verdict], status: str) -> float:
    """How many of the verdicts have a status, from 0 to 1."""
    states = [verdict.status == status for verdict in verdicts]
    return sum(states) / len(states) if states else 0.0


@lru_cache(maxsize=16)
def client(settings: Settings) -> Client:
    """The process's blocking client for these settings."""
    return Client(settings=settings)


@lru_cache(maxsize=16)
def async_client(settings: Settings) -> AsyncClient:
    """The process's asynchronous client for these settings; each event loop has its own connections."""
    return AsyncClient(settings=settings)
