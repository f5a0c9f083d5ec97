import AssayText

/// Reads one action in one grammar into its canonical form.
struct ActionReader {
    let grammar: ActionGrammar
    let frame: ScreenFrame
    /// Whether defaults of the grammar are filled in: in a response, where they are what happens; not in a ground
    /// truth, where they would be compared though nothing was stated.
    let fillsDefaults: Bool

    /// - Throws: ``ActionProblem`` where the text is not exactly one action.
    func read(_ text: String) throws(ActionProblem) -> Action {
        let body = CodeFence.stripped(text)
        guard !body.isEmpty else { throw .empty }
        switch grammar {
        case .glmMobile, .androidControl: return try MobileGrammar.read(body, frame)
        case .glmWeb: return try WebGrammar.read(body, frame)
        case .glmComputer: return try ComputerGrammar.read(body, frame, fillsDefaults: fillsDefaults)
        case .qwenComputerUse: return try QwenGrammar.read(body, frame)
        case .uitars: return try TARSGrammar.read(body, frame)
        case .pyautogui: return try PyAutoGUIGrammar.read(body, frame)
        }
    }

    /// The one call of a text.
    static func onlyCall(_ text: String) throws(ActionProblem) -> ActionCall {
        let calls = try LiteralScanner.calls(text, limit: 2)
        guard let call = calls.first else { throw .syntax }
        guard calls.count == 1 else { throw .several }
        return call
    }
}
