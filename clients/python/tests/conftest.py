"""A daemon for the whole run, and a server that misbehaves as it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]

CONFIGURATION = """
routing:
  animals: {verifier: vqa, options: {layout: none, extraction: none}}
  numbers: {verifier: math, options: {extraction: boxed}}
"""


def binary() -> Path:
    """The built command: ``ASSAY_BINARY``, or what `swift build` last left."""
    named = os.environ.get("ASSAY_BINARY")
    candidates = [Path(named)] if named else [ROOT / ".build" / kind / "assay" for kind in ("debug", "release")]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    pytest.exit("assay is not built: run `swift build`, or name it in ASSAY_BINARY", returncode=2)


class Daemon:
    """`assay serve` with a configuration, on a TCP port of the system's choice and a Unix socket."""

    def __init__(self, folder: Path, configuration: str = CONFIGURATION) -> None:
        (folder / "assay.yaml").write_text(configuration)
        ready = folder / "ready"
        os.mkfifo(ready)
        self.socket = folder / "assay.sock"
        self._process = subprocess.Popen(
            [
                str(binary()),
                "serve",
                "--config",
                str(folder / "assay.yaml"),
                "--listen",
                "127.0.0.1:0",
                "--listen",
                f"unix:{self.socket}",
                "--ready-file",
                str(ready),
            ],
            stderr=subprocess.DEVNULL,
        )
        # The pipe is opened by the daemon once it listens: nobody polls.
        self.url = f"http://{ready.read_text().splitlines()[0]}"

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=30)


@pytest.fixture(scope="session")
def daemon(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    daemon = Daemon(tmp_path_factory.mktemp("daemon"))
    yield daemon
    daemon.stop()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("ASSAY_") and name != "ASSAY_BINARY"]:
        monkeypatch.delenv(name)


Reply = tuple[int, dict[str, str], bytes]


class Scripted:
    """An HTTP server that gives its replies one after the other, the last one for ever."""

    def __init__(self, reply: Callable[[int, str, bytes], Reply | None]) -> None:
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        lock = threading.Lock()
        seen = self.requests

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                length = self.headers.get("Content-Length")
                body = self.rfile.read(int(length)) if length else b""
                with lock:
                    seen.append((self.path, dict(self.headers.items()), body))
                    number = len(seen)
                answer = reply(number, self.path, body)
                if answer is None:
                    self.close_connection = True
                    self.connection.close()
                    return
                status, fields, content = answer
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def scripted() -> Iterator[Callable[[Callable[[int, str, bytes], Reply | None]], Scripted]]:
    servers: list[Scripted] = []

    def start(reply: Callable[[int, str, bytes], Reply | None]) -> Scripted:
        servers.append(Scripted(reply))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()
