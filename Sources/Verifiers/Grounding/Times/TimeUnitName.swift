/// The names of units behind a time.
enum TimeUnitName {
    /// Seconds in a unit named in Latin letters.
    static func seconds(_ name: PackedName) -> Double? {
        for (seconds, known) in names where known == name { return seconds }
        return nil
    }

    private static let names: [(Double, PackedName)] = {
        let units: [(Double, [StaticString])] = [
            (0.001, ["ms", "msec", "millisecond", "milliseconds"]),
            (1, ["s", "sec", "secs", "second", "seconds"]),
            (60, ["m", "min", "mins", "minute", "minutes"]),
            (3600, ["h", "hr", "hrs", "hour", "hours"]),
        ]
        return units.flatMap { seconds, names in names.map { (seconds, PackedName($0)) } }
    }()

    /// A unit named in Chinese characters.
    static func wide(_ text: FoldedText, at offset: Int) -> (seconds: Double, length: Int)? {
        let units: [(StaticString, Double)] = [
            ("毫秒", 0.001), ("秒", 1), ("分钟", 60), ("分", 60), ("小时", 3600), ("时", 3600),
        ]
        for (name, seconds) in units where text.hasBytes(of: name, at: offset) {
            return (seconds, name.utf8CodeUnitCount)
        }
        return nil
    }
}
