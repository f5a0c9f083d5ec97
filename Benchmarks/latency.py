#!/usr/bin/env python3
"""Latency of /healthz while other connections post large batches.

    swift build -c release --product assay
    Benchmarks/latency.py -- .build/release/assay serve --listen 127.0.0.1:18787

Starts COMMAND (which must listen on 127.0.0.1:PORT), posts batches of about 1 MB of counting rollouts on 8 connections
without a pause, asks /healthz on 2 more as fast as it answers, and prints the percentiles.
"""
import argparse
import http.client
import json
import socket
import subprocess
import sys
import threading
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--port", type=int, default=18787)
parser.add_argument("--seconds", type=float, default=5)
parser.add_argument("--posters", type=int, default=8)
parser.add_argument("command", nargs="+")
arguments = parser.parse_args()

rollout = json.loads(subprocess.run([sys.executable, __file__.replace("latency.py", "rollout.py")],
                                    capture_output=True, check=True).stdout)
batch = json.dumps({"rollouts": [dict(rollout, id=index) for index in range(270)], "detail": "none"}).encode()

server = subprocess.Popen(arguments.command, stderr=subprocess.DEVNULL)
try:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", arguments.port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    stop, posted, latencies, lock = threading.Event(), [0], [], threading.Lock()

    def post():
        connection = http.client.HTTPConnection("127.0.0.1", arguments.port)
        while not stop.is_set():
            connection.request("POST", "/v1/score/batch", batch, {"Content-Type": "application/json"})
            reply = connection.getresponse()
            reply.read()
            assert reply.status == 200, reply.status
            with lock:
                posted[0] += 1

    def ask():
        connection = socket.create_connection(("127.0.0.1", arguments.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        mine = []
        while not stop.is_set():
            start = time.perf_counter()
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")
            mine.append(time.perf_counter() - start)
        with lock:
            latencies.extend(mine)

    threads = [threading.Thread(target=post) for _ in range(arguments.posters)]
    threads += [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(arguments.seconds)
    stop.set()
    for thread in threads:
        thread.join()
    latencies.sort()
    print(f"{posted[0]} batches of {len(batch)} bytes, {len(latencies)} times /healthz:"
          f" p50 {latencies[len(latencies) // 2] * 1e3:.3f} ms, p99 {latencies[len(latencies) * 99 // 100] * 1e3:.3f} ms")
finally:
    server.terminate()
    server.wait()
