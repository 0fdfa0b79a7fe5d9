import Corpus
import Language
import Testing

@testable import Extract

struct QuantitiesAnnotatorTests {
  /// The dataset contract's table of quantities.
  @Test(arguments: [
    ("近28万户", "近28万户 = count 280000(…280000) 户 under"),
    ("逾千款", "逾千款 = count 1000(1000…) 款 over"),
    ("约300人", "约300人 = count 300 人 about"),
    ("3000多欧元", "3000多欧元 = money 3000(3000…4000) EUR over"),
    ("三十几万元", "三十几万元 = money 300000(300000…400000) CNY over"),
    ("100-200万元", "100-200万元 = money (1000000…2000000) CNY"),
    ("100%以上", "100%以上 = percent 1(1…) % at_least"),
    ("3个百分点", "3个百分点 = percent 0.03 pp"),
    ("三成", "三成 = percent 0.3 %"),
    ("千分之五", "千分之五 = percent 0.005 %"),
    ("全国第二", "第二 = ordinal 2"),
    ("一个人", "-"),
  ])
  func givesTheContractsValues(text: String, expected: String) throws {
    let found = try ValueRendering.values(in: text, published: "2025-02-05")
    #expect(found == expected)
  }

  @Test(arguments: [
    ("1,100万", "1,100万 = number 11000000"), ("3万4000", "3万4000 = number 34000"),
    ("二百余万元", "二百余万元 = money 2000000(2000000…3000000) CNY over"),
    ("−3.5%", "−3.5% = percent -0.035 %"), ("53365.53亿元", "53365.53亿元 = money 5336553000000 CNY"),
    ("５億１萬４千６百", "５億１萬４千６百 = number 500014600"), ("壹仟玖佰圓整", "壹仟玖佰圓整 = money 1900 CNY"),
    ("兩千三百五", "兩千三百五 = number 2350"), ("十二万分", "十二万分 = count 120000 分"),
    ("12千米", "12千米 = measure 12 km"), ("三千米", "三千米 = measure 3000 m"),
    ("一百二", "一百二 = number 120"), ("一千零五", "一千零五 = number 1005"),
    ("二又四分之三", "二又四分之三 = fraction 2.75"),
    ("八九十人", "八九十人 = count (80…90) 人"),
    ("七千到九千亿元", "七千到九千亿元 = money (700000000000…900000000000) CNY"),
    ("5000-1万元", "5000-1万元 = money (5000…10000) CNY"),
    ("9000元日币", "9000元日币 = money 9000 JPY"),
  ])
  func readsNumeralsExactly(text: String, expected: String) throws {
    let found = try ValueRendering.values(in: text, published: nil)
    #expect(found == expected)
  }

  @Test(arguments: ["零一万物", "4/5G", "B-52", "Mate60", "H200", "十分", "万一", "一直", "010-12345678"])
  func findsNoFigureInNames(text: String) throws {
    let found = try ValueRendering.values(in: text, published: nil)
    #expect(found == "-")
  }

  @Test func takesNoFigureOutOfATime() throws {
    let module = QuantitiesAnnotator.module
    let annotator = try module.make(Options(), ValueRendering.data)
    var document = Document(
      text: "2025年2月5日9时30分，三天前的1-10月",
      origin: Document.Origin(sourceURI: "test", locator: nil, byteRange: nil)
    )
    try annotator.annotate(&document)
    #expect(document.quantities.isEmpty)
  }

  @Test func leavesOutTheFigureOfAProductNamedAgainAndAgain() throws {
    let found = try ValueRendering.values(in: "含光800发布。含光800芯片有40块。", published: nil)
    #expect(found == "40块 = count 40 块")
  }

  @Test(arguments: [String(repeating: "9", count: 10_000), String(repeating: "九", count: 10_000)])
  func givesNoValueRatherThanAWrongOne(digits: String) throws {
    let found = try ValueRendering.values(in: digits + "元", published: nil)
    #expect(found == "\(digits)元 = money (…) CNY")
  }
}
