import ArgumentParser
import CurlTransport

/// `assay probe`.
struct ProbeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Ask a daemon whether it is well; for health checks of images without curl.",
        discussion: """
            EXAMPLES
              assay probe                                          http://127.0.0.1:8787/healthz
              assay probe http://127.0.0.1:8787/readyz             exit code 1 unless it answers 200
            """)

    @Argument(help: "The address to get.") var url = "http://127.0.0.1:8787/healthz"
    @Option(help: "Milliseconds to wait.") var timeout = 2000

    func validate() throws {
        if timeout < 1 { throw ValidationError("--timeout takes a number from 1") }
    }

    func run() throws {
        do {
            let reply = try CurlClient(timeoutMilliseconds: timeout).get(url, maxReplyBytes: 65_536)
            guard reply.status == 200 else { throw CommandFailure.shortfall("\(url) answered \(reply.status)") }
        } catch let error as CurlError {
            throw CommandFailure.shortfall("\(url): \(error.message)")
        }
    }
}
