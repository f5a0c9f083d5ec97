/// A first-in, first-out queue that gives its memory back when a burst is over.
struct Line<Element> {
    /// Elements from `head` on are queued; those before it are taken.
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }
    var isEmpty: Bool { head == elements.count }
    /// The one whose turn is next.
    var first: Element? { head < elements.count ? elements[head] : nil }

    mutating func append(_ element: consuming Element) { elements.append(element) }

    @discardableResult
    mutating func removeFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head == elements.count {
            elements.removeAll(keepingCapacity: elements.capacity <= 1024)
            head = 0
        } else if head >= 1024, head * 2 >= elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }

    /// Empties the queue and hands over what was in it.
    mutating func removeAll() -> [Element] {
        let left = elements[head...].compactMap { $0 }
        elements = []
        head = 0
        return left
    }
}
