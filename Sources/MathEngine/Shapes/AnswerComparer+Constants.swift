extension AnswerComparer {
    /// Whether two expressions are one after renaming arbitrary constants: `x^2 + C` and `x^2 + c`, `C_1 e^x` and
    /// `c_1 e^x`.
    ///
    /// A letter is one where it is only added, or where it scales solutions of a linear equation; `m c^2` and
    /// `m C^2` stay two formulas.
    func constantsRenamed(_ answer: NodeIndex, _ truth: NodeIndex) -> AnswerRule? {
        guard arena.hasSymbol(answer), arena.hasSymbol(truth) else { return nil }
        let (left, right) = (arena.symbols(in: answer), arena.symbols(in: truth))
        let (own, others) = (left.subtracting(right).members, right.subtracting(left).members)
        guard (1...4).contains(own.count), own.count == others.count else { return nil }
        var renamed = answer
        for symbol in own {
            guard let suffix = constantSuffix(symbol),
                let partner = others.first(where: { constantSuffix($0) == suffix })
            else { return nil }
            renamed = arena.substituting(symbol, with: arena.symbol(at: partner), in: renamed, fuel: &fuel)
        }
        guard engine.compare(renamed, truth, in: arena, fuel: &fuel).isEqual, areArbitrary(others, in: truth) else {
            return nil
        }
        return .expression
    }

    /// What stands behind the letter of a constant, `_1` of `C_1`; nil for other symbols.
    private func constantSuffix(_ symbol: SymbolIndex) -> [UInt8]? {
        let name = Array(arena.name(of: symbol))
        guard let letter = name.first, "CcK".utf8.contains(letter) else { return nil }
        let suffix = Array(name.dropFirst())
        guard suffix.isEmpty || (suffix[0] == UInt8(ascii: "_") && suffix.dropFirst().allSatisfy(PlainNotation.isDigit))
        else { return nil }
        return suffix
    }

    private func areArbitrary(_ symbols: [SymbolIndex], in truth: NodeIndex) -> Bool {
        if symbols.count == 1 {
            let moved = arena.substituting(
                symbols[0], with: arena.sum(arena.symbol(at: symbols[0]), arena.integer(1)), in: truth, fuel: &fuel)
            let goal = arena.sum(truth, arena.integer(1))
            if engine.compare(moved, goal, in: arena, fuel: &fuel).isEqual { return true }
        }
        guard [Operation.eulerNumber, .exponential, .sine, .cosine].contains(where: { arena.contains($0, in: truth) })
        else {
            return false
        }
        var scaled = truth
        for symbol in symbols {
            scaled = arena.substituting(
                symbol, with: arena.product(arena.integer(2), arena.symbol(at: symbol)), in: scaled, fuel: &fuel)
        }
        return engine.compare(scaled, arena.product(arena.integer(2), truth), in: arena, fuel: &fuel).isEqual
    }
}
