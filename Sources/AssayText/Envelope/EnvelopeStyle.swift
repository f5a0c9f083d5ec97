/// How exactly the envelope is held to its shape.
public enum EnvelopeStyle: String, Sendable, CaseIterable {
    /// White space and known stop tokens around the envelope are stripped and reported; text inside the single GLM box
    /// is opaque.
    case lenient
    /// Bit-compatible with the published reward code of GLM-4.1V-Thinking: `^<think>(.*?)</think>\s*<answer>(.*?)</answer>$`
    /// as Python's `re` reads it, and no tag, no second box marker and no `\boxed{` inside.
    case reference
}
