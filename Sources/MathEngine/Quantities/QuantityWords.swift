/// The closed lists of words around a quantity.
enum QuantityWords {
    /// Names of quantities that may stand before `=`, `:` or `is`.
    private static let names: Set<String> = [
        "speed", "velocity", "acceleration", "force", "mass", "weight", "energy", "work", "power", "pressure",
        "density",
        "temperature", "time", "distance", "displacement", "height", "length", "width", "area", "volume", "frequency",
        "wavelength", "period", "current", "voltage", "resistance", "charge", "capacitance", "momentum",
        "concentration",
        "molarity", "angle", "radius", "depth", "heat", "ph", "ke", "pe", "速度", "加速度", "力", "质量", "能量", "功", "功率", "压强",
        "密度", "温度", "时间", "距离", "位移", "高度", "长度", "面积", "体积", "频率", "波长", "周期", "电流", "电压", "电阻", "电荷量", "动量", "浓度",
    ]
    private static let neutralNames: Set<String> = ["答案", "答", "结果"]

    private static let approximators = ["\\approx", "≈", "approximately", "about", "约为", "大约", "约"]

    /// Letters that stand for quantities at least as often as for units.
    private static let variables: Set<String> = [
        "m", "g", "mg", "mgh", "h", "d", "a", "c", "e", "t", "l", "R", "T", "V", "F", "L", "A", "C", "G", "H", "N", "S",
        "B", "u",
    ]

    private static let numbers = [
        "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
        "nine": "9", "ten": "10",
    ]

    /// `one mole` with its digits.
    static func digitsForWord(_ bytes: [UInt8]) -> [UInt8] {
        guard let space = bytes.prefix(6).firstIndex(of: UInt8(ascii: " ")),
            let digits = numbers[String(decoding: bytes[..<space], as: UTF8.self).lowercased()]
        else { return bytes }
        return Array(digits.utf8) + bytes[space...]
    }

    static func isVariable(_ text: String) -> Bool { variables.contains(text) }

    /// The name of a quantity before its value, nil for a word that says nothing, and where the value starts.
    static func label(_ bytes: [UInt8], in range: Range<Int>) -> (name: String?, end: Int)? {
        let limit = min(range.upperBound, range.lowerBound + 32)
        guard
            let sign = bytes[range.lowerBound..<limit].firstIndex(where: {
                $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":")
            })
        else { return nil }
        var name = String(decoding: bytes[range.lowerBound..<sign], as: UTF8.self).lowercased()
        while name.last == " " { name.removeLast() }
        if name.hasPrefix("the ") { name.removeFirst(4) }
        guard names.contains(name) || neutralNames.contains(name) else { return nil }
        return bytes[(sign + 1)..<range.upperBound].firstIndex { $0 != UInt8(ascii: " ") }.map {
            (names.contains(name) ? name : nil, $0)
        }
    }

    /// Where the value behind "about" or ≈ starts.
    static func approximatorEnd(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
        for word in approximators where bytes[range].starts(with: word.utf8) {
            return bytes[(range.lowerBound + word.utf8.count)..<range.upperBound].firstIndex { $0 != UInt8(ascii: " ") }
        }
        return nil
    }
}
