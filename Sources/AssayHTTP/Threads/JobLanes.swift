/// The jobs of a pool: requests in one lane, parts of large ones in the other. While both wait they take turns, so that a
/// request stands behind one part of each worker at the most, and a batch is never starved by requests.
struct JobLanes {
    typealias Job = @Sendable () -> Void

    private var requests = Line<Job>()
    private var parts = Line<Job>()
    private var partIsNext = false

    var count: Int { requests.count + parts.count }

    mutating func append(_ job: @escaping Job, isPart: Bool) {
        if isPart { parts.append(job) } else { requests.append(job) }
    }

    mutating func removeFirst() -> Job? {
        let takesPart = requests.isEmpty || partIsNext && !parts.isEmpty
        partIsNext = !takesPart
        return takesPart ? parts.removeFirst() : requests.removeFirst()
    }

    /// Empties both and hands their jobs over.
    mutating func removeAll() -> [Job] { requests.removeAll() + parts.removeAll() }
}
