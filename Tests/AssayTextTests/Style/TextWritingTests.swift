import AssayText
import Testing

@Suite struct TextWritingTests {
    private func writing(_ text: String) -> TextWriting? {
        let span = text.utf8Span.span
        return TextWriting.dominant(in: span, 0..<span.count)
    }

    @Test(arguments: [
        ("How many people are standing near the door of the shop?", TextWriting.latin),
        ("Combien de personnes se trouvent près de la porte, s'il vous plaît ?", .latin),
        ("图中门口附近一共有多少个人？", .chinese),
        ("我们用Pythagorean theorem来计算斜边的长度，再代入原式", .chinese),
        ("写真の中で赤い車は何台ありますか", .japanese),
        ("사진 속에서 문 근처에 서 있는 사람은 모두 몇 명 입니까", .korean),
        ("Сколько человек стоит возле двери этого большого магазина на фото", .cyrillic),
        ("כמה אנשים עומדים ליד הדלת של החנות הגדולה בתמונה", .hebrew),
        ("كم عدد الأشخاص الذين يقفون بالقرب من باب المتجر الكبير", .arabic),
        ("मेज़ पर कितने सेब रखे हुए हैं और वे किस रंग के हैं", .devanagari),
    ])
    func tells(_ text: String, _ expected: TextWriting) { #expect(writing(text) == expected) }

    /// Too little, no prose, or no clear majority.
    @Test(arguments: [
        "", "ok", "x + y = 2", "图中几个", String(repeating: "12 34 ", count: 50),
        "the cat sits 图中门口附近 and a dog stands 一共", "f(x) = a[1] + b_2;",
    ])
    func saysNothing(_ text: String) { #expect(writing(text) == nil) }
}
