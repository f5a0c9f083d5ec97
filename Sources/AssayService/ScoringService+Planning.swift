import AssayConfiguration
import AssayCore
public import AssayHTTP

/// What becomes of a request, as far as its head tells.
extension ScoringService {
    /// Refuses who may not ask and what has no endpoint, answers what needs no body, and lets the rest be received.
    public func plan(for head: RequestHead) -> RequestPlan {
        let match = Endpoint.routes.match(head.method, head.path)
        // Probes have no tokens; everything else, also whether a path exists, is told to those alone who may ask.
        if case .found(let endpoint, _) = match, endpoint.isOpenToAll {
            return .receive(maxBodyBytes: 1 << 16, inlineUpTo: 1 << 16, whenFull: .proceeds)
        }
        let lease: TokenUse.Lease?
        switch state.access.decide(head) {
        case .allowed(let granted): lease = granted
        case .refused(let error, let retryAfter): return refuseAccess(error, retryAfter)
        }
        switch match {
        case .found(let endpoint, _): return plan(for: head, endpoint, lease)
        case .methodNotAllowed(let methods): return refuseMethod(head, allow: "\(methods), OPTIONS")
        case .notFound:
            return refuse(.other, ErrorReply.response(RolloutError(.notFound, "there is nothing at \(head.path)")))
        }
    }

    private func plan(for head: RequestHead, _ endpoint: Endpoint, _ lease: TokenUse.Lease?) -> RequestPlan {
        guard endpoint.takesBody else {
            return .receive(maxBodyBytes: 1 << 16, inlineUpTo: 1 << 16, whenFull: .proceeds, lease: lease)
        }
        guard RequestReading.isJSON(head.field("content-type"), lines: endpoint == .stream) else {
            let error = RolloutError(
                .unsupportedMediaType, field: "Content-Type",
                "the body must be JSON: send Content-Type: application/json")
            return refuse(endpoint, ErrorReply.response(error))
        }
        if endpoint == .stream {
            do throws(RolloutError) {
                _ = try RequestReading(head, state.current)
            } catch {
                return refuse(endpoint, ErrorReply.response(error))
            }
            state.requests.count(endpoint, .ok)
            return .stream(Response(.ok, contentType: "application/x-ndjson"), lease: lease)
        }
        let limits = state.current.limits
        let limit = endpoint.isOneRollout ? limits.maxRowBytes : limits.maxBodyBytes
        if let length = head.contentLength, length > limit {
            let error = RolloutError(.bodyTooLarge, "the body may have at most \(limit) bytes, not \(length)")
            return refuse(endpoint, ErrorReply.response(error))
        }
        return .receive(
            maxBodyBytes: limit, inlineUpTo: endpoint.isOneRollout ? Self.inlineBytes : -1,
            whenFull: whenFull(endpoint, head), lease: lease)
    }

    /// A trainer's own client gives up, or kills the step, on an error: it waits for as long as its door's deadline.
    private func whenFull(_ endpoint: Endpoint, _ head: RequestHead) -> RequestPlan.WhenFull {
        guard let door = endpoint.door else { return .refuses }
        let patience = state.current.deadlines[door]
        let asked = head.field("x-request-timeout-ms").flatMap { Int($0) } ?? patience
        return .waits(.milliseconds(max(0, min(asked, patience))))
    }

    /// 401 says how to ask (RFC 9110 section 11.6.1); 429 says when.
    private func refuseAccess(_ error: RolloutError, _ retryAfter: Int?) -> RequestPlan {
        var fields: [HTTPField] = []
        if error.code == .unauthorized {
            fields.append(HTTPField("WWW-Authenticate", "Bearer realm=\"assay\", Basic realm=\"assay\""))
        }
        if let retryAfter { fields.append(HTTPField("Retry-After", String(retryAfter))) }
        return refuse(.other, ErrorReply.response(error, fields: fields))
    }

    /// A method the path does not take; OPTIONS asks for just that list.
    private func refuseMethod(_ head: RequestHead, allow: String) -> RequestPlan {
        let fields = [HTTPField("Allow", allow)]
        if head.method == .options { return refuse(.other, Response(.noContent, fields: fields)) }
        return refuse(
            .other,
            ErrorReply.response(
                RolloutError(.methodNotAllowed, "\(head.path) takes \(allow)"), fields: fields))
    }

    private func refuse(_ endpoint: Endpoint, _ response: Response) -> RequestPlan {
        state.requests.count(endpoint, response.status)
        return .respond(response)
    }
}
