import Foundation

/// The published rules on style as plainly as they can be written, on arrays of scalars. Quadratic and proud of it.
enum StyleOracle {
    static func languageMix(_ parts: [String]) -> Bool {
        var hasChinese = false
        var hasEnglish = false
        for part in parts {
            for paragraph in paragraphs(Array(part.unicodeScalars)) {
                let chinese = paragraph.filter { (0x4E00...0x9FFF).contains($0.value) }.count
                if chinese >= 50, Double(chinese) / Double(paragraph.count) > 0.8 { hasChinese = true }
                let words = englishWords(paragraph)
                let tokens = paragraph.split(whereSeparator: isSpace).count
                if words >= 200, Double(words) / (Double(tokens) + 1e-5) > 0.7 { hasEnglish = true }
            }
        }
        return hasChinese && hasEnglish
    }

    /// The number of occurrences of the most frequent window.
    static func mostFrequentWindow(_ parts: [String]) -> Int {
        var counts: [[Unicode.Scalar]: Int] = [:]
        for part in parts {
            let text = cleaned(Array(part.unicodeScalars))
            for start in 0..<max(0, text.count - 49) { counts[Array(text[start..<start + 50]), default: 0] += 1 }
        }
        return counts.values.max() ?? 0
    }

    static func cleaned(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var index = 0
        while index < text.count {
            var end = index + 1
            if text[index] == "|" {
                while end < text.count, text[end] == "-" { end += 1 }
                if end > index + 1, end < text.count, text[end] == "|" { index = end }
            }
            result.append(text[index])
            index += 1
        }
        for character in "=|-~_#*.%－█ ─".unicodeScalars {
            var next: [Unicode.Scalar] = []
            var index = 0
            while index < result.count {
                var end = index
                while end < result.count, result[end] == character { end += 1 }
                if end - index >= 3 {
                    index = end
                } else {
                    next.append(result[index])
                    index += 1
                    while index < end {
                        next.append(result[index])
                        index += 1
                    }
                }
            }
            result = next
        }
        return result
    }

    private static func paragraphs(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var paragraphs: [[Unicode.Scalar]] = [[]]
        var index = 0
        while index < text.count {
            var newlines = 0
            while index + newlines < text.count, text[index + newlines] == "\n" { newlines += 1 }
            if newlines >= 2 {
                paragraphs.append([])
                index += newlines
            } else {
                paragraphs[paragraphs.count - 1].append(text[index])
                index += 1
            }
        }
        return paragraphs.map { paragraph in
            let trimmed = paragraph.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
            return Array(trimmed)
        }
    }

    private static func englishWords(_ text: [Unicode.Scalar]) -> Int {
        var count = 0
        for start in text.indices where isLetter(text[start]) && (start == 0 || !isWord(text[start - 1])) {
            var end = start
            while end < text.count, isLetter(text[end]) { end += 1 }
            if end - start >= 2, end == text.count || !isWord(text[end]) { count += 1 }
        }
        return count
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.numericType != nil
            || CharacterSet.letters.subtracting(.nonBaseCharacters).contains(scalar)
    }
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
}
