#!/usr/bin/env python3
"""Reads the same bytes with Assay's HTTP parser, with h11 and with httptools (llhttp), and explains every difference.

usage: Scripts/http-differential.py [--inputs N] [--seed N] [--table]

Inputs are the fixtures of fixtures/http, requests put together from parts good and bad, and mutations of both; the same seed
makes the same inputs. For each, what is compared is the list of requests read (method, target, version, fields, body, whether
the connection is kept) and the end: complete, in the middle of a request, or refused. A difference falls into a kind; the kinds
and why each is meant stand in EXPLAINED below and in docs/http-differences.md (--table prints its rows). Exit code 1 where
there is a difference of any other kind: its first inputs are printed.

h11 and httptools are installed into a virtual environment under Fuzz/.build by the first run.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import re
import struct
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ["h11==0.16.0", "httptools==0.9.0"]
ENVIRONMENT = ROOT / "Fuzz/.build/http-peers"

# Why Assay refuses what a peer reads, by the failure it names: a rule of its own that is stricter than the peer's.
REFUSED = {
    "bareLineFeed": "RFC 9112 section 2.2 lets a recipient read a bare LF as a line end; where two readers differ on that, "
    "requests are smuggled, so it is refused",
    "tooManyBlankLines": "section 2.2 asks for at least one empty line to be passed over; at most four are",
    "malformedRequestLine": "single spaces and a version of one digit, point, one digit (section 3); the peer is lenient",
    "unknownMethod": "a method outside the nine this server knows: 501, as RFC 9110 section 9.1 asks; the peer reads any "
    "token, or a list of its own",
    "unsupportedVersion": "a major version other than 1 is 505 (RFC 9110 section 15.6.6); the peer reads it",
    "malformedTarget": "the target is held to the four forms of section 3.2 and the characters of RFC 3986; the peer takes "
    "any visible characters",
    "targetTooLong": "a limit of this server",
    "headTooLarge": "a limit of this server",
    "tooManyFields": "a limit of this server",
    "foldedField": "section 5.2: obs-fold is refused; the peer joins the lines",
    "malformedFieldName": "section 5.1: no white space before the colon, a token as name",
    "malformedFieldValue": "RFC 9110 section 5.5: no control character but tab in a value",
    "missingHost": "section 3.2: HTTP/1.1 without Host is 400; httptools leaves that to its user",
    "duplicateHost": "section 3.2: several Host fields are 400; httptools leaves that to its user",
    "malformedHost": "section 3.2: a Host that is no host and port is 400; the peer does not look into it",
    "malformedContentLength": "RFC 9110 section 8.6: digits alone, 18 at most; the peer takes lists of one value, or longer "
    "numbers",
    "duplicateContentLength": "section 6.3 rule 5 lets a recipient refuse equal Content-Length fields; this one does",
    "lengthAndTransferEncoding": "section 6.1: the mark of request smuggling; the peer lets Transfer-Encoding win",
    "transferEncodingInHTTP10": "section 6.1: faulty framing",
    "unframedTransferEncoding": "section 6.3 rule 4: chunked has to be last and once; the peer reads on",
    "unknownTransferCoding": "section 6.1: 501 for a coding that is not understood; the peer passes it to its user",
    "unknownExpectation": "RFC 9110 section 10.1.1: 417; the peer does not look into Expect",
    "malformedChunkSize": "section 7.1: hexadecimal digits alone, 15 at most, and a CR LF",
    "malformedChunkExtension": "section 7.1.1: extensions are held to their grammar; the peer skips what stands there",
    "malformedChunkEnd": "section 7.1: CR LF behind the data",
    "bodyTooLarge": "a limit of this server",
}

# Every other kind of difference that is meant, by a pattern of its name. Kinds are told apart by what stands in the input,
# so that one explanation cannot cover another's case.
EXPLAINED = [
    (r"^\w+ reads, assay refuses: (\w+)$", None),
    (r"^\w+ waits, assay refuses: \w+$",
     "Assay names a fault as soon as it is certain; the peer waits for more of the line or head"),
    (r"^assay waits, \w+ refuses: ",
     "Assay looks at a line when it is complete and waits for that; the peer looks at each byte. Nothing was read by either"),
    (r"^assay (reads|complete), h11 refuses: no request line received$",
     "RFC 9112 section 2.2: a server should pass over an empty line before a request line; h11 refuses a second one, and any "
     "behind a request"),
    (r"^assay complete, h11 refuses: illegal request line$",
     "a CR behind a request: Assay waits whether an LF follows and makes it an empty line; h11 refuses it"),
    (r"^httptools leaves HTTP at Upgrade$",
     "this server offers no other protocol and reads on (RFC 9110 section 7.8); llhttp stops at the head"),
    (r"^assay reads, \w+ refuses: (illegal chunk header|Invalid character in chunk (size|extensions))$",
     "section 7.1.1 allows white space around `;` and `=` of a chunk extension; the peer does not"),
    (r"^assay reads, httptools refuses: Invalid HTTP version$",
     "RFC 9110 section 2.5: a later minor version is read as the latest one known; llhttp knows 1.0 and 1.1 alone"),
    (r"^assay reads, httptools refuses: Content-Length can't be present with Transfer-Encoding$",
     "a Content-Length among the trailer fields: Assay drops trailer fields (RFC 9110 section 6.5.1), llhttp reads them as header "
     "fields"),
    (r"^assay complete, httptools refuses: upgrade$",
     "CONNECT: httptools leaves HTTP behind the head; Assay answers 501 and closes"),
    (r"^h11 lowers the case of Transfer-Encoding$", "h11 writes `chunked` in lower case; the framing is the same"),
    (r"^httptools keeps white space behind a value$",
     "RFC 9112 section 5.1: white space around a value is no part of it; llhttp leaves that behind it to its user"),
    (r"^httptools takes trailer fields for header fields$",
     "RFC 9110 section 6.5.1: trailer fields are not merged; httptools reports them by the same callback"),
    (r"^h11 closes, assay keeps, HTTP/1.0 with keep-alive$",
     "RFC 9112 section 9.3 lets an HTTP/1.0 connection be kept where the client asks for it; h11 never keeps one"),
    (r"^httptools closes, assay keeps, Proxy-Connection: close$",
     "Proxy-Connection is no field of HTTP (RFC 9112 appendix C.2.2); llhttp obeys it"),
    (r"^httptools keeps, assay closes, close beside keep-alive$",
     "RFC 9112 section 9.3: `close` counts first; llhttp lets `keep-alive` win in HTTP/1.0"),
]


def peers():
    """Makes the peers importable."""
    python = ENVIRONMENT / "bin/python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    if pathlib.Path(sys.prefix) != ENVIRONMENT:
        os.execv(python, [str(python), *sys.argv])


class Read:
    """What one parser made of one input."""

    def __init__(self):
        self.requests = []
        self.end = "complete"
        self.reason = ""

    def add(self, method, target, is_http10, fields, body, keeps):
        named = [(name.lower(), value) for name, value in fields]
        self.requests.append((method, target, is_http10, named, body, keeps))


def read_h11(data):
    import h11

    result = Read()
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=1 << 20)
    request, body = None, b""
    try:
        connection.receive_data(data)
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                if request is not None or connection.trailing_data[0].strip(b"\r\n"):
                    result.end = "waits"
                return result
            if event is h11.PAUSED:
                return result
            if isinstance(event, h11.Request):
                request, body = event, b""
            elif isinstance(event, h11.Data):
                body += bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                connection.send(h11.Response(status_code=404, headers=[("content-length", "0")]))
                connection.send(h11.EndOfMessage())
                keeps = connection.our_state is h11.DONE
                result.add(
                    request.method, bytes(request.target), request.http_version == b"1.0",
                    [(bytes(name), bytes(value)) for name, value in request.headers], body, keeps)
                request = None
                if not keeps:
                    return result
                connection.start_next_cycle()
    except h11.RemoteProtocolError as error:
        result.end, result.reason = "refuses", str(error)
    return result


class Collector:
    """The callbacks of httptools."""

    def __init__(self, result):
        self.result, self.parser, self.stopped = result, None, False
        self.start()

    def start(self):
        self.target, self.fields, self.body, self.is_open = b"", [], b"", False

    def on_message_begin(self):
        self.start()
        self.is_open = True

    def on_url(self, url):
        self.target += url

    def on_header(self, name, value):
        self.fields.append((name, value))

    def on_body(self, body):
        self.body += body

    def on_message_complete(self):
        if self.stopped:
            return
        keeps = self.parser.should_keep_alive()
        self.result.add(
            self.parser.get_method(), self.target, self.parser.get_http_version() == "1.0", self.fields, self.body, keeps)
        self.is_open = False
        self.stopped = not keeps


def read_httptools(data):
    import httptools

    result = Read()
    collector = Collector(result)
    parser = collector.parser = httptools.HttpRequestParser(collector)
    try:
        parser.feed_data(data)
    except httptools.HttpParserUpgrade:
        result.end, result.reason = "refuses", "upgrade"
    except httptools.HttpParserError as error:
        if not collector.stopped:
            result.end, result.reason = "refuses", str(error)
    else:
        if collector.is_open and not collector.stopped:
            result.end = "waits"
    return result


def read_assay(tool, inputs):
    stream = b"".join(struct.pack(">I", len(data)) + data for data in inputs)
    lines = subprocess.run([tool], input=stream, stdout=subprocess.PIPE, check=True).stdout.split(b"\n")
    for line in lines[: len(inputs)]:
        row = json.loads(line)
        result = Read()
        for request in row["requests"]:
            fields = [field.encode() for field in request["fields"]]
            result.add(
                request["method"].encode(), request["target"].encode(), request["is_http10"],
                list(zip(fields[::2], fields[1::2])), bytes.fromhex(request["body"]), request["keeps"])
        if not result.requests or result.requests[-1][5]:
            if row["failure"]:
                result.end, result.reason = "refuses", row["failure"]
            elif not row["is_complete"]:
                result.end = "waits"
        yield result


def fields_kind(name, mine, other):
    """How two lists of fields differ; None where they do not."""
    # Bytes that are no UTF-8 are shown as U+FFFD by our tool.
    other = [(key, value.decode("utf-8", "replace").encode()) for key, value in other]
    if mine == other:
        return None
    coding = b"transfer-encoding"
    lowered = [(key, value.lower() if key == coding else value) for key, value in mine]
    if name == "h11" and lowered == other:
        return "h11 lowers the case of Transfer-Encoding"
    stripped = [(key, value.rstrip(b" \t")) for key, value in other]
    if name == "httptools" and mine == stripped:
        return "httptools keeps white space behind a value"
    if name == "httptools" and mine == stripped[:len(mine)] and any(key == coding for key, _ in mine):
        return "httptools takes trailer fields for header fields"
    return f"{name} reads other fields"


def keeping_kind(name, request):
    """How two readers differ about keeping the connection of a request; `request` is what Assay read."""
    _, _, is_http10, fields, _, keeps = request
    words = {word.strip().lower() for key, value in fields if key == b"connection" for word in value.split(b",")}
    proxy = {value.strip().lower() for key, value in fields if key == b"proxy-connection"}
    peer = "closes" if keeps else "keeps"
    kind = f"{name} {peer}, assay {'keeps' if keeps else 'closes'}"
    if keeps and is_http10 and b"keep-alive" in words and name == "h11":
        return f"{kind}, HTTP/1.0 with keep-alive"
    if keeps and b"close" in proxy:
        return f"{kind}, Proxy-Connection: close"
    if not keeps and is_http10 and {b"close", b"keep-alive"} <= words:
        return f"{kind}, close beside keep-alive"
    return kind


def difference(name, ours, theirs):
    """The kind of the first difference, or None."""
    for mine, other in zip(ours.requests, theirs.requests):
        for index, field in enumerate(["method", "target", "version"]):
            if mine[index] != other[index]:
                return f"{name} reads another {field}"
        if mine[4] != other[4]:
            if theirs.reason == "upgrade" and any(key == b"upgrade" for key, _ in mine[3]):
                return f"{name} leaves HTTP at Upgrade"
            return f"{name} reads another body"
        kind = fields_kind(name, mine[3], other[3])
        if kind is None and mine[5] != other[5]:
            kind = keeping_kind(name, mine)
        if kind:
            return kind
    shorter = min(len(ours.requests), len(theirs.requests))
    mine = "reads" if len(ours.requests) > shorter else ours.end
    other = "reads" if len(theirs.requests) > shorter else theirs.end
    if mine == other:
        return None
    if mine == "refuses":
        return f"{name} {other}, assay refuses: {ours.reason}" if other != "complete" else (
            f"{name} reads, assay refuses: {ours.reason}")
    kind = f"assay {mine}, {name} {other}"
    # h11 shows the bytes of a chunk header.
    return f"{kind}: {theirs.reason.split(': bytearray')[0]}" if other == "refuses" else kind


def explanation(kind):
    for pattern, text in EXPLAINED:
        found = re.match(pattern, kind)
        if found:
            return text or REFUSED.get(found.group(1))
    return None


# Inputs

def fixtures():
    def latin(value):
        if isinstance(value, str):
            return value.encode("latin-1")
        if isinstance(value, list):
            return b"".join(latin(part) for part in value)
        return latin(value["repeat"]) * value["times"]

    for path in sorted((ROOT / "fixtures/http").glob("*.ndjson")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                data = latin(json.loads(line)["input"])
                if len(data) < 100_000:
                    yield data


METHODS = [b"GET", b"POST", b"HEAD", b"OPTIONS", b"PUT", b"DELETE", b"PATCH", b"TRACE", b"CONNECT", b"get", b"M-SEARCH",
           b"BREW", b"G ET", b"", b"GE(T"]
TARGETS = [b"/", b"/a?b=c", b"*", b"http://a/b", b"https://a:1?x", b"a:1", b"a", b"/%41", b"/%4", b"/a b", b"/#x", b"/\xc3\xa9",
           b"", b"//a", b"/\"<>", b"ftp://a/", b"http://"]
VERSIONS = [b"HTTP/1.1"] * 8 + [b"HTTP/1.0", b"HTTP/1.2", b"HTTP/2.0", b"HTTP/1", b"http/1.1", b"HTTP/1.1 ", b"HTTP/11",
                                b"HTTP/1.10", b"", b"HTTP/0.9"]
ENDS = [b"\r\n"] * 24 + [b"\n", b"\r", b"\r\r\n", b" \r\n"]
LINES = [
    b"Host: a", b"Host: a:80", b"Host:", b"Host: a b", b"Host: [::1]", b"Host : a", b"Content-Length: 3",
    b"Content-Length: 0", b"Content-Length: +3", b"Content-Length: 3, 3", b"Content-Length: 03",
    b"Content-Length: 99999999999999999999", b"Content-Length: 3 3", b"Content-Length:", b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: chunked, chunked", b"Transfer-Encoding: identity",
    b"Transfer-Encoding: chunked, gzip", b"Transfer-Encoding: ,chunked", b"Transfer-Encoding: xchunked",
    b"Transfer-Encoding:\tchunked", b"Transfer-Encoding: CHUNKED", b"Connection: close", b"Connection: keep-alive",
    b"Connection: close, keep-alive", b"Connection: Upgrade", b"Upgrade: h2c", b"Expect: 100-continue", b"Expect: x",
    b"X-A: \x01", b"X-A: \x7f", b"X-A: \xff\xfe", b"X-A: a\rb", b"X-A: a\x00b", b"X-A:\t a \t", b": x", b"X A: b", b"X-A",
    b" folded", b"\tfolded", b"X\xe9: a", b"X-A: " + b"a" * 60, b"", b"X(y): z", b"Keep-Alive: 1", b"Proxy-Connection: close",
]
CHUNKS = [
    b"3\r\nabc\r\n0\r\n\r\n", b"3;a=b\r\nabc\r\n0\r\n\r\n", b"3 ;a=\"x\\\"\"\r\nabc\r\n0\r\n\r\n", b"3;\r\nabc\r\n0\r\n\r\n",
    b"0x3\r\nabc\r\n0\r\n\r\n", b"03\r\nabc\r\n000\r\n\r\n", b"3\nabc\n0\n\n", b"3\r\nabc0\r\n\r\n", b"-3\r\nabc\r\n0\r\n\r\n",
    b"3 \r\nabc\r\n0\r\n\r\n", b"fffffffffffffffff\r\n", b"3\r\nabcd\r\n0\r\n\r\n", b"0\r\nX: y\r\n\r\n", b"0\r\nX : y\r\n\r\n",
    b"0\r\n folded\r\n\r\n", b"\r\n", b"g\r\n", b"3;a\x01\r\nabc\r\n0\r\n\r\n", b"0\r\nContent-Length: 4\r\n\r\n",
    b"3;a\rb\r\nabc\r\n0\r\n\r\n", b"3;a\nb\r\nabc\r\n0\r\n\r\n", b"0;\"\r\n\r\n",
]


def composed(generator):
    pick = generator.choice
    good = generator.random() < 0.8
    end = lambda: b"\r\n" if good else pick(ENDS)
    parts = [b"\r\n" * generator.randrange(3)] if generator.random() < 0.05 else []
    method = pick(METHODS[:7]) if good else pick(METHODS)
    target = pick(TARGETS[:2]) if generator.random() < 0.7 else pick(TARGETS)
    version = pick(VERSIONS[:9]) if good else pick(VERSIONS)
    parts += [method, b" ", target, b" ", version, end()]
    lines = [b"Host: a"] if generator.random() < 0.8 else []
    lines += [pick(LINES) for _ in range(generator.randrange(4))]
    generator.shuffle(lines)
    for line in lines:
        parts += [line, end()]
    parts.append(end())
    body = generator.random()
    if any(b"hunked" in line.lower() for line in lines) and body < 0.9:
        parts.append(pick(CHUNKS))
    elif body < 0.6:
        parts.append(pick([b"abc", b"ab", b"abcd", b""]))
    return b"".join(parts)


TOKENS = [b"\r\n", b"\n", b"\r", b" ", b"\t", b":", b",", b";", b"\x00", b"\x0b", b"\xff", b"0", b"chunked", b"HTTP/1.1", b"%",
          b"\"", b"\\", b"Host: a\r\n", b"Content-Length: 1\r\n"]


def mutated(data, generator):
    data = bytearray(data)
    for _ in range(generator.randrange(1, 4)):
        at = generator.randrange(len(data) + 1)
        kind = generator.randrange(5)
        if kind == 0:
            data[at:at] = generator.choice(TOKENS)
        elif kind == 1:
            del data[at:at + generator.randrange(1, 5)]
        elif kind == 2 and at < len(data):
            data[at] = generator.randrange(256)
        elif kind == 3 and at < len(data):
            data[at] ^= 0x20
        else:
            piece = data[at:at + generator.randrange(1, 12)]
            data[at:at] = piece
    return bytes(data)


def inputs(seed, count):
    generator = random.Random(seed)
    known = list(fixtures())
    yield from known
    for number in range(count - len(known)):
        kind = number % 4
        if kind < 2:
            data = composed(generator)
            if generator.random() < 0.2:
                data += composed(generator)
        elif kind == 2:
            data = mutated(generator.choice(known), generator)
        else:
            data = mutated(composed(generator), generator)
        yield data


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    peers()
    build = ["swift", "build", "--package-path", str(ROOT / "Fuzz"), "--scratch-path", str(ROOT / "Fuzz/.build/plain"),
             "-c", "release", "-Xswiftc", "-enable-testing", "--product", "http-requests"]
    subprocess.run(build, check=True, stdout=sys.stderr)
    tool = subprocess.run(build[:-2] + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    data = list(inputs(options.seed, options.inputs))
    kinds, samples, agreed = collections.Counter(), collections.defaultdict(list), 0
    for start in range(0, len(data), 5000):
        batch = data[start:start + 5000]
        for one, ours in zip(batch, read_assay(f"{tool}/http-requests", batch)):
            for name, reader in (("h11", read_h11), ("httptools", read_httptools)):
                kind = difference(name, ours, reader(one))
                if kind is None:
                    agreed += 1
                    continue
                kinds[kind] += 1
                if len(samples[kind]) < 3:
                    samples[kind].append(one)
    print(f"{len(data)} inputs, seed {options.seed}: {agreed} of {2 * len(data)} comparisons agree")
    unexplained = 0
    for kind, number in sorted(kinds.items()):
        why = explanation(kind)
        if options.table and why:
            print(f"| {kind} | {number} | {why} |")
        if not why:
            unexplained += 1
            print(f"NOT EXPLAINED: {kind}: {number} times")
            for sample in samples[kind]:
                print(f"    {sample!r}")
    print(f"{len(kinds)} kinds of difference, {unexplained} of them not explained")
    sys.exit(1 if unexplained else 0)


main()
