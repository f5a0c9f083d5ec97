#!/usr/bin/env python3
"""Memory of a server per idle keep-alive connection.

    Benchmarks/idle-memory.py [--connections 4000] [--path /healthz] -- COMMAND…

    swift build -c release --package-path Benchmarks --product ServerBenchmark
    Benchmarks/idle-memory.py -- Benchmarks/.build/release/ServerBenchmark 127.0.0.1:18787

Starts COMMAND, which must listen on 127.0.0.1:PORT (--port, 18787), opens the connections, sends one request on each,
reads the reply, and compares the process's proportional set size (Pss of /proc/PID/smaps_rollup) before and after.
With --post BYTES each connection first posts a body of that size to --post-path, so that buffers that grew show up.
The kernel's own memory for the sockets is not the process's and is not counted.
"""

import argparse
import resource
import socket
import subprocess
import sys
import time


def pss_kilobytes(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        for line in rollup:
            if line.startswith("Pss:"):
                return int(line.split()[1])
    raise RuntimeError("no Pss in smaps_rollup")


def connect(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit(f"nothing listens on port {port}")


def exchange(connection, request):
    """Sends a request and reads the reply, whose length must be told."""
    connection.sendall(request)
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, body = received.split(b"\r\n\r\n", 1)
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields[b"content-length"]):
        body += connection.recv(65536)
    if not head.startswith(b"HTTP/1.1 200"):
        sys.exit(f"the server answered {head.split(bytes([13]))[0]!r}")


def main():
    parser = argparse.ArgumentParser(description="Memory of a server per idle keep-alive connection.")
    parser.add_argument("--connections", type=int, default=4000)
    parser.add_argument("--port", type=int, default=18787)
    parser.add_argument("--path", default="/healthz")
    parser.add_argument("--post", type=int, default=0, metavar="BYTES")
    parser.add_argument("--post-path", default="/static")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    server = subprocess.Popen(options.command, stdout=subprocess.DEVNULL)
    try:
        get = f"GET {options.path} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
        post = f"POST {options.post_path} HTTP/1.1\r\nHost: a\r\nContent-Length: {options.post}\r\n\r\n".encode()
        first = connect(options.port)
        exchange(first, get)
        before = pss_kilobytes(server.pid)
        connections = []
        for _ in range(options.connections):
            connection = connect(options.port)
            if options.post:
                exchange(connection, post + b"x" * options.post)
            exchange(connection, get)
            connections.append(connection)
        after = pss_kilobytes(server.pid)
        print(f"idle daemon           {before / 1024:8.2f} MB")
        print(f"with {options.connections:6} conns     {after / 1024:8.2f} MB")
        print(f"per connection        {(after - before) / options.connections:8.2f} KB")
    finally:
        server.terminate()
        server.wait()


main()
