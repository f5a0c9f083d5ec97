#!/usr/bin/env python3
"""4,000 connections that say nothing, or nothing after their first request: cheap to keep, closed when their time is over.

    Scripts/hostile/idle-connections.py .build/release/assay [--scale 0.1]
"""
import time

from attack import main


def attack(daemon, scale):
    count = max(2, int(4000 * scale))
    before = daemon.resident()
    connections = [daemon.connect() for _ in range(count)]
    for connection in connections[::2]:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
    for connection in connections[::2]:
        assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")
    each = (daemon.resident() - before) / count
    start = time.monotonic()
    daemon.check()
    took = time.monotonic() - start
    for connection in connections:
        assert connection.recv(4096) == b"", "an idle connection was not closed"
        connection.close()
    return f"{count} idle connections of {each:.2f} KB each, others within {took * 1000:.0f} ms, all closed in time"


main(__doc__, attack, configuration="deadlines_ms: {idle: 5000}\n")
