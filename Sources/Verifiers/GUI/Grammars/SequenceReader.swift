/// Reads a list of actions in one grammar: calls or commands one after another, objects in a list or one after another,
/// tool calls each in its tags.
struct SequenceReader {
    /// The most actions of either side.
    static let maxActions = 64

    let reader: ActionReader

    /// - Throws: ``ActionProblem`` where anything in the text is no action; `tooMany` where there are more than are read.
    func read(_ text: String) throws(ActionProblem) -> [Action] {
        let body = CodeFence.stripped(text)
        guard !body.isEmpty else { throw .empty }
        let actions =
            switch reader.grammar {
            case .glmMobile, .androidControl: try objects(body) { (value) throws(ActionProblem) in try mobile(value) }
            case .qwenComputerUse: try objects(body) { (value) throws(ActionProblem) in try qwen(value) }
            case .glmWeb: try web(body)
            case .glmComputer, .uitars, .pyautogui: try calls(body)
            }
        guard !actions.isEmpty else { throw .syntax }
        guard actions.count <= Self.maxActions else { throw .tooMany }
        return actions
    }

    private func mobile(_ value: Literal) throws(ActionProblem) -> Action {
        guard let members = value.members else { throw .syntax }
        return try MobileGrammar.action(members, reader.frame)
    }

    private func qwen(_ value: Literal) throws(ActionProblem) -> Action {
        try QwenGrammar.action(value, reader.frame)
    }

    /// A list, or values separated by white space, commas or tags.
    private func objects(
        _ text: String, _ action: (Literal) throws(ActionProblem) -> Action
    ) throws(ActionProblem) -> [Action] {
        var scanner = LiteralScanner(text, .lenient)
        var values: [Literal] = []
        scanner.skipSpace()
        while !scanner.isAtEnd, values.count <= Self.maxActions {
            let isTagged = reader.grammar == .qwenComputerUse && scanner.takes(word: QwenGrammar.opening)
            values.append(try scanner.value())
            scanner.skipSpace()
            if isTagged {
                guard scanner.takes(word: QwenGrammar.closing) else { throw .syntax }
            } else if !scanner.isAtEnd {
                _ = scanner.takes(",")
            }
            scanner.skipSpace()
        }
        guard !scanner.hasTwinKeys else { throw .twinKeys }
        if values.count == 1, let elements = values[0].elements { values = elements }
        guard values.count <= Self.maxActions else { throw .tooMany }
        var actions: [Action] = []
        for value in values { actions.append(try action(value)) }
        return actions
    }

    private func calls(_ text: String) throws(ActionProblem) -> [Action] {
        let limit = 2 * Self.maxActions + 1
        switch reader.grammar {
        case .glmComputer:
            var actions: [Action] = []
            for call in try LiteralScanner.calls(text, limit: limit) {
                actions.append(try ComputerGrammar.action(call, reader.frame, fillsDefaults: reader.fillsDefaults))
            }
            return actions
        case .uitars:
            var actions: [Action] = []
            for call in try TARSGrammar.calls(text, limit: limit) {
                actions.append(try TARSGrammar.action(call, reader.frame))
            }
            return actions
        default: return try PyAutoGUIGrammar.actions(text, reader.frame, limit: limit)
        }
    }

    /// Functions one after another, or a command a line.
    private func web(_ text: String) throws(ActionProblem) -> [Action] {
        if WebGrammar.isFunction(text) {
            var actions: [Action] = []
            for call in try LiteralScanner.calls(text, limit: Self.maxActions + 1) {
                actions.append(try WebGrammar.function(call, reader.frame))
            }
            return actions
        }
        let lines = text.utf8.split(maxSplits: 2 * Self.maxActions, whereSeparator: { $0 == 0x0A })
        var actions: [Action] = []
        for line in lines {
            let command = CodeFence.stripped(String(decoding: line, as: UTF8.self))
            if !command.isEmpty { actions.append(try WebGrammar.read(command, reader.frame)) }
        }
        return actions
    }
}
