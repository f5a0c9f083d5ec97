"""An OpenAI-compatible judge on a bad day: fails each call with a probability, and grades the client that calls it.

    python3 faults.py --rate 0.5 --seed 1 --delay-ms 20

Prints its port, then answers until its standard input ends. It says right where the answer names the same things as the
reference. `GET /calls` tells how often each question was asked; `GET /verdict` what the client did wrong: it came back
before it was told to, asked again what cannot be asked again, asked too often, or lost a question.
"""
import argparse
import asyncio
import email.utils
import json
import random
import re
import sys
import time

FIELD = re.compile(r"<<<(\w+) ([0-9a-f]+)>>>\n(.*?)\n<<<end \2>>>", re.S)
MOST_ATTEMPTS = 21


def says_right(answer, reference):
    """Whether every word of the answer that carries meaning stands in the reference; crimson is red."""
    def words(text):
        return {"red" if word == "crimson" else word for word in re.findall(r"[a-z0-9]+", text.lower())}
    found = words(answer) - {"the", "a", "an"}
    return bool(found) and found <= words(reference)


class Judge:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.asked = {}
        self.not_before = {}
        self.final = set()
        self.answered = set()
        self.mistakes = {}
        self.nonces = {}

    def mistake(self, name):
        self.mistakes[name] = self.mistakes.get(name, 0) + 1

    def identify(self, body):
        text = body["messages"][-1]["content"]
        fields = {name: (nonce, value) for name, nonce, value in FIELD.findall(text)}
        answer = fields.get("answer", ("", ""))
        reference = fields.get("reference", ("", ""))
        if self.nonces.setdefault(answer[0], answer[1]) != answer[1]:
            self.mistake("nonce_of_another_question")
        return answer[1], reference[1]

    async def answer(self, body, writer):
        answer, reference = self.identify(body)
        key = (answer, reference)
        now = time.monotonic()
        self.asked[key] = self.asked.get(key, 0) + 1
        if self.asked[key] > MOST_ATTEMPTS:
            self.mistake("asked_too_often")
        if key in self.final:
            self.mistake("asked_again_what_is_final")
        # A millisecond of two clocks.
        if now < self.not_before.get(key, 0) - 0.001:
            self.mistake("retry_after_ignored")
        await asyncio.sleep(self.options.delay_ms / 1000)
        if "refuse" in answer:
            self.final.add(key)
            return reply(writer, 400, b'{"error":{"message":"no"}}')
        if self.random.random() < self.options.rate:
            return await self.fail(key, writer)
        self.answered.add(key)
        content = "1.0" if says_right(answer, reference) else "0.0"
        reply(writer, 200, json.dumps({
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 3}}).encode())
        return True

    async def fail(self, key, writer):
        kind = self.random.choice(
            ["429ms", "429s", "429date", "500", "502", "503", "slow", "truncated", "garbage", "no_json", "reset"])
        if kind == "429ms":
            self.not_before[key] = time.monotonic() + 0.1
            return reply(writer, 429, b"{}", ["retry-after-ms: 100"])
        if kind == "429s":
            self.not_before[key] = time.monotonic() + 1
            return reply(writer, 429, b"{}", ["Retry-After: 1"])
        if kind == "429date":
            # Whole seconds on both clocks: the wait may be almost one shorter than the two are apart.
            now = int(time.time())
            return reply(writer, 429, b"{}", [
                "Date: " + email.utils.formatdate(now, usegmt=True),
                "Retry-After: " + email.utils.formatdate(now + 1, usegmt=True)])
        if kind in ("500", "502", "503"):
            return reply(writer, int(kind), b"<html>sorry</html>")
        if kind == "slow":
            await asyncio.sleep(self.options.slow_ms / 1000)
            return reply(writer, 504, b"late")
        if kind == "truncated":
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{"choices":[{"mess')
        elif kind == "garbage":
            writer.write(b"\x00\x01\x02\x03 no HTTP at all\r\n\r\n")
        elif kind == "no_json":
            return reply(writer, 200, b'{"choices":[{"index":0,"message":{"content":"1.0"')
        return False

    def verdict(self):
        lost = [key for key in self.asked if key not in self.answered and key not in self.final]
        return {
            "questions": len(self.asked), "attempts": sum(self.asked.values()), "unanswered": len(lost),
            "mistakes": self.mistakes}


STATUS = {200: "OK", 400: "Bad Request", 404: "Not Found", 429: "Too Many Requests", 500: "Internal Server Error",
          502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


def reply(writer, status, body, fields=()):
    head = [f"HTTP/1.1 {status} {STATUS[status]}", f"Content-Length: {len(body)}", *fields]
    writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
    return True


async def serve(judge, reader, writer):
    try:
        while True:
            line = await reader.readline()
            if not line:
                break
            method, path, _ = line.decode().split(" ", 2)
            length = 0
            while (field := (await reader.readline()).strip()):
                if field.lower().startswith(b"content-length:"):
                    length = int(field.split(b":")[1])
            body = await reader.readexactly(length)
            if path == "/calls":
                calls = [[answer, reference, count] for (answer, reference), count in judge.asked.items()]
                keeps = reply(writer, 200, json.dumps(calls).encode())
            elif path == "/verdict":
                keeps = reply(writer, 200, json.dumps(judge.verdict()).encode())
            elif method == "POST" and path == "/v1/chat/completions":
                keeps = await judge.answer(json.loads(body), writer)
            else:
                keeps = reply(writer, 404, b"{}")
            await writer.drain()
            if not keeps:
                break
    except (ConnectionError, asyncio.IncompleteReadError, ValueError):
        pass
    finally:
        writer.close()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--delay-ms", type=float, default=20)
    parser.add_argument("--slow-ms", type=float, default=3000)
    judge = Judge(parser.parse_args())
    server = await asyncio.start_server(
        lambda reader, writer: serve(judge, reader, writer), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
