"""verl: ``reward.custom_reward_function``.

    reward.custom_reward_function.path=pkg://assay_client.verl      # or the path of this file
    reward.custom_reward_function.name=compute_score
    +reward.custom_reward_function.reward_kwargs.url=http://assay:8787

:func:`compute_score` for the reward loop (``naive``, ``dapo``, ``rate_limited``, ``gdpo``), :func:`compute_score_sync`
for ``remote``, :func:`compute_score_batch` for the older ``batch`` manager. Every row has the same keys and types,
since verl takes the keys of row 0 for all.

A row without a score: verl has no null. ``raise`` (the default) stops the step with the reason; ``zero`` gives 0 with
``valid`` 0 and the reason in ``error``, for a training loop that filters on ``valid``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assay_client import _shim
from assay_client.verdicts import Failed, Invalid, Scored, Verdict

__all__ = ["compute_score", "compute_score_batch", "compute_score_sync"]

Result = dict[str, float | str]


def _settings(given: Mapping[str, Any]) -> _shim.ShimSettings:
    return _shim.ShimSettings.read(given, allowed=("raise", "zero"))


def _rollout(
    settings: _shim.ShimSettings, data_source: Any, response: str, truth: Any, extra: Mapping[str, Any] | None
) -> dict[str, Any]:
    extra = extra or {}
    prompt = extra.get("prompt") or extra.get("question")
    own = extra.get("assay")
    members = dict(own) if isinstance(own, Mapping) else {}
    return settings.rollout(
        response,
        truth,
        data_source=str(data_source) if data_source is not None else None,
        prompt=prompt if isinstance(prompt, (str, list)) else None,
        verifier=members.get("verifier"),
        options=members.get("options"),
        truncated=extra["truncated"] if isinstance(extra.get("truncated"), bool) else None,
    )


def _result(settings: _shim.ShimSettings, verdict: Verdict) -> Result:
    return {
        "score": settings.number(verdict),
        "acc": _shim.accuracy(verdict),
        "format": _shim.format_component(verdict),
        "valid": float(not isinstance(verdict, (Invalid, Failed))),
        "undecided": float(verdict.status == "undecided"),
        "pred": verdict.extracted or "",
        "reason": verdict.reason if isinstance(verdict, Scored) else "",
        "error": str(verdict.error) if isinstance(verdict, (Invalid, Failed)) else "",
    }


async def compute_score(
    data_source: Any,
    solution_str: str,
    ground_truth: Any,
    extra_info: Mapping[str, Any] | None = None,
    **reward_kwargs: Any,
) -> Result:
    """The score of one rollout.

    ``reward_kwargs`` may hold ``url``, ``token``, ``timeout``, ``verifier``, ``options``, ``on_invalid`` and
    ``on_failed``; what is absent is read from ``ASSAY_URL`` and so on. Without ``verifier`` the daemon routes
    ``data_source``. A row may route itself: ``extra_info["assay"] = {"verifier": …, "options": {…}}``.
    """
    settings = _settings(reward_kwargs)
    rollout = _rollout(settings, data_source, solution_str, ground_truth, extra_info)
    return _result(settings, await _shim.async_client(settings.client).score(rollout))


def compute_score_sync(
    data_source: Any,
    solution_str: str,
    ground_truth: Any,
    extra_info: Mapping[str, Any] | None = None,
    **reward_kwargs: Any,
) -> Result:
    """:func:`compute_score` for managers that call a plain function."""
    settings = _settings(reward_kwargs)
    rollout = _rollout(settings, data_source, solution_str, ground_truth, extra_info)
    return _result(settings, _shim.client(settings.client).score(rollout))


def compute_score_batch(
    data_sources: Sequence[Any],
    solution_strs: Sequence[str],
    ground_truths: Sequence[Any],
    extra_infos: Sequence[Mapping[str, Any] | None] | None = None,
    **reward_kwargs: Any,
) -> list[Result]:
    """The scores of a batch, in its order."""
    settings = _settings(reward_kwargs)
    extras = extra_infos if extra_infos is not None else [None] * len(solution_strs)
    rollouts = [
        _rollout(settings, *row) for row in zip(data_sources, solution_strs, ground_truths, extras, strict=True)
    ]
    verdicts = _shim.client(settings.client).score_batch(rollouts)
    return [_result(settings, verdict) for verdict in verdicts]
