#!/usr/bin/env python3
"""User-space instructions per request of the daemon, counted by callgrind: the same on a busy machine as on a quiet one.

    swift build -c release --product assay
    Benchmarks/instructions.py                 # prints the figures beside the committed reference
    Benchmarks/instructions.py --check         # exit code 1 where one is more than 3 % above its reference
    Benchmarks/instructions.py --update        # writes Benchmarks/instructions.json
    Benchmarks/instructions.py --profile score # which functions they go to

One connection asks and waits for each answer. The daemon is run twice, for N and for 2 N requests, and the difference
cancels what starting and stopping cost. Needs valgrind. Figures depend on the compiler and on the standard library, so
the reference names the version it was taken with.
"""
import argparse
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
REFERENCE = HERE / "instructions.json"

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--command", default=str(HERE.parent / ".build/release/assay"), help="the daemon's executable")
parser.add_argument("--requests", type=int, default=1000, help="N (default 1000)")
parser.add_argument("--tolerance", type=float, default=3, help="per cent above the reference that --check lets pass")
parser.add_argument("--check", action="store_true")
parser.add_argument("--update", action="store_true")
parser.add_argument("--only", metavar="CASE", action="append", help="count this case alone; may be repeated")
parser.add_argument("--profile", metavar="CASE", help="print the functions of one case by their own instructions")
arguments = parser.parse_args()


def request(method, path, body=b""):
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def rollout():
    return subprocess.run([sys.executable, HERE / "rollout.py"], capture_output=True, check=True).stdout.strip()


def cases():
    body = rollout()
    batch = b'{"rollouts":[' + b",".join([body] * 16) + b"]}"
    score = request("POST", "/v1/score", body)
    # Message, rollouts in it, and what the configuration says; DIRECTORY stands for an empty folder.
    return {
        "healthz": (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 1, ""),
        "score": (score, 1, ""),
        # 16 rollouts are one chunk of one worker; the figure is that of a rollout.
        "batch": (request("POST", "/v1/score/batch", batch), 16, ""),
        # The alarm is on by default: its cost is what is missing here from `score`.
        "no_alarm": (score, 1, "format_alarm: off\n"),
        # The record's own thread, which writes the lines, is included.
        "record": (score, 1, "record: DIRECTORY\n"),
    }


def converse(address, message, count):
    """Sends a request, reads the whole reply, and again."""
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port)), 60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(count):
            connection.sendall(message)
            reply = b""
            while b"\r\n\r\n" not in reply:
                reply += receive(connection)
            head, _, body = reply.partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 "), reply
            length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
            while len(body) < length:
                body += receive(connection)


def receive(connection):
    data = connection.recv(1 << 16)
    assert data, "the daemon closed the connection"
    return data


def run(message, count, folder, configuration):
    """Instructions of a daemon that answers so many requests, and where callgrind wrote them."""
    # Valgrind before 3.20 gives up on the debug information of this compiler; symbols are enough.
    command = folder / "assay"
    subprocess.run(["objcopy", "--strip-debug", arguments.command, command], check=True)
    file = folder / f"assay-{count}.yaml"
    file.write_text(configuration.replace("DIRECTORY", str(folder / f"record-{count}")))
    ready, output = folder / f"ready-{count}", folder / f"callgrind-{count}"
    # Dictionaries seeded the same in every run, so that figures repeat.
    environment = dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1")
    server = subprocess.Popen(
        ["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={output}", command, "serve",
         "--config", file, "--listen", "127.0.0.1:0", "--ready-file", str(ready), "--workers", "1"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 120
        while not (ready.exists() and ready.read_text().strip()):
            assert server.poll() is None and time.monotonic() < deadline, "the daemon did not start"
            time.sleep(0.05)
        converse(ready.read_text().split()[0], message, count)
    finally:
        server.terminate()
        server.wait(60)
    totals = [line for line in output.read_text(errors="replace").splitlines() if line.startswith("totals:")]
    ready.unlink()
    return int(totals[-1].split()[1]), output


def measure(message, units, configuration):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        once, _ = run(message, arguments.requests, folder, configuration)
        twice, _ = run(message, 2 * arguments.requests, folder, configuration)
    return round((twice - once) / arguments.requests / units)


def profile(message, _, configuration):
    with tempfile.TemporaryDirectory() as folder:
        _, output = run(message, 2 * arguments.requests, pathlib.Path(folder), configuration)
        text = subprocess.run(["callgrind_annotate", "--threshold=95", output], capture_output=True, text=True).stdout
    print(subprocess.run(["swift", "demangle", "--simplified"], input=text, capture_output=True, text=True).stdout)


def compiler():
    return subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0].strip()


if arguments.profile:
    profile(*cases()[arguments.profile])
    sys.exit(0)
reference = json.loads(REFERENCE.read_text()) if REFERENCE.exists() else {"instructions": {}}
figures, failed = {}, False
print(f"{'case':10}{'instructions':>14}{'reference':>12}{'change':>9}")
for name, case in cases().items():
    if arguments.only and name not in arguments.only:
        continue
    figures[name] = measure(*case)
    known = reference["instructions"].get(name)
    change = (figures[name] / known - 1) * 100 if known else 0
    failed = failed or change > arguments.tolerance
    print(f"{name:10}{figures[name]:14,}{known or 0:12,}{change:+8.1f}%")
if arguments.update:
    REFERENCE.write_text(json.dumps({"compiler": compiler(), "instructions": figures}, indent=2) + "\n")
if arguments.check and failed:
    sys.exit(f"instructions.py: more than {arguments.tolerance:g} % above Benchmarks/instructions.json, which was taken"
             f" with {reference.get('compiler')}")
