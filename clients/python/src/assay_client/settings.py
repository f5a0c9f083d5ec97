"""Where the daemon is and how patient the client is."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Settings"]

DEFAULT_URL = "http://127.0.0.1:8787"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a client; :meth:`from_environment` reads them, since trainers fork and ship their workers."""

    url: str = DEFAULT_URL
    """``http://host:port``, ``https://…``, or ``unix:/run/assay.sock``."""
    token: str | None = None
    """Sent as ``Authorization: Bearer``."""
    timeout: float = 60.0
    """Seconds for one call, attempts and waits included; the daemon is told what is left of them."""
    connections: int = 64
    """Connections to the daemon at the most, per event loop or per process."""
    chunk_rows: int = 512
    """Rollouts in one request of a batch or stream."""
    chunk_bytes: int = 8 * 1024 * 1024
    """Bytes in one request of a batch or stream; a rollout that is larger goes alone."""
    concurrency: int = 4
    """Requests of one batch or stream under way at a time."""
    config_hash: str | None = None
    """Refuse to be scored by another configuration than this one (``X-Assay-Config``)."""

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://", "unix:/")):
            raise ValueError(f"url must be http://…, https://… or unix:/path, not {self.url!r}")
        for name in ("timeout", "connections", "chunk_rows", "chunk_bytes", "concurrency"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0")

    @classmethod
    def from_environment(cls, **overrides: Any) -> Settings:
        """``ASSAY_URL``, ``ASSAY_TOKEN``, ``ASSAY_TIMEOUT_S``, ``ASSAY_CONNECTIONS``, ``ASSAY_CONFIG_HASH``.

        What is passed and not None wins.
        """
        environment = os.environ
        found = cls(
            url=environment.get("ASSAY_URL") or DEFAULT_URL,
            token=environment.get("ASSAY_TOKEN") or None,
            timeout=float(environment.get("ASSAY_TIMEOUT_S") or cls_default("timeout")),
            connections=int(environment.get("ASSAY_CONNECTIONS") or cls_default("connections")),
            config_hash=environment.get("ASSAY_CONFIG_HASH") or None,
        )
        return replace(found, **{key: value for key, value in overrides.items() if value is not None})

    @property
    def base_url(self) -> str:
        """The address requests are built on."""
        return "http://assay" if self.socket_path else self.url.rstrip("/")

    @property
    def socket_path(self) -> str | None:
        """The Unix socket, where the url names one."""
        return self.url[len("unix:") :] if self.url.startswith("unix:") else None

    def headers(self) -> dict[str, str]:
        """The fields every request carries."""
        fields = {"User-Agent": "assay-client"}
        if self.token:
            fields["Authorization"] = f"Bearer {self.token}"
        if self.config_hash:
            fields["X-Assay-Config"] = self.config_hash
        return fields


def cls_default(name: str) -> Any:
    """The default of a field."""
    return Settings.__dataclass_fields__[name].default
