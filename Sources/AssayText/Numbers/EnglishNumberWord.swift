/// What an English word means in a number.
enum EnglishNumberWord: Equatable {
    /// 0…19.
    case unit(Int)
    /// 20, 30 … 90.
    case tens(Int)
    case hundred
    /// `thousand` and up, as a power of ten.
    case scale(Int)
    /// Several number words written as one: `eightyfive`.
    case joined(DecimalNumber)
    case dozen
    case couple
    case pair
    case single
    case half
    case article
    case and
    case point
    case minus
    case percent
    /// `third`; whether it is a plural, as in two thirds.
    case ordinal(isPlural: Bool)
    case second
    /// `hundreds`, `dozens`: a number after a number, an indefinite amount otherwise.
    case plural(DecimalNumber)
    /// `tens`, `scores`: an indefinite amount.
    case amount
    /// `several`, `a few`: an indefinite number of hundreds.
    case indefinite

    /// The meaning of a word, or nil.
    static func meaning(_ word: PackedWord) -> EnglishNumberWord? { table[word] }

    private static let table: [PackedWord: EnglishNumberWord] = {
        var table: [PackedWord: EnglishNumberWord] = [
            "hundred": .hundred, "dozen": .dozen, "couple": .couple, "pair": .pair, "single": .single, "half": .half,
            "halves": .half, "a": .article, "an": .article, "and": .and, "point": .point, "minus": .minus,
            "negative": .minus, "percent": .percent, "pct": .percent, "percentage": .percent, "second": .second,
            "seconds": .second, "dozens": .plural(DecimalNumber(12)), "hundreds": .plural(DecimalNumber(100)),
            "tens": .amount, "scores": .amount, "few": .indefinite, "several": .indefinite, "many": .indefinite,
            "some": .indefinite, "various": .indefinite, "countless": .indefinite, "forty": .tens(40),
            "fourty": .tens(40), "zeroes": .unit(0),
        ]
        let units = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
            seventeen eighteen nineteen
            """
        for (value, word) in units.split(separator: " ").enumerated() { table[PackedWord(word)] = .unit(value) }
        for (index, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ").enumerated()
        {
            table[PackedWord(word)] = .tens(20 + 10 * index)
        }
        let scales = [
            ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("quadrillion", 15), ("lakh", 5),
            ("crore", 7),
        ]
        for (word, power) in scales {
            table[PackedWord(word)] = .scale(power)
            table[PackedWord(word + "s")] = .plural(DecimalNumber(1).scaled(byTenTo: power))
        }
        let ordinals = """
            first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
            sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth \
            eightieth ninetieth hundredth thousandth millionth
            """
        for word in ordinals.split(separator: " ") {
            table[PackedWord(word)] = .ordinal(isPlural: false)
            table[PackedWord(word + "s")] = .ordinal(isPlural: true)
        }
        return table
    }()
}
