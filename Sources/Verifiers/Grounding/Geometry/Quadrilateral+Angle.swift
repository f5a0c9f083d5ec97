import Glibc

extension Quadrilateral {
    /// Sine and cosine of an angle, exact for quarter turns, so that a box turned by them is the upright box it looks
    /// like.
    static func sineAndCosine(_ angle: Double, _ unit: AngleUnit) -> (sine: Double, cosine: Double) {
        let radians = angle * unit.radians
        guard unit == .degrees else { return (sin(radians), cos(radians)) }
        switch angle.truncatingRemainder(dividingBy: 360) {
        case 0: return (0, 1)
        case 90, -270: return (1, 0)
        case 180, -180: return (0, -1)
        case 270, -90: return (-1, 0)
        default: return (sin(radians), cos(radians))
        }
    }
}
