/// What a service does with requests. One handler serves all connections of a server.
///
///     struct Greeter: HTTPHandler {
///         func plan(for head: RequestHead) -> RequestPlan { .receive(maxBodyBytes: 1024, inlineUpTo: 1024) }
///         func respond(to exchange: Exchange) { exchange.finish(Response(.ok, text: "hello")) }
///     }
public protocol HTTPHandler: Sendable {
    /// Decides about a request before its body is read.
    ///
    /// Called on the loop thread, which serves every other connection too: it must be cheap and never wait.
    func plan(for head: RequestHead) -> RequestPlan

    /// Answers a request whose body has arrived, now or later, by ``Exchange/finish(_:)``.
    ///
    /// Called on the loop thread if the plan says so, else on a worker.
    func respond(to exchange: Exchange)

    /// Answers a request whose body is arriving, where the plan asked for that. Called on the loop thread, so it must
    /// only take hold of the exchange. The default ends the response at once.
    func respond(to exchange: StreamExchange)

    /// What is sent where the server itself refuses a request. Called on the loop thread; status and closing are the
    /// server's. The default is a line of plain text.
    func response(to failure: RequestFailure) -> Response
}

extension HTTPHandler {
    /// Ends the response without content.
    public func respond(to exchange: StreamExchange) { exchange.finish() }

    /// The failure's sentence as plain text.
    public func response(to failure: RequestFailure) -> Response {
        Response(failure.status, text: failure.description + "\n")
    }
}
