#!/usr/bin/env python3
"""Box matching: Assay beside numpy's IoU matrix and scipy.optimize.linear_sum_assignment, alternated in one run.

    swift build -c release --package-path Benchmarks --product GroundingBenchmark
    python3 Benchmarks/grounding.py

Crowds are seeded: jittered ground truths, some missed, some junk, as a detector gives. CPU time per call on one thread,
medians of five rounds. Assay's `hungarian_iou` solves scipy's problem, and the totals are compared; `max_cardinality` at
0.5 is the default of the verifier; `answer_text` is a whole verification from the answer's text to the verdict's finding.
"""
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment

HERE = pathlib.Path(__file__).resolve().parent
BINARY = HERE / ".build" / "release" / "GroundingBenchmark"
CALLS = {10: (20000, 2000), 100: (5000, 200), 1000: (100, 3)}


def crowd(n, seed):
    rng = np.random.default_rng(seed)
    size = rng.integers(15, 120, (n, 2))
    corner = (rng.random((n, 2)) * (1000 - size)).astype(int)
    truths = np.concatenate([corner, corner + size], 1)
    seen = truths[rng.random(n) > 0.1]
    jitter = np.rint(rng.normal(0, 4, seen.shape)).astype(int)
    found = np.clip(seen + jitter, 0, 1000)
    junk_size = rng.integers(15, 120, (n - len(found), 2))
    junk_corner = (rng.random((n - len(found), 2)) * (1000 - junk_size)).astype(int)
    junk = np.concatenate([junk_corner, junk_corner + junk_size], 1)
    predictions = np.concatenate([found, junk])[rng.permutation(n)]
    keep = (predictions[:, 2] > predictions[:, 0]) & (predictions[:, 3] > predictions[:, 1])
    return predictions[keep].astype(float), truths.astype(float)


def iou_matrix(a, b):
    width = np.minimum(a[:, None, 2], b[None, :, 2]) - np.maximum(a[:, None, 0], b[None, :, 0])
    height = np.minimum(a[:, None, 3], b[None, :, 3]) - np.maximum(a[:, None, 1], b[None, :, 1])
    np.maximum(width, 0, out=width)
    np.maximum(height, 0, out=height)
    width *= height
    area_a = (a[:, 2] - a[:, 0]) * (a[:, 3] - a[:, 1])
    area_b = (b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1])
    return width / (area_a[:, None] + area_b[None, :] - width)


def peer(predictions, truths, calls):
    start = time.process_time_ns()
    for _ in range(calls):
        matrix = iou_matrix(predictions, truths)
        rows, columns = linear_sum_assignment(matrix, maximize=True)
    return (time.process_time_ns() - start) / calls, matrix[rows, columns].sum()


def ours(text, calls):
    output = subprocess.run([str(BINARY), str(calls)], input=text, capture_output=True, text=True, check=True).stdout
    return {line.split()[0]: [float(field) for field in line.split()[1:]] for line in output.splitlines()}


def main():
    if not BINARY.exists():
        sys.exit(f"{BINARY} is missing; build it first (see the top of this file)")
    names = ["max_cardinality", "hungarian_iou", "answer_text"]
    print(f"{'boxes':>6} {'numpy+scipy us':>15}", *(f"{name + ' us':>20} {'ratio':>7}" for name in names))
    for n, (our_calls, peer_calls) in CALLS.items():
        predictions, truths = crowd(n, seed=n)
        text = "".join(f"p {' '.join(f'{v:g}' for v in box)}\n" for box in predictions)
        text += "".join(f"t {' '.join(f'{v:g}' for v in box)}\n" for box in truths)
        peers, mine = [], {name: [] for name in names}
        peer(predictions, truths, 1)
        for _ in range(5):
            nanoseconds, total = peer(predictions, truths, peer_calls)
            peers.append(nanoseconds)
            results = ours(text, our_calls)
            for name in names:
                mine[name].append(results[name][0])
            assert abs(results["hungarian_iou"][2] - total) < 1e-6, (results, total)
        base = statistics.median(peers)
        cells = []
        for name in names:
            value = statistics.median(mine[name])
            cells.append(f"{value / 1000:>20.2f} {base / value:>6.0f}x")
        print(f"{n:>6} {base / 1000:>15.1f}", *cells)


if __name__ == "__main__":
    main()
