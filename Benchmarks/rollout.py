"""Prints one rollout of about 4 KB for the counting verifier, as a model would write it: seeded, so always the same.

    python3 Benchmarks/rollout.py > rollout.json
"""
import json
import random

WORDS = """the a one two picture left right corner tree roof bird wing branch light shadow behind near above below I see count
again check first second then maybe no wait another part of same color dark gray white small large moves toward window
wall stone water edge line figure shape turns out to be not leaf only reflection on glass so that would make it more
likely if we compare sizes beak tail clear enough carefully once from start each region image top middle bottom area
where three sit together apart fourth further down partly hidden by chimney sky empty there else remains""".split()


def thought(random_source, size):
    sentences, length = [], 0
    while length < size:
        words = [random_source.choice(WORDS) for _ in range(random_source.randint(7, 16))]
        sentence = " ".join(words).capitalize() + random_source.choice(". . . ? \n".split(" "))
        sentences.append(sentence)
        length += len(sentence) + 1
    return " ".join(sentences)


source = random.Random(20251123)
response = f"<think>{thought(source, 3600)}</think><answer>There are <|begin_of_box|>7<|end_of_box|> birds.</answer>"
print(json.dumps({"id": "bench/1", "verifier": "counting", "prompt": "How many birds are there?",
                  "response": response, "ground_truth": "7"}))
