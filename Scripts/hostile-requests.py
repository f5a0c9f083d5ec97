#!/usr/bin/env python3
"""Sends hostile requests to a live daemon: every one has to be answered or closed cleanly, and nothing may be left behind.

    Scripts/hostile-requests.py --requests 100000 -- .build/release/assay serve --listen 127.0.0.1:0 --ready-file {ready}
    Scripts/hostile-requests.py --requests 2000 --url http://127.0.0.1:8787

The seed is printed; the same seed makes the same requests. Endpoints and valid requests come from the daemon's own
/openapi.json, so that none is forgotten. Five kinds, in equal shares:

  bytes     bytes at random, lines of printable ones, heads without end
  http      a valid request mutated as bytes: cut, doubled, flipped, spliced with another
  framing   a valid request with a hostile head: lengths, chunks, methods, targets, versions, fields
  json      valid JSON with a member replaced, doubled, removed or nested, framed correctly
  text      JSON with its bytes mutated, framed correctly

Each goes over a connection of its own, alone or with another behind it; then the client stops sending and reads to the
end. One in 25 goes away without reading, one in 50 resets the connection. What is expected of the daemon:

  - it sends nothing but whole, well-formed HTTP/1.1 responses, and closes in order (no reset, no time-out);
  - json and text get exactly one; errors are JSON with a code of the documented list; nothing is answered 500;
  - at the end it answers /healthz, holds no byte of a body, has no connection open, and its memory has not grown.

Exit code 1 where any of that does not hold; the request is printed as Python bytes.
"""

import argparse
import asyncio
import json
import os
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request

KINDS = ["bytes", "http", "framing", "json", "text"]
PATIENCE = 60


class Broken(Exception):
    """What the daemon did wrong."""


def fetch(url, path):
    with urllib.request.urlopen(url + path, timeout=PATIENCE) as reply:
        return reply.read().decode()


class Requests:
    """The seeded generator."""

    NASTY = [
        None, True, -1, 0, 1e308, 5e-324, 10**400, "", " ", "\x00", "\ud800", "\u202e", "é" * 50, "<think>" * 20, "\\boxed{" * 40,
        "<|begin_of_box|>" * 3, "9^{9^{9^{9^9}}}", [], {}, [[]], [None] * 20, {"": {}}, "NaN", "1" * 5000, "((((((((((" * 40,
        "__import__('os').system('true')", {"$ref": "#"}, "${jndi:ldap://a}", "../../etc/passwd", "'; --",
    ]
    METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "POST ", "", "P\tT", "X" * 300]
    VERSIONS = ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/1.10", "http/1.1", "", "HTTP/1.1 "]
    LENGTHS = ["0", "-1", "+5", "5, 5", "0x10", "1e3", "99999999999999999999999", "9223372036854775807", "1073741825", "00005", " 5", "", "٣"]
    FIELDS = [
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding : chunked", "Content-Length: 5", "Content-Length: 6", "Connection: close", "Connection: keep-alive",
        "Connection: upgrade\r\nUpgrade: h2c", "Expect: 100-continue", "Expect: 200-ok", "Host: a", "Host:", "Host: a b", " folded",
        "Content-Type: text/plain", "Content-Type: application/json; charset=latin1", "Content-Encoding: gzip",
        "Content-Encoding: br", "X-Assay-Config: 0000000000000000", "X-Request-Timeout-Ms: 0", "X-Request-Timeout-Ms: 1",
        "X-Request-Timeout-Ms: 99999999999999999999", "X\x00Y: 1", "X: \x01", ": empty", "X: " + "y" * 9000, "X: \xff\xfe",
        "Authorization: Bearer x", "Range: bytes=0-", "TE: trailers", "Accept-Encoding: gzip", "Cookie: " + "a=b;" * 500,
    ]

    def __init__(self, seed, document):
        self.random = random.Random(seed)
        self.posts, self.gets = [], []
        for path, item in document["paths"].items():
            for method, operation in item.items():
                path_now = path.replace("{verifier}", "math")
                if method == "get":
                    self.gets.append(path_now)
                    continue
                for media, content in operation["requestBody"]["content"].items():
                    example = content["example"]
                    self.posts.append((path_now, media, example))
        self.rollouts = [json.loads(line) for line in self.fixture_lines()]

    @staticmethod
    def fixture_lines():
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures")
        for domain in sorted(os.listdir(folder)):
            for name in ("example.jsonl", "hostile.jsonl"):
                path = os.path.join(folder, domain, name)
                if domain in ("http", "json", "text") or not os.path.exists(path):
                    continue
                with open(path, encoding="utf-8") as lines:
                    yield from (line for line in lines if '"verifier"' in line and len(line) < 20_000)

    def valid(self):
        """A path, a content type and a value that are right."""
        path, media, example = self.random.choice(self.posts)
        rollout = dict(self.random.choice(self.rollouts))
        text = rollout.get("response", rollout.get("answer", ""))
        if path == "/v1/score":
            example = rollout
        elif path == "/v1/score/batch":
            example = {"rollouts": self.random.sample(self.rollouts, self.random.randrange(4)), "detail": "brief"}
        elif path.startswith("/v1/slime"):
            example = {"prompt": "p", "response": text, "label": rollout.get("ground_truth")}
        elif isinstance(example, dict) and "query" in example:
            example = {"query": ["p" + str(text)], "prompts": ["p"], "labels": [rollout.get("ground_truth")]}
        return path, media, example

    def encoded(self, example, media):
        if "ndjson" in media:
            if isinstance(example, str):
                return example.encode("utf-8", "surrogatepass")
            rows = [example] + self.random.sample(self.rollouts, self.random.randrange(3))
            return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
        return json.dumps(example, ensure_ascii=self.random.random() < 0.5).encode("utf-8", "surrogatepass")

    def framed(self, path, media, body, fields=()):
        lines = [f"POST {path} HTTP/1.1", "Host: a", f"Content-Type: {media}", f"Content-Length: {len(body)}", *fields]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def whole(self):
        if self.random.random() < 0.1:
            return f"GET {self.random.choice(self.gets)} HTTP/1.1\r\nHost: a\r\n\r\n".encode()
        path, media, example = self.valid()
        return self.framed(path, media, self.encoded(example, media))

    def bytes_(self):
        chance = self.random.random()
        if chance < 0.4:
            return self.random.randbytes(self.random.randrange(1, 2000))
        if chance < 0.7:
            lines = [bytes(self.random.randrange(32, 127) for _ in range(self.random.randrange(80))) for _ in range(self.random.randrange(1, 20))]
            return b"\r\n".join(lines) + b"\r\n\r\n"
        if chance < 0.85:
            return b"POST /v1/score HTTP/1.1\r\nHost: a\r\n" + b"X: y\r\n" * self.random.randrange(200)
        return self.random.choice([b"\x16\x03\x01\x02\x00\x01", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\r\n" * 50, b"\x00" * 500, b"GET"]) * self.random.randrange(1, 4)

    def mutated(self, data):
        data = bytearray(data)
        for _ in range(self.random.randrange(1, 5)):
            if not data:
                break
            start = self.random.randrange(len(data))
            end = min(len(data), start + self.random.randrange(1, 40))
            kind = self.random.randrange(7)
            if kind == 0:
                data[start] ^= 1 << self.random.randrange(8)
            elif kind == 1:
                del data[start:end]
            elif kind == 2:
                data[start:start] = data[start:end] * self.random.randrange(1, 30)
            elif kind == 3:
                data[start:start] = self.random.randbytes(self.random.randrange(1, 20))
            elif kind == 4:
                del data[start:]
            elif kind == 5:
                data[start:start] = self.random.choice([b"\r\n", b"\n", b"\x00", b'"', b"\\u", b"{", b"]", b"\xed\xa0\x80", b"[" * 500, b"0\r\n\r\n"])
            else:
                data[start:end] = bytes(reversed(data[start:end]))
        return bytes(data)

    def http(self):
        data = self.whole()
        if self.random.random() < 0.2:
            other = self.whole()
            data = data[: self.random.randrange(len(data))] + other[self.random.randrange(len(other)) :]
        return self.mutated(data)

    def framing(self):
        path, media, example = self.valid()
        body = self.encoded(example, media)
        method = self.random.choice(self.METHODS) if self.random.random() < 0.3 else "POST"
        version = self.random.choice(self.VERSIONS) if self.random.random() < 0.2 else "HTTP/1.1"
        if self.random.random() < 0.3:
            path = self.random.choice(
                [path + "?" + "a=b&" * 50, path + "/", "/" + path, "http://a" + path, "*", path + "#x", path + "%", path + "%00",
                 path.upper(), "/" + "a" * 9000, path + "?detail=full&detail=none", path + "?verifier=nope", path + "?shape=dict", "//", ""])
        fields = ["Host: a", f"Content-Type: {media}"]
        chance = self.random.random()
        if chance < 0.35:
            fields.append(f"Content-Length: {self.random.choice(self.LENGTHS)}")
        elif chance < 0.5:
            fields.append(f"Content-Length: {max(0, len(body) + self.random.randrange(-20, 20))}")
        elif chance < 0.85:
            fields.append("Transfer-Encoding: chunked")
            body = self.chunked(body)
        else:
            fields.append(f"Content-Length: {len(body)}")
        for _ in range(self.random.randrange(3)):
            fields.insert(self.random.randrange(len(fields) + 1), self.random.choice(self.FIELDS))
        ending = "\r\n" if self.random.random() < 0.95 else "\n"
        head = ending.join([f"{method} {path} {version}", *fields]) + ending * 2
        return head.encode("latin-1", "replace") + body

    def chunked(self, body):
        pieces, start = [], 0
        while start < len(body):
            size = self.random.randrange(1, len(body) - start + 1)
            text = f"{size:x}"
            if self.random.random() < 0.1:
                text = self.random.choice([f"{size:X}", f"000{size:x}", f"{size + 1:x}", "-1", "g", "", "ffffffffffffffff", f"{size:x};a=b", f'{size:x};a="' + "x" * 300, f"{size:x} "])
            pieces += [text.encode(), b"\r\n", body[start : start + size], b"\r\n" if self.random.random() < 0.98 else b"\n"]
            start += size
        pieces.append(self.random.choice([b"0\r\n\r\n", b"0\r\n\r\n", b"0\r\nT: x\r\n\r\n", b"0\r\n" + b"T: x\r\n" * 200 + b"\r\n", b"", b"0", b"00000000000000000000\r\n\r\n"]))
        return b"".join(pieces)

    def changed(self, value, depth=0):
        """The value with one thing in it replaced."""
        if isinstance(value, dict) and value and self.random.random() < 0.9:
            value = dict(value)
            key = self.random.choice(list(value))
            chance = self.random.random()
            if chance < 0.15:
                del value[key]
            elif chance < 0.25:
                value[key + self.random.choice(["", "_", "\x00", "é"])] = value.pop(key)
            elif chance < 0.35:
                value[self.random.choice(["verifier", "data_source", "options", "detail", "id", "answer", "nope", "defaults"])] = self.nasty()
            else:
                value[key] = self.changed(value[key], depth + 1)
            return value
        if isinstance(value, list) and value and self.random.random() < 0.8:
            value = list(value)
            index = self.random.randrange(len(value))
            if self.random.random() < 0.2:
                value.append(value[index])
            else:
                value[index] = self.changed(value[index], depth + 1)
            return value
        if isinstance(value, str) and self.random.random() < 0.5:
            return self.mutated(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
        return self.nasty()

    def nasty(self):
        if self.random.random() < 0.1:
            value = 1
            for _ in range(self.random.choice([30, 70, 300])):
                value = [value] if self.random.random() < 0.5 else {"a": value}
            return value
        return self.random.choice(self.NASTY)

    def json(self):
        path, media, example = self.valid()
        for _ in range(self.random.randrange(1, 4)):
            example = self.changed(example)
        body = self.encoded(example, media)
        if "ndjson" in media and not isinstance(example, (dict, str)):
            body = json.dumps(example).encode()
        query = self.random.choice(["", "", "?detail=full", "?detail=none", "?shape=dict", "?verifier=mcq", "?verifier=%ff"])
        return self.framed(path + query, media, body)

    def text(self):
        path, media, example = self.valid()
        return self.framed(path, media, self.mutated(self.encoded(example, media)))

    def next(self):
        kind = self.random.choice(KINDS)
        data = {"bytes": self.bytes_, "http": self.http, "framing": self.framing, "json": self.json, "text": self.text}[kind]()
        count = 1
        while self.random.random() < 0.15 and count < 4 and kind in ("json", "text"):
            data += self.json()
            count += 1
        if kind in ("bytes", "http", "framing") and self.random.random() < 0.15:
            data += self.whole()
        chance = self.random.random()
        leaves = "resets" if chance < 0.02 else "goes" if chance < 0.06 else None
        return kind, data, count if kind in ("json", "text") else None, leaves


class Replies:
    """Reads what a daemon sent, strictly."""

    STATUS = re.compile(rb"HTTP/1\.1 ([1-5][0-9][0-9]) [ -~]*\Z")
    FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)\Z")

    def __init__(self, codes):
        self.codes = codes

    def read(self, data, may_be_head, asked_stream):
        replies = []
        while data:
            status, fields, data = self.head(data)
            if status < 200:
                continue
            body, data = self.body(status, fields, data, may_be_head)
            self.check(status, fields, body, asked_stream)
            replies.append(status)
        return replies

    def head(self, data):
        end = data.find(b"\r\n\r\n")
        if end < 0:
            raise Broken(f"a head without end: {data[:200]!r}")
        lines = data[:end].split(b"\r\n")
        status = self.STATUS.match(lines[0])
        if not status:
            raise Broken(f"no status line: {lines[0]!r}")
        fields = {}
        for line in lines[1:]:
            match = self.FIELD.match(line)
            if not match:
                raise Broken(f"no field: {line!r}")
            name = match[1].lower()
            if name in fields:
                raise Broken(f"{name!r} twice")
            fields[name] = match[2]
        return int(status[1]), fields, data[end + 4 :]

    def body(self, status, fields, data, may_be_head):
        if fields.get(b"transfer-encoding") == b"chunked":
            if may_be_head and (not data or data.startswith(b"HTTP/1.1 ")):
                return None, data
            return self.chunks(data)
        if b"content-length" not in fields:
            if status == 204:
                return b"", data
            if fields.get(b"connection") == b"close":
                return (None, data) if may_be_head and data.startswith(b"HTTP/1.1 ") else (data, b"")
            raise Broken(f"{status} without a length")
        length = int(fields[b"content-length"])
        if may_be_head and length and (not data or data.startswith(b"HTTP/1.1 ")):
            return None, data
        if len(data) < length:
            raise Broken(f"{length} bytes promised, {len(data)} sent")
        return data[:length], data[length:]

    def chunks(self, data):
        body = b""
        while True:
            line, found, data = data.partition(b"\r\n")
            if not found or not re.fullmatch(rb"[0-9a-f]+", line):
                raise Broken(f"no chunk size: {line[:50]!r}")
            size = int(line, 16)
            if size == 0:
                if not data.startswith(b"\r\n"):
                    raise Broken("no end of the chunks")
                return body, data[2:]
            if data[size : size + 2] != b"\r\n":
                raise Broken("a chunk that does not end")
            body += data[:size]
            data = data[size + 2 :]

    def check(self, status, fields, body, asked_stream):
        if status == 500:
            raise Broken(f"answered 500: {body!r}")
        if status in (503, 504) and b"retry-after" not in fields:
            raise Broken(f"{status} without Retry-After")
        if body is None or status == 204:
            return
        kind = fields.get(b"content-type", b"")
        if kind == b"application/json":
            value = json.loads(body)
            if status >= 400:
                self.check_error(value["error"])
        elif kind == b"application/x-ndjson":
            for line in body.splitlines():
                value = json.loads(line)
                if value["error"] is not None:
                    self.check_error(value["error"])
        elif not kind.startswith(b"text/plain"):
            raise Broken(f"{status} with {kind!r}")

    def check_error(self, error):
        if error["code"] not in self.codes or error["code"] == "internal_error" or not error["message"]:
            raise Broken(f"an error that is none: {error}")


async def send(address, data, leaves):
    """One connection; returns what came back, or None where the client went away."""
    reader, writer = await asyncio.open_connection(*address, limit=1 << 26)
    try:
        writer.write(data)
        if leaves == "resets":
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if leaves:
            return None
        try:
            await writer.drain()
            writer.write_eof()
        except (ConnectionResetError, BrokenPipeError):
            # The daemon has answered and closed before it had it all.
            pass
        return await asyncio.wait_for(reader.read(-1), PATIENCE)
    finally:
        writer.close()


class Memory:
    """Resident kilobytes of a process, and its open descriptors."""

    def __init__(self, pid):
        self.pid = pid

    def __call__(self):
        if not self.pid:
            return 0
        with open(f"/proc/{self.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd")) if self.pid else 0


def gauge(metrics, name):
    return sum(float(line.rsplit(" ", 1)[1]) for line in metrics.splitlines() if line.startswith((name + " ", name + "{")))


async def run(arguments, url, memory, process):
    host, _, port = url.removeprefix("http://").rpartition(":")
    document = json.loads(fetch(url, "/openapi.json"))
    codes = document["components"]["schemas"]["Error"]["properties"]["code"]["enum"]
    requests, replies = Requests(arguments.seed, document), Replies(codes)
    statuses, kinds, failures, resets = {}, dict.fromkeys(KINDS, 0), 0, 0
    settled = 0
    done = 0
    generator = iter(range(arguments.requests))
    started = time.monotonic()

    async def client():
        nonlocal failures, done, resets, settled
        for _ in generator:
            kind, data, count, leaves = requests.next()
            kinds[kind] += 1
            try:
                received = await send((host, int(port)), data, leaves)
                if received is not None:
                    found = replies.read(received, b"HEAD " in data, b"/stream" in data)
                    if count is not None and len(found) != count:
                        raise Broken(f"{len(found)} replies to {count} requests: {found}")
                    for status in found or ["closed"]:
                        statuses[status] = statuses.get(status, 0) + 1
            except (Broken, ValueError, KeyError, TypeError) as problem:
                failures += 1
                print(f"{kind}: {problem!r}\n  {data[:2000]!r}", file=sys.stderr)
            except (OSError, asyncio.TimeoutError) as problem:
                failures += 1
                print(f"{kind}: {problem!r}\n  {data[:2000]!r}", file=sys.stderr)
            done += 1
            if done == arguments.requests // 4:
                settled = memory()
            if failures > 20:
                return

    descriptors = memory.descriptors()
    await asyncio.gather(*(client() for _ in range(arguments.connections)))
    if process and process.poll() is not None:
        raise SystemExit(f"the daemon has ended with {process.returncode}")
    held = connections = -1
    for _ in range(100):
        metrics = fetch(url, "/metrics")
        held, connections = gauge(metrics, "assay_http_held_body_bytes"), gauge(metrics, "assay_http_connections_open")
        if held == 0 and connections <= 1:
            break
        await asyncio.sleep(0.1)
    if fetch(url, "/healthz") != "ok\n" or held != 0 or connections > 1:
        failures += 1
        print(f"{held} bytes are held and {connections} connections open at the end", file=sys.stderr)
    print(f"seed {arguments.seed}: {done} requests in {time.monotonic() - started:.0f} s, {kinds}")
    print(f"  answered {dict(sorted(statuses.items(), key=lambda item: str(item[0])))}")
    if memory.pid:
        now = memory()
        print(f"  resident {settled} KB after a quarter, {now} KB at the end; {descriptors} and {memory.descriptors()} descriptors")
        if now > settled + 16 * 1024 or memory.descriptors() > descriptors + 2:
            failures += 1
            print("  the daemon has grown", file=sys.stderr)
    print(f"  {failures} failures")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--connections", type=int, default=32, help="at a time")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--url", help="a daemon that runs; else COMMAND is started")
    parser.add_argument("command", nargs="*", help="starts a daemon; {ready} is the file it writes its address to")
    arguments = parser.parse_args()
    if arguments.url:
        return asyncio.run(run(arguments, arguments.url, Memory(None), None))
    if not arguments.command:
        parser.error("one of --url and a command is needed")
    with tempfile.TemporaryDirectory() as folder:
        ready = os.path.join(folder, "ready")
        process = subprocess.Popen([part.replace("{ready}", ready) for part in arguments.command], stderr=subprocess.DEVNULL)
        try:
            while not (os.path.exists(ready) and os.path.getsize(ready)):
                if process.poll() is not None:
                    raise SystemExit("the daemon did not start")
                time.sleep(0.05)
            with open(ready) as file:
                url = "http://" + file.readline().strip()
            return asyncio.run(run(arguments, url, Memory(process.pid), process))
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=60)
            if code != 0:
                raise SystemExit(f"the daemon ended with {code}")


if __name__ == "__main__":
    sys.exit(main())
