import Corpus
import Language
import Testing

@testable import Extract

struct TimesAnnotatorTests {
  /// The dataset contract's table of times.
  @Test(arguments: [
    ("2024年10月底", "2024年10月底 = date 2024-10 2024-10-25…2024-10-31"),
    ("今年1月", "今年1月 = date 2025-01 2025-01-01…2025-01-31 @document"),
    (
      "2023年开业,当年11月停业",
      "2023年 = date 2023 2023-01-01…2023-12-31 ; "
        + "当年11月 = date 2023-11 2023-11-01…2023-11-30 @text"
    ),
    ("三年半", "三年半 = duration P3.5Y"),
    ("3到5年", "3到5年 = duration P3Y/P5Y"),
    ("三十年以上", "三十年以上 = duration P30Y/"),
    ("六个月以下", "六个月以下 = duration /P6M"),
    ("每周一", "每周一 = set XXXX-WXX-1"),
    ("每月4号", "每月4号 = set XXXX-XX-04"),
    ("每隔3天", "每隔3天 = set P3D"),
    ("晚上10点", "晚上10点 = time T22:00 2025-02-05T22:00:00…2025-02-05T22:00:00 @document"),
    ("近期", "近期 = date PAST_REF"),
    ("目前", "目前 = date PRESENT_REF"),
    ("未来", "未来 = date FUTURE_REF"),
    ("2023年之前", "2023年之前 = period ../2022 …2022-12-31"),
    ("2023年之后", "2023年之后 = period 2023/.. 2023-01-01…"),
    ("2023年以来", "2023年以来 = period 2023/.. 2023-01-01…"),
  ])
  func givesTheContractsValues(text: String, expected: String) throws {
    let found = try ValueRendering.values(in: text, published: "2025-02-05")
    #expect(found == expected)
  }

  @Test func sumsUpMonthsOfTheYearThatIsOver() throws {
    let found = try ValueRendering.values(in: "1-10月", published: "2016-11-22")
    #expect(found == "1-10月 = period 2016-01/2016-10 2016-01-01…2016-10-31 @document")
  }

  /// Without an anchor values stay partial, and nothing is invented.
  @Test(arguments: [
    ("过去一年", "过去一年 = period P1Y"),
    ("2月5日", "2月5日 = date XXXX-02-05"),
    ("5日", "5日 = date XXXX-XX-05"),
    ("晚上10点", "晚上10点 = time T22:00 T22:00:00…T22:00:00"),
    ("本周三", "本周三 = date XXXX-WXX-3"),
    ("去年", "去年 = date XXXX"),
    ("国庆节", "国庆节 = date XXXX-10-01"),
    ("常年11月19日", "常年11月19日 = set XXXX-11-19"),
  ])
  func staysPartialWithoutAnAnchor(text: String, expected: String) throws {
    let found = try ValueRendering.values(in: text, published: nil)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("2月5日", "2025", "2月5日 = date 2025-02-05 2025-02-05…2025-02-05 @document"),
    ("5日", "2025-02", "5日 = date 2025-02-05 2025-02-05…2025-02-05 @document"),
    ("上月", "2025-01", "上月 = date 2024-12 2024-12-01…2024-12-31 @document"),
    ("昨天", "2025-02", "昨天 = date XXXX-XX-XX"),
  ])
  func countsFromAPartialAnchor(text: String, anchor: String, expected: String) throws {
    let found = try ValueRendering.values(in: text, published: anchor)
    #expect(found == expected)
  }

  /// News leaves out the year and the month that it is written in.
  @Test(arguments: [
    ("12月30日", "2020-01-05", "2019-12-30"),
    ("1月5日", "2019-12-28", "2020-01-05"),
    ("11月", "2025-02-05", "2024-11"),
    ("30日", "2020-10-04", "2020-09-30"),
    ("11日", "2020-07-04", "2020-07-11"),
    ("周四", "2020-10-04", "2020-10-01"),
    ("下星期三", "2013-02-12", "2013-02-20"),
    ("2月29日", "2019-03-22", "2016-02-29"),
  ])
  func looksBackAsNewsDoes(text: String, anchor: String, value: String) throws {
    let found = try ValueRendering.values(in: text, published: anchor)
    #expect(found.contains("= date \(value) "))
  }

  @Test(arguments: [
    ("future", "3月8号", "2021-09-01", "2022-03-08"),
    ("same", "3月8号", "2021-09-01", "2021-03-08"),
    ("same", "教师节", "2021-01-01", "2021-09-10"),
    ("past", "教师节", "2021-01-01", "2020-09-10"),
    ("future", "周一", "2021-09-01", "2021-09-06"),
    ("past", "周一", "2021-09-01", "2021-08-30"),
  ])
  func prefersWhatItIsTold(prefer: String, text: String, anchor: String, value: String) throws {
    let found = try ValueRendering.values(in: text, published: anchor, prefer: prefer)
    #expect(found.contains("= date \(value) "))
  }

  @Test func takesAnHourAsAnIntervalWhereAsked() throws {
    let found = try ValueRendering.values(in: "9点", published: "2021-06-14", clock: "interval")
    #expect(found == "9点 = time T09:00 2021-06-14T09:00:00…2021-06-14T09:59:59 @document")
  }

  /// Days that two published calendars agree on.
  @Test(arguments: [
    ("二零一二年农历正月十五", "2012-02-06"), ("2020年农历闰四月初一", "2020-05-23"),
    ("2024年除夕", "2025-01-28"), ("2023年春节", "2023-01-22"), ("2025年中秋节", "2025-10-06"),
    ("2024年冬至", "2024-12-21"), ("2025年清明节", "2025-04-04"), ("2013年复活节", "2013-03-31"),
    ("2013年东正教主受难节", "2013-05-03"), ("2019年感恩节", "2019-11-28"),
    ("2021年母亲节", "2021-05-09"),
  ])
  func knowsFeastsByTheirCalendars(text: String, day: String) throws {
    let found = try ValueRendering.values(in: text, published: nil)
    #expect(found == "\(text) = date \(day) \(day)…\(day)")
  }

  @Test(arguments: [
    "唯一", "第一财经", "此前分析", "https://example.com/a/202502-1.html", "第三年级", "同时", "2月30日",
    "零点五", "调高24点5度", "35:77", "3月球", "周杰伦", "五年级",
  ])
  func findsNoTimeWhereNoneIs(text: String) throws {
    let found = try ValueRendering.values(in: text, published: "2025-02-05")
    #expect(!found.contains("2025-"))
  }

  @Test func readsNoYearIntoAnOrdinal() throws {
    let found = try ValueRendering.values(in: "连续第三年聚焦", published: "2024")
    #expect(found == "第三 = ordinal 3")
  }

  @Test func takesAShortYearAfterALongOne() throws {
    let found = try ValueRendering.values(in: "2020年投产，21年扩建", published: nil)
    #expect(found.contains("21年 = date 2021 2021-01-01…2021-12-31"))
  }

  @Test func resolvesAgainstTheSpanOfTheDateBefore() throws {
    var document = Document(
      text: "2023年，公司成立。当年11月上市。",
      origin: Document.Origin(sourceURI: "test", locator: nil, byteRange: nil)
    )
    let module = TimesAnnotator.module
    try module.make(Options(module.options), ValueRendering.data)
      .annotate(&document)
    #expect(document.times.map(\.anchor) == [nil, .text(TextSpan(0, 7))])
  }
}
