"""The asynchronous client."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from types import TracebackType
from typing import Any

import httpx

from . import _exchange
from ._exchange import CONNECT_ERRORS, Chunk, Deadline, StreamReader
from .rollouts import encode
from .settings import Settings
from .verdicts import Failed, Invalid, Verdict

__all__ = ["AsyncClient"]

_Found = list[tuple[int, Verdict]]


class AsyncClient:
    """:class:`~assay_client.client.Client` for ``async`` code; its methods mean the same.

    One object may be used from several event loops, one after the other or in several threads: each loop has its own
    connections, since a connection belongs to the loop that made it. Connections of a loop that ended
    without :meth:`aclose` are let go of when the next loop comes.
    """

    def __init__(self, url: str | None = None, *, settings: Settings | None = None, **overrides: Any) -> None:
        self.settings = settings or Settings.from_environment(url=url, **overrides)
        # Connections hold their loop, so a weak dictionary would keep both alive for ever.
        self._pools: dict[asyncio.AbstractEventLoop, tuple[int, httpx.AsyncClient]] = {}
        self._lock = threading.Lock()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections of the running loop; the client opens new ones when it is used again."""
        with self._lock:
            pool = self._pools.pop(asyncio.get_running_loop(), None)
        if pool is not None and pool[0] == os.getpid():
            await pool[1].aclose()

    def _connections(self) -> httpx.AsyncClient:
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop)
        if pool is None or pool[0] != os.getpid():
            limits = httpx.Limits(
                max_connections=self.settings.connections,
                max_keepalive_connections=self.settings.connections,
                keepalive_expiry=30.0,
            )
            transport = httpx.AsyncHTTPTransport(uds=self.settings.socket_path, limits=limits, trust_env=False)
            pool = (
                os.getpid(),
                httpx.AsyncClient(
                    base_url=self.settings.base_url,
                    headers=self.settings.headers(),
                    transport=transport,
                    trust_env=False,
                ),
            )
            with self._lock:
                for ended in [other for other in self._pools if other.is_closed()]:
                    del self._pools[ended]
                self._pools[loop] = pool
        return pool[1]

    async def _post(self, path: str, body: bytes, deadline: Deadline, params: Mapping[str, str]) -> httpx.Response:
        while True:
            try:
                response = await self._connections().post(
                    path,
                    content=body,
                    params=params,
                    timeout=deadline.timeout(),
                    headers={"Content-Type": "application/json", **deadline.headers()},
                )
            except CONNECT_ERRORS:
                pause = deadline.next_wait(None)
                if pause is None:
                    raise
            else:
                if response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                    return response
                pause = deadline.next_wait(response.headers.get("Retry-After"))
                if pause is None:
                    return response
            await asyncio.sleep(pause)

    async def score(
        self,
        rollout: Mapping[str, Any],
        *,
        detail: str | None = None,
        timeout: float | None = None,
    ) -> Verdict:
        """See :meth:`Client.score`."""
        line = encode(rollout)
        if isinstance(line, Invalid):
            return line
        params = {"detail": detail} if detail else {}
        try:
            response = await self._post("/v1/score", line, Deadline(timeout or self.settings.timeout), params)
        except httpx.HTTPError as problem:
            return Failed(id=rollout.get("id"), error=_exchange.failure(problem))
        return _exchange.single(response)

    async def score_batch(
        self,
        rollouts: Iterable[Mapping[str, Any]],
        *,
        defaults: Mapping[str, Any] | None = None,
        detail: str | None = None,
        timeout: float | None = None,
    ) -> list[Verdict]:
        """See :meth:`Client.score_batch`."""
        base = encode(defaults or {})
        if isinstance(base, Invalid):
            raise TypeError(base.error.message)
        deadline = Deadline(timeout or self.settings.timeout)
        found: dict[int, Verdict] = {}

        async def run(chunk: Chunk) -> _Found:
            return await self._batch(chunk, base, detail, deadline)

        async for part in self._bounded(run, _exchange.chunks(rollouts, self.settings)):
            found.update(part)
        return [found[row] for row in range(len(found))]

    async def _batch(self, chunk: Chunk, base: bytes, detail: str | None, deadline: Deadline) -> _Found:
        found: dict[int, Verdict] = {}
        rest: Chunk | None = chunk
        while rest is not None:
            try:
                response = await self._post("/v1/score/batch", rest.batch(base, detail), deadline, {})
            except httpx.HTTPError as problem:
                found.update(rest.all(_exchange.failure(problem)))
                break
            verdicts = rest.verdicts(response)
            found.update(verdicts)
            rest = rest.again(verdicts) if response.is_success else None
            if rest is not None:
                pause = deadline.next_wait(None)
                if pause is None:
                    break
                await asyncio.sleep(pause)
        return list(found.items())

    async def _bounded(
        self, run: Callable[[Chunk], Awaitable[_Found]], parts: Iterable[Chunk | tuple[int, Invalid]]
    ) -> AsyncIterator[_Found]:
        """Runs chunks a few at a time, taking the next only when one is done."""
        under_way: set[asyncio.Future[_Found]] = set()
        try:
            for part in parts:
                if not isinstance(part, Chunk):
                    yield [part]
                    continue
                under_way.add(asyncio.ensure_future(run(part)))
                if len(under_way) > self.settings.concurrency:
                    done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                    for future in done:
                        yield future.result()
            while under_way:
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            for future in under_way:
                future.cancel()

    async def stream(
        self,
        rollouts: Iterable[Mapping[str, Any]],
        *,
        detail: str | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[tuple[int, Verdict]]:
        """See :meth:`Client.stream`."""

        async def run(chunk: Chunk) -> _Found:
            return await self._stream(chunk, detail, Deadline(timeout or self.settings.timeout))

        async for part in self._bounded(run, _exchange.chunks(rollouts, self.settings)):
            for found in part:
                yield found

    async def _stream(self, chunk: Chunk, detail: str | None, deadline: Deadline) -> _Found:
        reader = StreamReader(chunk)
        params = {"detail": detail} if detail else {}
        verdicts: _Found = []
        while True:
            pause: float | None
            try:
                async with self._connections().stream(
                    "POST",
                    "/v1/score/stream",
                    content=chunk.stream(),
                    params=params,
                    timeout=deadline.timeout(),
                    headers={"Content-Type": "application/x-ndjson", **deadline.headers()},
                ) as response:
                    if response.is_success:
                        async for piece in response.aiter_bytes():
                            verdicts += reader.take(piece)
                        return verdicts + reader.rest()
                    await response.aread()
                    if response.is_client_error:
                        raise _exchange.refusal(response)
                    retry = response.status_code == httpx.codes.SERVICE_UNAVAILABLE
                    pause = deadline.next_wait(response.headers.get("Retry-After")) if retry else None
                    error = _exchange.failure(None, response)
            except CONNECT_ERRORS as problem:
                pause = deadline.next_wait(None)
                error = _exchange.failure(problem)
            except httpx.HTTPError as problem:
                return verdicts + reader.rest(_exchange.failure(problem))
            if pause is None:
                return verdicts + reader.rest(error)
            await asyncio.sleep(pause)
