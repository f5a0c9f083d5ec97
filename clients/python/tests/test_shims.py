"""Each trainer's form, loaded and called as its trainer does it, against a running daemon.

What the trainers do is described at each test; their packages are not needed.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import dataclasses
import enum
import functools
import importlib
import importlib.util
import inspect
import json
import math
import multiprocessing
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Daemon

import assay_client
from assay_client import RequestRefused, VerdictError
from assay_client.trl import make_reward

PACKAGE = Path(assay_client.__file__).parent
NOBODY = "http://127.0.0.1:1"
BOXED = {"extraction": "boxed"}
RIGHT, WRONG = "6 times 7 is \\boxed{42}", "it is \\boxed{41}"


def load(name: str, as_name: str) -> types.ModuleType:
    """A file by its path, as verl, EasyR1, OpenRLHF and ms-swift load their users' files."""
    spec = importlib.util.spec_from_file_location(as_name, PACKAGE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[as_name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def math_by_default(daemon: Daemon, monkeypatch: pytest.MonkeyPatch) -> Daemon:
    monkeypatch.setenv("ASSAY_URL", daemon.url)
    monkeypatch.setenv("ASSAY_VERIFIER", "math")
    monkeypatch.setenv("ASSAY_OPTIONS", json.dumps(BOXED))
    return daemon


@pytest.fixture
def no_daemon(math_by_default: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSAY_URL", NOBODY)
    monkeypatch.setenv("ASSAY_TIMEOUT_S", "0.3")


class TestVerl:
    """The reward loop merges ``reward_kwargs`` into the call and takes the keys of row 0 for every row."""

    def score(self, **call: Any) -> Any:
        kwargs = call.pop("reward_kwargs")
        function = load("verl", "custom_module").compute_score
        assert inspect.iscoroutinefunction(function)
        call = {"data_source": "numbers", "ground_truth": "42", "extra_info": {"index": 1, "num_turns": None}} | call
        return asyncio.run(function(**call, **kwargs))

    def test_scores(self, daemon: Daemon) -> None:
        kwargs = {"url": daemon.url}
        right = self.score(solution_str=RIGHT, reward_kwargs=kwargs)
        assert right["score"] == right["acc"] == right["format"] == right["valid"] == 1.0
        assert (right["pred"], right["error"]) == ("42", "")
        wrong = self.score(solution_str=WRONG, reward_kwargs=kwargs)
        assert (wrong["score"], wrong["valid"], wrong["reason"]) == (0.0, 1.0, "incorrect")

    def test_a_row_without_a_score_raises_or_is_marked(self, daemon: Daemon) -> None:
        kwargs = {"url": daemon.url}
        with pytest.raises(VerdictError, match="unknown_data_source"):
            self.score(solution_str=RIGHT, ground_truth=None, data_source="nowhere", reward_kwargs=kwargs)
        kwargs["on_invalid"] = "zero"
        invalid = self.score(solution_str=RIGHT, ground_truth="\\frac{", reward_kwargs=kwargs)
        assert (invalid["score"], invalid["valid"]) == (0.0, 0.0)
        assert "ground_truth" in invalid["error"]
        gone = {"url": NOBODY, "timeout": 0.3}
        with pytest.raises(VerdictError, match="unreachable"):
            self.score(solution_str=RIGHT, reward_kwargs=gone)
        failed = self.score(solution_str=RIGHT, reward_kwargs=gone | {"on_failed": "zero"})
        assert (failed["score"], failed["valid"]) == (0.0, 0.0)
        # The same keys, in the same types, in every row.
        right = self.score(solution_str=RIGHT, reward_kwargs=kwargs)
        for other in (invalid, failed):
            assert {key: type(value) for key, value in other.items()} == {k: type(v) for k, v in right.items()}

    def test_a_row_routes_itself(self, daemon: Daemon) -> None:
        extra = {"assay": {"verifier": "counting", "options": {"layout": "none", "extraction": "none"}}}
        row = {"data_source": "unknown", "solution_str": "three", "ground_truth": "3", "extra_info": extra}
        assert self.score(**row, reward_kwargs={"url": daemon.url})["score"] == 1.0

    def test_plain_and_batch_forms(self, daemon: Daemon) -> None:
        module = load("verl", "custom_module")
        function = functools.partial(module.compute_score_sync, url=daemon.url)
        assert function(data_source="numbers", solution_str=RIGHT, ground_truth="42", extra_info=None)["score"] == 1
        scores = module.compute_score_batch(
            data_sources=["numbers"] * 3,
            solution_strs=[RIGHT, WRONG, RIGHT],
            ground_truths=["42"] * 3,
            extra_infos=[{"rollout_reward_scores": {}}] * 3,
            url=daemon.url,
        )
        assert [score["score"] for score in scores] == [1.0, 0.0, 1.0]

    def test_settings_that_do_not_exist_are_refused(self, daemon: Daemon) -> None:
        with pytest.raises(ValueError, match="on_failed must be one of raise, zero"):
            self.score(solution_str=RIGHT, reward_kwargs={"url": daemon.url, "on_failed": "none"})


class TestTRL:
    """GRPOTrainer runs coroutine functions in one loop on a thread of its own, all columns as lists."""

    @pytest.fixture
    def loop(self) -> Any:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        yield loop
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()

    def call(self, loop: Any, reward: Callable[..., Any], completions: list[Any], **columns: Any) -> Any:
        assert inspect.iscoroutinefunction(reward)
        assert isinstance(reward.__name__, str)
        self.extra: dict[str, list[Any]] = {}
        self.metrics: dict[str, float] = {}
        prompts = [[{"role": "user", "content": "What is 6 x 7?"}]] * len(completions)

        async def gathered() -> Any:
            call = reward(
                prompts=prompts,
                completions=completions,
                completion_ids=[[1, 2]] * len(completions),
                trainer_state=object(),
                log_extra=self.extra.__setitem__,
                log_metric=self.metrics.__setitem__,
                **columns,
            )
            return (await asyncio.gather(call))[0]

        return asyncio.run_coroutine_threadsafe(gathered(), loop).result(60)

    def test_scores_strings_and_conversations(self, loop: Any, math_by_default: Daemon) -> None:
        reward = importlib.import_module("assay_client.trl").reward
        chats = [[{"role": "assistant", "content": text}] for text in (RIGHT, WRONG)]
        for completions in ([RIGHT, WRONG], chats):
            assert self.call(loop, reward, completions, solution=["42", "42"]) == [1.0, 0.0]
        assert self.extra["assay_reason"] == ["correct", "incorrect"]
        assert self.metrics == {"assay/undecided": 0.0, "assay/invalid": 0.0, "assay/failed": 0.0}

    def test_none_is_what_has_no_score(self, loop: Any, daemon: Daemon) -> None:
        reward = make_reward(url=daemon.url, verifier="math", options=BOXED, name="maths")
        assert reward.__name__ == "maths"
        rewards = self.call(loop, reward, [RIGHT, RIGHT], answer=["42", "\\frac{"])
        assert rewards == [1.0, None]
        assert self.metrics["assay/invalid"] == 0.5
        gone = make_reward(url=NOBODY, verifier="math", timeout=0.3)
        assert self.call(loop, gone, [RIGHT], answer=["42"]) == [None]
        assert self.metrics["assay/failed"] == 1.0
        with pytest.raises(VerdictError):
            self.call(loop, make_reward(url=NOBODY, timeout=0.3, on_failed="raise"), [RIGHT], answer=["42"])

    def test_columns_route(self, loop: Any, daemon: Daemon) -> None:
        reward = make_reward(url=daemon.url)
        routed = self.call(
            loop,
            reward,
            ["zebra", RIGHT, "B"],
            ground_truth=["zebra", "42", "B"],
            data_source=["animals", "numbers", None],
            verifier=[None, None, "mcq"],
            options=[None, ["A", "B"], {"layout": "none", "extraction": "none"}],
        )
        assert routed == [1.0, 1.0, 1.0]

    def test_a_data_set_without_ground_truths_is_refused(self, loop: Any, daemon: Daemon) -> None:
        with pytest.raises(KeyError, match="no column ground_truth or solution"):
            self.call(loop, make_reward(url=daemon.url), [RIGHT], question=["?"])


class TestSwift:
    """A plugin file registers its class in ``orms``; every step runs ``__call__`` in a loop of its own."""

    @pytest.fixture
    def orms(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
        rewards = types.ModuleType("swift.rewards")

        class AsyncORM:
            def __init__(self, args: Any = None, **kwargs: Any) -> None:
                self.args = args

            async def __call__(self, **kwargs: Any) -> list[float]:
                raise NotImplementedError

        vars(rewards).update(AsyncORM=AsyncORM, orms={})
        monkeypatch.setitem(sys.modules, "swift.rewards", rewards)
        load("swift", "assay_plugin")
        registered: dict[str, Any] = vars(rewards)["orms"]
        assert issubclass(registered["assay"], AsyncORM)
        return registered

    def step(self, function: Any, completions: list[str], **columns: Any) -> list[float]:
        assert asyncio.iscoroutinefunction(function.__call__)

        async def gathered() -> Any:
            return await asyncio.gather(function(completions, trainer_state=object(), **columns))

        return [math.nan if reward is None else reward for reward in asyncio.run(gathered())[0]]

    def test_scores_step_after_step(self, orms: dict[str, Any], math_by_default: Daemon) -> None:
        function = orms["assay"](args=object())
        messages = [
            [{"role": "user", "content": "6 x 7?"}, {"role": "assistant", "content": text}] for text in (RIGHT, WRONG)
        ]
        for _ in range(3):
            assert self.step(function, [RIGHT, WRONG], solution=["42", "42"], messages=messages) == [1.0, 0.0]

    def test_a_row_without_a_score(self, orms: dict[str, Any], no_daemon: None) -> None:
        with pytest.raises(VerdictError, match="unreachable"):
            self.step(orms["assay"](), [RIGHT], solution=["42"])
        lenient = type("Lenient", (orms["assay"],), {"settings": {"on_failed": "none"}})
        assert math.isnan(self.step(lenient(), [RIGHT], solution=["42"])[0])

    def test_without_swift_it_is_a_class_of_its_own(self, math_by_default: Daemon) -> None:
        function = importlib.import_module("assay_client.swift").AssayORM()
        assert self.step(function, [RIGHT], solution=["42"]) == [1.0]


class TestEasyR1:
    """The reward worker loads ``PATH:compute_score``, binds the keyword arguments, and makes floats of every key."""

    def test_batch_and_sequential(self, daemon: Daemon) -> None:
        module = load("easyr1", "custom_reward_fn")
        assert (module.REWARD_NAME, module.REWARD_TYPE) == ("assay", "batch")
        function = functools.partial(module.compute_score, url=daemon.url, verifier="math", options=BOXED)
        rows = [{"response": text, "response_length": 9, "ground_truth": "42"} for text in (RIGHT, WRONG)]
        scores = function(rows)
        assert [score["overall"] for score in scores] == [1.0, 0.0]
        assert [score["accuracy"] for score in scores] == [1.0, 0.0]
        assert function(rows[0])["overall"] == 1.0
        assert all(type(value) is float for score in scores for value in score.values())

    def test_a_label_routes_and_a_failure_is_marked(self, daemon: Daemon) -> None:
        module = load("easyr1", "custom_reward_fn")
        label = json.dumps(
            {"verifier": "mcq", "ground_truth": "B", "options": {"layout": "none", "extraction": "none"}}
        )
        rows = [{"response": "B", "response_length": 1, "ground_truth": label}]
        assert module.compute_score(rows, url=daemon.url, verifier="math", options=BOXED)[0]["overall"] == 1.0
        with pytest.raises(VerdictError):
            module.compute_score(rows, url=NOBODY, timeout=0.3)
        failed = module.compute_score(rows, url=NOBODY, timeout=0.3, on_failed="zero")[0]
        assert (failed["overall"], failed["failed"]) == (0.0, 1.0)
        with pytest.raises(VerdictError, match="verifier"):
            module.compute_score([{"response": "B", "response_length": 1, "ground_truth": "B"}], url=daemon.url)


class TestAReaL:
    """The wrapper calls a picklable function in a pool of processes and waits 15 s."""

    def run(self, **arguments: Any) -> Any:
        function = importlib.import_module("assay_client.areal").reward_fn

        async def wrapped() -> Any:
            with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
                call = functools.partial(function, **arguments)
                return await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(pool, call), 60)

        return asyncio.run(wrapped())

    def test_scores_in_another_process(self, math_by_default: Daemon) -> None:
        row = {"prompt": "6 x 7?", "prompt_ids": [1], "completion_ids": [2], "answer": "42", "messages": []}
        assert self.run(completions=RIGHT + "<|im_end|>", **row) == 1.0
        assert self.run(completions=WRONG, **row) == 0.0

    def test_it_raises_before_the_wrapper_calls_it_zero(self, no_daemon: None) -> None:
        with pytest.raises(VerdictError, match="unreachable"):
            self.run(prompt="", completions=RIGHT, prompt_ids=[], completion_ids=[], answer="42")

    def test_its_own_deadline_is_below_the_wrappers(self) -> None:
        module = importlib.import_module("assay_client.areal")
        assert module._TIMEOUT_SECONDS < 15


class TestOpenRLHF:
    """The agent calls ``reward_func`` in a thread with lists of one, and makes tensors of every value."""

    def call(self, query: str, prompt: str, label: Any) -> Any:
        function = load("openrlhf", "reward_func").reward_func
        return asyncio.run(asyncio.to_thread(function, [query], [prompt], [label]))

    def test_scores(self, daemon: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ASSAY_URL", daemon.url)
        prompt = "<|im_start|>user\nWhat is 6 x 7? \\boxed{}<|im_end|>\n<|im_start|>assistant\n"
        for text, score in ((RIGHT, 1.0), (WRONG, 0.0)):
            reply = self.call(prompt + text + "<|im_end|>", prompt, "42")
            assert reply["rewards"] == reply["scores"] == [score]
            assert all(isinstance(value[0], (int, float)) for value in reply["extra_logs"].values())
        invalid = self.call(prompt + RIGHT, prompt, None)
        assert (invalid["rewards"], invalid["extra_logs"]["invalid"]) == ([0.0], [1.0])
        monkeypatch.setenv("ASSAY_VERIFIER", "counting")
        assert self.call("Q:3", "Q:", "3")["rewards"] == [1.0]
        monkeypatch.setenv("ASSAY_VERIFIER", "no such")
        with pytest.raises(RequestRefused, match="unknown_verifier"):
            self.call("Q:3", "Q:", "3")

    def test_a_failure_raises(self, no_daemon: None) -> None:
        with pytest.raises(VerdictError, match="unreachable"):
            self.call("Q:3", "Q:", "3")


class Status(enum.Enum):
    COMPLETED = "completed"
    TRUNCATED = "truncated"


@dataclasses.dataclass
class Sample:
    """The members of slime's Sample that matter here."""

    response: str
    label: Any = "42"
    prompt: Any = "6 x 7?"
    group_index: int | None = 0
    index: int | None = 0
    metadata: dict[str, Any] = dataclasses.field(default_factory=dict)
    status: Status = Status.COMPLETED
    remove_sample: bool = False


class TestSlime:
    """``--custom-rm-path`` is awaited with one sample, or with a list of them."""

    def reward(self, samples: Any, **args: Any) -> Any:
        path, _, name = "assay_client.slime.custom_rm".rpartition(".")
        function = getattr(importlib.import_module(path), name)
        defaults = {"reward_key": None, "eval_reward_key": None, "rm_url": None}
        return asyncio.run(function(types.SimpleNamespace(**defaults | args), samples))

    def test_a_sample_and_a_group(self, math_by_default: Daemon) -> None:
        assert self.reward(Sample(RIGHT)) == 1.0
        group = [Sample(RIGHT), Sample(WRONG, status=Status.TRUNCATED), Sample(RIGHT, label="41")]
        assert self.reward(group) == [1.0, 0.0, 0.0]

    def test_metadata_routes(self, math_by_default: Daemon) -> None:
        options = {"layout": "none", "extraction": "none"}
        animal = Sample("zebra", "zebra", metadata={"data_source": "animals", "verifier": "vqa", "options": options})
        choice = Sample("B", "B", metadata={"verifier": "mcq", "options": options})
        assert self.reward([animal, choice, Sample(RIGHT)]) == [1.0, 1.0, 1.0]

    def test_a_dictionary_for_a_reward_key(self, math_by_default: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ASSAY_ON_INVALID", "mask")
        right, invalid = self.reward([Sample(RIGHT), Sample(RIGHT, label="\\frac{")], reward_key="score")
        assert (right["score"], right["pred"], right["invalid"]) == (1.0, "42", 0.0)
        assert (invalid["score"], invalid["invalid"]) == (0.0, 1.0)
        assert {key: type(value) for key, value in right.items()} == {k: type(v) for k, v in invalid.items()}

    def test_a_row_without_a_score_raises_or_is_masked(self, no_daemon: None, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(VerdictError, match="unreachable"):
            self.reward(Sample(RIGHT))
        monkeypatch.setenv("ASSAY_ON_FAILED", "mask")
        samples = [Sample(RIGHT), Sample(WRONG)]
        assert self.reward(samples) == [0.0, 0.0]
        assert all(sample.remove_sample for sample in samples)

    def test_rm_url_names_the_host(self, daemon: Daemon, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ASSAY_VERIFIER", "math")
        monkeypatch.setenv("ASSAY_OPTIONS", json.dumps(BOXED))
        assert self.reward(Sample(RIGHT), rm_url=f"{daemon.url}/v1/slime/math") == 1.0
