"""The reward server RL trainers run today: FastAPI and math-verify behind OpenRLHF's protocol, one worker.

    pip install fastapi uvicorn httptools uvloop 'math-verify[antlr4_13_2]'
    python3 Benchmarks/reward-server.py --port 18788

The handler is a coroutine, so that math-verify runs on the main thread, where its own timeouts (SIGALRM, 5 s) work.
"""

import argparse

import uvicorn
from fastapi import FastAPI, Request
from math_verify import parse, verify

application = FastAPI()


def reward(query: str, prompt: str, label: str) -> float:
    """1 where the answer in the response equals the label; what cannot be read or takes too long is 0."""
    response = query.removeprefix(prompt)
    try:
        return float(verify(parse(f"${label}$"), parse(response)))
    except Exception:
        return 0.0


@application.post("/get_reward")
async def get_reward(request: Request) -> dict[str, object]:
    body = await request.json()
    rewards = [reward(*row) for row in zip(body["query"], body["prompts"], body["labels"])]
    return {"rewards": rewards, "scores": rewards, "extra_logs": {}}


@application.get("/health")
async def health() -> str:
    return "ok"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=18788)
    options = parser.parse_args()
    uvicorn.run(application, host="127.0.0.1", port=options.port, workers=1, log_level="warning", access_log=False)
