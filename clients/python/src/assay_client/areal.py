"""AReaL: ``reward_fn`` of ``RLVRWorkflow`` and ``VisionRLVRWorkflow``.

    workflow = RLVRWorkflow(reward_fn="assay_client.areal.reward_fn", …)

AReaL calls it in a pool of processes, gives it 15 s, tries four times, and takes a *timeout* for a reward of 0. So this
function answers or raises within 12 s (``ASSAY_TIMEOUT_S``): an exception ends the episode instead of scoring it.

A row without a score: ``raise`` (the default); ``zero`` gives 0.
"""

from __future__ import annotations

from typing import Any

from assay_client import _shim

__all__ = ["reward_fn"]

_TIMEOUT_SECONDS = 12.0


def reward_fn(
    prompt: str,
    completions: str,
    prompt_ids: list[int] | None = None,
    completion_ids: list[int] | None = None,
    **row: Any,
) -> float:
    """The reward of one completion; ``row`` is the data set's row, of which ``ground_truth`` (or ``answer``,
    ``solution`` …), ``verifier``, ``data_source`` and ``options`` are used."""
    settings = _shim.ShimSettings.read({}, allowed=("raise", "zero"), timeout=_TIMEOUT_SECONDS)
    rollout = settings.rollout(
        completions,
        row[_shim.column(row, settings.ground_truth)],
        prompt=prompt,
        verifier=row.get("verifier"),
        data_source=row.get("data_source"),
        options=row.get("options"),
    )
    return settings.number(_shim.client(settings.client).score(rollout))
