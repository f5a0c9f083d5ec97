/// A request whose head was accepted and whose body is arriving.
final class IncomingBody {
    let head: RequestHead
    let form: ResponseSerializer.Form
    let taking: BodyTaking
    /// When it began, later by the time for which it was not read.
    var startedAt: Int64
    /// Since when it is not read, for want of room.
    var pausedAt: Int64?
    /// For how long the request was not read, in nanoseconds.
    var waited: Int64
    var receiver: BodyReceiver
    /// What the server's count of held bytes includes for it.
    var heldBytes = 0

    init(
        head: RequestHead, form: ResponseSerializer.Form, taking: BodyTaking, startedAt: Int64, waited: Int64,
        receiver: BodyReceiver
    ) {
        self.head = head
        self.form = form
        self.taking = taking
        self.waited = waited
        self.startedAt = startedAt
        self.receiver = receiver
    }
}
