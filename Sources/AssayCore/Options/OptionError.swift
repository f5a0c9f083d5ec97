/// An option the caller set to something it does not take, or that does not exist.
public struct OptionError: Error, Sendable, Hashable {
    /// The option's name, e.g. `iou_threshold`.
    public let option: String
    /// What is wrong and what would be right, e.g. `must be a number from 0 to 1, not a string`.
    public let problem: String

    /// Names the option and the problem.
    public init(option: String, problem: String) {
        self.option = option
        self.problem = problem
    }
}
