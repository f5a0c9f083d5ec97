"""A pytest plugin that collects Assay's fixture files: ``pytest --assay-fixtures fixtures/ocr``.

Every row is a test. Rows are scored by a daemon: the one at ``--assay-url`` (or ``ASSAY_URL``), else one the plugin
starts for the run from ``--assay-binary`` (or ``ASSAY_BINARY``, or ``assay`` on the path), with ``--assay-config`` if
that is given. Every tag of a row is a mark ``assay_TAG``, so that ``-m assay_hostile`` selects; ``xfail`` is pytest's
own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assay_client.client import Client
from assay_client.verdicts import Failed, Invalid, Scored, Verdict

_ROW_ONLY = ("expected", "why", "tags", "debatable", "name", "kind", "xfail", "symmetric")
_EXPECTED = {
    *("score", "min", "max", "tolerance", "status", "reason", "violations", "extracted", "decided_by", "components"),
    *("max_work", "max_ms", "any"),
}
_CLIENT = pytest.StashKey[Client]()
_DAEMON = pytest.StashKey["subprocess.Popen[bytes]"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The plugin's options."""
    group = parser.getgroup("assay", "fixture files of Assay's verifiers")
    group.addoption(
        "--assay-fixtures",
        action="append",
        default=[],
        metavar="PATH",
        help="collect the fixture files (.jsonl, .yaml) at or below PATH; may be repeated",
    )
    group.addoption("--assay-url", metavar="URL", help="the daemon that scores them; without it one is started")
    group.addoption("--assay-binary", metavar="FILE", help="the command the daemon is started from")
    group.addoption("--assay-config", metavar="FILE", help="the configuration of a daemon that is started")


def pytest_configure(config: pytest.Config) -> None:
    """Adds the fixture paths to what pytest collects."""
    paths = config.getoption("--assay-fixtures")
    if not paths:
        return
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = []
    config.args += [path for path in paths if path not in config.args]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends what was started."""
    client = config.stash.get(_CLIENT, None)
    if client is not None:
        client.close()
    daemon = config.stash.get(_DAEMON, None)
    if daemon is not None:
        daemon.terminate()
        daemon.wait(timeout=30)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FixtureFile | None:
    """Fixture files below the named paths."""
    if file_path.suffix not in (".jsonl", ".yaml", ".yml"):
        return None
    named = [Path(path).resolve() for path in parent.config.getoption("--assay-fixtures")]
    if not any(file_path == path or path in file_path.parents for path in named):
        return None
    file: FixtureFile = FixtureFile.from_parent(parent, path=file_path)
    return file


class FixtureFile(pytest.File):
    """A file of fixture rows."""

    def collect(self) -> Iterable[pytest.Item]:
        for line, row in self._rows():
            name = str(row.get("id") or row.get("name") or f"line {line}")
            if not isinstance(row.get("expected"), Mapping):
                raise self.CollectError(f"{self.path}:{line}: expected is required and must be an object")
            unknown = sorted(set(row["expected"]) - _EXPECTED)
            if unknown:
                raise self.CollectError(f"{self.path}:{line}: expected.{unknown[0]} is unknown")
            yield FixtureRow.from_parent(self, name=name, row=row, line=line)

    def _rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        text = self.path.read_text(encoding="utf-8")
        if self.path.suffix == ".jsonl":
            for line, piece in enumerate(text.split("\n"), start=1):
                if piece.strip():
                    try:
                        row = json.loads(piece)
                    except ValueError as problem:
                        raise self.CollectError(f"{self.path}:{line}: {problem}") from problem
                    yield line, self._object(row, line)
            return
        try:
            import yaml
        except ImportError as problem:
            raise self.CollectError(f"{self.path}: YAML needs the package pyyaml") from problem
        document = yaml.safe_load(text)
        defaults: Mapping[str, Any] = {}
        if isinstance(document, Mapping):
            defaults, document = document.get("defaults") or {}, document.get("cases")
        if not isinstance(document, list):
            raise self.CollectError(f"{self.path}: must be a list, or have one under cases")
        for number, row in enumerate(document, start=1):
            yield number, {**defaults, **self._object(row, number)}

    def _object(self, row: object, line: int) -> dict[str, Any]:
        if not isinstance(row, dict):
            raise self.CollectError(f"{self.path}:{line}: a fixture row must be an object")
        return row


class FixtureRow(pytest.Item):
    """A row: its rollout is scored, its expectation compared."""

    def __init__(self, *, row: Mapping[str, Any], line: int, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.row = row
        self.line = line
        for tag in row.get("tags") or []:
            self.add_marker("assay_" + re.sub(r"\W", "_", str(tag)))
        if row.get("xfail"):
            reason = row["xfail"] if isinstance(row["xfail"], str) else ""
            self.add_marker(pytest.mark.xfail(reason=reason, strict=True))

    def runtest(self) -> None:
        rollout = {key: value for key, value in self.row.items() if key not in _ROW_ONLY}
        verdict = _client(self.config).score(rollout, detail="full")
        problems = list(differences(self.row["expected"], verdict))
        if problems:
            raise FixtureMismatch(problems, verdict, self.row)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str | Any:
        if isinstance(excinfo.value, FixtureMismatch):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line - 1, f"{self.path.name}: {self.name}"


class FixtureMismatch(AssertionError):
    """A verdict that is not as expected, told so that one can act on it."""

    def __init__(self, problems: list[str], verdict: Verdict, row: Mapping[str, Any]) -> None:
        lines = list(problems)
        if row.get("why"):
            lines.append(f"why: {row['why']}")
        lines.append(f"status {verdict.status}; extracted {verdict.extracted!r}")
        if isinstance(verdict, Scored):
            lines.append(f"reason {verdict.reason}; decided by {verdict.decided_by}")
        if isinstance(verdict, (Invalid, Failed)):
            lines.append(f"error {verdict.error}")
        if verdict.components:
            lines.append("components " + ", ".join(f"{key} {value}" for key, value in verdict.components.items()))
        for key, value in (verdict.raw.get("detail") or {}).items():
            if key != "format" and value is not None:
                lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)[:160]}")
        lines.append(f"ground truth: {json.dumps(row.get('ground_truth'), ensure_ascii=False)[:160]}")
        super().__init__("\n".join(lines))


def differences(expected: Mapping[str, Any], verdict: Verdict) -> Iterator[str]:
    """Everything in which a verdict differs from ``expected`` of a fixture row, as ``assay test`` compares it."""
    if expected.get("any"):
        if isinstance(verdict, Failed):
            yield f"expected any verdict, but it failed: {verdict.error}"
        return
    tolerance = expected.get("tolerance", 1e-9)
    score = expected.get("score")
    if "min" in expected or "max" in expected:
        score = {"min": expected.get("min", 0), "max": expected.get("max", 1)}
    if score is not None:
        low, high = _bounds(score, tolerance)
        if verdict.score is None:
            yield f"score: expected {_shown(score)}, got none ({verdict.status})"
        elif not low <= verdict.score <= high:
            yield f"score: expected {_shown(score)}, got {verdict.score}"
    raw = verdict.raw
    found = {
        "status": verdict.status,
        "reason": raw.get("reason"),
        "decided_by": raw.get("decided_by"),
        "extracted": verdict.extracted,
    }
    for key, value in found.items():
        wanted = expected.get(key)
        if wanted is not None and value not in (wanted if isinstance(wanted, list) else [wanted]):
            yield f"{key}: expected {wanted}, got {value}"
    for key, value in (expected.get("components") or {}).items():
        component = verdict.components.get(key)
        if component is None or abs(component - value) > tolerance:
            yield f"components.{key}: expected {value}, got {component}"
    detail = raw.get("detail") or {}
    if "violations" in expected:
        violations = set((detail.get("format") or {}).get("violations") or [])
        if violations != set(expected["violations"]):
            yield f"violations: expected {sorted(expected['violations'])}, got {sorted(violations)}"
    work = detail.get("work")
    if "max_work" in expected and work is not None and work > expected["max_work"]:
        yield f"max_work: expected at most {expected['max_work']} units, got {work}"


def _bounds(score: Any, tolerance: float) -> tuple[float, float]:
    if isinstance(score, Mapping):
        if "approx" in score:
            width = score.get("tol", tolerance)
            return score["approx"] - width, score["approx"] + width
        return score.get("min", 0), score.get("max", 1)
    return score - tolerance, score + tolerance


def _shown(score: Any) -> str:
    if isinstance(score, Mapping) and "approx" not in score:
        return f"{score.get('min', 0)}…{score.get('max', 1)}"
    return str(score)


def _client(config: pytest.Config) -> Client:
    """The client of the run; the first row starts the daemon where none was named."""
    client = config.stash.get(_CLIENT, None)
    if client is None:
        url = config.getoption("--assay-url") or os.environ.get("ASSAY_URL") or _start(config)
        client = config.stash[_CLIENT] = Client(url)
    return client


def _start(config: pytest.Config) -> str:
    binary = config.getoption("--assay-binary") or os.environ.get("ASSAY_BINARY") or shutil.which("assay")
    if not binary:
        raise pytest.UsageError("no daemon: give --assay-url URL, or --assay-binary FILE to start one")
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready"
        os.mkfifo(ready)
        command = [binary, "serve", "--listen", "127.0.0.1:0", "--ready-file", str(ready)]
        if config.getoption("--assay-config"):
            command += ["--config", config.getoption("--assay-config")]
        daemon = subprocess.Popen(command, stderr=subprocess.PIPE)
        config.stash[_DAEMON] = daemon
        # Opened for both ways, so that a daemon that never gets ready does not block this process for ever.
        descriptor = os.open(ready, os.O_RDWR)
        try:
            os.set_blocking(descriptor, False)
            address = b""
            while b"\n" not in address:
                try:
                    address += os.read(descriptor, 4096)
                except BlockingIOError:
                    try:
                        daemon.wait(timeout=0.05)
                    except subprocess.TimeoutExpired:
                        continue
                    problem = daemon.stderr.read().decode(errors="replace") if daemon.stderr else ""
                    raise pytest.UsageError(f"the daemon did not start: {problem}") from None
        finally:
            os.close(descriptor)
    return "http://" + address.decode().splitlines()[0]
