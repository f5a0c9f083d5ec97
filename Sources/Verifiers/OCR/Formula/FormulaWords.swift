/// The closed lists of what looks the same on paper.
enum FormulaWords {
    /// Spacing, sizes, delimiters of mathematics, upright type.
    static let dropped = set(
        """
        \\, \\; \\: \\! \\> \\  \\quad \\qquad \\left \\right \\middle \\big \\Big \\bigg \\Bigg \\bigl \\bigr \\Bigl
        \\Bigr \\biggl \\biggr \\Biggl \\Biggr \\displaystyle \\textstyle \\scriptstyle \\limits \\nolimits \\mathrm
        \\rm \\text \\textrm \\mbox \\mathit \\it \\operatorname \\mathop \\mathord \\mathrel \\mathbin \\[ \\] \\(
        \\) \\nonumber \\thinspace \\hfill \\relax \\protect
        """
    ).union(["\\ "])
    /// Environments that only place a formula on the page.
    static let placements: Set<String> = [
        "equation", "displaymath", "math", "align", "aligned", "gather", "gathered", "split",
    ]
    /// Commands by what they are another name of.
    static let synonyms: [String: [String]] = table(
        """
        \\le \\leq|\\ge \\geq|\\ne \\neq|\\to \\rightarrow|\\gets \\leftarrow|\\iff \\Leftrightarrow|\\implies
        \\Rightarrow|\\dfrac \\frac|\\tfrac \\frac| \\cfrac \\frac|\\lbrace \\{|\\rbrace \\}|\\lbrack [|\\rbrack
        ]|\\vert ||\\lvert ||\\rvert ||\\Vert \\||\\lVert \\||\\rVert \\||\\land \\wedge|\\lor \\vee|\\lnot \\neg|
        \\owns \\ni|\\dots \\ldots|\\dotsc \\ldots|\\dotsb \\cdots|\\hdots \\ldots|\\colon :|\\ast *|\\leqslant
        \\leq|\\geqslant \\geq|\\emptyset \\varnothing| \\dbinom \\binom|\\tbinom \\binom|\\bold \\mathbf|\\bf
        \\mathbf|\\boldsymbol \\mathbf|\\cal \\mathcal|\\Bbb \\mathbb|\\degree ^ \\circ|\\lt <|\\gt >|\\thetasym
        \\vartheta| \\bm \\mathbf|\\widehat \\hat|\\widetilde \\tilde|\\overline \\bar|\\infin \\infty|\\sdot \\cdot
        """)
    /// Unicode's signs by their commands.
    static let signs: [UInt32: [String]] = {
        let list = """
            α \\alpha|β \\beta|γ \\gamma|δ \\delta|ε \\epsilon|ζ \\zeta|η \\eta|θ \\theta|ι \\iota|κ \\kappa|λ
            \\lambda|μ \\mu|ν \\nu|ξ \\xi|π \\pi|ρ \\rho|σ \\sigma|τ \\tau| υ \\upsilon|φ \\phi|χ \\chi|ψ \\psi|ω
            \\omega|Γ \\Gamma|Δ \\Delta|Θ \\Theta|Λ \\Lambda|Ξ \\Xi|Π \\Pi|Σ \\Sigma|Φ \\Phi|Ψ \\Psi|Ω \\Omega|×
            \\times|÷ \\div| · \\cdot|⋅ \\cdot|± \\pm|∓ \\mp|≤ \\leq|≥ \\geq|≠ \\neq|≈ \\approx|≡ \\equiv|∞ \\infty|∂
            \\partial|∇ \\nabla|∫ \\int|∑ \\sum|∏ \\prod|√ \\sqrt|∈ \\in|∉ \\notin|⊂ \\subset| ⊆ \\subseteq|∪ \\cup|∩
            \\cap|→ \\rightarrow|← \\leftarrow|⇒ \\Rightarrow|⇔ \\Leftrightarrow|∀ \\forall|∃ \\exists|− -|– -|…
            \\ldots|⋯ \\cdots|° ^ \\circ|² ^ 2|³ ^ 3|′ ^ \\prime|’ ^ \\prime| ∅ \\varnothing|¬ \\neg|∧ \\wedge|∨
            \\vee|ℝ \\mathbb R|ℤ \\mathbb Z|ℕ \\mathbb N|ℚ \\mathbb Q|ℂ \\mathbb C
            """
        var signs: [UInt32: [String]] = [:]
        for (sign, tokens) in table(list) { if let first = sign.unicodeScalars.first { signs[first.value] = tokens } }
        return signs
    }()

    private static func set(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Pairs parted by `|` and a name; `||` is the token `|`.
    private static func table(_ list: String) -> [String: [String]] {
        var table: [String: [String]] = [:]
        var words: [String] = []
        for word in list.split(whereSeparator: \.isWhitespace) {
            // A word with a bar in it ends one entry and starts the next; the first bar of two is a token.
            guard let bar = word.lastIndex(of: "|"), word != "|" else {
                words.append(String(word))
                continue
            }
            let end = String(word[..<bar])
            if !end.isEmpty { words.append(end) }
            if let name = words.first { table[name] = Array(words.dropFirst()) }
            let next = String(word[word.index(after: bar)...])
            words = next.isEmpty ? [] : [next]
        }
        if let name = words.first { table[name] = Array(words.dropFirst()) }
        return table
    }
}
