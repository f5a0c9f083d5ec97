public import AssayCore
public import AssayJSON

/// NeMo Gym's `/aggregate_metrics`: mean, maximum, minimum, median and sample standard deviation (0 of a single value)
/// of every numeric field of verified rows, over each task's rollouts and over all.
///
/// Truth values count as 0 and 1, the numbers of `response.usage` as the row's own. A masked row counts for
/// `mask_sample` alone: its reward measures nothing.
public enum GymMetrics {
    /// Reads `{"verify_responses":[…]}` and writes `group_level_metrics`, `agent_metrics` and its means again as
    /// `key_metrics`.
    ///
    /// - Throws: ``RolloutError`` naming the field.
    /// - Complexity: O(n log n) for n numbers.
    public static func aggregate(_ body: [UInt8], into writer: inout JSONWriter) throws(RolloutError) {
        let root = try DoorBody.object(body)
        guard let rows = root["verify_responses"] else {
            throw RolloutError(.missingField, field: "verify_responses", "verify_responses is required")
        }
        guard rows.kind == .array else {
            throw RolloutError(
                .invalidField, field: "verify_responses", "verify_responses must be a list, not \(rows.kind.name)")
        }
        var all = GymColumns()
        var tasks: [Int: GymColumns] = [:]
        for row in rows.elements {
            guard row.kind == .object else {
                throw RolloutError(
                    .invalidField, field: "verify_responses",
                    "verify_responses must hold objects, not \(row.kind.name)")
            }
            let task = try task(of: row)
            let isMasked = row["mask_sample"]?.bool == true || row["_ng_failure_class"].map { !$0.isNull } == true
            for (key, value) in numbers(of: row) where !isMasked || key == "mask_sample" {
                all.append(value, to: key)
                tasks[task, default: GymColumns()].append(value, to: key)
            }
        }
        writer.beginObject()
        writer.key(literal: "group_level_metrics")
        writer.beginArray()
        for (task, columns) in tasks.sorted(by: { $0.key < $1.key }) {
            writer.beginObject()
            columns.write(GymColumns.Statistic.allCases, into: &writer)
            writer.key(literal: "_ng_task_index")
            writer.int(task)
            writer.endObject()
        }
        writer.endArray()
        for (name, statistics) in [("agent_metrics", GymColumns.Statistic.allCases), ("key_metrics", [.mean])] {
            writer.key(name)
            writer.beginObject()
            all.write(statistics, into: &writer)
            writer.endObject()
        }
        writer.endObject()
    }

    private static let indices = ["_ng_task_index", "_ng_rollout_index"]

    private static func task(of row: JSONElement) throws(RolloutError) -> Int {
        guard let index = row["_ng_task_index"], !index.isNull else { return 0 }
        guard let task = index.number?.int else {
            throw RolloutError(.invalidField, field: "_ng_task_index", "_ng_task_index must be a whole number")
        }
        return task
    }

    private static func numbers(of row: JSONElement) -> [(String, Double)] {
        var numbers: [(String, Double)] = []
        let usage = row["response"]?["usage"]
        for member in row.members {
            let key = member.key
            guard !indices.contains(key), let value = number(member.value) else { continue }
            numbers.append((key, value))
        }
        for member in usage.map({ Array($0.members) }) ?? [] {
            if let value = number(member.value) { numbers.append((member.key, value)) }
        }
        return numbers
    }

    private static func number(_ element: JSONElement) -> Double? {
        if let flag = element.bool { return flag ? 1 : 0 }
        return element.number?.double
    }
}
