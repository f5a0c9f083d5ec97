/// The working set of one shortest-path search over truths: distances, parents and a binary heap, cleared in time
/// proportional to what the last search touched.
struct PathSearch {
    /// The truths settled so far, in order of distance.
    private(set) var settled: [Int32] = []

    private var nodes: [Node] = []
    private var touched: [Int32] = []
    private var heap: [Entry] = []

    /// What is known of the way to one truth.
    private struct Node {
        var distance = Int.max
        var row: Int32 = -1
        var edge: Int32 = -1
        var isSettled = false
    }

    private struct Entry {
        let distance: Int
        let truth: Int32
    }

    /// For nothing: allocates nothing.
    init() {}

    init(truthCount: Int) { nodes = [Node](repeating: Node(), count: truthCount) }

    mutating func begin() {
        for truth in touched { nodes[Int(truth)] = Node() }
        touched.removeAll(keepingCapacity: true)
        settled.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
    }

    func distance(of truth: Int32) -> Int { nodes[Int(truth)].distance }

    func parent(of truth: Int32) -> (row: Int, edge: Int32) {
        let node = nodes[Int(truth)]
        return (Int(node.row), node.edge)
    }

    /// Notes a way to a truth if it is shorter than those known.
    mutating func offer(_ truth: Int32, _ distance: Int, from row: Int, along edge: Int32) {
        let index = Int(truth)
        let known = nodes[index].distance
        guard distance < known else { return }
        if known == .max { touched.append(truth) }
        nodes[index].distance = distance
        nodes[index].row = Int32(truncatingIfNeeded: row)
        nodes[index].edge = edge
        push(Entry(distance: distance, truth: truth))
    }

    /// Settles the nearest truth; nil where none is left.
    mutating func next() -> (truth: Int32, distance: Int)? {
        while let entry = pop() {
            let index = Int(entry.truth)
            // An entry a shorter way has overtaken.
            if nodes[index].isSettled { continue }
            nodes[index].isSettled = true
            settled.append(entry.truth)
            return (entry.truth, entry.distance)
        }
        return nil
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].distance < heap[parent].distance else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() -> Entry? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return first }
            if child + 1 < heap.count, heap[child + 1].distance < heap[child].distance { child += 1 }
            guard heap[child].distance < heap[parent].distance else { return first }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
