#!/usr/bin/env python3
"""Writes fixtures/math/equivalence/*.ndjson: pairs of expressions whose equality SymPy knows.

    python3 Scripts/generate-equivalence-fixtures.py [SEED]

Identities come from random expressions through expand, factor, together, trigsimp, simplify, radsimp, apart and
rewrite; unequal pairs from one changed number, sign or function, kept only where 50 digits at several points differ.
Each side is written as LaTeX (sympy.latex) and in prefix notation. Needs sympy 1.14.
"""
import json, random, signal, sys
import sympy as sp

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 20261125
rng = random.Random(SEED)
x, y = sp.symbols("x y", real=True)

NAMES = {sp.sin: "sin", sp.cos: "cos", sp.tan: "tan", sp.cot: "cot", sp.sec: "sec", sp.csc: "csc", sp.exp: "exp",
         sp.log: "ln", sp.asin: "asin", sp.acos: "acos", sp.atan: "atan", sp.sinh: "sinh", sp.cosh: "cosh",
         sp.tanh: "tanh", sp.Abs: "abs", sp.coth: "coth"}


def prefix(e):
    if e is sp.pi: return "pi"
    if e is sp.E: return "e"
    if e is sp.I: return "i"
    if e.is_Integer: return str(e)
    if e.is_Rational: return f"/ {e.p} {e.q}"
    if e.is_Symbol: return str(e)
    if e.is_Add or e.is_Mul:
        op = "+" if e.is_Add else "*"
        args = [prefix(a) for a in e.args]
        return " ".join([op] * (len(args) - 1) + args)
    if e.is_Pow: return f"^ {prefix(e.base)} {prefix(e.exp)}"
    if e.func in NAMES: return f"{NAMES[e.func]} {prefix(e.args[0])}"
    raise ValueError(f"no prefix notation for {e.func}")


def constant(depth=2):
    k = rng.randrange(8)
    if k < 3 or depth == 0: return sp.Rational(rng.randint(-9, 9), rng.choice([1, 1, 1, 2, 3, 5]))
    if k == 3: return sp.sqrt(rng.choice([2, 3, 5, 6, 7, 10, 11, 13]))
    if k == 4: return sp.pi / rng.choice([1, 2, 3, 4, 6])
    return rng.choice([lambda a, b: a + b, lambda a, b: a * b])(constant(depth - 1), constant(depth - 1))


def polynomial():
    return sum(rng.randint(-6, 6) * x**i * y**rng.choice([0, 0, 1]) for i in range(rng.randint(2, 4))) + rng.randint(1, 9)


def expression():
    k = rng.randrange(9)
    if k == 0: return (polynomial()) * polynomial()
    if k == 1: return polynomial() / (rng.randint(1, 5) * x + rng.choice([-7, 7, 11])) + sp.Rational(1, rng.randint(2, 9))
    if k == 2: return (x + rng.randint(1, 5))**rng.randint(2, 5) - rng.randint(1, 9) * x
    if k == 3: return rng.choice([sp.sin, sp.cos, sp.tan])(rng.randint(1, 3) * x + rng.choice([0, y])) * rng.choice([sp.sin, sp.cos])(x)
    if k == 4: return sp.exp(rng.randint(1, 3) * x + rng.choice([0, 1, y])) + rng.randint(1, 5) * sp.cosh(x)
    if k == 5: return 1 / (sp.sqrt(rng.choice([2, 3, 5, 7])) + sp.sqrt(rng.choice([6, 10, 11, 13]))) + constant()
    if k == 6: return sp.log(rng.randint(2, 30)) + constant() * sp.sin(sp.pi / rng.choice([3, 4, 5, 6, 8, 12]))
    if k == 7: return constant() + constant() * sp.sqrt(constant()**2 + 1)
    return rng.randint(1, 9) * sp.atan(x) + sp.sqrt(x**2 + rng.randint(1, 9)) * polynomial()


WAYS = [sp.expand, sp.factor, sp.together, sp.trigsimp, sp.simplify, sp.radsimp, lambda e: sp.apart(e, x) if e.has(x) else sp.nsimplify(e),
        sp.expand_trig, lambda e: e.rewrite(sp.exp), lambda e: e.rewrite(sp.cos), sp.cancel, lambda e: sp.expand(e, complex=False)]


class Late(Exception): pass
def late(*_): raise Late
signal.signal(signal.SIGALRM, late)


def differ(a, b):
    for k in range(4):
        at = {x: sp.Rational(rng.randint(20, 200), 97), y: sp.Rational(rng.randint(20, 200), 89)}
        d = (a - b).subs(at).evalf(50)
        try:
            if abs(complex(d)) > 1e-9: return True
        except (TypeError, OverflowError): return None
    return False


def perturbed(e):
    numbers = [a for a in sp.preorder_traversal(e) if a.is_Rational and a not in (sp.Integer(-1), sp.S.Half)]
    k = rng.randrange(4)
    if k == 0 and numbers:
        n = rng.choice(numbers)
        return e.subs(n, n + rng.choice([-1, 1, sp.Rational(1, 10**6), sp.Rational(1, 10**14)]))
    if k == 1: return e + rng.choice([1, -1, sp.Rational(1, 1000), sp.Rational(1, 10**20)])
    if k == 2: return -e
    return e * (1 + sp.Rational(1, rng.choice([7, 1000, 10**12])))


rows = []
seen = set()
equal = unequal = 0
while equal < 800 or unequal < 900:
    signal.setitimer(signal.ITIMER_REAL, 1.5)
    try:
        a = expression()
        if equal < 800:
            b = rng.choice(WAYS)(a)
            truth = True
            if sp.latex(a) == sp.latex(b) or abs(complex((a - b).subs({x: sp.Rational(51, 97), y: sp.Rational(35, 31)}).evalf(50))) > 1e-30: continue
        else:
            b = rng.choice(WAYS)(perturbed(a)) if rng.random() < .5 else perturbed(a)
            truth = False
            if a.has(sp.zoo, sp.nan) or b.has(sp.zoo, sp.nan): continue
            d = complex(((a - b).subs({x: sp.Rational(51, 97), y: sp.Rational(35, 31)})).evalf(60))
            if abs(d) < 1e-25: continue
        row = {"left": sp.latex(a), "right": sp.latex(b), "left_prefix": prefix(a), "right_prefix": prefix(b), "equal": truth}
    except (Late, ValueError, TypeError, OverflowError, sp.PolynomialError, NotImplementedError, AttributeError, ZeroDivisionError, RecursionError):
        continue
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    key = (row["left_prefix"], row["right_prefix"])
    if key in seen or max(map(len, key)) > 1500: continue
    seen.add(key)
    if truth: equal += 1
    else: unequal += 1
    row = {"id": f"sympy-{SEED}-{len(rows):04}"} | row
    rows.append(row)

path = "fixtures/math/equivalence/sympy.ndjson"
with open(path, "w") as out:
    for row in rows: out.write(json.dumps(row) + "\n")
print(f"{path}: {equal} equal and {unequal} unequal pairs, seed {SEED}")

import mpmath
mpmath.mp.dps = 90
rng = random.Random(SEED + 1)
FUNCTIONS = {"exp": mpmath.exp, "ln": mpmath.log, "sin": mpmath.sin, "cos": mpmath.cos, "atan": mpmath.atan,
             "sqrt": mpmath.sqrt}
path = "fixtures/math/equivalence/functions.ndjson"
count = 0
with open(path, "w") as out:
    for name, function in FUNCTIONS.items():
        for k in range(60):
            value = rng.choice([rng.uniform(-40, 40), rng.uniform(-1, 1), rng.uniform(-1e-6, 1e-6), rng.uniform(-600, 600)])
            value = round(value * 2**30) / 2**30
            if name in ("ln", "sqrt"): value = abs(value) or 1.0
            result = mpmath.nstr(function(mpmath.mpf(value)), 75, min_fixed=0, max_fixed=0)
            out.write(json.dumps({"function": name, "numerator": round(value * 2**30), "value": result}) + "\n")
            count += 1
print(f"{path}: {count} values")
