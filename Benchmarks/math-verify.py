#!/usr/bin/env python3
"""Checks the same pairs with Math-Verify (PyPI) and with Assay's math verifier, in alternated rounds.

usage: Benchmarks/math-verify.py [FILE] [--hostile FILE] [--rounds N]

FILE is JSON Lines with `answer` and `ground_truth`; by default fixtures/math/cases.jsonl. Both sides of a pair are parsed
each time. Times are CPU time a pair, the median of the rounds. Math-Verify is installed into a virtual environment under
Benchmarks/.build by the first run.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import venv

ROOT = pathlib.Path(__file__).resolve().parent
BUILD = ROOT / ".build"
PEER = "math-verify==0.9.0"
CHILD = r"""
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from math_verify import parse, verify
pairs = json.load(sys.stdin)
def check(truth, answer):
    return verify(parse(truth), parse(answer))
times, equal = [], 0
for truth, answer in pairs[:20]:
    try: check(truth, answer)
    except Exception: pass
for truth, answer in pairs:
    start = time.process_time_ns()
    try: equal += bool(check(truth, answer))
    except Exception: pass
    times.append(time.process_time_ns() - start)
json.dump([times, equal], sys.stdout)
"""


def peer_python():
    """The interpreter of a virtual environment that holds Math-Verify."""
    folder = BUILD / "math-verify"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PEER], check=True)
    return str(python)


def pairs_of(path):
    """Ground truth and answer as Math-Verify takes them: both in dollars, as its own tests write bare LaTeX."""
    pairs = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        row = json.loads(line)
        if isinstance(row.get("answer"), str) and row.get("ground_truth") is not None:
            truth = row["ground_truth"]
            pairs.append((truth if isinstance(truth, str) else json.dumps(truth), row["answer"]))
    return [(f"${truth}$", f"${answer}$") for truth, answer in pairs]


def summary(name, times):
    times = sorted(times)
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))] / 1000
    mean = statistics.fmean(times) / 1000
    print(f"  {name:12} mean {mean:10.1f}  p50 {at(0.5):10.1f}  p99 {at(0.99):10.1f}  max {times[-1] / 1000:10.1f} µs")
    return mean


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", default=str(ROOT.parent / "fixtures/math/cases.jsonl"))
    parser.add_argument("--hostile", default=str(ROOT.parent / "fixtures/math/hostile.jsonl"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    build = ["swift", "build", "-c", "release", "--package-path", str(ROOT), "--product", "MathPeer"]
    subprocess.run(build, check=True, stdout=sys.stderr)
    folder = subprocess.run(
        build[:-2] + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    tool = os.path.join(folder, "MathPeer")
    python, pairs = peer_python(), pairs_of(options.file)
    ours, theirs = [], []
    for _ in range(options.rounds):
        ours.append(json.loads(subprocess.run([tool, "round", options.file], check=True, capture_output=True).stdout))
        times, equal = json.loads(subprocess.run(
            [python, "-c", CHILD], input=json.dumps(pairs), check=True, capture_output=True, text=True).stdout)
        theirs.append(times)
    print(f"{options.file}: {len(pairs)} pairs, {options.rounds} rounds, CPU time a check; {equal} equal to Math-Verify")
    middle = lambda rounds: [statistics.median(times) for times in zip(*rounds)]
    peer = summary("Math-Verify", middle(theirs))
    own = summary("Assay", middle(ours))
    print(f"  ratio of the means: {peer / own:.0f}")
    hostile = json.loads(subprocess.run([tool, "round", options.hostile], check=True, capture_output=True).stdout)
    print(f"{options.hostile}: {len(hostile)} hostile pairs")
    summary("Assay", hostile)
    for kind, title in (("memory", "resident memory"), ("threads", "throughput")):
        print(title)
        sys.stdout.flush()
        subprocess.run([tool, kind, options.file], check=True)


main()
