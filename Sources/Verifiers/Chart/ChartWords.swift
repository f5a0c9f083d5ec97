/// The closed lists of words that may stand around a number.
enum ChartWords {
    /// Approximators before a number, in lower case, the longest first.
    static let approximators = sorted(
        "approximately|approx.|approx|about|around|roughly|circa|nearly|almost|ca.|ca|大约|约为|将近|大概|约|約|近|~|≈|∼|≃|≅|〜")
    /// Approximators after a number.
    static let laterApproximators = sorted("or so|左右|上下")
    /// Signs and words of a negative number.
    static let negatives = sorted("minus|negative|-|负|負")
    /// Currencies before or after a number, in lower case.
    static let currencies = sorted(
        """
        $|€|£|¥|￥|₹|₩|₽|₺|₫|฿|₱|₪|₴|₦|us$|u.s.$|a$|c$|hk$|nt$|s$|r$|au$|ca$|nz$|rs.|rs|usd|eur|gbp|cny|rmb|jpy|inr|krw|chf|aud|cad|hkd|sgd|brl|rub|zar|
        sek|nok|dkk|mxn|dollars|dollar|us dollars|us dollar|euros|euro|pounds|pound|yuan|yen|rupees|rupee|won|francs|pesos|人民币|人民幣|美元|
        欧元|英镑|日元|港元|元|块|圓|円|원
        """)
    /// What makes so many of a hundred of a number, in lower case.
    static let percents = sorted(
        "percentage points|percentage point|percent|per cent|pct|pp|%|个百分点|個百分點|百分点|%-points|% points")
    /// Scales by their exact spelling.
    static let exactScales: [String: Int] = [
        "k": 3, "K": 3, "m": 6, "M": 6, "B": 9, "T": 12, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8,
    ]
    /// Scales in lower case.
    static let scales: [String: Int] = [
        "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7, "hundreds": 2,
        "thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "lakhs": 5, "crores": 7, "bn": 9, "mn": 6,
        "tn": 12,
    ]
    /// Units whose capitals matter.
    static let exactUnits = set(
        """
        °C|°F|℃|℉|°|º|s|g|t|L|l|W|kW|MW|GW|TW|Wh|kWh|MWh|GWh|TWh|J|kJ|MJ|GJ|EJ|PJ|Hz|kHz|MHz|GHz|V|kV|mV|A|mA|Pa|kPa|hPa|MPa|KB|kB|MB|GB|TB|PB|
        Mbps|Gbps|kbps|Kbps|Mb/s|dB|mm|cm|km|nm|µm|μm|mg|kg|µg|μg|ml|mL|ha|m²|km²|m2|km2|m³|m3|km/h|m/s|h|Mt|Gt|kt|N|kN|eV|keV|MeV
        """)
    /// Units in any case.
    static let units = set(
        """
        kg|kgs|kilograms|kilogram|grams|gram|tonnes|tonne|tons|ton|lb|lbs|pounds|oz|ounces|km|kilometers|kilometres|kilometer|kilometre|meters|metres|
        meter|metre|cm|centimeters|centimetres|mm|millimeters|millimetres|mi|miles|mile|ft|feet|foot|inches|inch|yards|yard|yd|hectares|hectare|ha|acres|
        acre|square kilometers|square kilometres|square meters|square metres|square miles|square feet|sq km|sq mi|sq ft|sq m|liters|litres|liter|litre|
        gallons|gallon|gal|barrels|barrel|bbl|mph|kmh|kph|ppm|ppb|calories|kcal|cal|watts|volts|joules|hertz|
        seconds|second|sec|secs|minutes|minute|min|mins|hours|hour|hr|hrs|days|day|weeks|week|months|month|years|year|yr|yrs|years old|
        degrees|degree|degrees celsius|degrees fahrenheit|
        people|persons|person|inhabitants|residents|men|women|children|adults|students|teachers|employees|workers|respondents|participants|patients|users|
        subscribers|customers|visitors|tourists|passengers|voters|votes|deaths|births|cases|units|unit|items|item|pieces|piece|points|point|times|
        countries|states|cities|regions|categories|companies|households|homes|cars|vehicles|bars|lines|jobs|goals|games|matches|medals|seats|books|
        products|sales|orders|downloads|views|tweets|posts|
        个|個|人|名|位|只|件|次|辆|台|户|家|岁|年|月|日|天|周|小时|分钟|秒|时|分|公里|千米|米|厘米|毫米|千克|公斤|克|吨|升|毫升|度|摄氏度|平方米|平方公里|
        立方米|公顷|千瓦|千瓦时|瓦|焦|千焦|卡|千卡|本|篇|项|种|条|张|家庭|所|座|套|单位
        """)
    /// Fractions in words.
    static let fractions: [String: (Int, Int)] = [
        "half": (1, 2), "a half": (1, 2), "one half": (1, 2), "one-half": (1, 2), "a third": (1, 3),
        "one third": (1, 3),
        "one-third": (1, 3), "two thirds": (2, 3), "two-thirds": (2, 3), "a quarter": (1, 4), "one quarter": (1, 4),
        "one-quarter": (1, 4), "a fourth": (1, 4), "one fourth": (1, 4), "one-fourth": (1, 4), "three quarters": (3, 4),
        "three-quarters": (3, 4), "three fourths": (3, 4), "three-fourths": (3, 4), "a fifth": (1, 5),
        "one fifth": (1, 5), "one-fifth": (1, 5), "two fifths": (2, 5), "two-fifths": (2, 5), "three fifths": (3, 5),
        "three-fifths": (3, 5), "four fifths": (4, 5), "four-fifths": (4, 5), "a tenth": (1, 10), "one tenth": (1, 10),
        "one-tenth": (1, 10), "一半": (1, 2),
    ]
    /// Fractions in one character, as numerator and denominator.
    static let vulgarFractions: [UInt32: (Int, Int)] = [
        0xBC: (1, 4), 0xBD: (1, 2), 0xBE: (3, 4), 0x2150: (1, 7), 0x2151: (1, 9), 0x2152: (1, 10), 0x2153: (1, 3),
        0x2154: (2, 3), 0x2155: (1, 5), 0x2156: (2, 5), 0x2157: (3, 5), 0x2158: (4, 5), 0x2159: (1, 6), 0x215A: (5, 6),
        0x215B: (1, 8), 0x215C: (3, 8), 0x215D: (5, 8), 0x215E: (7, 8),
    ]

    private static func parts(_ list: String) -> [String] {
        list.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map(String.init)
    }

    private static func set(_ list: String) -> Set<String> { Set(parts(list)) }

    private static func sorted(_ list: String) -> [[UInt32]] {
        parts(list).map { $0.unicodeScalars.map(\.value) }.sorted { $0.count > $1.count }
    }
}
