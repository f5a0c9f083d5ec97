"""TRL: a reward function of ``GRPOTrainer``.

    from assay_client.trl import reward             # settings from ASSAY_URL, ASSAY_VERIFIER …
    trainer = GRPOTrainer(model, reward_funcs=reward, …)

    from assay_client.trl import make_reward        # or given here
    trainer = GRPOTrainer(model, reward_funcs=make_reward(url="http://assay:8787", verifier="math"), …)

A row without a score is ``None``, which TRL reads as "does not apply": it leaves the completion out of its group's
baseline and gives it no advantage. TRL before June 2026 (huggingface/trl#5902) adds such a row up to 0 where no other
reward function scores it; set ``on_failed="raise"`` and ``on_invalid="raise"`` there.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, TypeAlias

from assay_client import _shim
from assay_client.verdicts import Failed, Invalid, Scored

__all__ = ["make_reward", "reward"]

Reward: TypeAlias = Callable[..., Coroutine[Any, Any, list[float | None]]]


def _prompt(prompt: object) -> object:
    if isinstance(prompt, str):
        return prompt
    return list(prompt) if isinstance(prompt, Sequence) else None


async def _score(
    given: Mapping[str, Any],
    prompts: Sequence[Any],
    completions: Sequence[Any],
    columns: Mapping[str, Any],
    log_extra: Callable[[str, list[Any]], None] | None,
    log_metric: Callable[[str, float], None] | None,
) -> list[float | None]:
    settings = _shim.ShimSettings.read(given, allowed=("none", "raise", "zero"))
    truths = columns[_shim.column(columns, settings.ground_truth)]
    rollouts = [
        settings.rollout(
            _shim.text(completion),
            truths[row],
            prompt=_prompt(prompts[row]),
            verifier=_shim.at(columns, "verifier", row),
            data_source=_shim.at(columns, "data_source", row),
            options=_shim.at(columns, "options", row),
        )
        for row, completion in enumerate(completions)
    ]
    verdicts = await _shim.async_client(settings.client).score_batch(rollouts)
    rewards = [settings.nullable(verdict) for verdict in verdicts]
    if log_extra is not None:
        reasons = [
            str(verdict.error)
            if isinstance(verdict, (Invalid, Failed))
            else verdict.reason
            if isinstance(verdict, Scored)
            else verdict.status
            for verdict in verdicts
        ]
        log_extra("assay_reason", reasons)
        log_extra("assay_extracted", [verdict.extracted or "" for verdict in verdicts])
    if log_metric is not None:
        for status in ("undecided", "invalid", "failed"):
            log_metric(f"assay/{status}", _shim.share(verdicts, status))
    return rewards


async def reward(
    prompts: Sequence[Any],
    completions: Sequence[Any],
    completion_ids: Sequence[Any] | None = None,
    trainer_state: Any = None,
    log_extra: Callable[[str, list[Any]], None] | None = None,
    log_metric: Callable[[str, float], None] | None = None,
    environments: Any = None,
    **columns: Any,
) -> list[float | None]:
    """The rewards of a batch.

    Of the data set's columns ``ground_truth`` (or ``solution``, ``answer`` …; ``ASSAY_GROUND_TRUTH`` names another),
    ``verifier``, ``data_source`` and ``options`` are used.
    """
    return await _score({}, prompts, completions, columns, log_extra, log_metric)


def make_reward(
    *,
    url: str | None = None,
    token: str | None = None,
    timeout: float | None = None,
    verifier: str | None = None,
    options: Mapping[str, Any] | None = None,
    ground_truth: str | None = None,
    on_invalid: str | None = None,
    on_failed: str | None = None,
    name: str = "assay",
) -> Reward:
    """:func:`reward` with settings of its own; ``name`` is what TRL logs it under."""
    given = {key: value for key, value in locals().items() if key != "name"}

    # TRL asks inspect.iscoroutinefunction: an object with an async __call__ would not be seen as one.
    async def configured(
        prompts: Sequence[Any],
        completions: Sequence[Any],
        completion_ids: Sequence[Any] | None = None,
        trainer_state: Any = None,
        log_extra: Callable[[str, list[Any]], None] | None = None,
        log_metric: Callable[[str, float], None] | None = None,
        environments: Any = None,
        **columns: Any,
    ) -> list[float | None]:
        return await _score(given, prompts, completions, columns, log_extra, log_metric)

    configured.__name__ = configured.__qualname__ = name
    return configured
