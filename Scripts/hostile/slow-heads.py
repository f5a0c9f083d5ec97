#!/usr/bin/env python3
"""1,000 connections that send a head a byte at a time: each is answered 408 when its time is over, others are not held up.

    Scripts/hostile/slow-heads.py .build/release/assay [--scale 0.1]
"""
import selectors
import time

from attack import main


def attack(daemon, scale):
    count = max(1, int(1000 * scale))
    selector = selectors.DefaultSelector()
    replies, slowest = {}, 0
    for _ in range(count):
        connection = daemon.connect()
        connection.setblocking(False)
        selector.register(connection, selectors.EVENT_READ)
        replies[connection] = b""
    head = b"POST /v1/score HTTP/1.1\r\nHost: a\r\nX-Slow: " + b"a" * 4000
    sent = 0
    waiting = set(replies)
    deadline = time.monotonic() + 60
    while waiting:
        assert time.monotonic() < deadline, f"{len(waiting)} slow connections were never closed"
        for connection in list(waiting):
            try:
                connection.send(head[sent:sent + 1])
            except OSError:
                pass
        sent += 1
        start = time.monotonic()
        daemon.check()
        slowest = max(slowest, time.monotonic() - start)
        for key, _ in selector.select(0.1):
            try:
                piece = key.fileobj.recv(65536)
            except ConnectionError:
                piece = b""
            replies[key.fileobj] += piece
            if not piece:
                selector.unregister(key.fileobj)
                waiting.discard(key.fileobj)
                key.fileobj.close()
    told = sum(reply.startswith(b"HTTP/1.1 408 ") for reply in replies.values())
    assert told == count, f"{count - told} of {count} were closed without 408"
    return f"{count} slow heads answered 408, others within {slowest * 1000:.0f} ms"


main(__doc__, attack, configuration="deadlines_ms: {head: 3000}\n")
