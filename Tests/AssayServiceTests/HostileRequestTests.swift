import AssayHTTP
import Foundation
import TestSupport
import Testing

/// `Scripts/hostile-requests.py` against every endpoint of a live server: whatever bytes come, they are answered or the
/// connection is closed in order, and nothing is left behind. `./dev test-hostile` sends many more.
@Suite struct HostileRequestTests {
    @Test(arguments: [1, 20_261_125])
    func everyRequestIsAnsweredOrClosedInOrder(_ seed: Int) throws {
        let running = try RunningService()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Repository.root.appending(path: "Scripts/hostile-requests.py").path(), "--requests", "1000",
            "--seed", String(seed), "--url", running.url,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && text.contains("0 failures"), "\(text.prefix(4000))")
        #expect(running.statistics.requests > 500 && running.statistics.exchangesAbandoned == 0)
    }
}
