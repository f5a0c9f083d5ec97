import AssayText

/// The English words that change what a number beside them means.
enum EnglishCountPhrases {
    /// What a phrase does to the answer.
    enum Effect {
        case comparison, hedge, zero
        /// Only where it stands right before the number: `5 people not wearing hats` counts five.
        case negation
        /// A hedge beside the number, or between two of them.
        case alternative
        /// Nothing, though it begins like a phrase that does something.
        case none
    }

    /// Phrases by their first word, the longest first.
    static let phrases: [PackedWord: [(rest: [PackedWord], effect: Effect)]] = {
        let lists: [(Effect, String)] = [
            (
                .comparison,
                """
                more than|greater than|larger than|higher than|bigger than|less than|fewer than|smaller than|lower than|
                at least|at most|at minimum|at maximum|no more than|no less than|no fewer than|not more than|not less than|not fewer than|or more|
                or fewer|or less|or greater|or above|or over|or higher|or lower|or below|or up|or upwards|or under|
                and above|and up|and over|and upwards|and more|and counting|up to|upwards of|upward of|in excess|
                north of|south of|as many as|as few as|as much as|minimum|maximum|exceeding|exceeds|exceed|exceeded|
                surpassing|surpasses|surpass|outnumber|outnumbers|plus or minus
                """
            ),
            (
                .hedge,
                """
                maybe|perhaps|possibly|probably|presumably|might|either|unsure|uncertain|unclear|guess|guessing|
                may be|could be|not sure|not certain|hard to tell
                """
            ),
            (.alternative, "or"),
            (
                .negation,
                """
                not|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|ain't|can't|cannot|couldn't|never|isnt|arent
                """
            ),
            (
                .zero,
                """
                no|none|nobody|noone|nothing|nil|nought|naught|not any|isn't any|aren't any|wasn't any|weren't any|
                don't see any|do not see any|without any|no such
                """
            ),
            (
                .none,
                """
                or so|or thereabouts|adds up to|add up to|adding up to|sums up to|sum up to|no idea|no clue|no answer|
                no information|no way|no doubt|no comment|no longer|no need|no matter|not only|no wonder|no problem|
                no question|nothing but|no data|no context|no more|no less|no fewer|no image|
                no picture|no photo
                """
            ),
        ]
        var table: [PackedWord: [(rest: [PackedWord], effect: Effect)]] = [:]
        for (effect, list) in lists {
            for phrase in list.split(separator: "|") {
                let words = phrase.split(whereSeparator: \.isWhitespace).map { PackedWord($0) }
                guard let first = words.first else { continue }
                table[first, default: []].append((Array(words.dropFirst()), effect))
            }
        }
        return table.mapValues { $0.sorted { $0.rest.count > $1.rest.count } }
    }()

    /// Prepositions that bound the number right after them; elsewhere they say where something is.
    static let boundsBeforeNumber: Set<PackedWord> = [
        "over", "above", "under", "below", "beyond", "min", "max",
    ]
    /// Words right after a number that make a bound of it.
    static let boundsAfterNumber: Set<PackedWord> = ["plus", "max", "maximum", "minimum", "tops"]
    /// Words between such a preposition and its number.
    static let fillers: Set<PackedWord> = [
        "about", "around", "approximately", "roughly", "the", "a", "an", "total", "of", "well", "just", "slightly",
        "only",
        "some",
    ]
    /// Words that compute something of the number.
    static let arithmetic: Set<PackedWord> = [
        "twice", "thrice", "squared", "cubed", "factorial", "sqrt", "log", "mod", "modulo",
    ]
    /// Words between two numbers that make an expression of them.
    static let operators: Set<PackedWord> = ["plus", "minus", "times", "divided", "multiplied", "over", "equals"]
    /// Words between two numbers that make a range of them.
    static let rangeWords: Set<PackedWord> = ["to", "through", "thru", "until", "between", "from"]
}
