"""OpenRLHF's requests, a connection each, to the daemon and to a FastAPI server with math-verify: server CPU per request.

    python3 Benchmarks/openrlhf.py --python VENV/bin/python3 -- .build/release/assay serve

Both servers run in the same run and are asked the same 200 rollouts (about 3 KB, 20 shapes of answers, one in three
wrong) by the same client, in alternation, five rounds; the figure is the median of user and system time per request. Then
one rollout whose answer is 5^{5^{5^{5^5}}} goes to each among others: how long do they and the health check wait?
VENV is where reward-server.py's packages are.
"""

import argparse
import http.client
import json
import pathlib
import random
import socket
import statistics
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).parent
POISON = "5^{5^{5^{5^5}}}"
# Label, a right answer, a wrong one.
SHAPES = [
    ("42", "42", "41"), (r"\frac{1}{2}", "0.5", "0.51"), ("1024", "2^{10}", "2^9"), (r"\sqrt{8}", r"2\sqrt{2}", "2"),
    ("x^2+2x+1", "(x+1)^2", "(x-1)^2"), (r"\{1,2,3\}", r"\{3,2,1\}", r"\{1,2\}"), ("(1,2)", "(1, 2)", "(2,1)"),
    ("3.14", "3.14", "3.41"), (r"\frac{\pi}{4}", r"\pi/4", r"\pi/2"), ("[0,1)", "[0, 1)", "(0,1)"), ("-7", "-7", "7"),
    ("10000", "10,000", "1,000"), ("x=3", "x = 3", "x=4"), (r"\binom{5}{2}", "10", "11"), ("25\\%", "25\\%", "0.5\\%"),
    ("e^{2}", "e^2", "2e"), (r"\log 2", r"\log(2)", r"\log 3"), ("2x+3y", "3y+2x", "2x-3y"), ("0", "0", "1"),
    (r"\frac{a}{b}", "a/b", "b/a"),
]
WORDS = "so then we know that the number is even and this means both sides agree because each term cancels again".split()


def rollouts(count):
    source = random.Random(20261125)
    bodies = []
    for index in range(count):
        label, right, wrong = SHAPES[index % len(SHAPES)]
        thought = " ".join(source.choice(WORDS) for _ in range(500))
        prompt = "What is the value of the expression?\n"
        answer = wrong if index % 3 == 0 else right
        query = f"{prompt}<think>{thought}</think>The answer is $\\boxed{{{answer}}}$."
        bodies.append(json.dumps({"query": [query], "prompts": [prompt], "labels": [label]}).encode())
    return bodies


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, name, command, port, health):
        self.name, self.port, self.health = name, port, health
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                self.ask("GET", health, None, 1)
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"{name} ended: {' '.join(command)}")
                time.sleep(0.1)
        sys.exit(f"{name} does not answer")

    def ask(self, method, path, body, timeout):
        """One request on a connection of its own, as OpenRLHF's client makes it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json", "Connection": "close"})
            response = connection.getresponse()
            content = response.read()
            if response.status != 200:
                raise OSError(f"{response.status}: {content[:200]!r}")
            return content
        finally:
            connection.close()

    def cpu(self):
        """Seconds of user and system time of the process: the scheduler's nanoseconds of all its threads."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def round(self, bodies, times):
        """Milliseconds of CPU per request, and the sum of the rewards."""
        before, total = self.cpu(), 0.0
        for _ in range(times):
            for body in bodies:
                total += json.loads(self.ask("POST", "/get_reward", body, 60))["rewards"][0]
        return (self.cpu() - before) * 1000 / (len(bodies) * times), total / times

    def poisoned(self, bodies):
        """Seconds a health check and a good request waited at most while the poison was there, and the poison itself."""
        body = json.dumps({"query": [f"?\\boxed{{{POISON}}}"], "prompts": ["?"], "labels": ["3"]}).encode()
        took = {}

        def timed(name, *arguments):
            start = time.monotonic()
            try:
                self.ask(*arguments, 30)
                took[name] = max(took.get(name, 0), time.monotonic() - start)
            except OSError:
                took[name] = float("inf")

        poison = threading.Thread(target=timed, args=("poison", "POST", "/get_reward", body))
        poison.start()
        time.sleep(0.05)
        for _ in range(5):
            timed("health", "GET", self.health, None)
            timed("neighbour", "POST", "/get_reward", bodies[0])
        poison.join()
        return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has reward-server.py's packages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("command", nargs="+", help="the daemon's command, without --listen")
    options = parser.parse_args()
    bodies = rollouts(200)
    ours, theirs = free_port(), free_port()
    servers = [
        Server("assay", [*options.command, "--listen", f"127.0.0.1:{ours}"], ours, "/healthz"),
        Server("fastapi", [options.python, str(HERE / "reward-server.py"), "--port", str(theirs)], theirs, "/health"),
    ]
    times = {"assay": 10, "fastapi": 1}
    costs = {server.name: [] for server in servers}
    try:
        for server in servers:
            server.round(bodies, 1)  # what is made once is not counted
        for _ in range(options.rounds):
            for server in servers:
                cost, total = server.round(bodies, times[server.name])
                costs[server.name].append(cost)
                print(f"{server.name:8} {cost:8.3f} ms CPU a request, {total:.0f} of {len(bodies)} rewarded", flush=True)
        ratios = [theirs / ours for ours, theirs in zip(costs["assay"], costs["fastapi"])]
        for name, found in costs.items():
            print(f"{name:8} median {statistics.median(found):.3f} ms")
        print(f"ratio    median {statistics.median(ratios):.0f}, from {min(ratios):.0f} to {max(ratios):.0f}")
        for server in servers:
            took = server.poisoned(bodies)
            shown = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in took.items())
            print(f"{server.name:8} with {POISON}: at most {shown}")
    finally:
        for server in servers:
            server.process.kill()


if __name__ == "__main__":
    main()
