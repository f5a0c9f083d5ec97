// The routes of ServerBenchmark on FlyingFox, for ../server.sh:
//
//     swift run -c release FlyingFoxBenchmark 8788

import FlyingFox
import Foundation

@main
private enum FlyingFoxBenchmark {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { UInt16($0) } ?? 8788
        let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port))
        await server.appendRoute("GET /healthz") { _ in HTTPResponse(statusCode: .ok, body: Data("ok".utf8)) }
        await server.appendRoute("POST /static") { request in
            _ = try await request.bodyData
            return HTTPResponse(statusCode: .ok, body: Data("ok".utf8))
        }
        await server.appendRoute("POST /echo") { request in
            HTTPResponse(statusCode: .ok, body: try await request.bodyData)
        }
        try await server.run()
    }
}
