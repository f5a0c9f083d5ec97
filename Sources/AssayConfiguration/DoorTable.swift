/// The settings of every door; `doors:` in the configuration.
public struct DoorTable: Sendable, Hashable {
    private var settings: [DoorName: DoorSettings] = [:]

    /// The defaults.
    public init() {}

    /// The settings of a door.
    public subscript(name: DoorName) -> DoorSettings {
        get { settings[name] ?? DoorSettings(name) }
        set { settings[name] = newValue }
    }

    /// Reads what stands under `doors`; what does not stand there stays as it is.
    mutating func read(_ node: ConfigurationNode) throws(ConfigurationError) {
        for (key, value) in try node.members() {
            guard let name = DoorName(rawValue: key) else {
                throw value.unknownKey("door", known: DoorName.allCases.map(\.rawValue))
            }
            try self[name].read(value)
        }
    }
}
