#!/usr/bin/env python3
"""Clients that are killed (SIGKILL) in the middle of a batch, some while they send it, some while they wait: their work is
given up, and whoever else has a batch under way gets all of it.

    Scripts/hostile/killed-clients.py .build/release/assay [--scale 0.1]
"""
import json
import os
import signal
import subprocess
import sys
import threading
import time

from attack import main

CLIENT = """
import socket, sys
host, port, count, share = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
text = "abcdefghij" * 300
row = '{"verifier":"ocr","answer":"%s","ground_truth":"%s"}' % (text, text[::-1])
body = ('{"rollouts":[' + ",".join([row] * count) + "]}").encode()
connection = socket.create_connection((host, port))
head = "POST /v1/score/batch HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body)
connection.sendall(head.encode() + body[:int(len(body) * share)])
print("sent", flush=True)
connection.recv(1)
"""


def attack(daemon, scale):
    clients = max(2, int(40 * scale))
    rows = [{"id": n, "verifier": "counting", "answer": "3", "ground_truth": 3 + n % 2} for n in range(5000)]
    body = json.dumps({"rollouts": rows, "detail": "none"})
    lost = []

    def innocent():
        for _ in range(3):
            status, reply = daemon.ask("POST", "/v1/score/batch", body, {"Content-Type": "application/json"})
            verdicts = json.loads(reply)["verdicts"] if status == 200 else []
            if [(v["id"], v["score"]) for v in verdicts] != [(n, 1 - n % 2) for n in range(5000)]:
                lost.append(status)

    others = [threading.Thread(target=innocent) for _ in range(2)]
    for other in others:
        other.start()
    host, port = daemon.address
    for start in range(0, clients, 8):
        running = []
        for number in range(start, min(clients, start + 8)):
            share = "0.5" if number % 2 else "1"
            running.append(subprocess.Popen([sys.executable, "-c", CLIENT, host, str(port), "4000", share],
                                            stdout=subprocess.PIPE))
        for client in running:
            assert client.stdout.readline() == b"sent\n"
        for client in running:
            os.kill(client.pid, signal.SIGKILL)
            client.wait()
            client.stdout.close()
    for other in others:
        other.join()
    assert not lost, f"batches of others came back wrong: {lost}"
    # A batch of 4,000 such rows takes seconds; work that nobody waits for ends soon after the second in which it is noticed.
    start, before = time.monotonic(), daemon.cpu()
    daemon.wait_for(lambda: daemon.metric("assay_http_requests_in_flight") == 0, "work goes on for nobody", 30)
    return (f"{clients} clients killed, 6 batches of others whole, the rest given up within"
            f" {time.monotonic() - start:.1f} s and {daemon.cpu() - before:.1f} s of CPU")


main(__doc__, attack)
