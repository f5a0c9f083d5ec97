"""What the attacks share: a daemon on loopback, its counts, and the rule that three rounds leave nothing behind."""
import argparse
import http.client
import json
import os
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import time

ROW = {"verifier": "counting", "answer": "3", "ground_truth": 3}


class Daemon:
    """A daemon of its own, stopped at the end; `arguments` go behind `serve`."""

    def __init__(self, binary, *arguments, configuration=None):
        self.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self.folder.name)
        ready = folder / "ready"
        command = [binary, "serve", "--listen", "127.0.0.1:0", "--ready-file", str(ready), *arguments]
        if configuration:
            (folder / "assay.yaml").write_text(configuration)
            command += ["--config", str(folder / "assay.yaml")]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not (ready.exists() and ready.read_text().strip()):
            assert self.process.poll() is None and time.monotonic() < deadline, "the daemon did not start"
            time.sleep(0.05)
        host, port = ready.read_text().split()[0].rsplit(":", 1)
        self.address = (host, int(port))

    def connect(self, timeout=60):
        return socket.create_connection(self.address, timeout)

    def ask(self, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        content = reply.read()
        connection.close()
        return reply.status, content

    def check(self):
        """It answers, and scores right."""
        assert self.ask("GET", "/healthz") == (200, b"ok\n")
        status, body = self.ask("POST", "/v1/score", json.dumps(ROW), {"Content-Type": "application/json"})
        assert status == 200 and json.loads(body)["score"] == 1, body

    def metric(self, name):
        _, page = self.ask("GET", "/metrics")
        lines = [line for line in page.decode().splitlines() if line.startswith(name + " ")]
        return int(float(lines[0].split()[1]))

    def wait_for(self, condition, what, seconds=60):
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"in vain for {seconds} s: {what}"
            time.sleep(0.05)

    def settle(self):
        """Nothing of the attack is left: no connection but the one that asks, no byte of a body."""
        self.wait_for(lambda: self.metric("assay_http_connections_open") == 1, "connections are still open")
        self.wait_for(lambda: self.metric("assay_http_held_body_bytes") == 0, "bodies are still held")
        # Memory is given back after a second of rest.
        time.sleep(2.5)

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def resident(self):
        """Resident memory in KB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

    def cpu(self):
        """Seconds of CPU used so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.terminate()
        assert self.process.wait(60) == 0, "the daemon did not leave with 0"
        self.folder.cleanup()


def main(description, attack, arguments=(), configuration=None):
    """Runs `attack(daemon, scale)` once to warm up, then in rounds; the last must leave no more memory and descriptors
    than the first."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", help="the daemon's executable")
    parser.add_argument("--scale", type=float, default=1, help="a tenth of everything: 0.1 (default 1)")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    name = pathlib.Path(sys.argv[0]).stem
    daemon = Daemon(options.binary, *arguments, configuration=configuration)
    try:
        daemon.check()
        figures = []
        for number in range(options.rounds + 1):
            before, start = daemon.cpu(), time.monotonic()
            said = attack(daemon, options.scale)
            daemon.check()
            daemon.settle()
            figures.append((daemon.resident(), daemon.descriptors()))
            round_name = f"round {number}" if number else "warm-up"
            print(f"{name}: {round_name}: {said}; {figures[-1][0] / 1024:.1f} MB, {figures[-1][1]} descriptors,"
                  f" {daemon.cpu() - before:.1f} s of CPU in {time.monotonic() - start:.1f} s", flush=True)
        # The warm-up fills what is kept: slots of connections, arenas, stacks.
        grown = figures[-1][0] - figures[1][0]
        assert grown < 4096, f"memory has grown by {grown} KB since the first round"
        assert figures[-1][1] <= figures[1][1], "descriptors are left open"
    finally:
        daemon.stop()
