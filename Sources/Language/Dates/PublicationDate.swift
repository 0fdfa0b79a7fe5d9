/// Dates as bylines, metadata and urls write them, turned into ISO 8601 at the precision given.
public enum PublicationDate {
  /// Years that a page of the web can be of.
  static let years = 1980...2099

  /// The date that `string` is, `2025年2月5日 10:30` → `2025-02-05T10:30`; nil where it is none.
  public static func parse(_ string: String) -> String? {
    let bytes = Array(string.utf8)
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard let found = scan(bytes, in: start..<end), found.end == end else { return nil }
    return found.value
  }

  /// The date that starts at the range's start: year, month and day by `-`, `/`, `.` or 年月日,
  /// with or without a time behind.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8.
  ///   - range: where to look; the date may end before it does.
  /// - Returns: the value and the byte behind it; nil where there is none.
  public static func scan(_ bytes: [UInt8], in range: Range<Int>) -> (value: String, end: Int)? {
    var scanner = DateScanner(bytes, range)
    return scanner.scan()
  }

  /// Whether four digits in a row stand in `range`, without which there is no date.
  static func mayHold(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var digits = 0
    for index in range {
      digits = bytes[index] &- 0x30 < 10 ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  static func text(_ number: Int, digits: Int = 2) -> String {
    let plain = String(number)
    return String(repeating: "0", count: max(digits - plain.utf8.count, 0)) + plain
  }

  /// Whether there is such a day.
  static func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    guard (1...12).contains(month), day > 0 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }
}

/// Reads one date from the left.
private struct DateScanner {
  private let bytes: [UInt8]
  private let end: Int
  private var index: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    index = range.lowerBound
  }

  mutating func scan() -> (value: String, end: Int)? {
    guard let year = number(digits: 4...4), PublicationDate.years.contains(year) else { return nil }
    let yearText = PublicationDate.text(year, digits: 4)
    let isHan = take("\u{5E74}")
    guard isHan || separator() != nil else { return nil }
    let mark = isHan ? nil : bytes[index - 1]
    guard let month = number(digits: 1...2), (1...12).contains(month) else { return nil }
    let monthText = yearText + "-" + PublicationDate.text(month)
    let afterMonth = index
    if isHan {
      guard take("\u{6708}") else { return nil }
    } else if index < end, bytes[index] == mark {
      index += 1
    } else {
      return mark == UInt8(ascii: ".") ? nil : (monthText, afterMonth)
    }
    let monthEnd = isHan ? index : afterMonth
    guard let day = number(digits: 1...2),
      PublicationDate.isDay(day, month: month, year: year)
    else { return (monthText, monthEnd) }
    if isHan, !take("\u{65E5}"), !take("\u{53F7}") { return (monthText, monthEnd) }
    let dayText = monthText + "-" + PublicationDate.text(day)
    let dayEnd = index
    if let time = time() { return (dayText + time, index) }
    return (dayText, dayEnd)
  }

  /// `T10:30:00+08:00`, ` 10:30`, ` 10时30分`.
  private mutating func time() -> String? {
    if index < end, bytes[index] == UInt8(ascii: "T") {
      index += 1
    } else {
      skipBlanks()
    }
    guard let hour = number(digits: 1...2), hour < 24 else { return nil }
    guard take(":") || take("\u{FF1A}") || take("\u{65F6}") || take("\u{70B9}") else { return nil }
    guard let minute = number(digits: 2...2), minute < 60 else { return nil }
    var text = "T" + PublicationDate.text(hour) + ":" + PublicationDate.text(minute)
    _ = take("\u{5206}")
    let afterMinute = index
    if take(":") || take("\u{FF1A}"), let second = number(digits: 2...2), second < 60 {
      text += ":" + PublicationDate.text(second)
      fraction()
    } else {
      index = afterMinute
    }
    return text + (zone() ?? "")
  }

  private mutating func fraction() {
    guard index + 1 < end, bytes[index] == UInt8(ascii: "."), isDigit(index + 1) else { return }
    index += 1
    while index < end, isDigit(index) { index += 1 }
  }

  private mutating func zone() -> String? {
    let start = index
    if take("Z") { return "Z" }
    guard index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") else {
      return nil
    }
    let sign = bytes[index] == UInt8(ascii: "+") ? "+" : "-"
    index += 1
    guard let hours = number(digits: 2...2), hours < 15 else {
      index = start
      return nil
    }
    _ = take(":")
    let minutes = number(digits: 2...2) ?? 0
    return sign + PublicationDate.text(hours) + ":" + PublicationDate.text(minutes)
  }

  private func isDigit(_ index: Int) -> Bool { bytes[index] &- 0x30 < 10 }

  /// A number of so many digits, not followed by another.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    var position = index
    while position < end, isDigit(position), count < 5 {
      value = value * 10 + Int(bytes[position] - 0x30)
      count += 1
      position += 1
    }
    guard digits.contains(count) else { return nil }
    index = position
    return value
  }

  private mutating func separator() -> UInt8? {
    guard index < end, [0x2D, 0x2F, 0x2E].contains(bytes[index]) else { return nil }
    index += 1
    return bytes[index - 1]
  }

  private mutating func take(_ point: CodePoint) -> Bool {
    guard index < end, bytes.codePoint(at: index) == point else { return false }
    index += point.utf8Count
    return true
  }

  private mutating func skipBlanks() {
    while index < end {
      let point = bytes.codePoint(at: index)
      guard point.isBlank else { return }
      index += point.utf8Count
    }
  }
}
