/// An equation with its enthalpy: `2H2(g) + O2(g) = 2H2O(l)  ΔH = -571.6 kJ/mol`.
public struct ThermochemicalEquation: Sendable {
    /// The equation without the enthalpy.
    public let equation: ChemicalAnswer
    let enthalpy: Quantity

    /// Reads one; nil where no enthalpy stands behind an equation.
    ///
    /// - Complexity: O(n).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= ChemicalText.maxBytes, let mark = Self.mark(bytes) else { return nil }
        var head = bytes[..<mark]
        while let last = head.last, " ,;，；\\$".utf8.contains(last) { head.removeLast() }
        guard let equation = ChemicalAnswer(String(decoding: head, as: UTF8.self)), equation.kind == .equation,
            let enthalpy = QuantityReader.read(Self.value(bytes[mark...])), !enthalpy.isBare
        else { return nil }
        self.equation = equation
        self.enthalpy = enthalpy
    }

    /// Where `ΔH` or `\Delta H` starts.
    private static func mark(_ bytes: [UInt8]) -> Int? {
        for name in ["ΔH", "\\Delta H", "\\Delta{H}", "△H", "\\triangle H", "Δ H"] {
            let word = Array(name.utf8)
            guard bytes.count > word.count else { continue }
            if let place = (0..<(bytes.count - word.count)).first(where: { start in
                word.indices.allSatisfy { bytes[start + $0] == word[$0] }
            }) {
                return place
            }
        }
        return nil
    }

    /// What stands behind the equals sign of the enthalpy.
    private static func value(_ tail: ArraySlice<UInt8>) -> String {
        guard let sign = tail.firstIndex(of: UInt8(ascii: "=")) else { return "" }
        return String(decoding: tail[(sign + 1)...].filter { $0 != UInt8(ascii: "$") }, as: UTF8.self)
    }

    /// Whether both the equation and the enthalpy, which grows with the coefficients, are the ground truth's; nil where
    /// rules prove neither.
    public func isEqual(to truth: ThermochemicalEquation, by policy: QuantityPolicy) -> Bool? {
        guard let isEquation = equation.isEqual(to: truth.equation) else { return nil }
        guard isEquation, let scale = equation.scale(to: truth.equation) else { return isEquation ? nil : false }
        var scaled = enthalpy
        if scale != .one, let figure = enthalpy.number.figure.divided(by: scale) {
            let number = enthalpy.number
            scaled.number = NumberReading(
                figure: figure, form: number.form, hasPercent: false, hasPoint: number.hasPoint,
                usesDecimalComma: false, places: number.places, significantDigits: number.significantDigits)
        }
        switch policy.compare(scaled, with: truth.enthalpy) {
        case .equal: return true
        case .unequal, .unitConflict, .unitMissing: return false
        case .undecided: return nil
        }
    }
}
