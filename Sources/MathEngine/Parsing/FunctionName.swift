/// The names of functions and constants, as they stand in plain text and behind a backslash.
enum FunctionName {
    /// Functions of one argument.
    static let unary: [String: Operation] = [
        "sin": .sine, "cos": .cosine, "tan": .tangent, "tg": .tangent, "cot": .cotangent, "ctg": .cotangent,
        "sec": .secant, "csc": .cosecant, "cosec": .cosecant, "arcsin": .arcSine, "asin": .arcSine,
        "arccos": .arcCosine, "acos": .arcCosine, "arctan": .arcTangent, "atan": .arcTangent, "arctg": .arcTangent,
        "arccot": .arcCotangent, "arcsec": .arcSecant, "arccsc": .arcCosecant, "sinh": .hyperbolicSine,
        "cosh": .hyperbolicCosine, "tanh": .hyperbolicTangent, "coth": .hyperbolicCotangent,
        "sech": .hyperbolicSecant, "csch": .hyperbolicCosecant, "arcsinh": .areaSine, "arsinh": .areaSine,
        "asinh": .areaSine, "arccosh": .areaCosine, "arcosh": .areaCosine, "acosh": .areaCosine,
        "arctanh": .areaTangent, "artanh": .areaTangent, "atanh": .areaTangent, "ln": .naturalLogarithm,
        "exp": .exponential, "abs": .absolute, "sgn": .sign, "sign": .sign, "floor": .floor, "ceil": .ceiling,
    ]
    /// Functions of two arguments in brackets.
    static let binary: [String: Operation] = [
        "gcd": .greatestCommonDivisor, "lcm": .leastCommonMultiple, "min": .minimum, "max": .maximum, "mod": .modulo,
    ]
    /// What `\sin^{-1}` means.
    static let inverses: [Operation: Operation] = [
        .sine: .arcSine, .cosine: .arcCosine, .tangent: .arcTangent, .cotangent: .arcCotangent, .secant: .arcSecant,
        .cosecant: .arcCosecant, .hyperbolicSine: .areaSine, .hyperbolicCosine: .areaCosine,
        .hyperbolicTangent: .areaTangent,
    ]
    /// Greek letters that are symbols; `pi` is a number.
    static let greek: Set<String> = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Alpha", "Beta", "Gamma",
        "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu", "Nu", "Xi", "Omicron", "Pi", "Rho",
        "Sigma", "Tau", "Upsilon", "Phi", "Chi", "Psi", "Omega", "ell", "hbar", "Re", "aleph",
    ]
    /// The longest name above.
    static let maxLength = 8

    /// Whether a name is that of a function or a constant.
    static func isKnown(_ name: String) -> Bool {
        unary[name] != nil || binary[name] != nil || greek.contains(name) || name == "pi" || name == "log"
            || name == "lg" || name == "sqrt"
    }
}
