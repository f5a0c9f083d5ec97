/// How the end of a request's content is known.
enum BodyFraming: Sendable, Equatable {
    /// There is none.
    case none
    /// After that many bytes.
    case length(Int)
    /// After the chunk of size zero and its trailer.
    case chunked
}
