/// A constant of nature or of custom that a value may be written with, and the values textbooks use for it.
///
/// Exact values are those of SI since 2019 where it defines them, and CODATA 2018 for measured ones.
struct PhysicalConstant: Sendable {
    /// Its symbol in a detail.
    let name: String
    /// The value in coherent SI units, all digits printed.
    let value: ExactNumber
    /// What textbooks round it to.
    let customary: [ExactNumber]

    private init(_ name: String, _ value: String, _ customary: [String]) {
        self.name = name
        self.value = Self.number(value)
        self.customary = customary.map(Self.number)
    }

    /// Reads `1.602e-19` or `101325/760` of this file.
    static func number(_ text: some StringProtocol) -> ExactNumber {
        if let slash = text.firstIndex(of: "/") {
            return number(text[..<slash]).divided(by: number(text[text.index(after: slash)...])) ?? .zero
        }
        let bytes = Array(text.utf8)
        return (try? NumberReader.read(bytes, in: 0..<bytes.count))?.value ?? .zero
    }

    /// By index; the unit tables refer to them by name.
    static let all: [PhysicalConstant] = [
        PhysicalConstant("e", "1.602176634e-19", ["1.6e-19", "1.60e-19", "1.602e-19"]),
        PhysicalConstant("c", "299792458", ["3e8", "2.998e8"]),
        PhysicalConstant("h", "6.62607015e-34", ["6.63e-34", "6.6e-34", "6.626e-34"]),
        PhysicalConstant("hbar", "1.054571817e-34", ["1.05e-34", "1.055e-34", "1.054e-34"]),
        PhysicalConstant("N_A", "6.02214076e23", ["6.02e23", "6.022e23", "6e23"]),
        PhysicalConstant("k_B", "1.380649e-23", ["1.38e-23"]),
        PhysicalConstant("R", "8.31446261815324", ["8.31", "8.314", "8.3"]),
        PhysicalConstant("F", "96485.33212", ["96500", "96485", "96480"]),
        PhysicalConstant("G", "6.67430e-11", ["6.67e-11", "6.7e-11"]),
        PhysicalConstant("g", "9.80665", ["9.8", "9.81", "10"]),
        PhysicalConstant("epsilon_0", "8.8541878128e-12", ["8.85e-12", "8.854e-12"]),
        PhysicalConstant("mu_0", "1.25663706212e-6", ["1.2566e-6", "1.257e-6"]),
        PhysicalConstant("m_e", "9.1093837015e-31", ["9.11e-31", "9.1e-31", "9.109e-31"]),
        PhysicalConstant("m_p", "1.67262192369e-27", ["1.67e-27", "1.673e-27"]),
        PhysicalConstant("m_n", "1.67492749804e-27", ["1.67e-27", "1.675e-27"]),
        PhysicalConstant("u", "1.66053906660e-27", ["1.66e-27", "1.661e-27"]),
        PhysicalConstant("a_0", "5.29177210903e-11", ["5.29e-11", "5.3e-11"]),
        PhysicalConstant("cal", "4.184", ["4.18", "4.19", "4.2", "4.186", "4.187"]),
        PhysicalConstant("year", "31557600", ["31536000", "3.15e7", "3.16e7"]),
        PhysicalConstant("ly", "9460730472580800", ["9.46e15", "9.5e15", "9.461e15"]),
        PhysicalConstant("au", "149597870700", ["1.5e11", "1.496e11"]),
        PhysicalConstant("pc", "3.0856775814913673e16", ["3.09e16", "3.086e16", "3.1e16"]),
        PhysicalConstant("D", "3.33564e-30", ["3.336e-30", "3.34e-30"]),
    ]

    /// The index of a constant of this file.
    static func index(_ name: some StringProtocol) -> Int? { all.firstIndex { $0.name == name } }
}
