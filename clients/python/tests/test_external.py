"""The adapter as Assay runs it: a child process, lines in, lines out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

VERIFIER = """
import sys
from assay_client.external import InvalidGroundTruth

print("printed while it is loaded")

def extract_answer(response, question=None):
    print("printed while it works")
    if "crash" in response:
        raise RuntimeError("no such thing")
    if "leave" in response:
        sys.exit(0)
    return response.rsplit("Answer:", 1)[1].strip() if "Answer:" in response else None

def judge(extracted_answer, ground_truth, question=None, image_file=None):
    if ground_truth == "unreadable":
        raise InvalidGroundTruth("must be one word")
    special = {"undecided": None, "far": 1.5, "nan": float("nan"), "text": "yes", "image": image_file == "a.png",
               "question": question == "Which?", "surrogate": {"accuracy": 1, "extracted": "\\ud800"},
               "both": {"accuracy": 1, "error": "x"}, "dict": {"accuracy": 0.5, "detail": {"why": "half"}}}
    if extracted_answer in special:
        return special[extracted_answer]
    return extracted_answer == ground_truth
"""


def converse(folder: Path, lines: list[str], *arguments: str, source: str = VERIFIER) -> tuple[list[Any], int, str]:
    file = folder / "rewards.py"
    file.write_text(source)
    done = subprocess.run(
        [sys.executable, "-m", "assay_client.external", str(file), *arguments],
        input="".join(line + "\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode, done.stderr


def row(identifier: int, response: str | None, truth: Any = "zebra", **members: Any) -> str:
    fields = {"prompt": "Which?", "options": {}, "metadata": None, "data_source": None}
    return json.dumps(
        {"id": identifier, "response": response, "ground_truth": truth, "answer": None, **fields, **members}
    )


@pytest.mark.parametrize("threads", ["1", "3"])
def test_every_outcome_has_its_reply(tmp_path: Path, threads: str) -> None:
    rows = {
        1: (row(1, "Answer: zebra"), {"accuracy": 1.0, "extracted": "zebra"}),
        2: (row(2, "Answer: horse"), {"accuracy": 0.0, "extracted": "horse"}),
        3: (row(3, "nothing"), {"accuracy": 0.0, "reason": "no_answer"}),
        4: (row(4, "Answer: undecided"), {"undecided": True, "extracted": "undecided"}),
        5: (row(5, "Answer: dict"), {"accuracy": 0.5, "detail": {"why": "half"}}),
        6: (row(6, "Answer: zebra", "Answer: zebra"), {"accuracy": 1.0, "extracted": "zebra"}),
        7: (row(7, "Answer: image", metadata={"image_file": "a.png"}), {"accuracy": 1.0, "extracted": "image"}),
        8: (row(8, "Answer: question"), {"accuracy": 1.0, "extracted": "question"}),
        9: (row(9, "Answer: surrogate"), {"accuracy": 1.0, "extracted": "?"}),
        10: (row(10, None, answer="zebra"), {"accuracy": 1.0, "extracted": "zebra"}),
        11: (
            row(11, "Answer: x", "unreadable"),
            {"invalid": "must be one word", "field": "ground_truth"},
        ),
        12: (
            row(12, "Answer: x", "<answer></answer>"),
            {"invalid": "extract_answer finds no answer in the ground truth", "field": "ground_truth"},
        ),
    }
    replies, code, log = converse(tmp_path, [line for line, _ in rows.values()], "--threads", threads)
    assert code == 0
    assert replies[0] == {"protocol": 1, "name": "rewards.py", "version": 1}
    assert {reply.pop("id"): reply for reply in replies[1:]} == {number: reply for number, (_, reply) in rows.items()}
    assert "printed while it is loaded" in log
    assert "printed while it works" in log


@pytest.mark.parametrize("response", ["crash", "leave", "Answer: far", "Answer: nan", "Answer: text", "Answer: both"])
def test_a_failure_is_an_error_and_spoils_no_other_row(tmp_path: Path, response: str) -> None:
    replies, code, _ = converse(tmp_path, [row(1, response), row(2, "Answer: zebra")])
    assert code == 0
    assert set(replies[1]) == {"id", "error", "retryable"}
    assert replies[2] == {"id": 2, "accuracy": 1.0, "extracted": "zebra"}


@pytest.mark.parametrize("source", ["def judge(a, b): return 1", "this is no Python", "import no_such_module"])
def test_a_file_that_cannot_be_used_says_so(tmp_path: Path, source: str) -> None:
    replies, code, _ = converse(tmp_path, [], source=source)
    assert code == 1
    assert list(replies[0]) == ["protocol", "error"]


@pytest.mark.parametrize("line", ["no json", "[]", '{"id":"x"}'])
def test_a_line_that_is_no_row_ends_the_conversation(tmp_path: Path, line: str) -> None:
    replies, code, log = converse(tmp_path, [line, row(1, "Answer: zebra")])
    assert code == 1
    assert len(replies) == 1
    assert "assay_client.external" in log


def test_names_versions_and_few_parameters(tmp_path: Path) -> None:
    source = "def find(text): return text[:1] or None\ndef compare(a, b): return a == b\n"
    arguments = ("--extract", "find", "--judge", "compare", "--version", "7", "--reload")
    replies, code, _ = converse(tmp_path, [row(1, "zoo", "zebra"), row(2, "ape", "zebra")], *arguments, source=source)
    assert code == 0
    assert replies[0]["version"] == 7
    assert [reply["accuracy"] for reply in replies[1:]] == [1.0, 0.0]
