/// Composes text by the algorithm of UAX #15 (Unicode 15.0), rewriting only the parts that are not composed already.
///
/// The text is cut before every scalar that can neither change nor join what stands before it. A part of such scalars
/// alone is copied; any other is decomposed, ordered and composed.
struct Normalizer {
    /// Which decompositions are undone or applied.
    enum Form {
        case nfc, nfkc
    }

    private let form: Form
    private let data = NormalizationData.shared
    private var scalars: [UInt32] = []
    private var classes: [UInt8] = []

    init(_ form: Form) { self.form = form }

    /// The text in the form; the very same string where it is in the form already.
    ///
    /// - Complexity: O(n), long runs of combining marks included.
    mutating func normalized(_ text: String) -> String {
        let bytes = text.utf8Span.span
        var output: [UInt8] = []
        var copied = 0
        var boundary = 0
        var offset = 0
        while offset < bytes.count {
            if bytes[offset] < 0x80 {
                boundary = offset
                offset += 1
                continue
            }
            let (value, length) = bytes.scalar(at: offset)
            if !isActive(value) {
                boundary = offset
                offset += length
                continue
            }
            if output.isEmpty { output.reserveCapacity(bytes.count + bytes.count / 8) }
            output.append(bytes, in: copied..<boundary)
            offset = rewrite(bytes, from: boundary, through: offset, into: &output)
            copied = offset
            boundary = offset
        }
        if copied == 0 { return text }
        output.append(bytes, in: copied..<bytes.count)
        return String(decoding: output, as: UTF8.self)
    }

    @inline(__always)
    private func record(_ point: UInt32) -> NormalizationData.Record { data.records[Int(data.trie[point])] }

    @inline(__always)
    private func isActive(_ point: UInt32) -> Bool {
        let index = Int(data.trie[point])
        guard index > 0 else { return false }
        return form == .nfc ? data.records[index].isActiveInNFC : data.records[index].isActiveInNFKC
    }

    /// Normalises the part that starts at a boundary and ends before the first inactive scalar after `active`.
    ///
    /// - Returns: the offset after the part.
    private mutating func rewrite(
        _ bytes: borrowing Span<UInt8>, from start: Int, through active: Int, into output: inout [UInt8]
    ) -> Int {
        scalars.removeAll(keepingCapacity: true)
        classes.removeAll(keepingCapacity: true)
        var offset = start
        while offset < bytes.count {
            let (value, length) = bytes.scalar(at: offset)
            if offset > active, !isActive(value) { break }
            decompose(value)
            offset += length
        }
        order()
        compose()
        for scalar in scalars { output.append(scalar: scalar) }
        return offset
    }

    private mutating func decompose(_ value: UInt32) {
        if let index = Hangul.syllableIndex(value) {
            let vowel = index / Hangul.trailingCount
            append(Hangul.leadingBase + vowel / Hangul.vowelCount)
            append(Hangul.vowelBase + vowel % Hangul.vowelCount)
            if index % Hangul.trailingCount > 0 { append(Hangul.trailingBase + index % Hangul.trailingCount) }
            return
        }
        let own = record(value)
        let slice = form == .nfc ? own.canonical : own.compatible
        if slice.count == 0 {
            scalars.append(value)
            classes.append(own.combiningClass)
            return
        }
        for index in Int(slice.start)..<Int(slice.start) + Int(slice.count) { append(data.pool[index]) }
    }

    @inline(__always)
    private mutating func append(_ value: UInt32) {
        scalars.append(value)
        classes.append(record(value).combiningClass)
    }

    /// The Canonical Ordering Algorithm: every run of scalars with classes other than 0 is sorted stably by class.
    private mutating func order() {
        var index = 0
        while index < classes.count {
            if classes[index] == 0 {
                index += 1
                continue
            }
            let start = index
            var isOrdered = true
            while index < classes.count, classes[index] != 0 {
                if index > start, classes[index - 1] > classes[index] { isOrdered = false }
                index += 1
            }
            if !isOrdered { sort(start..<index) }
        }
    }

    /// Insertion for the runs that occur in writing; counting for those an attacker sends.
    private mutating func sort(_ run: Range<Int>) {
        guard run.count > 32 else {
            for end in run.dropFirst() {
                let (value, own) = (scalars[end], classes[end])
                var place = end
                while place > run.lowerBound, classes[place - 1] > own {
                    scalars[place] = scalars[place - 1]
                    classes[place] = classes[place - 1]
                    place -= 1
                }
                scalars[place] = value
                classes[place] = own
            }
            return
        }
        var places = [Int](repeating: 0, count: 257)
        for index in run { places[Int(classes[index]) + 1] += 1 }
        for value in 1...256 { places[value] += places[value - 1] }
        let unsortedScalars = Array(scalars[run])
        let unsortedClasses = Array(classes[run])
        for index in unsortedScalars.indices {
            let own = Int(unsortedClasses[index])
            scalars[run.lowerBound + places[own]] = unsortedScalars[index]
            classes[run.lowerBound + places[own]] = unsortedClasses[index]
            places[own] += 1
        }
    }

    /// The Canonical Composition Algorithm (D117): each scalar that is not blocked joins the last starter.
    private mutating func compose() {
        var starter = -1
        var lastClass: UInt8 = 0
        var kept = 0
        for index in scalars.indices {
            let (value, own) = (scalars[index], classes[index])
            if starter >= 0, kept == starter + 1 || lastClass < own, record(value).composesBackward,
                let composite = data.composite(scalars[starter], value)
            {
                scalars[starter] = composite
                continue
            }
            if own == 0 { starter = kept }
            lastClass = own
            scalars[kept] = value
            kept += 1
        }
        scalars.removeSubrange(kept...)
    }
}
