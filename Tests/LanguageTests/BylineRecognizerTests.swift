import Corpus
import Language
import TestSupport
import Testing

struct BylineRecognizerTests {
  private static func credits(in string: String) throws -> [String] {
    let text = Text(string)
    let recognizer = try BylineRecognizer.load(from: TestData.folder)
    return recognizer.credits(in: text.span, of: text, isLast: true).map {
      #expect(text[$0.span].filter { !$0.isWhitespace } == $0.name)
      return "\($0.role) \($0.name)"
    }
  }

  @Test(arguments: [
    ("每经记者 杨弃非每经编辑 刘艳美", ["reporter 杨弃非", "editor 刘艳美"]),
    ("本报记者 王小明 通讯员 李芳", ["reporter 王小明", "correspondent 李芳"]),
    ("责任编辑：赵国强", ["editor 赵国强"]),
    ("编辑 刘晓阳 校对 李铭", ["editor 刘晓阳", "proofreader 李铭"]),
    ("（中央社記者林慧文台北27日電）市府公布統計。", ["reporter 林慧文"]),
    ("（中央社記者陳亮香港3日專電）颱風逼近。", ["reporter 陳亮"]),
    ("市府公布統計，並說明後續規劃。（編輯：鄭慧文）1090718", ["editor 鄭慧文"]),
  ])
  func readsBylines(line: String, expected: [String]) throws {
    #expect(try Self.credits(in: line) == expected)
  }

  @Test(arguments: [
    "记者在现场看到，人群早早排起了长队，气氛热烈而有序，志愿者在一旁引导。",
    "编辑部昨天召开了会议，讨论下一年的选题和人员安排，会议持续了三个小时。",
    "他是一名摄影爱好者，作品多次在省级展览中获奖，去年还出版了画册。",
  ])
  func findsNobodyInProse(line: String) throws {
    #expect(try Self.credits(in: line).isEmpty)
  }

  @Test(arguments: [
    ("2025年2月5日 10:30", "2025-02-05T10:30"), ("2025-02-05", "2025-02-05"),
    ("2025/2/5", "2025-02-05"), ("2025年2月", "2025-02"), ("2025-02-30", nil),
    ("昨天", nil), ("", nil),
  ])
  func readsPublicationDates(string: String, expected: String?) {
    #expect(PublicationDate.parse(string) == expected)
  }

  @Test(arguments: [
    ("https://cn.cuprock.cn/kj/202502-19987.html", "2025-02"),
    ("http://news.example.cn/2025/02/05/a.html", "2025-02-05"),
    ("http://news.example.cn/20250205/123456.html", "2025-02-05"),
    ("http://news.example.cn/2025-02/05/c_1123.htm", "2025-02-05"),
    ("http://news.example.cn/a/19987.html", nil),
  ])
  func readsDatesInAddresses(url: String, expected: String?) {
    let bytes = Array(url.utf8)
    #expect(PublicationDate.inURL(bytes, in: 0..<bytes.count)?.value == expected)
  }
}
