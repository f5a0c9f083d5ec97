/// A request whose head was accepted and whose body is arriving.
final class IncomingBody {
    let head: RequestHead
    let form: ResponseSerializer.Form
    let maxBodyBytes: Int
    let inlineUpTo: Int
    let startedAt: Int64
    var receiver: BodyReceiver
    /// What the server's count of held bytes includes for it.
    var heldBytes = 0

    init(
        head: RequestHead, form: ResponseSerializer.Form, maxBodyBytes: Int, inlineUpTo: Int, startedAt: Int64,
        receiver: BodyReceiver
    ) {
        self.head = head
        self.form = form
        self.maxBodyBytes = maxBodyBytes
        self.inlineUpTo = inlineUpTo
        self.startedAt = startedAt
        self.receiver = receiver
    }
}
