public import AssayCore

/// NeMo Gym's `/seed_session`: a row of the dataset, of which nothing has to be kept.
public enum GymSession {
    /// Checks that the body is an object, or empty.
    ///
    /// - Throws: ``RolloutError`` saying what it is instead.
    public static func check(_ body: [UInt8]) throws(RolloutError) {
        guard !body.isEmpty else { return }
        _ = try DoorBody.object(body)
    }
}
