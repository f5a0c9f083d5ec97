extension CommonBox {
    /// The area both boxes cover; 0 where they only touch.
    @inlinable public func intersectionArea(with other: CommonBox) -> Double {
        let width = min(right, other.right) - max(left, other.left)
        let height = min(bottom, other.bottom) - max(top, other.top)
        return width > 0 && height > 0 ? width * height : 0
    }

    /// Scores how far two boxes coincide.
    ///
    /// - Returns: intersection over union, 0 (disjoint, touching, or without area) to 1 (equal). Never NaN.
    /// - Complexity: O(1).
    @inlinable public func intersectionOverUnion(with other: CommonBox) -> Double {
        let intersection = intersectionArea(with: other)
        guard intersection > 0 else { return 0 }
        return min(intersection / (area + other.area - intersection), 1)
    }

    /// The generalised IoU of Rezatofighi et al., "Generalized Intersection over Union" (CVPR 2019), equation 5:
    /// IoU − (hull − union) / hull, which still tells near from far where boxes are disjoint.
    ///
    /// - Returns: −1 (far apart) to 1 (equal); −1 where the hull has no area. Never NaN.
    /// - Complexity: O(1).
    @inlinable public func generalizedIntersectionOverUnion(with other: CommonBox) -> Double {
        let hullWidth = max(right, other.right) - min(left, other.left)
        let hullHeight = max(bottom, other.bottom) - min(top, other.top)
        let hull = hullWidth * hullHeight
        guard hull > 0 else { return -1 }
        let intersection = intersectionArea(with: other)
        let union = area + other.area - intersection
        let overlap = union > 0 ? intersection / union : 0
        return max(min(overlap - (hull - union) / hull, 1), -1)
    }
}
