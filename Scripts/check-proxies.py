#!/usr/bin/env python3
"""Runs nginx and HAProxy with the configurations of docs/operations.md in front of a daemon, all on loopback, and talks to it
through TLS.

    Scripts/check-proxies.py -- .build/release/assay serve --listen 127.0.0.1:0 --ready-file {ready}

Checked through each: the certificate, a token, 401 without one, one rollout, a batch of 8 MB, a gzip body, a stream that is
answered while it is sent, a kept connection, what an over-long body is answered, and that the daemon's own errors come
through. A proxy that is not installed is passed over and named; exit code 3 where none is.
"""
import argparse
import gzip
import http.client
import json
import os
import pathlib
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TOKEN = "a-token-for-loopback"

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("daemon", nargs="+", help="the daemon's command; {ready} stands for its ready file")
arguments = parser.parse_args()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(condition, process, what):
    deadline = time.monotonic() + 60
    while not condition():
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"check-proxies.py: {what} did not start")
        time.sleep(0.05)


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    except OSError:
        return False


def converse(port, context):
    """Everything a trainer does, through TLS."""
    def connect():
        return http.client.HTTPSConnection("localhost", port, context=context, timeout=60)

    connection = connect()
    authorized = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    row = {"verifier": "counting", "answer": "3", "ground_truth": 3}

    def ask(method, path, body=None, headers=authorized):
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        return reply, reply.read()

    reply, body = ask("GET", "/healthz", headers={})
    assert (reply.status, body) == (200, b"ok\n"), (reply.status, body)
    reply, body = ask("POST", "/v1/score", json.dumps(row), {"Content-Type": "application/json"})
    assert reply.status == 401 and "Bearer" in reply.getheader("WWW-Authenticate"), reply.status
    connected = connection.sock
    for _ in range(20):
        reply, body = ask("POST", "/v1/score", json.dumps(row))
        assert reply.status == 200 and json.loads(body)["score"] == 1, body
    assert connection.sock is connected, "the connection was not kept"
    rows = [dict(row, metadata="x" * 8000)] * 1000
    batch = json.dumps({"rollouts": rows, "detail": "none"}).encode()
    reply, body = ask("POST", "/v1/score/batch", batch)
    assert reply.status == 200 and len(json.loads(body)["verdicts"]) == 1000, reply.status
    reply, body = ask("POST", "/v1/score/batch", gzip.compress(batch),
                      dict(authorized, **{"Content-Encoding": "gzip", "Accept-Encoding": "gzip"}))
    assert reply.status == 200 and reply.getheader("Content-Encoding") == "gzip", reply.status
    assert len(json.loads(gzip.decompress(body))["verdicts"]) == 1000
    reply, body = ask("POST", "/v1/score", json.dumps(dict(row, ground_truth="many")))
    assert reply.status == 400 and json.loads(body)["error"]["code"] == "invalid_ground_truth", body
    reply, body = ask("GET", "/nowhere")
    assert reply.status == 404 and json.loads(body)["error"]["code"] == "not_found", body
    connection.close()

    # A stream: the first verdict comes before the second row is sent.
    raw = context.wrap_socket(socket.create_connection(("127.0.0.1", port), 60), server_hostname="localhost")
    line = json.dumps(row).encode() + b"\n"
    chunk = b"%x\r\n%s\r\n" % (len(line), line)
    raw.sendall(b"POST /v1/score/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN.encode()
                + b"\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
    received = b""
    while b'"row":0' not in received:
        piece = raw.recv(65536)
        assert piece, received
        received += piece
    raw.sendall(chunk + b"0\r\n\r\n")
    while b"\r\n0\r\n\r\n" not in received:
        piece = raw.recv(65536)
        assert piece, received
        received += piece
    assert b'"row":1' in received
    raw.close()

    # Larger than the daemon takes: refused by whoever sees it first, before the body is sent.
    connection = connect()
    connection.putrequest("POST", "/v1/score/batch")
    for name, value in dict(authorized, **{"Content-Length": str(2 << 30)}).items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == 413


def check(name, command, template, values, context, folder):
    if not shutil.which(name):
        print(f"{name}: not installed (apt-get install {name}), passed over")
        return False
    text = template.read_text()
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    configuration = folder / template.name
    configuration.write_text(text)
    proxy = subprocess.Popen(command(configuration), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    port = int(values["listen"].split(":")[1])
    try:
        wait_until(lambda: answers(port), proxy, name)
        deadline = time.monotonic() + 30
        while True:
            try:
                converse(port, context)
                break
            except AssertionError as failure:
                # HAProxy knows the daemon only after its first check.
                if "503" not in str(failure) or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
    finally:
        proxy.terminate()
        proxy.wait(30)
    version = subprocess.run([name, "-v"], capture_output=True, text=True)
    print(f"{name}: fine ({(version.stdout + version.stderr).splitlines()[0].strip()})")
    return True


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    os.chmod(folder, 0o755)
    certificate, key, pem = folder / "cert.pem", folder / "key.pem", folder / "both.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out",
                    certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                   check=True, capture_output=True)
    pem.write_text(certificate.read_text() + key.read_text())
    context = ssl.create_default_context(cafile=certificate)
    ready = folder / "ready"
    daemon = subprocess.Popen([word.replace("{ready}", str(ready)) for word in arguments.daemon],
                              env=dict(os.environ, ASSAY_TOKENS=f"proxy:{TOKEN}"), stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: ready.exists() and ready.read_text().strip(), daemon, "the daemon")
        address = ready.read_text().split()[0]
        common = {"folder": folder, "daemon": address, "certificate": certificate, "key": key, "pem": pem}
        found = [
            check("nginx", lambda file: ["nginx", "-c", file, "-p", folder, "-g", "daemon off;"],
                  HERE / "proxies/nginx.conf", dict(common, listen=f"127.0.0.1:{free_port()}"), context, folder),
            check("haproxy", lambda file: ["haproxy", "-db", "-f", file], HERE / "proxies/haproxy.cfg",
                  dict(common, listen=f"127.0.0.1:{free_port()}"), context, folder),
        ]
    finally:
        daemon.terminate()
        daemon.wait(60)
    sys.exit(0 if any(found) else 3)
