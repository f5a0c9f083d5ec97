#!/usr/bin/env python3
"""Counts what Math-Verify decides of fixture rows, by verifier and kind: recall of right answers, false positives of wrong ones.

    python3 -m venv /tmp/mv && /tmp/mv/bin/pip install math-verify==0.9.0 'antlr4-python3-runtime==4.13.2'
    /tmp/mv/bin/python Scripts/compare-math-verify.py fixtures/math/answers.jsonl fixtures/physics/answers.jsonl

Rows with options, whole responses or no expected score are left out. `assay test FILES` counts the same rows for Assay.
"""
import json
import sys

from math_verify import parse, verify


def read(text):
    return parse(text if "$" in text or "boxed" in text else f"${text}$")


def is_equal(answer, truth):
    try:
        return bool(verify(read(truth), read(answer)))
    except Exception:
        return False


def main(files):
    kinds = {}
    for file in files:
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            if "answer" not in row or row.get("options") or "score" not in row["expected"]:
                continue
            kind = (row["verifier"], (row.get("tags") or ["-"])[0])
            counts = kinds.setdefault(kind, [0, 0, 0, 0])
            place = 0 if row["expected"]["score"] == 1 else 2
            counts[place] += 1
            counts[place + 1] += is_equal(str(row["answer"]), str(row["ground_truth"]))
    for (verifier, kind), (right, found, wrong, taken) in kinds.items():
        print(f"{verifier:10} {kind:12} recall {found}/{right}  false positives {taken}/{wrong}")


if __name__ == "__main__":
    main(sys.argv[1:])
