#!/usr/bin/env python3
"""Writes fixtures/chart/tables.jsonl: tables compared by Relative Mapping Similarity, with the scores of an independent implementation.

The formulas are those of Liu et al., "DePlot: One-shot visual language reasoning by plot-to-table translation" (Findings of
ACL 2023), section 3, computed here with numpy and scipy's linear_sum_assignment. Needs numpy and scipy.

    python3 Scripts/generate-table-fixtures.py > fixtures/chart/tables.jsonl
"""
import json
import random
import re

import numpy
from scipy.optimize import linear_sum_assignment

SEED = 20261125
ROWS = ["2015", "2016", "2017", "2018", "Q1 2020", "Q2 2020", "North", "South", "East Asia", "Latin America", "Norway", "Sweden",
        "Coal", "Wind", "Solar", "Under 18", "18-29", "30-49", "50+", "一月", "二月", "三月"]
COLUMNS = ["Sales", "Profit", "Share of total", "Men", "Women", "Exports", "Imports", "Revenue (mn)", "2019", "2020", "Rate",
           "城市", "农村"]
WORDS = ["high", "low", "rising", "falling", "stable", "unknown", "red line", "blue line"]


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def text_similarity(a, b, tau):
    longer = max(len(a), len(b))
    if longer == 0:
        return 1.0
    distance = levenshtein(a, b)
    return 1 - distance / longer if distance <= (tau + 1e-12) * longer else 0.0


def number(text):
    scale = 1.0
    if "," in text and not re.fullmatch(r"\d{1,3}(,\d{3})+", text):
        return None
    text = text.replace(",", "")
    for sign, factor in (("k", 1e3), ("M", 1e6)):
        if text.endswith(sign):
            text, scale = text[:-1], factor
    percent = text.endswith("%")
    try:
        return float(text.rstrip("%")) * scale, percent
    except ValueError:
        return None


def value_similarity(prediction, truth, tau, theta):
    g = number(truth)
    if g is None:
        return 1.0 if prediction == truth else text_similarity(prediction.lower(), truth.lower(), tau)
    p = number(prediction)
    if p is None:
        return 0.0
    if g[0] == 0:
        return 1.0 if p[0] == 0 else 0.0
    candidates = [p[0]]
    if p[1] != g[1]:
        candidates.append(p[0] / 100 if p[1] else p[0] * 100)
    error = min(abs(c - g[0]) / abs(g[0]) for c in candidates)
    return 1 - error if error <= theta + 1e-12 else 0.0


def points(table, transposed):
    columns = table[0]
    found = []
    for row in table[1:]:
        for header, value in zip(columns[1:], row[1:]):
            if value:
                key = f"{header} {row[0]}" if transposed else f"{row[0]} {header}"
                found.append((key.lower(), value))
    return found


def f1(prediction, truth, tau, theta):
    best = 0.0
    target = points(truth, False)
    for transposed in (False, True):
        found = points(prediction, transposed)
        if not found:
            continue
        keys = numpy.array([[text_similarity(p[0], t[0], tau) for t in target] for p in found])
        values = numpy.array([[value_similarity(p[1], t[1], tau, theta) for t in target] for p in found])
        rows, columns = linear_sum_assignment(-(keys + values * 2.0 ** -20 * (keys > 0)))
        total = float((keys * values)[rows, columns].sum())
        if total > 0:
            precision, recall = total / len(found), total / len(target)
            best = max(best, 2 * precision * recall / (precision + recall))
    return best


def value(random):
    kind = random.random()
    if kind < 0.5:
        return str(random.randint(0, 999))
    if kind < 0.7:
        return f"{random.uniform(-50, 50):.1f}"
    if kind < 0.8:
        return f"{random.randint(1, 99)}%"
    if kind < 0.9:
        return f"{random.randint(1_000, 9_999_999):,}"
    if kind < 0.93:
        return ""
    return random.choice(WORDS)


def noisy(random, text):
    letters = list(text)
    for _ in range(random.choice([1, 1, 2, 4])):
        place = random.randrange(len(letters) + 1)
        action = random.random()
        if action < 0.4 and place < len(letters):
            letters[place] = random.choice("abcdexyz0123")
        elif action < 0.7:
            letters.insert(place, random.choice("abcdexyz"))
        elif place < len(letters) and len(letters) > 1:
            del letters[place]
    return "".join(letters).strip() or "x"


def near(random, text):
    n = number(text)
    if n is None or "," in text or "k" in text:
        return noisy(random, text) if text else text
    factor = random.choice([1, 1.02, 0.95, 1.1, 0.9, 1.11, 2, -1])
    if "%" in text:
        return random.choice([f"{n[0] * factor:.4g}%", f"{n[0] / 100:.4g}", f"{n[0]:.4g}"])
    return f"{n[0] * factor:.6f}".rstrip("0").rstrip(".")


def corrupted(random, table, strength):
    table = [list(row) for row in table]
    for i, row in enumerate(table):
        for j, cell in enumerate(row):
            if (i, j) != (0, 0) and cell and random.random() < strength:
                table[i][j] = near(random, cell) if i and j else noisy(random, cell)
    if random.random() < strength and len(table) > 2:
        del table[random.randrange(1, len(table))]
    if random.random() < strength:
        table.append([random.choice(ROWS)] + [value(random) for _ in table[0][1:]])
    if random.random() < strength:
        table.append(list(random.choice(table[1:])))
    if random.random() < 0.4:
        body = table[1:]
        random.shuffle(body)
        table = table[:1] + body
    if random.random() < 0.2:
        table = [list(row) for row in zip(*table)]
    return table


def written(random, table):
    form = random.choice(["markdown", "line", "csv", "tsv", "html", "json"])
    if form == "markdown":
        lines = ["| " + " | ".join(row) + " |" for row in table]
        return "\n".join([lines[0], "|" + " --- |" * len(table[0])] + lines[1:])
    if form == "line":
        return " <0x0A> ".join(" | ".join(row) for row in table)
    if form == "csv":
        return "\n".join(",".join(f'"{c}"' if "," in c or random.random() < 0.1 else c for c in row) for row in table)
    if form == "tsv":
        return "\n".join("\t".join(row) for row in table)
    if form == "html":
        return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in table) + "</table>"
    return json.dumps(table, ensure_ascii=False)


def case(random, index):
    rows = random.sample(ROWS, random.randint(1, 7))
    columns = random.sample([c for c in COLUMNS if c not in rows], random.randint(1, 4))
    truth = [["Category"] + columns] + [[row] + [value(random) for _ in columns] for row in rows]
    truth[1][1] = truth[1][1] or "7"
    prediction = corrupted(random, truth, random.choice([0, 0.1, 0.3, 0.6]))
    tau, theta = random.choice([(0.5, 0.1), (0.5, 0.1), (0.3, 0.05), (0.8, 0.5), (0, 0)])
    options = {"answer_type": "table"}
    if (tau, theta) != (0.5, 0.1):
        options |= {"tau": tau, "theta": theta}
    answer = written(random, prediction)
    return {
        "id": f"chart-table-{index:03}", "verifier": "chart", "prompt": "Write the data of the chart as a table.",
        "response": f"<think>I read the axes, then each mark.</think><answer><|begin_of_box|>{answer}<|end_of_box|></answer>",
        "ground_truth": written(random, truth), "options": options,
        "expected": {"score": f1(prediction, truth, tau, theta), "tolerance": 1e-9}, "why": f"generated, seed {SEED}",
        "tags": ["table", "generated"],
    }


if __name__ == "__main__":
    generator = random.Random(SEED)
    for index in range(1, 301):
        print(json.dumps(case(generator, index), ensure_ascii=False))
