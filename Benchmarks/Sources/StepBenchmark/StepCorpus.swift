import AssayCore
import AssayJSON
import AssayWire

/// The rollouts of one training step: equal shares of counting, mcq, math, grounding, gui and OCR of 500 characters, two
/// thirds of the answers right. The same seed makes the same bytes.
struct StepCorpus {
    private static let words = """
        the a one two picture left right corner tree roof bird wing branch light shadow behind near above below I see count
        again check first second then maybe no wait another part of same color dark gray white small large moves toward window
        wall stone water edge line figure shape turns out to be not leaf only reflection on glass so that would make it more
        likely if we compare sizes beak tail clear enough carefully once from start each region image top middle bottom area
        where three sit together apart fourth further down partly hidden by chimney sky empty there else remains
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private var generator: SplitMix
    private let bytesPerRow: Int

    init(seed: UInt64, bytesPerRow: Int) {
        generator = SplitMix(state: seed)
        self.bytesPerRow = bytesPerRow
    }

    /// The next row as a line of JSON, of about the wanted size.
    mutating func line(_ index: Int) -> [UInt8] {
        let isRight = generator.below(3) > 0
        let task =
            switch index % 6 {
            case 0: counting(isRight)
            case 1: choice(isRight)
            case 2: math(isRight)
            case 3: boxes(isRight)
            case 4: action(isRight)
            default: text(isRight)
            }
        let answer = "</think><answer>It is <|begin_of_box|>\(task.answer)<|end_of_box|></answer>"
        let thought = prose(max(0, bytesPerRow - 200 - answer.utf8.count - task.truth.text.utf8.count))
        let rollout = Rollout(
            id: .text("step12/p\(index / 16)/s\(index % 16)"), verifier: task.verifier, dataSource: nil,
            prompt: .text(task.prompt), content: .response("<think>" + thought + answer), groundTruth: task.truth,
            options: task.options, metadata: nil, deadlineMilliseconds: nil, group: "p\(index / 16)", iteration: 12,
            isTruncated: false)
        var writer = JSONWriter(capacity: bytesPerRow + 512)
        RolloutWriter.write(rollout, into: &writer)
        writer.endLine()
        return writer.bytes
    }

    private struct Task {
        let verifier: String
        let prompt: String
        let answer: String
        let truth: JSONValue
        var options: JSONObject = [:]
    }

    private mutating func counting(_ isRight: Bool) -> Task {
        let count = generator.below(90) + 3
        return Task(
            verifier: "counting", prompt: "How many birds are there?", answer: "\(isRight ? count : count + 1) birds",
            truth: .string(String(count)))
    }

    private mutating func choice(_ isRight: Bool) -> Task {
        let letters = ["A", "B", "C", "D"]
        let right = generator.below(4)
        return Task(
            verifier: "mcq", prompt: "Which one?\nA. cat\nB. dog\nC. rabbit\nD. bird",
            answer: "(\(letters[isRight ? right : (right + 1) % 4]))", truth: .string(letters[right]),
            options: ["choices": ["A": "cat", "B": "dog", "C": "rabbit", "D": "bird"]])
    }

    private mutating func math(_ isRight: Bool) -> Task {
        let (a, b) = (generator.below(90) + 2, generator.below(90) + 2)
        switch generator.below(3) {
        case 0:
            return Task(
                verifier: "math", prompt: "Compute it.", answer: "\\frac{\(isRight ? a : a + 1)}{\(b)}",
                truth: .string("\(a)/\(b)"))
        case 1:
            return Task(
                verifier: "math", prompt: "Expand it.", answer: "x^2 + \(isRight ? a + b : a + b + 1) x + \(a * b)",
                truth: .string("(x+\(a))(x+\(b))"))
        default:
            return Task(
                verifier: "math", prompt: "Compute it.", answer: "\(a)\\sqrt{\(isRight ? 2 : 3)}",
                truth: .string("\\sqrt{\(2 * a * a)}"))
        }
    }

    private mutating func boxes(_ isRight: Bool) -> Task {
        var (found, truths): ([JSONValue], [JSONValue]) = ([], [])
        for _ in 0..<generator.below(8) + 1 {
            let (x, y) = (generator.below(700), generator.below(700))
            let box = [x, y, x + 100 + generator.below(150), y + 100 + generator.below(150)]
            truths.append(.array(box.map { .number(JSONNumber($0)) }))
            let shift = isRight ? generator.below(7) : 120
            found.append(.array(box.map { .number(JSONNumber(min(1000, $0 + shift))) }))
        }
        return Task(
            verifier: "grounding", prompt: "Where are the cups?", answer: JSONValue.array(found).text,
            truth: .array(truths))
    }

    private mutating func action(_ isRight: Bool) -> Task {
        let (x, y) = (generator.below(800) + 50, generator.below(800) + 50)
        let box: [JSONValue] = [x - 30, y - 20, x + 30, y + 20].map { .number(JSONNumber($0)) }
        return Task(
            verifier: "gui", prompt: "Confirm the dialog.",
            answer: "left_click(start_box='[\(isRight ? x : x + 90), \(y)]', element_info='OK')",
            truth: ["action": "click", "box": .array(box)], options: ["grammar": "glm_computer"])
    }

    private mutating func text(_ isRight: Bool) -> Task {
        let truth = String(prose(500).prefix(500))
        var answer = Array(truth.utf8)
        for _ in 0..<(isRight ? 5 : 50) { answer[generator.below(answer.count)] = UInt8(97 + generator.below(26)) }
        return Task(
            verifier: "ocr", prompt: "Read the text.", answer: String(decoding: answer, as: UTF8.self),
            truth: .string(truth))
    }

    /// Sentences with quotes and line feeds, so that JSON has something to escape.
    private mutating func prose(_ bytes: Int) -> String {
        var text = ""
        text.reserveCapacity(bytes + 16)
        while text.utf8.count < bytes {
            text += Self.words[generator.below(Self.words.count)]
            switch generator.below(40) {
            case 0: text += ".\n"
            case 1: text += " \""
            case 2: text += "\" "
            default: text += " "
            }
        }
        return text
    }
}

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
