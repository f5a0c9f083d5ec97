import AssayConfiguration
import AssayCore
import AssayExternal
import AssayHTTP
import AssayJSON
import Foundation
import Testing

/// Programs of a user, as Python writes them: right, slow, broken, lying.
@Suite(.serialized) struct ExternalProgramsTests {
    /// Says hello, then runs `body` for each row, which is `row`; `say` writes a line.
    private static func script(_ body: String, hello: String = #"{"protocol":1,"version":1}"#) -> [String] {
        [
            "python3", "-c",
            """
            import json, os, sys, time
            def say(value):
                sys.stdout.write((value if isinstance(value, str) else json.dumps(value)) + "\\n")
                sys.stdout.flush()
            say('\(hello)')
            for line in sys.stdin:
                row = json.loads(line)
            \(body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            """,
        ]
    }

    private static func settings(_ command: [String], _ change: (inout ExternalSettings) -> Void = { _ in })
        -> ExternalSettings
    {
        var settings = ExternalSettings(name: "p")
        settings.command = command
        // A busy machine is slow; what has a time of its own says so.
        settings.rowMilliseconds = 300_000
        settings.startMilliseconds = 300_000
        change(&settings)
        return settings
    }

    private struct Problems: Sendable {
        let texts = Lock<[String]>([])
    }

    private func row(_ answer: String, _ program: String = "p") -> JudgeQuestion {
        let rollout = Rollout(
            verifier: "external", dataSource: "animals", prompt: .text("?"), content: .response("<\(answer)>"),
            groundTruth: ["a": 1])
        let external = ExternalRow(
            program: program, rollout: rollout, answer: answer, groundTruth: ["a": 1], parameters: ["x": 2])
        return JudgeQuestion(
            verifier: "external", dataSource: "animals", question: "?", answer: answer, groundTruth: "",
            external: external)
    }

    /// Asks about many rows at a time and waits for all judgements.
    private func ask(
        _ programs: ExternalPrograms, _ questions: [JudgeQuestion], milliseconds: Int = 300_000
    ) -> [Judgement] {
        let results = Lock<[Int: Judgement]>([:])
        for (index, question) in questions.enumerated() {
            programs.judge(question, withinMilliseconds: milliseconds, isWanted: { true }) { judgement in
                results.withLock { $0[index] = judgement }
                results.wakeAll()
            }
        }
        let all = results.wait { $0.count == questions.count ? $0 : nil }
        return questions.indices.compactMap { all[$0] }
    }

    private func code(_ judgement: Judgement) -> ErrorCode? {
        if case .failed(let error) = judgement.outcome { error.code } else { nil }
    }

    @Test func rowsComeWholeAndRepliesInAnyOrder() throws {
        let body = """
            assert sorted(row) == ["answer","data_source","ground_truth","id","metadata","options","prompt","response"]
            assert row["ground_truth"] == {"a": 1} and row["options"] == {"x": 2} and row["metadata"] is None
            held = globals().setdefault("held", [])
            held.append(row)
            if len(held) == 4:
                for row in reversed(held):
                    say({"id": row["id"], "accuracy": float(row["answer"]), "extracted": row["answer"]})
                held.clear()
            """
        let programs = ExternalPrograms([Self.settings(Self.script(body)) { $0.rowsInFlight = 4 }], next: nil) {
            _, problem in Issue.record("\(problem)")
        }
        let answers = ["1", "0", "0.5", "1", "0.25", "1", "0", "0"]
        let judgements = ask(programs, answers.map { row($0) })
        for (answer, judgement) in zip(answers, judgements) {
            guard case .decided(let accuracy, let reason, by: .rule("external")) = judgement.outcome else {
                Issue.record("\(judgement)")
                continue
            }
            #expect(accuracy == Double(answer))
            #expect(reason == (accuracy == 1 ? .correct : accuracy == 0 ? .incorrect : .partial))
            #expect(judgement.detail["extracted"] == .string(answer) && judgement.detailKey == "external")
        }
    }

    @Test func everyOutcomeStaysApart() {
        let body = """
            kind = row["answer"]
            if kind == "invalid": say({"id": row["id"], "invalid": "must be one word", "field": "ground_truth"})
            elif kind == "error": say({"id": row["id"], "error": "boom"})
            elif kind == "retry": say({"id": row["id"], "error": "boom", "retryable": True})
            elif kind == "undecided": say({"id": row["id"], "undecided": True})
            else: say({"id": row["id"], "accuracy": 0, "reason": "ambiguous_answer"})
            """
        let programs = ExternalPrograms([Self.settings(Self.script(body))], next: nil) { _, _ in }
        let judgements = ask(programs, ["invalid", "error", "retry", "undecided", "x"].map { row($0) })
        #expect(judgements.map(code) == [.invalidGroundTruth, .externalError, .externalUnavailable, nil, nil])
        #expect(judgements[3].outcome == .notAsked)
        #expect(judgements[4].outcome == .decided(accuracy: 0, .ambiguousAnswer, by: .rule("external")))
    }

    @Test func aProgramThatIsNotThereIsTheCallersMistake() {
        let programs = ExternalPrograms([Self.settings(Self.script("pass"))], next: nil) { _, _ in }
        #expect(ask(programs, [row("1", "nope")]).map(code) == [.invalidOption])
    }

    /// What breaks the protocol ends the program; what comes after it goes to the one started anew.
    @Test(arguments: [
        "say('nonsense')", "say({'accuracy': 1})", "say({'id': row['id'] + 7, 'accuracy': 1})",
        "say({'id': row['id'], 'accuracy': 2})", "say({'id': row['id'], 'accuracy': float('nan')})",
        "say({'id': row['id'], 'accuracy': True})", "say({'id': row['id'], 'accuracy': 1, 'error': 'x'})",
        "say({'id': row['id']})", "say({'id': row['id'], 'accuracy': 1, 'reason': 'nice'})", "say([])",
        "say({'id': row['id'], 'undecided': False})", "sys.exit(3)", "os.kill(os.getpid(), 9)",
        "os.close(1); time.sleep(600)",
    ])
    func aProgramThatBreaksItsWordIsStartedAnew(_ bad: String) {
        let problems = Problems()
        let body = "if row['answer'] == 'bad': \(bad)\nelse: say({'id': row['id'], 'accuracy': 1})"
        let programs = ExternalPrograms([Self.settings(Self.script(body))], next: nil) { _, problem in
            problems.texts.withLock { $0.append(problem) }
        }
        #expect(ask(programs, [row("good")]).map(\.outcome) == [.decided(accuracy: 1, .correct, by: .rule("external"))])
        #expect(ask(programs, [row("bad")]).map(code) == [.externalUnavailable])
        #expect(ask(programs, [row("good")]).map(\.outcome) == [.decided(accuracy: 1, .correct, by: .rule("external"))])
        #expect(problems.texts.withLock { $0.count } == 1)
    }

    /// A crash is the failure of the rows that copy held; another copy's rows are not touched.
    @Test func aCrashTouchesNoOtherWorkersRows() {
        let body = """
            if row["answer"] == "bad": os._exit(1)
            say({"id": row["id"], "accuracy": 1})
            """
        let programs = ExternalPrograms([Self.settings(Self.script(body)) { $0.workers = 3 }], next: nil) { _, _ in }
        let questions = (0..<24).map { row($0 % 12 == 5 ? "bad" : "good") }
        let judgements = ask(programs, questions)
        for (index, judgement) in judgements.enumerated() {
            #expect(code(judgement) == (index % 12 == 5 ? .externalUnavailable : nil))
        }
    }

    @Test func aRowPastItsTimeEndsTheProgram() {
        let body = """
            if row["answer"] == "slow": time.sleep(600)
            say({"id": row["id"], "accuracy": 1})
            """
        let settings = Self.settings(Self.script(body)) { $0.rowMilliseconds = 1_000 }
        let programs = ExternalPrograms([settings], next: nil) { _, _ in }
        #expect(ask(programs, [row("slow")]).map(code) == [.deadlineExceeded])
        #expect(ask(programs, [row("good")]).map(code) == [nil])
    }

    @Test func rowsThatWaitDoNotOutliveTheirDeadline() {
        let programs = ExternalPrograms([Self.settings(Self.script("time.sleep(600)"))], next: nil) { _, _ in }
        let codes = ask(programs, (0..<5).map { row("\($0)") }, milliseconds: 200).map(code)
        #expect(codes.allSatisfy { $0 == .deadlineExceeded || $0 == .externalUnavailable })
    }

    @Test func memoryIsBounded() {
        let body = """
            if row["answer"] == "big":
                held = []
                while True: held.append(bytearray(1 << 24))
            say({"id": row["id"], "accuracy": 1})
            """
        let settings = Self.settings(Self.script(body)) { $0.memoryBytes = 512 << 20 }
        let programs = ExternalPrograms([settings], next: nil) { _, _ in }
        #expect(ask(programs, [row("big")]).map(code) == [.externalUnavailable])
        #expect(ask(programs, [row("good")]).map(code) == [nil])
    }

    @Test(arguments: [
        (["/nonexistent/program"], "cannot be started: No such file or directory"),
        (["python3", "-c", "import sys; sys.exit(4)"], "ended with code 4 before it was ready"),
        (["python3", "-c", "print('hello')"], "its first line is no JSON object"),
        (["python3", "-c", #"print('{"protocol":2}')"#], "does not speak protocol 1"),
        (["python3", "-c", #"print('{"protocol":1,"error":"no model"}')"#], "no model"),
        (["python3", "-c", #"print('{"protocol":1,"version":7}')"#], "version 7, the configuration 1"),
    ])
    func aProgramThatDoesNotStartFailsItsRowsAndSaysWhy(_ command: [String], _ reason: String) {
        let problems = Problems()
        let programs = ExternalPrograms([Self.settings(command)], next: nil) { _, problem in
            problems.texts.withLock { $0.append(problem) }
        }
        #expect(ask(programs, [row("1")]).map(code) == [.externalUnavailable])
        #expect(problems.texts.withLock { $0.first?.contains(reason) } == true)
    }

    /// Keys of judges and tokens of clients stand in the daemon's environment.
    @Test func theEnvironmentIsNotPassedOn() {
        setenv("ASSAY_SECRET_OF_A_TEST", "1", 1)
        let body = "say({'id': row['id'], 'accuracy': 1, 'detail': {'names': sorted(os.environ)}})"
        let settings = Self.settings(Self.script(body)) { $0.environment = ["MINE": "1"] }
        let programs = ExternalPrograms([settings], next: nil) { _, _ in }
        let names = ask(programs, [row("1")]).first?.detail["detail"]?.objectValue?["names"]?.text ?? ""
        #expect(names.contains("MINE") && !names.contains("ASSAY_SECRET_OF_A_TEST"))
    }

    @Test func aLargeRowAndAFloodOfRepliesGoThrough() {
        let body = """
            say({"id": row["id"], "accuracy": 1 if len(row["answer"]) == 3000000 else 0, "detail": {"x": "y" * 2000000}})
            """
        let programs = ExternalPrograms(
            [Self.settings(Self.script(body)) { $0.rowsInFlight = 8 }], next: nil
        ) { _, _ in }
        let judgements = ask(programs, (0..<8).map { _ in row(String(repeating: "a", count: 3_000_000)) })
        #expect(judgements.allSatisfy { $0.outcome == .decided(accuracy: 1, .correct, by: .rule("external")) })
    }

    /// Nobody is left behind: letting go ends the programs, and what they held is answered.
    @Test func lettingGoEndsThePrograms() throws {
        var programs: ExternalPrograms? = ExternalPrograms(
            [Self.settings(Self.script("say({'id': row['id'], 'accuracy': 1, 'detail': {'pid': os.getpid()}})"))],
            next: nil
        ) { _, _ in }
        let judgement = try #require(programs.map { ask($0, [row("1")]) }?.first)
        let pid = try #require(judgement.detail["detail"]?.objectValue?["pid"]?.numberValue?.int)
        programs = nil
        var tries = 0
        while kill(pid_t(pid), 0) == 0, tries < 10_000 {
            usleep(1000)
            tries += 1
        }
        #expect(kill(pid_t(pid), 0) != 0)
    }
}
