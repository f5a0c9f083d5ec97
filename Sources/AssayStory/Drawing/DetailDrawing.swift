import AssayJSON

/// Draws what the `detail` of one domain's verdicts holds, as lines of text for a terminal.
///
/// Everything in a detail may come from a model: a drawing escapes what it prints (``TerminalText``), bounds how much of it
/// it prints, and draws nothing where a member is not what it expects.
protocol DetailDrawing: Sendable {
    /// The drawing, with the members it shows; the others are listed by name and value.
    func draw(_ detail: JSONObject) -> DetailSketch
}
