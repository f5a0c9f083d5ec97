/// When a data source is reported whose responses are mostly unreadable; `format_alarm:` in the configuration.
///
/// A trainer that strips special tokens before it posts, or a wrong `layout`, makes every response a
/// `format_violation` or `no_answer`: each verdict is right and the run learns nothing.
public struct FormatAlarmSettings: Sendable, Hashable {
    /// The share of the window, 0 to 1, from which a data source is reported.
    public var maxShare = 0.8
    /// How many of a data source's last rollouts are looked at.
    public var window = 512
    /// How many there have to be before anything is said.
    public var minRollouts = 128
    /// How many data sources are watched one by one; all others are watched together.
    public var maxDataSources = 256
    /// Whether anything is reported.
    public var isOn = true

    /// The defaults.
    public init() {}
}
