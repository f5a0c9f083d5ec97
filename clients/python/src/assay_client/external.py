"""Runs a Python file as an external verifier: ``python -m assay_client.external rewards.py``.

The file has ``extract_answer(response, question=None)`` and ``judge(extracted_answer, ground_truth, question=None,
image_file=None)``, as the ``file_based`` verifier of GLM-V's reward system calls them. This program reads rows from
standard input and writes replies to standard output, protocol 1 of docs/external-verifiers.md.

What the functions return becomes a reply so:

* ``extract_answer`` gives None: accuracy 0, reason ``no_answer``.
* ``judge`` gives a number from 0 to 1 (or a bool): that accuracy. None: undecided. A dict: a reply in the protocol's
  own form, such as ``{"accuracy": 0.5, "detail": {…}}``.
* anything else, and every exception: an ``error``. It never becomes a 0.
* either raises :class:`InvalidGroundTruth`: ``invalid``, the caller's mistake.

The ground truth is extracted by the same function, as the reference does; one without an envelope for which it gives
None is taken as it is. Whatever the file prints goes to standard error.
"""

from __future__ import annotations

import argparse
import importlib.util
import inspect
import json
import math
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

__all__ = ["FileVerifier", "InvalidGroundTruth", "main"]

PROTOCOL = 1
_MAX_LINE_BYTES = 64 * 1024 * 1024
_ENVELOPE = ("<think>", "<answer>", "<|begin_of_box|>")
_OUTCOMES = ("accuracy", "undecided", "invalid", "error")

Reply = dict[str, Any]


class InvalidGroundTruth(Exception):
    """Raised by a verifier file for a ground truth it cannot read: the caller's mistake, not a wrong answer."""


def _load(path: Path, function: str) -> Callable[..., Any]:
    """The function of that name in a file."""
    spec = importlib.util.spec_from_file_location(f"assay_external_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded as Python")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    loaded = getattr(module, function, None)
    if not callable(loaded):
        raise ImportError(f"{path} has no function {function}")
    return loaded  # type: ignore[no-any-return]


def _positional_count(function: Callable[..., Any], most: int) -> int:
    """How many of ``most`` positional arguments a function takes."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return most
    if any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters):
        return most
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return min(most, sum(parameter.kind in kinds for parameter in parameters))


def _question(prompt: object) -> str | None:
    """What was asked, as one text: of chat messages what users wrote."""
    if prompt is None or isinstance(prompt, str):
        return prompt
    texts: list[str] = []
    for message in prompt if isinstance(prompt, list) else []:
        if not isinstance(message, Mapping) or message.get("role") != "user":
            continue
        content = message.get("content")
        if isinstance(content, str):
            texts.append(content)
        elif isinstance(content, list):
            texts.extend(str(part["text"]) for part in content if isinstance(part, Mapping) and "text" in part)
    return "\n".join(texts)


class FileVerifier:
    """The two functions of a file, and how a row becomes a reply."""

    def __init__(
        self,
        extract_file: Path,
        judge_file: Path | None = None,
        *,
        extract_name: str = "extract_answer",
        judge_name: str = "judge",
        reload: bool = False,
    ) -> None:
        self._extract_place = (extract_file, extract_name)
        self._judge_place = (judge_file or extract_file, judge_name)
        self._reload = reload
        self._load()

    def _load(self) -> None:
        self._extract = _load(*self._extract_place)
        self._judge = _load(*self._judge_place)
        self._extract_count = _positional_count(self._extract, 2)
        self._judge_count = _positional_count(self._judge, 4)

    def reply(self, row: Mapping[str, Any]) -> Reply:
        """The reply to a row, without its id. Never raises."""
        try:
            if self._reload:
                self._load()
            return self._checked(self._outcome(row))
        except InvalidGroundTruth as problem:
            return {"invalid": str(problem) or "the ground truth cannot be read", "field": "ground_truth"}
        except KeyboardInterrupt:
            raise
        except BaseException as problem:  # a row of hostile text must not end the program: sys.exit, RecursionError
            return {"error": f"{type(problem).__name__}: {problem}", "retryable": isinstance(problem, MemoryError)}

    def _outcome(self, row: Mapping[str, Any]) -> object:
        question = _question(row.get("prompt"))
        truth = self._truth(row.get("ground_truth"), question)
        response = row.get("response")
        extracted = (
            row.get("answer") if response is None else self._extract(*self._extract_arguments(response, question))
        )
        if extracted is None:
            return {"accuracy": 0.0, "reason": "no_answer"}
        metadata = row.get("metadata")
        image = metadata.get("image_file", metadata.get("image_files")) if isinstance(metadata, Mapping) else None
        outcome = self._judge(*(extracted, truth, question, image)[: self._judge_count])
        if inspect.isawaitable(outcome):
            raise TypeError("judge is a coroutine function; a plain one is needed")
        if isinstance(outcome, Mapping):
            return outcome
        shown = extracted if isinstance(extracted, str) else json.dumps(extracted, ensure_ascii=False, default=str)
        return {"undecided": True, "extracted": shown} if outcome is None else {"accuracy": outcome, "extracted": shown}

    def _extract_arguments(self, text: object, question: str | None) -> tuple[object, ...]:
        return (text, question)[: self._extract_count]

    def _truth(self, truth: object, question: str | None) -> object:
        if not isinstance(truth, str):
            return truth
        extracted = self._extract(*self._extract_arguments(truth, question))
        if extracted is None:
            if any(tag in truth for tag in _ENVELOPE):
                raise InvalidGroundTruth("extract_answer finds no answer in the ground truth")
            return truth
        return extracted

    @staticmethod
    def _checked(outcome: object) -> Reply:
        if not isinstance(outcome, Mapping):
            raise TypeError("the reply is no mapping")
        given = [name for name in _OUTCOMES if name in outcome]
        if len(given) != 1:
            raise ValueError(f"a reply has exactly one of {', '.join(_OUTCOMES)}; this one has {given or 'none'}")
        reply = dict(outcome)
        reply.pop("id", None)
        if given == ["accuracy"]:
            try:
                accuracy = float(reply["accuracy"])
            except (TypeError, ValueError):
                raise ValueError(f"judge gave {reply['accuracy']!r}, which is no number from 0 to 1") from None
            if not (math.isfinite(accuracy) and 0 <= accuracy <= 1):
                raise ValueError(f"judge gave {accuracy}, which is no number from 0 to 1")
            reply["accuracy"] = accuracy
        json.dumps(reply, allow_nan=False)  # what cannot be written is an error of this row
        return reply


class _Channel:
    """The protocol's own pair of streams; the lock keeps lines whole where several threads reply."""

    def __init__(self, rows: IO[bytes], replies: IO[bytes]) -> None:
        self.rows = rows
        self._replies = replies
        self._lock = threading.Lock()

    def write(self, reply: Reply) -> None:
        # A lone surrogate is no UTF-8: it becomes a question mark rather than the end of the conversation.
        line = json.dumps(reply, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace") + b"\n"
        with self._lock:
            self._replies.write(line)
            self._replies.flush()


def _take_streams() -> _Channel:
    """Keeps standard input and output for the protocol; the file's ``print`` and ``input`` get others."""
    rows = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return _Channel(rows, replies)


def serve(verifier: FileVerifier, channel: _Channel, *, threads: int = 1) -> int:
    """Answers rows until the input ends; the exit code."""

    def answer(row: Mapping[str, Any]) -> None:
        channel.write({"id": row["id"], **verifier.reply(row)})

    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    try:
        while line := channel.rows.readline(_MAX_LINE_BYTES + 1):
            if not line.strip():
                continue
            row = json.loads(line) if len(line) <= _MAX_LINE_BYTES else None
            if not isinstance(row, dict) or not isinstance(row.get("id"), int):
                print("assay_client.external: a line is no row; leaving", file=sys.stderr)
                return 1
            if pool is None:
                answer(row)
            else:
                pool.submit(answer, row)
    except ValueError as problem:
        print(f"assay_client.external: a line is no JSON: {problem}", file=sys.stderr)
        return 1
    finally:
        if pool is not None:
            pool.shutdown(wait=True)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m assay_client.external",
        description="Run a file's extract_answer and judge as an external verifier of Assay.",
    )
    parser.add_argument("file", type=Path, help="the Python file")
    parser.add_argument("--judge-file", type=Path, help="another file that holds judge")
    parser.add_argument("--extract", default="extract_answer", metavar="NAME", help="the name of extract_answer")
    parser.add_argument("--judge", default="judge", metavar="NAME", help="the name of judge")
    parser.add_argument("--version", type=int, metavar="N", help="raised whenever the file can answer differently")
    parser.add_argument("--reload", action="store_true", help="load the file anew for each row (load_once: false)")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="rows worked on at a time (1)")
    options = parser.parse_args(arguments)
    if options.threads < 1 or (options.version is not None and options.version < 1):
        parser.error("--threads and --version take a whole number from 1")
    channel = _take_streams()
    hello: Reply = {"protocol": PROTOCOL, "name": options.file.name, "version": options.version or 1}
    try:
        verifier = FileVerifier(
            options.file,
            options.judge_file,
            extract_name=options.extract,
            judge_name=options.judge,
            reload=options.reload,
        )
    except BaseException as problem:
        channel.write({"protocol": PROTOCOL, "error": f"{type(problem).__name__}: {problem}"})
        return 1
    channel.write(hello)
    return serve(verifier, channel, threads=options.threads)


if __name__ == "__main__":
    # The file imports this module by its name; its InvalidGroundTruth must be the one that is caught here.
    from assay_client.external import main as run

    sys.exit(run())
