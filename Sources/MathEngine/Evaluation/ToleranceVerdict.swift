/// Whether a value lies within a tolerance of another.
public enum ToleranceVerdict: Sendable, Hashable {
    /// It does.
    case within
    /// It does not.
    case outside
    /// Not proved, or one of them is no real constant.
    case undecided
}
