"""EasyR1: ``worker.reward.reward_function``.

    worker.reward.reward_function=PATH_OF_THIS_FILE:compute_score
    worker.reward.reward_function_kwargs='{"url":"http://assay:8787","verifier":"math"}'

EasyR1 hands over the response and the ground truth alone, so the verifier comes from ``reward_function_kwargs``,
``ASSAY_VERIFIER``, or a ground truth that is a JSON object: ``{"verifier":"mcq","ground_truth":"B"}``.

A row without a score: ``raise`` (the default) stops the step with the reason; ``zero`` gives 0 and marks the row in the
metrics ``invalid`` and ``failed``. Every row has the same keys, numbers alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, overload

from assay_client import _shim
from assay_client.verdicts import Verdict

__all__ = ["REWARD_NAME", "REWARD_TYPE", "compute_score"]

REWARD_NAME = "assay"
REWARD_TYPE = "batch"

Score = dict[str, float]


def _score(settings: _shim.ShimSettings, verdict: Verdict) -> Score:
    return {
        "overall": settings.number(verdict),
        "format": _shim.format_component(verdict),
        "accuracy": _shim.accuracy(verdict),
        **_shim.outcome_flags(verdict),
    }


@overload
def compute_score(reward_inputs: Mapping[str, Any], **kwargs: Any) -> Score: ...
@overload
def compute_score(reward_inputs: Sequence[Mapping[str, Any]], **kwargs: Any) -> list[Score]: ...
def compute_score(reward_inputs: Mapping[str, Any] | Sequence[Mapping[str, Any]], **kwargs: Any) -> Score | list[Score]:
    """The scores of a batch (``REWARD_TYPE="batch"``), or of one row (``"sequential"``)."""
    settings = _shim.ShimSettings.read(kwargs, allowed=("raise", "zero"))
    rows = [reward_inputs] if isinstance(reward_inputs, Mapping) else reward_inputs
    rollouts = [
        settings.rollout(row["response"], row["ground_truth"], data_source=row.get("data_source")) for row in rows
    ]
    scores = [_score(settings, verdict) for verdict in _shim.client(settings.client).score_batch(rollouts)]
    return scores[0] if isinstance(reward_inputs, Mapping) else scores
