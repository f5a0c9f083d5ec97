#!/usr/bin/env python3
"""Writes fixtures/ocr/tables.jsonl: tables compared by Tree-Edit-Distance-based Similarity, with the scores of an independent implementation.

The definition is that of Zhong et al., "Image-based table recognition: data, model, and evaluation" (ECCV 2020), section 5. The distance
is computed from its recursive definition over forests, memoised, which is slow and obvious. Needs the standard library alone.

    python3 Scripts/generate-teds-fixtures.py > fixtures/ocr/tables.jsonl
"""
import json
import random
import sys
from functools import lru_cache

SEED = 20261125
WORDS = ["Total", "Name", "2019", "2020", "3.5", "12%", "n/a", "Paris", "北京", "Mean ± SD", "p < 0.05", "1,204", "", "", "A & B", "Rate"]

sys.setrecursionlimit(100_000)


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def change(a, b):
    """The cost of making one node of another; a node is (label, text, children)."""
    if a[0] != b[0]:
        return 1.0
    if a[1] is None or a[1] == b[1]:
        return 0.0
    return levenshtein(a[1], b[1]) / max(len(a[1]), len(b[1]))


def size(forest):
    return sum(1 + size(tree[2]) for tree in forest)


@lru_cache(maxsize=None)
def distance(a, b):
    """The least cost of edits between two ordered forests, by what becomes of the rightmost root of each."""
    if not a:
        return float(size(b))
    if not b:
        return float(size(a))
    last_a, last_b = a[-1], b[-1]
    return min(
        distance(a[:-1] + last_a[2], b) + 1,
        distance(a, b[:-1] + last_b[2]) + 1,
        distance(a[:-1], b[:-1]) + distance(last_a[2], last_b[2]) + change(last_a, last_b),
    )


def tree(table, structure_only, keeps_sections):
    def row(cells):
        return ("tr", None, tuple((("td", c[1], c[2]), None if structure_only else c[0], ()) for c in cells))

    sections = []
    for kind, rows in table:
        rows = tuple(row(r) for r in rows)
        sections += [(kind, None, rows)] if kind and keeps_sections else list(rows)
    return tuple(sections)


def teds(answer, reference, structure_only, keeps_sections):
    a, b = tree(answer, structure_only, keeps_sections), tree(reference, structure_only, keeps_sections)
    distance.cache_clear()
    root_a, root_b = (("table", None, a),), (("table", None, b),)
    return max(0.0, 1 - distance(root_a, root_b) / max(size(a), size(b)))


def cell(random):
    spans = random.random()
    return (random.choice(WORDS), 2 if spans < 0.1 else 1, 2 if 0.1 < spans < 0.17 else 1)


def table(random):
    rows = lambda n, m: [[cell(random) for _ in range(random.choice([m, m, m, max(1, m - 1)]))] for _ in range(n)]
    width = random.randint(1, 4)
    if random.random() < 0.5:
        return [("thead", rows(1, width)), ("tbody", rows(random.randint(1, 4), width))]
    return [(None, rows(random.randint(1, 5), width))]


def noisy(random, text):
    letters = list(text)
    for _ in range(random.choice([1, 2, 5])):
        place = random.randrange(len(letters) + 1)
        if random.random() < 0.5 or place == len(letters):
            letters.insert(place, random.choice("abc012"))
        else:
            del letters[place]
    return " ".join("".join(letters).split())


def corrupted(random, table, strength):
    found = []
    for kind, rows in table:
        if random.random() < strength * 0.2:
            kind = random.choice([None, "thead", "tbody"])
        new = []
        for row in rows:
            cells = []
            for c in row:
                fate = random.random()
                if fate < strength * 0.4:
                    c = (noisy(random, c[0]), c[1], c[2])
                elif fate < strength * 0.5:
                    c = (c[0], random.choice([1, 2]), c[2])
                elif fate < strength * 0.6:
                    continue
                cells.append(c)
                if random.random() < strength * 0.1:
                    cells.append(cell(random))
            if random.random() < strength * 0.15:
                continue
            new.append(cells or [cell(random)])
            if random.random() < strength * 0.15:
                new.append([cell(random) for _ in row])
        if new:
            found.append((kind, new))
    # Plain rows that follow plain rows are one section, and so are they for who reads the text.
    return found or [(None, [[cell(random)]])]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def html(random, table):
    text = "<table>"
    for kind, rows in table:
        text += f"<{kind}>" if kind else ""
        for row in rows:
            text += "<tr>"
            for content, columns, lines in row:
                name = "th" if kind == "thead" and random.random() < 0.5 else "td"
                spans = (f' colspan="{columns}"' if columns > 1 else "") + (f" rowspan={lines}" if lines > 1 else "")
                text += f"<{name}{spans}>{escaped(content)}</{name}>"
            text += "</tr>\n" if random.random() < 0.3 else "</tr>"
        text += f"</{kind}>" if kind else ""
    return text + "</table>"


def markdown(rows):
    lines = ["| " + " | ".join(c[0] for c in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0])] + lines[1:])


def case(random, index):
    reference = table(random)
    answer = corrupted(random, reference, random.choice([0, 0.3, 0.6, 1]))
    structure_only = random.random() < 0.2
    is_markdown = random.random() < 0.25
    options = {"metric": "teds"} | ({"structure_only": True} if structure_only else {})
    if is_markdown:
        answer = [(None, [[(c[0], 1, 1) for c in row] for _, rows in answer for row in rows])]
        written = markdown(answer[0][1])
    else:
        written = html(random, answer)
    score = teds(answer, reference, structure_only, not is_markdown)
    return {
        "id": f"ocr-table-{index:03}", "verifier": "ocr", "prompt": "Write the table as HTML.",
        "response": f"<think>I go through the rows.</think><answer><|begin_of_box|>{written}<|end_of_box|></answer>",
        "ground_truth": html(random, reference), "options": options, "expected": {"score": score},
        "why": f"generated, seed {SEED}", "tags": ["teds", "generated"],
    }


if __name__ == "__main__":
    generator = random.Random(SEED)
    for index in range(1, 301):
        print(json.dumps(case(generator, index), ensure_ascii=False))
