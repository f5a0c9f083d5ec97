"""Client of Assay, the reward verifier service.

The trainers' own forms are modules of this package: ``verl``, ``trl``, ``swift``, ``easyr1``, ``areal``, ``openrlhf``,
``slime``. ``external`` runs a Python file as a verifier behind the daemon.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .async_client import AsyncClient
    from .client import Client
    from .errors import AssayError, RequestRefused
    from .rollouts import Rollout
    from .settings import Settings
    from .verdicts import Failed, Invalid, RowError, Scored, Undecided, Verdict, VerdictError

__all__ = [
    "AssayError",
    "AsyncClient",
    "Client",
    "Failed",
    "Invalid",
    "RequestRefused",
    "Rollout",
    "RowError",
    "Scored",
    "Settings",
    "Undecided",
    "Verdict",
    "VerdictError",
]

__version__ = "0.1.0"

_MODULES = {
    "AssayError": "errors",
    "AsyncClient": "async_client",
    "Client": "client",
    "Failed": "verdicts",
    "Invalid": "verdicts",
    "RequestRefused": "errors",
    "Rollout": "rollouts",
    "RowError": "verdicts",
    "Scored": "verdicts",
    "Settings": "settings",
    "Undecided": "verdicts",
    "Verdict": "verdicts",
    "VerdictError": "verdicts",
}


def __getattr__(name: str) -> Any:
    """Imports on first use, so that ``assay_client.external`` runs with the standard library alone."""
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{module}"), name)
