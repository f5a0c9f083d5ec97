"""The pages of docs/trainers, followed: their commands and code run as they stand, with the daemon's address put in.

Where a page runs a trainer, a program of that name takes its place, hands its arguments over, and the test does with
them what the trainer does.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Daemon

PAGES = ROOT / "docs" / "trainers"
RIGHT, WRONG = "6 times 7 is \\boxed{42}", "it is \\boxed{41}"


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    text = (PAGES / f"{page}.md").read_text()
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


class Recipe:
    """A page with a daemon that runs under its configuration."""

    def __init__(self, page: str, folder: Path) -> None:
        self.page = page
        self.folder = folder
        configurations = blocks(page, "yaml")
        self.daemon = Daemon(folder, configurations[0] if configurations else "on_undecided: zero\n")
        self.environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
        # The code in a page asks for "python3", which is this environment's, and installs and serves what is there.
        self.program("python3", f'exec {sys.executable} "$@"\n')
        self.program("pip", "exit 0\n")
        self.program("assay", "exit 0\n")

    def program(self, name: str, text: str) -> None:
        """A program the page's commands find by its name."""
        path = self.folder / name
        path.write_text("#!/bin/bash\n" + text)
        path.chmod(0o755)

    def text(self, block: str) -> str:
        return block.replace("http://127.0.0.1:8787", self.daemon.url).replace(" … ", " ")

    def run(self, trainer: str, module: str | None = None) -> tuple[list[str], dict[str, str]]:
        """Runs the page's first shell block; the arguments the trainer got, and the ``ASSAY_`` variables set for it."""
        run_real = f'case "$*" in *"-m {module}"*) ;; *) exec {sys.executable} "$@";; esac\n' if module else ""
        self.program(
            trainer,
            run_real
            + f'printf "%s\\0" "$@" > {self.folder}/arguments\n'
            + f"env | grep ^ASSAY_ > {self.folder}/environment || true\n",
        )
        script = self.text(blocks(self.page, "sh")[0])
        subprocess.run(["bash", "-eu", "-c", script], env=self.environment, check=True, timeout=60)
        arguments = (self.folder / "arguments").read_text().split("\0")[:-1]
        lines = (self.folder / "environment").read_text().splitlines()
        return arguments, dict(line.split("=", 1) for line in lines)


@pytest.fixture
def recipe(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Recipe]:
    recipe = Recipe(request.param, tmp_path)
    yield recipe
    recipe.daemon.stop()


def load(path: str, name: str) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("recipe", ["verl"], indirect=True)
def test_verl(recipe: Recipe) -> None:
    arguments, _ = recipe.run("python3", "verl.trainer.main_ppo")
    settings = dict(argument.lstrip("+").split("=", 1) for argument in arguments[2:])
    prefix = "reward.custom_reward_function."
    function = getattr(load(settings[prefix + "path"], "custom_module"), settings[prefix + "name"])
    kwargs = {
        name.rpartition(".")[2]: value for name, value in settings.items() if name.startswith(prefix + "reward_kwargs.")
    }
    for text, score in ((RIGHT, 1.0), (WRONG, 0.0)):
        row = {"data_source": "math_dapo", "solution_str": text, "ground_truth": "42", "extra_info": {"index": 0}}
        assert asyncio.run(function(**row, **kwargs))["score"] == score
    own = {"assay": {"verifier": "mcq", "options": {"choices": {"A": "red", "B": "blue"}, "layout": "none"}}}
    row = {"data_source": "x", "solution_str": "<|begin_of_box|>blue<|end_of_box|>", "ground_truth": "B"}
    assert asyncio.run(function(**row, extra_info=own, **kwargs))["score"] == 1.0


@pytest.mark.parametrize("recipe", ["trl"], indirect=True)
def test_trl(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    rewards: list[Any] = []

    class Trainer:
        def __init__(self, model: str, args: Any, reward_funcs: list[Any], train_dataset: dict[str, list[Any]]) -> None:
            self.functions, self.dataset = reward_funcs, train_dataset

        def train(self) -> None:
            completions = [[{"role": "assistant", "content": text}] for text in (RIGHT, WRONG)]
            for function in self.functions:
                call = function(completions=completions, completion_ids=[[1], [2]], trainer_state=None, **self.dataset)
                rewards.append(asyncio.run(call))

    trl = types.ModuleType("trl")
    vars(trl).update(GRPOTrainer=Trainer, GRPOConfig=lambda **settings: settings)
    monkeypatch.setitem(sys.modules, "trl", trl)
    dataset = {"prompts": ["6 x 7?"] * 2, "solution": ["42", "42"]}
    exec(compile(recipe.text(blocks("trl", "python")[0]), "trl.md", "exec"), {"dataset": dataset})
    assert rewards == [[1.0, 0.0]]


@pytest.mark.parametrize("recipe", ["ms-swift"], indirect=True)
def test_ms_swift(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    rewards = types.ModuleType("swift.rewards")
    orms: dict[str, Any] = {}
    vars(rewards).update(AsyncORM=object, orms=orms)
    monkeypatch.setitem(sys.modules, "swift", types.ModuleType("swift"))
    monkeypatch.setitem(sys.modules, "swift.rewards", rewards)
    arguments, environment = recipe.run("swift")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    load(arguments[arguments.index("--external_plugins") + 1], "plugin")
    function = orms[arguments[arguments.index("--reward_funcs") + 1]]()
    columns = {"solution": ["42", "42"], "data_source": ["math", "math"]}
    assert asyncio.run(function([RIGHT, WRONG], **columns)) == [1.0, 0.0]
    exec(compile(blocks("ms-swift", "python")[0], "ms-swift.md", "exec"), {"__name__": "plugin"})
    assert asyncio.run(orms["assay_math"]()([RIGHT], solution=["42"])) == [1.0]
    formats = asyncio.run(orms["assay_format"]()(["<think>a</think>b", "b"], solution=["", ""]))
    assert formats[1] == 0.0


@pytest.mark.parametrize("recipe", ["easyr1"], indirect=True)
def test_easyr1(recipe: Recipe) -> None:
    arguments, _ = recipe.run("python3", "verl.trainer.main")
    settings = dict(argument.split("=", 1) for argument in arguments[2:])
    path, name = settings["worker.reward.reward_function"].rsplit(":", 1)
    kwargs = json.loads(settings["worker.reward.reward_function_kwargs"])
    function = functools.partial(getattr(load(path, "custom_reward_fn"), name), **kwargs)
    rows = [{"response": text, "response_length": 3, "ground_truth": "42"} for text in (RIGHT, WRONG)]
    assert [score["overall"] for score in function(rows)] == [1.0, 0.0]


@pytest.mark.parametrize("recipe", ["areal"], indirect=True)
def test_areal(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    # The page sets variables for the trainer; they are read back from the shell.
    script = recipe.text(blocks("areal", "sh")[0]) + "\nenv"
    done = subprocess.run(
        ["bash", "-eu", "-c", script], env=recipe.environment, check=True, capture_output=True, text=True
    )
    for line in done.stdout.splitlines():
        if line.startswith("ASSAY_") and not line.startswith("ASSAY_BINARY"):
            name, _, value = line.partition("=")
            monkeypatch.setenv(name, value)
    given: dict[str, Any] = {}
    rlvr = types.ModuleType("areal.workflow.rlvr")
    vars(rlvr).update(RLVRWorkflow=lambda **arguments: given.update(arguments))
    for module in ("areal", "areal.workflow"):
        monkeypatch.setitem(sys.modules, module, types.ModuleType(module))
    monkeypatch.setitem(sys.modules, "areal.workflow.rlvr", rlvr)
    exec(compile(blocks("areal", "python")[0], "areal.md", "exec"), {"gconfig": None, "tokenizer": None})
    path, _, name = given["reward_fn"].rpartition(".")
    function = getattr(importlib.import_module(path), name)
    for text, score in ((RIGHT, 1.0), (WRONG, 0.0)):
        assert function("6 x 7?", text + "<|im_end|>", [1], [2], answer="42", messages=[]) == score


@pytest.mark.parametrize("recipe", ["openrlhf", "slime"], indirect=True)
def test_the_consoles_of_the_doors(recipe: Recipe) -> None:
    """What the page shows of curl is what curl shows, as far as the page shows it."""
    shown = blocks(recipe.page, "console")
    assert shown
    for block in shown:
        command, _, reply = block.partition("\n")
        command = command.removeprefix("$ ").replace("localhost:8787", recipe.daemon.url.removeprefix("http://"))
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, timeout=60)
        beginning = reply.strip().split("…")[0]
        assert done.stdout.startswith(beginning), done.stdout
