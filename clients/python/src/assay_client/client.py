"""The blocking client."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Any

import httpx

from . import _exchange
from ._exchange import CONNECT_ERRORS, Chunk, Deadline, StreamReader
from .rollouts import encode
from .settings import Settings
from .verdicts import Failed, Invalid, Verdict, VerdictError

__all__ = ["Client"]


class Client:
    """Scores rollouts by a daemon; safe to share between threads, and to take across a fork.

        with Client("http://127.0.0.1:8787") as client:
            verdict = client.score({"verifier": "math", "response": "…", "ground_truth": "42"})

    A call tries again when no connection could be made and on 503 (as long as ``Retry-After`` says), until its
    ``timeout`` has passed; nothing else is tried twice. A row without a score is a verdict
    (:class:`~assay_client.verdicts.Invalid`, :class:`~assay_client.verdicts.Failed`), never a 0 and never an exception.

    Raises:
        RequestRefused: from every call, where the request as a whole is refused.
    """

    def __init__(self, url: str | None = None, *, settings: Settings | None = None, **overrides: Any) -> None:
        self.settings = settings or Settings.from_environment(url=url, **overrides)
        self._lock = threading.Lock()
        self._pool: tuple[int, httpx.Client] | None = None

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections; the client opens new ones when it is used again."""
        with self._lock:
            if self._pool is not None and self._pool[0] == os.getpid():
                self._pool[1].close()
            self._pool = None

    def _connections(self) -> httpx.Client:
        # A forked child must not write into its parent's connections.
        with self._lock:
            if self._pool is None or self._pool[0] != os.getpid():
                limits = httpx.Limits(
                    max_connections=self.settings.connections,
                    max_keepalive_connections=self.settings.connections,
                    keepalive_expiry=30.0,
                )
                path = self.settings.socket_path
                self._pool = (
                    os.getpid(),
                    httpx.Client(
                        base_url=self.settings.base_url,
                        headers=self.settings.headers(),
                        transport=httpx.HTTPTransport(uds=path, limits=limits, trust_env=False),
                        trust_env=False,
                    ),
                )
            return self._pool[1]

    def _post(self, path: str, body: bytes, deadline: Deadline, params: Mapping[str, str]) -> httpx.Response:
        """Posts until there is a reply other than 503; the last 503 where time runs out.

        Raises:
            httpx.HTTPError: where no reply came.
        """
        while True:
            try:
                response = self._connections().post(
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
            time.sleep(pause)

    def score(self, rollout: Mapping[str, Any], *, detail: str | None = None, timeout: float | None = None) -> Verdict:
        """The verdict on one rollout; ``detail`` is ``none``, ``brief`` or ``full`` (the default)."""
        line = encode(rollout)
        if isinstance(line, Invalid):
            return line
        params = {"detail": detail} if detail else {}
        try:
            response = self._post("/v1/score", line, Deadline(timeout or self.settings.timeout), params)
        except httpx.HTTPError as problem:
            return Failed(id=rollout.get("id"), error=_exchange.failure(problem))
        return _exchange.single(response)

    def score_batch(
        self,
        rollouts: Iterable[Mapping[str, Any]],
        *,
        defaults: Mapping[str, Any] | None = None,
        detail: str | None = None,
        timeout: float | None = None,
    ) -> list[Verdict]:
        """The verdicts on rollouts, in their order.

        They go out in chunks, a few at a time. Rows that failed and may succeed soon are sent again until the timeout
        has passed. ``defaults`` are fields every rollout takes over unless it has its own.
        """
        base = encode(defaults or {})
        if isinstance(base, Invalid):
            raise TypeError(base.error.message)
        deadline = Deadline(timeout or self.settings.timeout)
        found: dict[int, Verdict] = {}

        def run(chunk: Chunk) -> list[tuple[int, Verdict]]:
            return self._batch(chunk, base, detail, deadline)

        for part in self._bounded(run, _exchange.chunks(rollouts, self.settings)):
            found.update(part)
        return [found[row] for row in range(len(found))]

    def _batch(self, chunk: Chunk, base: bytes, detail: str | None, deadline: Deadline) -> list[tuple[int, Verdict]]:
        found: dict[int, Verdict] = {}
        rest: Chunk | None = chunk
        while rest is not None:
            try:
                response = self._post("/v1/score/batch", rest.batch(base, detail), deadline, {})
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
                time.sleep(pause)
        return list(found.items())

    def _bounded(self, run: Any, parts: Iterable[Chunk | tuple[int, Invalid]]) -> Iterator[list[tuple[int, Verdict]]]:
        """Runs chunks a few at a time, taking the next only when one is done."""
        under_way: deque[Future[list[tuple[int, Verdict]]]] = deque()
        with ThreadPoolExecutor(self.settings.concurrency, thread_name_prefix="assay") as pool:
            for part in parts:
                if not isinstance(part, Chunk):
                    yield [part]
                    continue
                under_way.append(pool.submit(run, part))
                while len(under_way) > self.settings.concurrency:
                    wait(under_way, return_when=FIRST_COMPLETED)
                    for done in [future for future in under_way if future.done()]:
                        under_way.remove(done)
                        yield done.result()
            while under_way:
                yield under_way.popleft().result()

    def stream(
        self, rollouts: Iterable[Mapping[str, Any]], *, detail: str | None = None, timeout: float | None = None
    ) -> Iterator[tuple[int, Verdict]]:
        """Each rollout's position and verdict, in order of completion.

        ``rollouts`` may have any length: it is read as verdicts are taken, a few chunks ahead. ``timeout`` is for one
        chunk.
        """

        def run(chunk: Chunk) -> list[tuple[int, Verdict]]:
            return list(self._stream(chunk, detail, Deadline(timeout or self.settings.timeout)))

        for part in self._bounded(run, _exchange.chunks(rollouts, self.settings)):
            yield from part

    def _stream(self, chunk: Chunk, detail: str | None, deadline: Deadline) -> Iterator[tuple[int, Verdict]]:
        reader = StreamReader(chunk)
        params = {"detail": detail} if detail else {}
        while True:
            pause: float | None
            try:
                with self._connections().stream(
                    "POST",
                    "/v1/score/stream",
                    content=chunk.stream(),
                    params=params,
                    timeout=deadline.timeout(),
                    headers={"Content-Type": "application/x-ndjson", **deadline.headers()},
                ) as response:
                    if response.is_success:
                        for piece in response.iter_bytes():
                            yield from reader.take(piece)
                        yield from reader.rest()
                        return
                    response.read()
                    if response.is_client_error:
                        raise _exchange.refusal(response)
                    retry = response.status_code == httpx.codes.SERVICE_UNAVAILABLE
                    pause = deadline.next_wait(response.headers.get("Retry-After")) if retry else None
                    error = _exchange.failure(None, response)
            except CONNECT_ERRORS as problem:
                pause = deadline.next_wait(None)
                error = _exchange.failure(problem)
            except httpx.HTTPError as problem:
                yield from reader.rest(_exchange.failure(problem))
                return
            if pause is None:
                yield from reader.rest(error)
                return
            time.sleep(pause)

    def ask_door(self, path: str, body: Mapping[str, Any], *, timeout: float | None = None) -> Any:
        """What a trainer's door answers to a body in its own form, e.g. OpenRLHF's.

        Raises:
            RequestRefused: where the door refuses the request.
            VerdictError: where the service, or the way to it, failed.
        """
        line = encode(body)
        if isinstance(line, Invalid):
            raise VerdictError(line)
        try:
            response = self._post(path, line, Deadline(timeout or self.settings.timeout), {})
        except httpx.HTTPError as problem:
            raise VerdictError(Failed(error=_exchange.failure(problem))) from problem
        if response.is_client_error:
            raise _exchange.refusal(response)
        if not response.is_success:
            raise VerdictError(Failed(error=_exchange.failure(None, response)))
        return response.json()
