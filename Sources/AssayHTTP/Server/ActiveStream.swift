/// A stream under way on a connection. Confined to the loop thread.
final class ActiveStream {
    let exchange: StreamExchange
    let response: Response
    var form: ResponseSerializer.Form
    var receiver: BodyReceiver
    /// Whether no more of the body is taken: it is whole, or it is broken.
    var isInputOver = false
    /// Whether the rest of the body can still arrive, so that the connection cannot be used again.
    var isBroken = false
    /// The reader was too slow: what it sends is dropped, so that it comes to read why.
    var dropsInput = false
    var isHeadSent = false
    /// Bytes in the outbox that are the response's content and not counted as sent yet.
    var inOutbox = 0
    /// What the server's count of held bytes includes for it.
    var heldBytes = 0
    /// When something last happened.
    var lastActivityAt: Int64

    init(
        exchange: StreamExchange, response: Response, form: ResponseSerializer.Form, receiver: BodyReceiver, now: Int64
    ) {
        self.exchange = exchange
        self.response = response
        self.form = form
        self.receiver = receiver
        lastActivityAt = now
    }
}
