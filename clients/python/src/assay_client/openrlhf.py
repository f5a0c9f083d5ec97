"""OpenRLHF: a local reward function, for those who cannot give the daemon's URL as ``--reward.remote_url``.

    --reward.remote_url PATH_OF_THIS_FILE        # a path that ends in .py is a function, not an address

It asks the daemon's own door, so that prompts, special tokens and labels are read as there, by the verifier of
``ASSAY_VERIFIER`` or of the door.

A row without a score: what ``doors.openrlhf`` of the daemon's configuration says. By default a row that is the caller's
mistake is 0 with ``extra_logs["invalid"]`` 1; what the service failed at raises here, and OpenRLHF leaves the rollout
without a reward.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from assay_client import _shim

__all__ = ["reward_func"]


def reward_func(queries: Sequence[str], prompts: Sequence[str], labels: Sequence[Any], **kwargs: Any) -> dict[str, Any]:
    """``rewards``, ``scores`` and ``extra_logs``: lists as long as ``queries``, numbers alone."""
    settings = _shim.ShimSettings.read(kwargs, allowed=("raise",))
    path = f"/v1/openrlhf/{quote(settings.verifier, safe='')}" if settings.verifier else "/get_reward"
    body = {"query": list(queries), "prompts": list(prompts), "labels": list(labels)}
    reply: dict[str, Any] = _shim.client(settings.client).ask_door(path, body)
    return reply
