extension PublicationDate {
  /// The date in a url's path: `/2025/02/05/`, `/20250205/`, `/2025-02/05/`, `/202502-19987`.
  ///
  /// - Parameters:
  ///   - bytes: of the text that holds the url.
  ///   - range: of the url in `bytes`.
  /// - Returns: the day or month and where it stands; nil where no part can only be a date.
  public static func inURL(
    _ bytes: [UInt8],
    in range: Range<Int>
  ) -> (value: String, range: Range<Int>)? {
    var best: (value: String, range: Range<Int>)?
    var index = path(of: range, in: bytes)
    while index < range.upperBound {
      guard bytes[index] &- 0x30 < 10 else {
        index += 1
        continue
      }
      // A day is worth more than a month, an earlier one more than a later one.
      if let found = date(at: index, in: bytes, end: range.upperBound),
        found.value.utf8.count > best?.value.utf8.count ?? 0
      {
        best = found
      }
      while index < range.upperBound, bytes[index] &- 0x30 < 10 { index += 1 }
    }
    return best
  }

  /// The offset behind the host.
  private static func path(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    var index = range.lowerBound
    var slashes = 0
    while index < range.upperBound, slashes < 3 {
      if bytes[index] == UInt8(ascii: "/") { slashes += 1 }
      index += 1
    }
    return index
  }

  private static func date(
    at start: Int,
    in bytes: [UInt8],
    end: Int
  ) -> (value: String, range: Range<Int>)? {
    func digits(from index: Int) -> (count: Int, value: Int) {
      var count = 0
      var value = 0
      while index + count < end, bytes[index + count] &- 0x30 < 10, count < 9 {
        value = value * 10 + Int(bytes[index + count] - 0x30)
        count += 1
      }
      return (count, value)
    }
    func value(_ year: Int, _ month: Int, _ day: Int?, _ last: Int) -> (String, Range<Int>)? {
      guard years.contains(year), isDay(day ?? 1, month: month, year: year) else { return nil }
      let text = "\(year)-" + self.text(month) + (day.map { "-" + self.text($0) } ?? "")
      return (text, start..<last)
    }
    func isBreak(_ index: Int) -> Bool {
      index >= end || [0x2F, 0x2D, 0x5F, 0x2E].contains(bytes[index])
    }
    let first = digits(from: start)
    let next = start + first.count
    let before = bytes[start - 1]
    switch first.count {
    case 8 where !(before | 0x20).isLetter || before | 0x20 == UInt8(ascii: "t"):
      return value(first.value / 10000, first.value / 100 % 100, first.value % 100, next)
    case 6 where before == UInt8(ascii: "/") && isBreak(next):
      // `/202502/05/` says the day too.
      let second = digits(from: next + 1)
      let after = next + 1 + second.count
      if next < end, bytes[next] == UInt8(ascii: "/"), second.count == 2, isBreak(after),
        let found = value(first.value / 100, first.value % 100, second.value, after)
      {
        return found
      }
      return value(first.value / 100, first.value % 100, nil, next)
    case 4 where isBreak(next) && next < end:
      let second = digits(from: next + 1)
      let after = next + 1 + second.count
      if second.count == 4, isBreak(after) {
        return value(first.value, second.value / 100, second.value % 100, after)
      }
      guard second.count == 2 || second.count == 1, isBreak(after) else { return nil }
      let third = digits(from: after + 1)
      let last = after + 1 + third.count
      if after < end, (1...2).contains(third.count), isBreak(last),
        let found = value(first.value, second.value, third.value, last)
      {
        return found
      }
      return second.count == 2 ? value(first.value, second.value, nil, after) : nil
    default: return nil
    }
  }
}

extension UInt8 {
  /// Of an ASCII letter made small.
  fileprivate var isLetter: Bool { self &- 0x61 < 26 }
}
