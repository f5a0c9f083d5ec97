#!/usr/bin/env python3
"""Writes the seed corpus of a fuzz target from fixtures/: one small file an input, laid out as the target reads it.

usage: Fuzz/seeds.py NAME FOLDER
"""
import json
import pathlib
import re
import sys

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
END = b"\xff"
TEXT = ["vqa", "multi_image", "mmsi", "long_doc", "video", "biology", "geography", "liberal_arts", "geoquest"]
DOMAINS = {
    "math": ["math"], "quantity": ["physics"], "chemistry": ["chemistry"], "gui": ["gui"], "chart": ["chart"],
    "grounding": ["grounding"], "ocr": ["ocr"], "mcq": ["mcq"], "counting": ["counting"], "text": TEXT,
}
GRAMMARS = ["glm_mobile", "glm_web", "glm_computer", "qwen_computer_use", "uitars", "pyautogui", "androidcontrol"]


def rows(*names):
    """The rows of fixture files, those that are short enough to be seeds."""
    for name in names:
        for path in sorted(FIXTURES.glob(name)):
            for line in path.read_text(encoding="utf-8").split("\n"):
                if line.strip() and not line.startswith("#") and len(line) < 20_000:
                    yield json.loads(line)


def answer_of(row):
    if isinstance(row.get("answer"), str):
        return row["answer"]
    text = row.get("response")
    if not isinstance(text, str):
        return None
    for pattern in (r"<\|begin_of_box\|>(.*)<\|end_of_box\|>", r"<answer>(.*)</answer>"):
        found = re.search(pattern, text, re.S)
        if found:
            return found.group(1)
    return text


def verifier_seeds(name):
    """A byte that chooses the options, one that is j for JSON, answer, ground truth and prompt, each ended by 0xFF."""
    number = 0
    for row in rows(*(f"{domain}/*.jsonl" for domain in DOMAINS[name])):
        answer, truth = answer_of(row), row.get("ground_truth")
        if answer is None or truth is None:
            continue
        number += 1
        choice = number % 7
        if name == "gui":
            grammar = (row.get("options") or {}).get("grammar", "glm_mobile")
            choice = GRAMMARS.index(grammar) if grammar in GRAMMARS else 0
        is_text = isinstance(truth, str)
        stated = truth if is_text else json.dumps(truth, ensure_ascii=False, separators=(",", ":"))
        parts = [answer, stated]
        if isinstance(row.get("prompt"), str) and number % 4 == 0:
            parts.append(row["prompt"])
        body = END.join(part.encode("utf-8", "replace") for part in parts)
        yield bytes([choice, ord("t") if is_text else ord("j")]) + body


def latin(value):
    """Bytes as fixtures/http spells them: characters U+0000…U+00FF, lists and repetitions."""
    if isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(value, list):
        return b"".join(latin(part) for part in value)
    return latin(value["repeat"]) * value["times"]


def json_seeds():
    for row in rows("json/*.ndjson"):
        yield bytes.fromhex(row["bytes_hex"]) if "bytes_hex" in row else row["text"].encode("utf-8", "surrogatepass")


def responses():
    for row in rows("*/*.jsonl"):
        if isinstance(row.get("response"), str):
            # Long thoughts say nothing new.
            yield re.sub(r"(<think>.{8}).*?(.{4}</think>)", r"\1\2", row["response"], flags=re.S)


def configuration_seeds():
    root = FIXTURES.parent
    for path in sorted(root.glob("docs/**/*.md")) + [root / "README.md"]:
        for block in re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
            yield block.encode()
            for part in re.split(r"\n(?=\S)", block):
                yield part.encode()
    template = (root / "Sources/AssayConfiguration/ConfigurationTemplate.swift").read_text(encoding="utf-8")
    for part in re.split(r"\n\s*\n", template):
        yield "\n".join(line[8:] for line in part.splitlines() if not line.strip().startswith("#")).encode()


def rollout_seeds():
    kept = ["verifier", "data_source", "prompt", "response", "answer", "ground_truth", "options"]
    for row in rows("*/example.jsonl", "*/cases.jsonl", "*/hostile.jsonl"):
        small = {key: row[key] for key in kept if row.get(key) is not None}
        if isinstance(small.get("response"), str):
            small["response"] = re.sub(
                r"(<think>.{4}).*?(.{2}</think>)", r"\1\2", small["response"], flags=re.S)
        yield json.dumps(small, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def wire_seeds():
    examples = [b'{"answer":"3","ground_truth":"3"}', b"1", b'["a",{"b":"]"}]', b'"\\""']
    yield b"\x00" + b'{"rollouts":[' + b",".join(examples) + b'],"detail":"none","defaults":{"verifier":"math"}}'
    for example in examples:
        yield b"\x00" + b'{"rollouts":[' + example + b"]}"
    yield b"\x01" + b"\n".join(examples) + b"\n"
    yield b"\x01" + b"{}\r\n\r\n  \n{}"


def reply_seeds():
    texts = [
        '{"score": 1}', '{"score":0}', "1.0", "0.0", "[Correct]", "[Incorrect]", "Final Decision: Yes",
        "I think.\nFinal Decision: No.", "\\boxed{A}", "\\boxed{C}", "Final Judgment: B", "<think>x</think>\\boxed{B}",
        '{"analysis":"x","location":0.25,"name":0.5}', "A", " B",
    ]
    for form, text in enumerate(texts):
        yield bytes([form % 6, 1]) + text.encode()
        whole = {
            "choices": [{"finish_reason": "stop", "message": {"content": text}, "logprobs": {"content": [{
                "top_logprobs": [{"token": "A", "logprob": -0.1}, {"token": "B", "logprob": -2.5}]}]}}],
            "usage": {"prompt_tokens": 12, "completion_tokens": 1}}
        yield bytes([form % 6 | (form & 1) << 4, 0]) + json.dumps(whole, separators=(",", ":")).encode()


def seeds(name):
    if name in DOMAINS:
        yield from verifier_seeds(name)
    elif name == "http":
        for row in rows("http/*.ndjson"):
            yield latin(row["input"])
    elif name == "json":
        yield from json_seeds()
    elif name == "envelope":
        for number, text in enumerate(responses()):
            yield bytes([number % 128, number % 4]) + text.encode("utf-8", "replace")
    elif name == "configuration":
        yield from configuration_seeds()
    elif name == "rollout":
        yield from rollout_seeds()
    elif name == "wire":
        yield from wire_seeds()
    elif name == "judge-reply":
        yield from reply_seeds()
    elif name == "math-parser":
        for row in rows("math/*.jsonl", "math/equivalence/*.ndjson"):
            for key in ("answer", "ground_truth", "a", "b"):
                if isinstance(row.get(key), str):
                    yield row[key].encode("utf-8", "replace")


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    distinct = dict.fromkeys(seed for seed in seeds(name) if len(seed) <= 4096)
    for number, seed in enumerate(distinct):
        (folder / f"{number:05}").write_bytes(seed)


main()
