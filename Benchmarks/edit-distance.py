#!/usr/bin/env python3
"""Measures AssayText's edit distance against rapidfuzz's, in alternation in one run, by CPU time.

    pip install rapidfuzz
    python3 Benchmarks/edit-distance.py [--rounds 5] [--seed 1]

Both sides get the same seeded pairs: 5 % corrupted, and unrelated; Latin (41 symbols) and CJK (5,000 ideographs).
rapidfuzz gets str objects, whose code points lie ready in memory; ours gets arrays of code points ("scalars") and, as
a second figure, UTF-8 strings that it has to decode. Each figure is the median over the rounds of the CPU time per
pair, a Python call included on their side. A ratio above 1 means that ours is faster.
"""

import argparse
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from rapidfuzz import __version__ as rapidfuzz_version
from rapidfuzz.distance import Levenshtein

LATIN = "abcdefghijklmnopqrstuvwxyz0123456789 .,-:"
CJK = "".join(chr(0x4E00 + index) for index in range(5000))
# Length, pairs, calls per pair and round.
SIZES = [(100, 200, 50), (500, 100, 20), (1_000, 50, 10), (10_000, 10, 1), (100_000, 2, 1)]


def corrupted(text: str, alphabet: str, generator: random.Random) -> str:
    pieces = []
    for character in text:
        if generator.random() >= 0.05:
            pieces.append(character)
            continue
        kind = generator.randrange(3)
        if kind == 0:
            pieces.append(generator.choice(alphabet))
        elif kind == 1:
            pieces.append(character + generator.choice(alphabet))
    return "".join(pieces)


def make_pairs(length: int, count: int, alphabet: str, related: bool, generator: random.Random):
    pairs = []
    for _ in range(count):
        left = "".join(generator.choices(alphabet, k=length))
        if related:
            right = corrupted(left, alphabet, generator)
        else:
            right = "".join(generator.choices(alphabet, k=length))
        pairs.append((left, right))
    return pairs


def time_rapidfuzz(pairs, calls: int):
    distance = Levenshtein.distance
    start = time.process_time_ns()
    total = 0
    for left, right in pairs:
        for _ in range(calls):
            total += distance(left, right)
    return total // calls, (time.process_time_ns() - start) / (len(pairs) * calls)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    package = Path(__file__).resolve().parent
    build = ["swift", "build", "-c", "release", "--package-path", str(package), "--product", "EditDistanceBenchmark"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    binary = subprocess.run([*build, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    ours = subprocess.Popen([f"{binary}/EditDistanceBenchmark"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    print(f"rapidfuzz {rapidfuzz_version}; medians of {arguments.rounds}; microseconds of CPU per pair; seed {arguments.seed}")
    print(f"{'pairs':28}{'rapidfuzz':>12}{'scalars':>12}{'UTF-8':>12}{'ratio':>9}{'ratio':>9}{'steps':>12}")
    generator = random.Random(arguments.seed)
    for related in (True, False):
        for name, alphabet in (("Latin", LATIN), ("CJK", CJK)):
            for length, count, calls in SIZES:
                pairs = make_pairs(length, count, alphabet, related, generator)
                ours.stdin.write(b"clear\n")
                for left, right in pairs:
                    ours.stdin.write(f"load\n{left}\n{right}\n".encode())
                theirs_ns, scalars_ns, strings_ns = [], [], []
                for _ in range(arguments.rounds):
                    total, nanoseconds = time_rapidfuzz(pairs, calls)
                    theirs_ns.append(nanoseconds)
                    ours.stdin.write(b"run %d\n" % calls)
                    ours.stdin.flush()
                    answer = ours.stdout.readline().split()
                    if int(answer[0]) != total:
                        print(f"the distances differ: {total} and {int(answer[0])}", file=sys.stderr)
                        return 1
                    scalars_ns.append(float(answer[1]))
                    strings_ns.append(float(answer[2]))
                theirs, scalars, strings = map(statistics.median, (theirs_ns, scalars_ns, strings_ns))
                label = f"{name} {length:,} {'5 %' if related else 'unrelated'}"
                print(
                    f"{label:28}{theirs / 1000:12.2f}{scalars / 1000:12.2f}{strings / 1000:12.2f}"
                    f"{theirs / scalars:9.2f}{theirs / strings:9.2f}{float(answer[3]):12.0f}",
                    flush=True,
                )
    ours.stdin.close()
    return ours.wait()


if __name__ == "__main__":
    sys.exit(main())
