"""What both clients share: deadlines, when to try again, what a reply means. No I/O."""

from __future__ import annotations

import contextlib
import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from .errors import RequestRefused
from .rollouts import encode
from .settings import Settings
from .verdicts import Failed, Invalid, RowError, Verdict, error_from_json, verdict_from_json

_FIRST_WAIT_SECONDS = 0.1
_LONGEST_WAIT_SECONDS = 5.0
# The connection was never made: nothing was asked, so asking again is safe.
CONNECT_ERRORS = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Deadline:
    """The end of a call, in seconds of the monotonic clock, and the waits on the way there."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._wait = _FIRST_WAIT_SECONDS

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._end - time.monotonic())

    def headers(self) -> dict[str, str]:
        """What the daemon is told: it fails a rollout it could not score in time rather than answer late."""
        return {"X-Request-Timeout-Ms": str(max(1, int(self.left * 1000)))}

    def timeout(self) -> httpx.Timeout:
        """For one attempt; a little longer than the daemon is told, so that its own answer arrives."""
        return httpx.Timeout(self.left + 1.0, connect=max(0.001, min(self.left, 10.0)))

    def next_wait(self, retry_after: str | None) -> float | None:
        """Seconds to wait before the next attempt; None where it would come too late."""
        wait = self._wait * (0.5 + random.random() / 2)
        self._wait = min(self._wait * 2, _LONGEST_WAIT_SECONDS)
        if retry_after is not None:
            # A date, which a daemon of ours does not send, is passed over: the usual wait holds.
            with contextlib.suppress(ValueError):
                wait = max(0.0, float(retry_after))
        return wait if wait < self.left else None


def failure(problem: httpx.HTTPError | None, response: httpx.Response | None = None) -> RowError:
    """Why no verdict came back."""
    if response is not None:
        body = _json(response.content)
        if isinstance(body, Mapping) and isinstance(body.get("error"), Mapping):
            return error_from_json(body["error"])
        return RowError("bad_reply", f"{response.status_code} from {response.url}", retryable=response.is_server_error)
    if isinstance(problem, httpx.TimeoutException):
        return RowError("deadline_exceeded", f"no reply in time: {type(problem).__name__}", retryable=True)
    return RowError("unreachable", f"{type(problem).__name__}: {problem}", retryable=True)


def refusal(response: httpx.Response) -> RequestRefused:
    """The exception for a request that was refused as a whole."""
    body = _json(response.content)
    error = error_from_json(body["error"]) if isinstance(body, Mapping) and "error" in body else None
    return RequestRefused(response.status_code, error or RowError("bad_reply", response.text[:200]))


def single(response: httpx.Response) -> Verdict:
    """The verdict in the reply to ``/v1/score``."""
    body = _json(response.content)
    if isinstance(body, Mapping) and "status" in body:
        return verdict_from_json(body)
    if response.is_client_error:
        raise refusal(response)
    return Failed(error=failure(None, response))


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except ValueError:
        return None


@dataclass(frozen=True)
class Chunk:
    """Rows of one request: their positions in the call, and their bytes."""

    rows: Sequence[int]
    lines: Sequence[bytes]

    def batch(self, defaults: bytes, detail: str | None) -> bytes:
        """The body of ``/v1/score/batch``."""
        level = b',"detail":' + json.dumps(detail).encode() if detail else b""
        return b'{"rollouts":[' + b",".join(self.lines) + b'],"defaults":' + defaults + level + b"}"

    def stream(self) -> bytes:
        """The body of ``/v1/score/stream``."""
        return b"\n".join(self.lines) + b"\n"

    def all(self, error: RowError) -> list[tuple[int, Verdict]]:
        """Every row failed for the same reason."""
        return [(row, Failed(error=error)) for row in self.rows]

    def verdicts(self, response: httpx.Response) -> list[tuple[int, Verdict]]:
        """The verdicts of a batch, each with its position."""
        if response.is_client_error:
            raise refusal(response)
        body = _json(response.content)
        found = body.get("verdicts") if response.is_success and isinstance(body, Mapping) else None
        if not isinstance(found, list):
            return self.all(failure(None, response))
        if len(found) != len(self.rows):
            return self.all(RowError("bad_reply", f"{len(found)} verdicts for {len(self.rows)} rollouts"))
        return [(row, verdict_from_json(value)) for row, value in zip(self.rows, found, strict=True)]

    def again(self, verdicts: Iterable[tuple[int, Verdict]]) -> Chunk | None:
        """The rows that failed and may succeed soon: what 503 is to a single rollout."""
        wanted = {row for row, verdict in verdicts if isinstance(verdict, Failed) and verdict.error.retryable}
        kept = [(row, line) for row, line in zip(self.rows, self.lines, strict=True) if row in wanted]
        return Chunk([row for row, _ in kept], [line for _, line in kept]) if kept else None


class StreamReader:
    """Reads the lines of one stream; rows that get none are failed at its end."""

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._left = set(range(len(chunk.rows)))
        self._rest = b""
        self._end = RowError("bad_reply", "the stream ended before this row's verdict", retryable=True)

    def take(self, piece: bytes) -> Iterator[tuple[int, Verdict]]:
        """The verdicts in a piece of the stream, cut at line feeds alone: a string may hold any other line end."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            found = self._line(line)
            if found is not None:
                yield found

    def _line(self, line: bytes) -> tuple[int, Verdict] | None:
        """The verdict in a line; None for the line that says why the stream ends."""
        if not line.strip():
            return None
        try:
            value = json.loads(line)
        except ValueError:
            self._end = RowError("bad_reply", "a line of the stream is no JSON")
            return None
        if isinstance(value, Mapping) and "status" not in value:
            self._end = error_from_json(value.get("error"))
            return None
        verdict = verdict_from_json(value)
        row = verdict.raw.get("row")
        if not isinstance(row, int) or row not in self._left:
            self._end = RowError("bad_reply", f"a verdict for row {row!r}, which was not asked for")
            return None
        self._left.discard(row)
        return self._chunk.rows[row], verdict

    def rest(self, error: RowError | None = None) -> list[tuple[int, Verdict]]:
        """What has no verdict when the stream is over."""
        return [(self._chunk.rows[row], Failed(error=error or self._end)) for row in sorted(self._left)]


def chunks(rollouts: Iterable[Mapping[str, Any]], settings: Settings) -> Iterator[Chunk | tuple[int, Invalid]]:
    """Cuts rollouts into requests; a rollout that cannot be written comes as its verdict instead."""
    rows: list[int] = []
    lines: list[bytes] = []
    size = 0
    for row, rollout in enumerate(rollouts):
        line = encode(rollout)
        if isinstance(line, Invalid):
            yield row, line
            continue
        if rows and (len(rows) >= settings.chunk_rows or size + len(line) > settings.chunk_bytes):
            yield Chunk(rows, lines)
            rows, lines, size = [], [], 0
        rows.append(row)
        lines.append(line)
        size += len(line) + 1
    if rows:
        yield Chunk(rows, lines)
