#!/usr/bin/env python3
"""Counts, over the repository's fixtures, for how many answers the published reward system asks a judge and Assay's rules decide.

    Scripts/judge-calls-saved.py path/to/assay             # prints the table
    Scripts/judge-calls-saved.py path/to/assay --write     # puts it into docs/scoring.md

The published system (glmv_reward, August 2025) decides by itself where answer and ground truth are the same text; for counting also where
both are digits alone, for mmsi after taking ° and % off. Everything else it asks a judge. Rows count that have an answer in their box and a
ground truth that can be read.
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOMAINS = ["counting", "chart", "vqa", "multi_image", "mmsi"]
OPEN, CLOSE = "<!-- judge calls saved: start -->", "<!-- judge calls saved: end -->"


def bare(text):
    text = text.strip().replace("°", "")
    if text.endswith("%"):
        try:
            return repr(float(text[:-1]) / 100)
        except ValueError:
            return text
    return text


def decides(domain, answer, truth):
    """Whether the published system needs no judge."""
    if answer == truth:
        return True
    if domain == "counting":
        return answer.isdigit() and truth.isdigit()
    return domain == "mmsi" and bare(answer) == bare(truth)


def count(binary, domain):
    files = [ROOT / "fixtures" / domain / f"{name}.jsonl" for name in ("example", "cases", "hostile")]
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row.get("options", {}).get("answer_type") not in ("table", "list")]
    text = "\n".join(json.dumps(row) for row in rows)
    # Rows that are the caller's error make the command exit with 1.
    found = subprocess.run([binary, "score", "-", "--quiet"], input=text, capture_output=True, text=True).stdout
    asked = decided = answers = 0
    for row, line in zip(rows, found.split("\n")):
        verdict = json.loads(line)
        if verdict["status"] not in ("scored", "undecided") or not (verdict["extraction"] or {}).get("text"):
            continue
        truth = row["ground_truth"] if isinstance(row["ground_truth"], str) else json.dumps(row["ground_truth"])
        answers += 1
        if decides(domain, verdict["extraction"]["text"], truth):
            continue
        asked += 1
        decided += verdict["status"] == "scored"
    return answers, asked, decided


def main():
    binary = sys.argv[1]
    lines = ["| data source | answers | the published system asks a judge | of these decided by rules here | judge calls saved |",
             "|---|---|---|---|---|"]
    total = [0, 0, 0]
    for domain in DOMAINS:
        row = count(binary, domain)
        total = [a + b for a, b in zip(total, row)]
        lines.append(f"| {domain} | {row[0]} | {row[1]} | {row[2]} | {100 * row[2] / row[1]:.0f} % |")
    lines.append(f"| all | {total[0]} | {total[1]} | {total[2]} | {100 * total[2] / total[1]:.0f} % |")
    table = "\n".join(lines)
    print(table)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "scoring.md"
        text = page.read_text(encoding="utf-8")
        start, end = text.index(OPEN) + len(OPEN), text.index(CLOSE)
        page.write_text(text[:start] + "\n" + table + "\n" + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
