"""Client of Assay, the reward verifier service.

The trainers' own forms are modules of this package: ``verl``, ``trl``, ``swift``, ``easyr1``, ``areal``, ``openrlhf``,
``slime``. ``external`` runs a Python file as a verifier behind the daemon.
"""

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
