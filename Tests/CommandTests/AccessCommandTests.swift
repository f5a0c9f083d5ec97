import AssayJSON
import Foundation
import Testing

/// Tokens as an operator sets them: files, the environment, signals, logs.
@Suite struct AccessCommandTests {
    private let row = #"{"verifier":"counting","answer":"3","ground_truth":3}"# + "\n"

    /// A daemon that is stopped when the test is over; its log goes to a file.
    private final class Daemon {
        let folder: URL
        let process = Process()
        let address: String
        private let log: URL

        init(_ arguments: [String], environment: [String: String] = [:], in folder: URL) throws {
            self.folder = folder
            log = folder.appending(path: "log-\(UUID().uuidString)")
            let ready = folder.appending(path: "ready-\(UUID().uuidString)")
            try #require(mkfifo(ready.path(), 0o600) == 0)
            try Data().write(to: log)
            process.executableURL = try Command.binary
            process.arguments = ["serve", "--ready-file", ready.path()] + arguments
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardError = try FileHandle(forWritingTo: log)
            try process.run()
            let pipe = try FileHandle(forReadingFrom: ready)
            let lines = String(decoding: pipe.readDataToEndOfFile(), as: UTF8.self)
            address = try #require(lines.split(separator: "\n").first.map(String.init))
        }

        deinit {
            process.terminate()
            process.waitUntilExit()
        }

        var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

        /// Sends SIGHUP and waits for what it is answered by, the `count`th time.
        func reload(_ event: String, count: Int = 1) {
            kill(process.processIdentifier, SIGHUP)
            let deadline = ContinuousClock.now + .seconds(60)
            while logged.components(separatedBy: "\"\(event)\"").count <= count {
                guard ContinuousClock.now < deadline else {
                    Issue.record("the daemon never logged \(event): \(logged)")
                    return
                }
                sched_yield()
            }
        }
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ text: String, to file: URL, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path())
    }

    private func works(_ daemon: Daemon, _ token: String?) throws -> Bool {
        let credentials = token.map { "trainer:\($0)@" } ?? ""
        let result = try Command.run(
            "score", "-", "--url", "http://\(credentials)\(daemon.address)", "--quiet", input: row)
        // Whatever the command says of its failure, the token is not in it.
        if let token { #expect(!result.errors.contains(token), "\(result.errors)") }
        return result.status == 0
    }

    @Test func tokensAreReadAgainAndABadFileKeepsTheOldOnes() throws {
        try withFolder { folder in
            let tokens = folder.appending(path: "tokens")
            let config = folder.appending(path: "assay.yaml")
            try write("trainer:first-token\n", to: tokens)
            try write("tokens_file: \(tokens.path())\nlog: {level: debug}\n", to: config)
            let daemon = try Daemon(["--listen", "127.0.0.1:0", "--config", config.path()], in: folder)
            #expect(try works(daemon, "first-token"))
            #expect(try !works(daemon, "second-token") && !works(daemon, nil))
            try write("trainer:second-token\n", to: tokens)
            daemon.reload("reloaded")
            #expect(try works(daemon, "second-token") && !works(daemon, "first-token"))
            for (index, (text, mode)) in [("no-name-third-token", 0o600), ("", 0o600), ("a:third-token", 0o644)]
                .enumerated()
            {
                try write(text, to: tokens, mode: mode)
                daemon.reload("reload_failed", count: index + 1)
                #expect(try works(daemon, "second-token") && !works(daemon, "third-token"))
            }
            try FileManager.default.removeItem(at: tokens)
            daemon.reload("reload_failed", count: 4)
            #expect(try works(daemon, "second-token"))
            let log = daemon.logged
            #expect(log.contains("access_refused") && log.contains("the old configuration"))
            for secret in ["first-token", "second-token", "third-token"] { #expect(!log.contains(secret), "\(log)") }
        }
    }

    @Test func theEnvironmentMayHoldTokens() throws {
        try withFolder { folder in
            let daemon = try Daemon(
                ["--listen", "127.0.0.1:0"], environment: ["ASSAY_TOKENS": "trainer:from-the-environment"], in: folder)
            #expect(try works(daemon, "from-the-environment") && !works(daemon, nil))
        }
    }

    /// 0.0.0.0 is listened on for as long as it takes to see it; nothing but loopback is spoken to.
    @Test func offLoopbackSomethingMustSayWhoMay() throws {
        try withFolder { folder in
            let listen = ["--listen", "0.0.0.0:0"]
            let refused = try Command.run("serve", "--listen", "0.0.0.0:0")
            #expect(
                refused.status == 2 && refused.errors.contains("tokens_file") && refused.errors.contains("--insecure"))
            #expect(try Command.run("serve", "--listen", "[::]:0").status == 2)
            let config = folder.appending(path: "assay.yaml")
            try write("allow_from: [\"127.0.0.0/8\"]\n", to: config)
            let allowed = try Daemon(listen + ["--config", config.path()], in: folder)
            #expect(allowed.address.hasPrefix("0.0.0.0:"))
            // A reload cannot take the last rule away from under it.
            try write("allow_from: []\n", to: config)
            allowed.reload("reload_failed")
            #expect(allowed.logged.contains("--insecure"))
            for flag in ["--insecure", "--insecure-listen"] {
                #expect(try Daemon(listen + [flag], in: folder).logged.contains("open_to_everyone"))
            }
            let environment = ["ASSAY_TOKENS": "trainer:token"]
            #expect(try !Daemon(listen, environment: environment, in: folder).logged.contains("open_to_everyone"))
        }
    }

    @Test func unixSocketsHaveTheModeThatIsSet() throws {
        try withFolder { folder in
            let socket = folder.appending(path: "s").path()
            let config = folder.appending(path: "assay.yaml")
            for mode in [0o600, 0o660, 0o666] {
                try write("unix_mode: \"0\(String(mode, radix: 8))\"\n", to: config)
                let daemon = try Daemon(["--listen", "unix:\(socket)", "--config", config.path()], in: folder)
                let attributes = try FileManager.default.attributesOfItem(atPath: socket)
                #expect(attributes[.posixPermissions] as? Int == mode)
                withExtendedLifetime(daemon) {}
            }
        }
    }

    /// Descriptors are taken away from a running daemon: one client is told, nothing spins, and it goes on afterwards.
    @Test func aDaemonWithoutDescriptorsRestsAndRecovers() throws {
        try withFolder { folder in
            let daemon = try Daemon(["--listen", "127.0.0.1:0"], in: folder)
            let id = daemon.process.processIdentifier
            let script = """
                import os, resource, socket, sys, time
                pid, (host, port) = int(sys.argv[1]), sys.argv[2].split(":")
                connect = lambda: socket.create_connection((host, int(port)), 30)
                probe = b"GET /healthz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"
                # So many that every number below the first free one is taken.
                clients = [connect() for _ in range(12)]
                for client in clients:
                    client.sendall(probe)
                    assert client.recv(4096).startswith(b"HTTP/1.1 200")
                kept = clients[0]
                _, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
                open_ones = set(map(int, os.listdir(f"/proc/{pid}/fd")))
                taken = next(n for n in range(hard) if n not in open_ones)
                resource.prlimit(pid, resource.RLIMIT_NOFILE, (taken, hard))
                turned_away = connect()
                reply = turned_away.recv(4096)
                assert reply.startswith(b"HTTP/1.1 503") and b"Retry-After: 1" in reply, reply
                # Who is connected is served all the same.
                kept.sendall(probe)
                assert kept.recv(4096).startswith(b"HTTP/1.1 200")
                # One waits in the backlog: a loop that tried without rest would use up a whole core.
                waiting = connect()
                waiting.sendall(probe)
                ticks = lambda: sum(map(int, open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[11:13]))
                before, start = ticks(), time.monotonic()
                waiting.settimeout(1)
                try:
                    early = waiting.recv(4096)
                except TimeoutError:
                    early = b""
                used = (ticks() - before) / os.sysconf("SC_CLK_TCK")
                assert used < 0.5 * (time.monotonic() - start), used
                resource.prlimit(pid, resource.RLIMIT_NOFILE, (hard, hard))
                # It is taken once there is room, if it was not the one that was told.
                waiting.settimeout(30)
                assert (early or waiting.recv(4096)).startswith((b"HTTP/1.1 200", b"HTTP/1.1 503"))
                again = connect()
                again.sendall(probe)
                assert again.recv(4096).startswith(b"HTTP/1.1 200")
                print("fine")
                """
            let python = Process()
            python.executableURL = URL(filePath: "/usr/bin/env")
            python.arguments = ["python3", "-c", script, String(id), daemon.address]
            let output = Pipe()
            python.standardOutput = output
            python.standardError = output
            try python.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            python.waitUntilExit()
            #expect(text == "fine\n", "\(text)\n\(daemon.logged)")
            #expect(daemon.logged.contains("accept_failed"))
        }
    }
}
