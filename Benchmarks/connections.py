#!/usr/bin/env python3
"""16,384 new connections of one peer at the same time, each with one OpenRLHF request, as a step's end makes them.

    ./dev build && Benchmarks/connections.py [--connections 16384] [--door openrlhf|slime]

Starts a daemon, opens all connections without waiting for any of them, and sends each one's request as soon as it is there;
no connection is closed before all have their reply. Prints how many were answered with the right reward, from the first
connect to the last reply, and the daemon's CPU time and peak memory. Exit code 1 where one was not answered. Needs as many
descriptors (ulimit -n) here and in the daemon.
"""
import argparse
import errno
import os
import re
import resource
import select
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BODIES = {
    "openrlhf": ("/get_reward", b'{"query":["<|im_start|>user\\n6 x 7?<|im_end|>\\n<think>6*7=42</think>\\\\boxed{42}<|im_end|>"],'
                 b'"prompts":["<|im_start|>user\\n6 x 7?<|im_end|>\\n"],"labels":["42"]}', b'{"rewards":[1.0]'),
    "slime": ("/v1/slime/math", b'{"prompt":"6 x 7?","response":"<think>6*7</think>\\\\boxed{42}","label":"42"}', b"1.0"),
}


def run(address, path, body, right, count):
    request = (
        f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    poll = select.epoll()
    connections, received, answered, refused = {}, {}, 0, 0
    ports = iter(range(10_000, 65_000))
    start = time.perf_counter()
    for _ in range(count):
        connection = socket.socket()
        connection.setblocking(False)
        # Linux looks for a free port the longer the more are taken, up to milliseconds each: they are dealt out here.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for port in ports:
            try:
                connection.bind(("127.0.0.1", port))
                break
            except OSError:
                continue
        error = connection.connect_ex(address)
        if error not in (0, errno.EINPROGRESS):
            raise OSError(error, os.strerror(error))
        connections[connection.fileno()] = connection
        poll.register(connection.fileno(), select.EPOLLOUT)
    opened = time.perf_counter() - start
    waiting = set(connections)
    while waiting:
        events = poll.poll(60)
        if not events:
            break
        for descriptor, _ in events:
            connection = connections[descriptor]
            if descriptor not in received:
                if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                    refused += 1
                    waiting.discard(descriptor)
                    poll.unregister(descriptor)
                    continue
                connection.send(request)
                received[descriptor] = b""
                poll.modify(descriptor, select.EPOLLIN)
                continue
            piece = connection.recv(65536)
            received[descriptor] += piece
            head, found, reply = received[descriptor].partition(b"\r\n\r\n")
            length = re.search(rb"Content-Length: (\d+)", head)
            if piece and not (found and length and len(reply) == int(length[1])):
                continue
            answered += head.startswith(b"HTTP/1.1 200") and reply.startswith(right)
            waiting.discard(descriptor)
            poll.unregister(descriptor)
    seconds = time.perf_counter() - start
    for connection in connections.values():
        connection.close()
    return answered, refused, opened, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--connections", type=int, default=16_384)
    parser.add_argument("--door", choices=sorted(BODIES), default="openrlhf")
    parser.add_argument("--binary", default=os.path.join(HERE, "..", ".build", "release", "assay"))
    arguments = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        ready = os.path.join(folder, "ready")
        daemon = subprocess.Popen(
            [arguments.binary, "serve", "--listen", "127.0.0.1:0", "--ready-file", ready], stderr=subprocess.DEVNULL)
        try:
            while not (os.path.exists(ready) and os.path.getsize(ready)):
                time.sleep(0.02)
            with open(ready) as file:
                host, _, port = file.readline().strip().rpartition(":")
            answered, refused, opened, seconds = run((host, int(port)), *BODIES[arguments.door], arguments.connections)
            with open(f"/proc/{daemon.pid}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
            cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            with open(f"/proc/{daemon.pid}/status") as status:
                peak = int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024
        finally:
            daemon.terminate()
            daemon.wait()
    print(
        f"{arguments.door}: {answered} of {arguments.connections} answered right, {refused} refused; opened in {opened:.2f} s, "
        f"all answered after {seconds:.2f} s; daemon {cpu:.2f} s of CPU, peak {peak:.0f} MB")
    return 0 if answered == arguments.connections else 1


if __name__ == "__main__":
    sys.exit(main())
