"""ms-swift: an asynchronous outcome reward model.

    swift rlhf --rlhf_type grpo --external_plugins PATH_OF_THIS_FILE --reward_funcs assay --reward_weights 1 …

Loaded as a plugin this file registers itself as ``assay``. Settings come from ``ASSAY_URL``, ``ASSAY_VERIFIER`` … or
from a subclass with ``settings``.

A row without a score: ``raise`` (the default) stops the step with the reason. ms-swift reads ``None`` as NaN and adds
the reward functions up without NaN, so that ``none`` is for runs where another reward function scores the same row;
alone it would become 0.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from assay_client import _shim
from assay_client.async_client import AsyncClient

__all__ = ["AssayORM"]


def _base() -> Any:
    """ms-swift's AsyncORM where the plugin is loaded by it; swift is never imported for its own sake."""
    rewards = sys.modules.get("swift.rewards") or sys.modules.get("swift.plugin")
    return getattr(rewards, "AsyncORM", None) or object


class AssayORM(_base()):  # type: ignore[misc]
    """Scores completions by a daemon; a subclass may set ``settings``: ``{"verifier": "math", "url": …}``."""

    settings: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, args: Any = None, **kwargs: Any) -> None:
        self.args = args

    async def __call__(self, completions: Sequence[str], **kwargs: Any) -> list[float | None]:
        """The rewards of a batch; ``kwargs`` are the data set's columns, of which ``solution`` (or ``ground_truth`` …),
        ``verifier``, ``data_source`` and ``options`` are used."""
        settings = _shim.ShimSettings.read(self.settings, allowed=("raise", "none", "zero"))
        truths = kwargs[_shim.column(kwargs, settings.ground_truth)]
        rollouts = [
            settings.rollout(
                _shim.text(completion),
                truths[row],
                prompt=self._prompt(_shim.at(kwargs, "messages", row)),
                verifier=_shim.at(kwargs, "verifier", row),
                data_source=_shim.at(kwargs, "data_source", row),
                options=_shim.at(kwargs, "options", row),
            )
            for row, completion in enumerate(completions)
        ]
        # ms-swift runs each step in an event loop of its own: connections live no longer than that.
        async with AsyncClient(settings=settings.client) as client:
            verdicts = await client.score_batch(rollouts)
        return [settings.nullable(verdict) for verdict in verdicts]

    @staticmethod
    def _prompt(messages: object) -> list[Any] | None:
        """What was asked: the conversation without the completion at its end."""
        if not isinstance(messages, Sequence) or isinstance(messages, str):
            return None
        asked = list(messages)
        if asked and isinstance(asked[-1], Mapping) and asked[-1].get("role") == "assistant":
            asked.pop()
        return asked or None


_rewards = sys.modules.get("swift.rewards") or sys.modules.get("swift.plugin")
if _rewards is not None and hasattr(_rewards, "orms"):
    _rewards.orms["assay"] = AssayORM
