"""The plugin in a pytest of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT, Daemon, binary

from assay_client.pytest_plugin import differences
from assay_client.verdicts import verdict_from_json

pytest_plugins = ["pytester"]

ROWS = """\
{"id":"right","verifier":"counting","answer":"3","ground_truth":3,"expected":{"score":1},"tags":["smoke","a b"]}
{"id":"wrong","verifier":"math","answer":"0.51","ground_truth":"1/2","expected":{"score":1},"why":"close"}

{"name":"known","verifier":"counting","answer":"4","ground_truth":3,"expected":{"min":0.5},"xfail":"not yet"}
{"id":"mended","verifier":"counting","answer":"3","ground_truth":3,"expected":{"score":1},"xfail":"mended"}
"""


def test_rows_are_tests(pytester: pytest.Pytester, daemon: Daemon) -> None:
    pytester.makefile(".jsonl", cases=ROWS)
    pytester.makefile(
        ".yaml", more="defaults: {verifier: mcq}\ncases:\n- {answer: B, ground_truth: B, expected: {score: 1}}\n"
    )
    result = pytester.runpytest_inprocess("--assay-fixtures=.", f"--assay-url={daemon.url}", "-v")
    result.assert_outcomes(passed=2, failed=2, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "*score: expected 1, got 0.0*",
            "*why: close*",
            'prediction: "51/100"',
            'ground_truth: "1/2"',
            "*[[]XPASS(strict)] mended*",
        ]
    )
    chosen = pytester.runpytest_inprocess("--assay-fixtures=.", f"--assay-url={daemon.url}", "-m", "assay_a_b")
    chosen.assert_outcomes(passed=1, deselected=4)


def test_it_starts_a_daemon_of_its_own(pytester: pytest.Pytester) -> None:
    pytester.makefile(".jsonl", cases=ROWS.splitlines()[0])
    result = pytester.runpytest_inprocess("--assay-fixtures=cases.jsonl", f"--assay-binary={binary()}")
    result.assert_outcomes(passed=1)
    broken = pytester.makefile(".txt", config="nonsense: 1")
    result = pytester.runpytest_inprocess(
        "--assay-fixtures=cases.jsonl", f"--assay-binary={binary()}", f"--assay-config={broken}"
    )
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*the daemon did not start*nonsense*"])


def test_without_its_option_it_does_nothing(pytester: pytest.Pytester) -> None:
    pytester.makefile(".jsonl", cases="no json")
    pytester.makepyfile("def test_other(): pass")
    pytester.runpytest_inprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no json", "*cases.jsonl:1: Expecting value*"),
        ("[1]", "*must be an object*"),
        ('{"answer":"x"}', "*expected is required*"),
        ('{"answer":"x","expected":{"scoer":1}}', "*expected.scoer is unknown*"),
    ],
)
def test_a_row_that_is_no_fixture_is_an_error(pytester: pytest.Pytester, text: str, message: str) -> None:
    pytester.makefile(".jsonl", cases=text)
    result = pytester.runpytest_inprocess("--assay-fixtures=.", "--assay-url=http://127.0.0.1:1")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([message])


def test_the_projects_own_fixtures_pass(pytester: pytest.Pytester, daemon: Daemon) -> None:
    folder = Path(ROOT) / "fixtures" / "counting"
    result = pytester.runpytest_inprocess(f"--assay-fixtures={folder}", f"--assay-url={daemon.url}", "-q")
    outcomes = result.parseoutcomes()
    assert outcomes["passed"] > 50
    assert "failed" not in outcomes


@pytest.mark.parametrize(
    ("expected", "holds"),
    [
        ({"score": 0.5}, True),
        ({"score": 0.5 + 1e-6}, False),
        ({"score": 0.6, "tolerance": 0.2}, True),
        ({"score": {"min": 0.4}}, True),
        ({"max": 0.4}, False),
        ({"score": {"approx": 0.6, "tol": 0.05}}, False),
        ({"status": ["scored", "undecided"]}, True),
        ({"status": "invalid"}, False),
        ({"reason": "partial", "decided_by": "rule:x", "extracted": "e"}, True),
        ({"extracted": "f"}, False),
        ({"components": {"accuracy": 0.5}}, True),
        ({"components": {"accuracy": 0.6}}, False),
        ({"violations": ["b", "a"]}, True),
        ({"violations": []}, False),
        ({"max_work": 7}, True),
        ({"max_work": 6}, False),
        ({"any": True}, True),
    ],
)
def test_expectations_are_compared_as_the_command_does(expected: dict[str, object], holds: bool) -> None:
    verdict = verdict_from_json(
        {
            "status": "scored",
            "score": 0.5,
            "reason": "partial",
            "decided_by": "rule:x",
            "components": {"accuracy": 0.5},
            "extraction": {"text": "e"},
            "detail": {"work": 7, "format": {"violations": ["a", "b"]}},
        }
    )
    assert (not list(differences(expected, verdict))) == holds
