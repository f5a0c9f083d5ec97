"""Both clients against a running daemon, and against a server that misbehaves."""

from __future__ import annotations

import asyncio
import gc
import inspect
import json
import multiprocessing
import os
import pickle
import socket
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from conftest import CONFIGURATION, Daemon, Reply, Scripted

from assay_client import (
    AsyncClient,
    Client,
    Failed,
    Invalid,
    RequestRefused,
    Scored,
    Settings,
    Undecided,
    Verdict,
    VerdictError,
)

Start = Callable[[Callable[[int, str, bytes], Reply | None]], Scripted]
RIGHT = {"verifier": "counting", "answer": "3", "ground_truth": 3}
WRONG = {"verifier": "counting", "answer": "4", "ground_truth": 3}


class Both:
    """The two clients behind one blocking face, so that each test holds for both."""

    def __init__(self, kind: str, url: str, **settings: Any) -> None:
        self.kind = kind
        self._settings = Settings.from_environment(url=url, **settings)

    def score(self, rollout: Mapping[str, Any], **arguments: Any) -> Verdict:
        return self._call("score", rollout, **arguments)

    def score_batch(self, rollouts: Iterable[Mapping[str, Any]], **arguments: Any) -> list[Verdict]:
        return self._call("score_batch", rollouts, **arguments)

    def stream(self, rollouts: Iterable[Mapping[str, Any]], **arguments: Any) -> list[tuple[int, Verdict]]:
        return self._call("stream", rollouts, **arguments)

    def _call(self, name: str, *positional: Any, **arguments: Any) -> Any:
        if self.kind == "sync":
            with Client(settings=self._settings) as client:
                found = getattr(client, name)(*positional, **arguments)
                return list(found) if name == "stream" else found

        async def run() -> Any:
            async with AsyncClient(settings=self._settings) as client:
                found = getattr(client, name)(*positional, **arguments)
                return await found if inspect.isawaitable(found) else [part async for part in found]

        return asyncio.run(run())


@pytest.fixture(params=["sync", "async"])
def both(request: pytest.FixtureRequest) -> Callable[..., Both]:
    return lambda url, **settings: Both(request.param, url, **settings)


def test_outcomes_stay_apart(daemon: Daemon, both: Callable[..., Both]) -> None:
    client = both(daemon.url)
    right = client.score(RIGHT | {"id": "a"})
    assert isinstance(right, Scored)
    assert (right.id, right.score, right.reason, right.decided_by) == ("a", 1.0, "correct", "rule:integer")
    assert right.verifier_version is not None
    assert right.components["accuracy"] == 1.0
    assert float(client.score(WRONG)) == 0.0
    undecided = client.score({"data_source": "animals", "response": "a grey horse", "ground_truth": "zebra"})
    assert isinstance(undecided, Undecided)
    invalid = client.score({"verifier": "counting", "answer": "3", "ground_truth": "many"})
    assert isinstance(invalid, Invalid)
    assert (invalid.error.code, invalid.error.field, invalid.score) == ("invalid_ground_truth", "ground_truth", None)
    with pytest.raises(VerdictError, match="invalid_ground_truth"):
        float(invalid)
    late = client.score({"verifier": "math", "answer": "3", "ground_truth": "3", "deadline_ms": 0})
    assert isinstance(late, Invalid)
    assert late.error.field == "deadline_ms"


def test_a_batch_keeps_its_order_over_many_chunks(daemon: Daemon, both: Callable[..., Both]) -> None:
    client = both(daemon.url, chunk_rows=7, concurrency=3)
    rows = [{"id": row, "answer": str(row % 5), "ground_truth": 3} for row in range(100)]
    rows[40] = {"id": 40, "answer": "3"}
    rows[41] = {"id": 41, "answer": "3", "ground_truth": object()}
    verdicts = client.score_batch(iter(rows), defaults={"verifier": "counting"}, detail="none")
    assert [verdict.id for verdict in verdicts] == list(range(100))
    assert [verdict.score for verdict in verdicts] == [
        None if row in (40, 41) else float(row % 5 == 3) for row in range(100)
    ]
    assert isinstance(verdicts[40], Invalid)
    assert isinstance(verdicts[41], Invalid)
    assert verdicts[41].error.code == "not_json"
    assert client.score_batch([]) == []


def test_a_stream_answers_every_row_once(daemon: Daemon, both: Callable[..., Both]) -> None:
    client = both(daemon.url, chunk_rows=16, concurrency=2)
    # Line separators that are no line ends in JSON Lines, and rows the daemon refuses.
    rows = [{**RIGHT, "id": f"row\u2028{row}\x0b", "answer": "3" if row % 2 else "4"} for row in range(100)]
    rows[50] = {"verifier": "counting"}
    found = client.stream(iter(rows))
    assert sorted(row for row, _ in found) == list(range(100))
    for row, verdict in found:
        assert isinstance(verdict, Invalid) if row == 50 else verdict.score == row % 2
        assert row == 50 or verdict.id == f"row\u2028{row}\x0b"


def test_a_request_that_is_refused_as_a_whole_raises(daemon: Daemon, both: Callable[..., Both]) -> None:
    client = both(daemon.url, config_hash="another")
    for call in (lambda: client.score(RIGHT), lambda: client.score_batch([RIGHT]), lambda: client.stream([RIGHT])):
        with pytest.raises(RequestRefused) as refused:
            call()
        assert (refused.value.status, refused.value.error.code) == (412, "config_mismatch")


def test_a_unix_socket(daemon: Daemon, both: Callable[..., Both]) -> None:
    assert both(f"unix:{daemon.socket}").score(RIGHT).score == 1


def test_503_is_tried_again_when_it_says_so(scripted: Start, both: Callable[..., Both]) -> None:
    body = json.dumps({"error": {"code": "judge_overloaded", "message": "full", "retryable": True}}).encode()
    verdict = json.dumps({"id": None, "score": 0.5, "status": "scored", "reason": "partial"}).encode()

    def reply(number: int, path: str, _: bytes) -> Reply:
        return (503, {"Retry-After": "0"}, body) if number < 4 else (200, {}, verdict)

    server = scripted(reply)
    assert both(server.url).score(RIGHT).score == 0.5
    assert len(server.requests) == 4
    # The daemon is told what is left of the deadline, less each time.
    left = [int(fields["X-Request-Timeout-Ms"]) for _, fields, _ in server.requests]
    assert left == sorted(left, reverse=True)
    assert left[0] <= 60_000


def test_503_for_ever_is_a_failure_with_its_reason(scripted: Start, both: Callable[..., Both]) -> None:
    body = json.dumps({"error": {"code": "judge_overloaded", "message": "full", "retryable": True}}).encode()
    server = scripted(lambda *_: (503, {"Retry-After": "3600"}, body))
    client = both(server.url, timeout=5.0)
    for verdict in [client.score(RIGHT), *client.score_batch([RIGHT]), client.stream([RIGHT])[0][1]]:
        assert isinstance(verdict, Failed)
        assert verdict.error.code == "judge_overloaded"
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [500, 502, 504])
def test_nothing_else_is_tried_again(scripted: Start, both: Callable[..., Both], status: int) -> None:
    server = scripted(lambda *_: (status, {}, b"<html>"))
    client = both(server.url)
    for verdict in [client.score(RIGHT), *client.score_batch([RIGHT]), client.stream([RIGHT])[0][1]]:
        assert isinstance(verdict, Failed)
        assert verdict.error.code == "bad_reply"
    assert len(server.requests) == 3


def test_a_connection_that_breaks_is_a_failure_and_not_tried_again(scripted: Start, both: Callable[..., Both]) -> None:
    server = scripted(lambda *_: None)
    client = both(server.url)
    for verdict in [client.score(RIGHT), *client.score_batch([RIGHT]), client.stream([RIGHT])[0][1]]:
        assert isinstance(verdict, Failed)
        assert verdict.error.code == "unreachable"
        assert verdict.error.retryable
    assert len(server.requests) == 3


def test_no_daemon_is_a_failure_when_time_is_up(both: Callable[..., Both]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        client = both(url, timeout=0.5)
        for verdict in [client.score(RIGHT), *client.score_batch([RIGHT, WRONG]), client.stream([RIGHT])[0][1]]:
            assert isinstance(verdict, Failed)
            assert verdict.error.code == "unreachable"


def test_a_daemon_that_comes_late_is_waited_for(both: Callable[..., Both]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        answered = threading.Event()

        def answer() -> None:
            listener.listen(1)
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                body = b'{"score":1,"status":"scored"}'
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
                answered.set()

        # The first attempts meet a port nobody listens on.
        late = threading.Timer(0.3, answer)
        late.start()
        assert both(url, timeout=30.0).score(RIGHT).score == 1
        assert answered.wait(10)
        late.join()


@pytest.mark.parametrize(
    "reply",
    [
        b"[]",
        b"no json",
        b'{"status":"scored","score":null}',
        b'{"status":"scored","score":true}',
        b'{"status":"scored","score":"1"}',
        b'{"status":"fine","score":1}',
        b'{"verdicts":[]}',
        b'{"verdicts":[{"status":"scored","score":1},{"status":"scored","score":1}]}',
        b'{"row":7,"status":"scored","score":1}',
    ],
)
def test_a_reply_nobody_understands_never_becomes_a_score(
    scripted: Start, both: Callable[..., Both], reply: bytes
) -> None:
    client = both(scripted(lambda *_: (200, {}, reply)).url)
    for verdict in [client.score(RIGHT), *client.score_batch([RIGHT]), client.stream([RIGHT])[0][1]]:
        if isinstance(verdict, Scored):
            # A number where a verdict was asked for is a verdict only in the right place.
            assert reply.startswith(b'{"row":7')
            continue
        assert isinstance(verdict, Failed)
        assert verdict.score is None


def test_failed_rows_of_a_batch_are_asked_again_alone(scripted: Start, both: Callable[..., Both]) -> None:
    asked: list[list[Any]] = []

    def reply(number: int, path: str, body: bytes) -> Reply:
        rows = json.loads(body)["rollouts"]
        asked.append([row["id"] for row in rows])
        failed = {"status": "failed", "score": None, "error": {"code": "judge_timeout", "retryable": True}}
        done = {"status": "scored", "score": 1.0, "reason": "correct"}
        lasting = {"status": "failed", "score": None, "error": {"code": "judge_budget", "retryable": False}}
        kinds = {0: done, 1: failed if number < 3 else done, 2: lasting, 3: failed if number < 2 else done}
        verdicts = [{"id": row["id"], **kinds[row["id"]]} for row in rows]
        return 200, {}, json.dumps({"verdicts": verdicts}).encode()

    verdicts = both(scripted(reply).url).score_batch([{**RIGHT, "id": row} for row in range(4)])
    assert [verdict.status for verdict in verdicts] == ["scored", "scored", "failed", "scored"]
    assert asked == [[0, 1, 2, 3], [1, 3], [1]]


def test_a_stream_that_breaks_off_fails_the_rows_it_owes(scripted: Start, both: Callable[..., Both]) -> None:
    lines = b'{"row":1,"status":"scored","score":1}\n{"error":{"code":"slow_reader","message":"m"}}\n'
    found = dict(both(scripted(lambda *_: (200, {}, lines)).url).stream([RIGHT, RIGHT, RIGHT]))
    assert found[1].score == 1
    for row in (0, 2):
        verdict = found[row]
        assert isinstance(verdict, Failed)
        assert verdict.error.code == "slow_reader"


def test_a_stream_takes_no_more_rows_than_it_works_on(daemon: Daemon) -> None:
    taken = 0

    def endless() -> Iterable[Mapping[str, Any]]:
        nonlocal taken
        while True:
            taken += 1
            yield RIGHT

    with Client(daemon.url, chunk_rows=10, concurrency=2) as client:
        stream = client.stream(endless())
        for _ in range(10):
            assert next(stream)[1].score == 1
        assert taken <= 60
        stream.close()  # type: ignore[attr-defined]


def test_one_asynchronous_client_serves_many_loops(daemon: Daemon) -> None:
    client = AsyncClient(daemon.url)

    async def several() -> list[float | None]:
        return [verdict.score for verdict in await asyncio.gather(*(client.score(RIGHT) for _ in range(20)))]

    def open_files() -> int:
        gc.collect()
        return len(os.listdir("/proc/self/fd"))

    for _ in range(2):
        assert asyncio.run(several()) == [1.0] * 20
    before = open_files()
    for _ in range(10):
        assert asyncio.run(several()) == [1.0] * 20
    # One loop's connections at the most wait for the next.
    assert open_files() <= before + 20
    threads = [threading.Thread(target=lambda: asyncio.run(several())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _score_in_child(client: Client, queue: Any) -> None:
    queue.put(client.score(WRONG).score)


def test_a_client_survives_a_fork(daemon: Daemon) -> None:
    with Client(daemon.url) as client:
        assert client.score(RIGHT).score == 1
        context = multiprocessing.get_context("fork")
        queue = context.Queue()
        child = context.Process(target=_score_in_child, args=(client, queue))
        child.start()
        assert queue.get(timeout=30) == 0
        child.join(30)
        assert client.score(RIGHT).score == 1


def test_connections_are_kept(scripted: Start) -> None:
    peers: set[str] = set()
    verdict = b'{"status":"scored","score":1}'
    server = scripted(lambda *_: (200, {}, verdict))
    handler: Any = server._server.RequestHandlerClass
    setup = handler.setup

    def counted(self: Any) -> None:
        peers.add(str(self.client_address))
        setup(self)

    handler.setup = counted
    with Client(server.url) as client:
        for _ in range(20):
            assert client.score(RIGHT).score == 1
    assert len(peers) == 1


@pytest.mark.parametrize("wrong", [{"url": "127.0.0.1:8787"}, {"timeout": 0}, {"concurrency": -1}, {"chunk_rows": 0}])
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        Client(**wrong)


def test_the_environment_is_read(daemon: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_URL", daemon.url)
    monkeypatch.setenv("ASSAY_TIMEOUT_S", "7.5")
    monkeypatch.setenv("ASSAY_TOKEN", "t0ken")
    settings = Settings.from_environment()
    assert (settings.url, settings.timeout) == (daemon.url, 7.5)
    assert settings.headers()["Authorization"] == "Bearer t0ken"
    assert Client().score(RIGHT).score == 1
    assert Client(timeout=1.0).settings.timeout == 1.0


def test_lone_surrogates_and_numpy_like_values_are_sent(daemon: Daemon) -> None:
    class Array:
        def tolist(self) -> list[int]:
            return [3]

    class Number:
        def item(self) -> int:
            return 3

    with Client(daemon.url) as client:
        assert client.score({**RIGHT, "ground_truth": Number()}).score == 1
        assert client.score({**RIGHT, "answer": "3\ud800"}).score == 0
        assert isinstance(client.score({**RIGHT, "ground_truth": Array()}), Invalid)
        assert isinstance(client.score({**RIGHT, "ground_truth": float("nan")}), Invalid)
    assert "routing" in CONFIGURATION


def test_exceptions_and_verdicts_cross_processes(daemon: Daemon) -> None:
    with Client(daemon.url) as client:
        verdict = client.score({"verifier": "counting", "answer": "3", "ground_truth": "many"})
        assert pickle.loads(pickle.dumps(verdict)) == verdict
        with pytest.raises(VerdictError) as raised:
            float(verdict)
        again = pickle.loads(pickle.dumps(raised.value))
        assert (str(again), again.verdict) == (str(raised.value), verdict)
    with Client(daemon.url, config_hash="x") as client, pytest.raises(RequestRefused) as refused:
        client.score(RIGHT)
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)
