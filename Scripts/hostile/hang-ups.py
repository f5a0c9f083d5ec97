#!/usr/bin/env python3
"""100,000 clients that connect and go: at once, after half a request, after a whole one, by a close or by a reset.

    Scripts/hostile/hang-ups.py .build/release/assay [--scale 0.1]
"""
import concurrent.futures
import socket
import struct

from attack import main

RESET = struct.pack("ii", 1, 0)
SAID = [
    b"", b"GET", b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", b"POST /v1/score HTTP/1.1\r\nHost: a\r\n",
    b"POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n{", b"\x16\x03\x01\x02\x00",
    b'POST /v1/score HTTP/1.1\r\nHost: a\r\nContent-Length: 54\r\n\r\n'
    b'{"verifier":"counting","answer":"3","ground_truth":3} ',
]


def attack(daemon, scale):
    count = max(20, int(100_000 * scale))

    def hang_up(number):
        with daemon.connect() as connection:
            connection.send(SAID[number % len(SAID)])
            if number % 2:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for start in range(0, count, 1000):
            list(pool.map(hang_up, range(start, min(count, start + 1000))))
            daemon.check()
    return f"{count} clients came and went"


main(__doc__, attack)
