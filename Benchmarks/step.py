#!/usr/bin/env python3
"""One training step: 16,384 seeded rollouts, equal shares of counting, mcq, math, grounding, gui and OCR of 500 characters.

    ./dev build && swift build -c release --package-path Benchmarks --product StepBenchmark
    Benchmarks/step.py batch     4 KB each, one batch;                        goals: < 1.5 s, < 300 MB
    Benchmarks/step.py batches   the same as 32 batches on 4 connections
    Benchmarks/step.py stream    64 KB each, 1 GB, by /v1/score/stream;       goals: < 300 MB, CPU <= 1.5 x reading and scoring

A fresh daemon for each of five rounds; the medians are printed. Time is the client's, from the first byte sent to the last one
received, on the cores that the daemon has too. Memory is the daemon's peak (VmHWM), CPU what it used (utime + stime). For the
stream, `StepBenchmark measure` reads and scores the same rows without a server, in alternation.
"""
import argparse
import concurrent.futures
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TICKS = os.sysconf("SC_CLK_TCK")


class Daemon:
    def __init__(self, binary):
        self.folder = tempfile.TemporaryDirectory()
        ready = os.path.join(self.folder.name, "ready")
        self.process = subprocess.Popen(
            [binary, "serve", "--listen", "127.0.0.1:0", "--ready-file", ready], stderr=subprocess.DEVNULL)
        while not (os.path.exists(ready) and os.path.getsize(ready)):
            time.sleep(0.02)
        with open(ready) as file:
            host, _, port = file.readline().strip().rpartition(":")
        self.address = (host, int(port))

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) * 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def read_to_end(connection):
    pieces = []
    while piece := connection.recv(1 << 20):
        pieces.append(piece)
    return b"".join(pieces)


def batch(address, lines):
    """One batch; the verdicts."""
    body = b'{"rollouts":[' + b",".join(lines) + b"]}"
    with socket.create_connection(address) as connection:
        connection.sendall(
            b"POST /v1/score/batch HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body))
        connection.sendall(body)
        head, _, reply = read_to_end(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head
    return reply


def stream(address, path, count):
    """The whole file as one stream; the number of verdicts."""
    size = os.path.getsize(path)
    verdicts = 0
    with socket.create_connection(address) as connection, open(path, "rb") as file:
        connection.sendall(
            b"POST /v1/score/stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\n"
            b"Content-Length: %d\r\n\r\n" % size)
        sender = threading.Thread(target=connection.sendfile, args=(file,))
        sender.start()
        while piece := connection.recv(1 << 18):
            verdicts += piece.count(b',"timing_us":')
            last = piece
        sender.join()
    assert verdicts == count, (verdicts, last[-300:])
    return verdicts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["batch", "batches", "stream"])
    parser.add_argument("--rows", type=int, default=16_384)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", default=os.path.join(HERE, "..", ".build", "release", "assay"))
    parser.add_argument("--tool", default=os.path.join(HERE, ".build", "release", "StepBenchmark"))
    arguments = parser.parse_args()
    kibibytes = 64 if arguments.kind == "stream" else 4
    size = [str(kibibytes), str(arguments.rows), str(arguments.seed)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "step.jsonl")
        with open(path, "wb") as file:
            subprocess.run([arguments.tool, "rows", *size], stdout=file, check=True)
        print(f"{arguments.rows} rows, {os.path.getsize(path) / 1e6:.0f} MB, seed {arguments.seed}")
        if arguments.kind != "stream":
            with open(path, "rb") as file:
                lines = file.read().splitlines()
            groups = [lines] if arguments.kind == "batch" else [lines[start::32] for start in range(32)]
        seconds, peaks, cpus, alone = [], [], [], []
        for _ in range(arguments.rounds):
            daemon = Daemon(arguments.binary)
            try:
                used = daemon.cpu()
                start = time.perf_counter()
                if arguments.kind == "stream":
                    stream(daemon.address, path, arguments.rows)
                else:
                    with concurrent.futures.ThreadPoolExecutor(4) as pool:
                        replies = list(pool.map(lambda group: batch(daemon.address, group), groups))
                seconds.append(time.perf_counter() - start)
                cpus.append(daemon.cpu() - used)
                peaks.append(daemon.peak())
            finally:
                daemon.stop()
            if arguments.kind == "stream":
                output = subprocess.run([arguments.tool, "measure", *size], capture_output=True, text=True, check=True).stdout
                words = output.split()
                alone.append(float(words[1]) + float(words[3]))
        if arguments.kind != "stream":
            verdicts = [verdict for reply in replies for verdict in json.loads(reply)["verdicts"]]
            statuses = {status: sum(v["status"] == status for v in verdicts) for status in {v["status"] for v in verdicts}}
            mean = sum(verdict["score"] for verdict in verdicts) / len(verdicts)
            print(f"{statuses}, mean score {mean:.3f}")
            assert len(verdicts) == arguments.rows and set(statuses) == {"scored"}
    median = statistics.median
    print(
        f"{arguments.kind}: {median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
        f"{median(cpus):.2f} s of CPU, peak {max(peaks) / 1e6:.0f} MB")
    if alone:
        print(f"reading and scoring alone: {median(alone):.2f} s of CPU; ratio {median(cpus) / median(alone):.2f}")


if __name__ == "__main__":
    sys.exit(main())
