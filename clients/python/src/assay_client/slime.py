"""slime: ``--custom-rm-path assay_client.slime.custom_rm``, with or without ``--group-rm``.

Unlike ``--rm-type remote_rm`` it sends metadata along: a sample routes itself by ``metadata["verifier"]``,
``metadata["data_source"]`` and ``metadata["options"]``; without them ``ASSAY_VERIFIER`` scores it. A group goes out as
one batch. With ``--reward-key`` (or ``--eval-reward-key``) the reward is a dictionary whose keys never change.

A row without a score: ``raise`` (the default) stops the rollout step, as slime has no null. ``mask`` sets the sample's
``remove_sample``, so that slime leaves it out of the loss; its reward is 0, which its group's mean sees. ``zero`` gives
0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, overload
from urllib.parse import urlsplit

from assay_client import _shim
from assay_client.verdicts import Failed, Invalid, Scored, Verdict

__all__ = ["custom_rm"]

Reward = float | dict[str, float | str]


def _host(url: str | None) -> str | None:
    """The address without the path, which belongs to ``remote_rm``."""
    if not url:
        return None
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _rollout(settings: _shim.ShimSettings, sample: Any) -> dict[str, Any]:
    metadata = sample.metadata if isinstance(sample.metadata, Mapping) else {}
    status = getattr(getattr(sample, "status", None), "value", None)
    group, index = getattr(sample, "group_index", None), getattr(sample, "index", None)
    return settings.rollout(
        sample.response,
        sample.label,
        id=f"{group}/{index}" if group is not None and index is not None else None,
        prompt=sample.prompt or None,
        verifier=metadata.get("verifier"),
        data_source=metadata.get("data_source"),
        options=metadata.get("options"),
        group=str(group) if group is not None else None,
        truncated=True if status == "truncated" else None,
    )


def _reward(settings: _shim.ShimSettings, args: Any, sample: Any, verdict: Verdict) -> Reward:
    if settings.fallback(verdict) == "mask":
        sample.remove_sample = True
        number = 0.0
    else:
        number = settings.number(verdict)
    if not (getattr(args, "reward_key", None) or getattr(args, "eval_reward_key", None)):
        return number
    return {
        "score": number,
        "acc": _shim.accuracy(verdict),
        "format": _shim.format_component(verdict),
        **_shim.outcome_flags(verdict),
        "reason": verdict.reason if isinstance(verdict, Scored) else "",
        "error": str(verdict.error) if isinstance(verdict, (Invalid, Failed)) else "",
        "pred": verdict.extracted or "",
    }


@overload
async def custom_rm(args: Any, sample: Sequence[Any], **kwargs: Any) -> list[Reward]: ...
@overload
async def custom_rm(args: Any, sample: Any, **kwargs: Any) -> Reward: ...
async def custom_rm(args: Any, sample: Any, **kwargs: Any) -> Reward | list[Reward]:
    """The reward of a sample, or the rewards of a group of samples.

    The host of ``args.rm_url``, where that is set, is the daemon.
    """
    given = {"url": _host(getattr(args, "rm_url", None)), **kwargs}
    settings = _shim.ShimSettings.read(given, allowed=("raise", "mask", "zero"))
    client = _shim.async_client(settings.client)
    if not isinstance(sample, Sequence):
        return _reward(settings, args, sample, await client.score(_rollout(settings, sample)))
    verdicts = await client.score_batch([_rollout(settings, one) for one in sample])
    return [_reward(settings, args, one, verdict) for one, verdict in zip(sample, verdicts, strict=True)]
