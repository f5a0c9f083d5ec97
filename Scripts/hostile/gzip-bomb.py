#!/usr/bin/env python3
"""200 MB of blanks in 200 KB of gzip, to every door and as a stream, several at a time: 413 long before memory shows it.

    Scripts/hostile/gzip-bomb.py .build/release/assay [--scale 0.1]
"""
import concurrent.futures
import gzip
import json
import threading
import time

from attack import main

BOMB = None


def attack(daemon, scale):
    global BOMB
    BOMB = BOMB or gzip.compress(b" " * int(200_000_000 * max(scale, 0.4)), 9)
    peak, done = [0], threading.Event()

    def watch():
        while not done.wait(0.02):
            peak[0] = max(peak[0], daemon.resident())

    watcher = threading.Thread(target=watch)
    watcher.start()

    def send(path):
        kind = "application/x-ndjson" if path.endswith("stream") else "application/json"
        return path, daemon.ask("POST", path, BOMB, {"Content-Type": kind, "Content-Encoding": "gzip"})

    try:
        paths = ["/v1/score", "/v1/score/batch", "/get_reward", "/v1/slime", "/v1/score/stream"] * 2
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for path, (status, body) in pool.map(send, paths):
                if path.endswith("stream"):
                    last = json.loads(body.splitlines()[-1])
                    assert status == 200 and last["error"]["code"] in ("body_too_large", "row_too_large"), last
                else:
                    assert status == 413 and json.loads(body)["error"]["code"] == "body_too_large", (path, status, body)
    finally:
        done.set()
        watcher.join()
    return f"{len(paths)} bombs of {len(BOMB) / 1000:.0f} KB refused, at most {peak[0] / 1024:.0f} MB resident"


main(__doc__, attack)
