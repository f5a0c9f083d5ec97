/// A request whose head was accepted and whose body is not read until there is room for it.
final class WaitingRequest {
    let head: RequestHead
    let form: ResponseSerializer.Form
    let taking: BodyTaking
    let since: Int64

    init(head: RequestHead, form: ResponseSerializer.Form, taking: BodyTaking, since: Int64) {
        self.head = head
        self.form = form
        self.taking = taking
        self.since = since
    }
}
