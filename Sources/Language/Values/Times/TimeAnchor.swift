/// What relative times count from: a date at the precision known, with an hour at most.
public struct TimeAnchor: Sendable, Hashable {
  let year: Int
  let month: Int?
  let day: CivilDay?
  let secondOfDay: Int?

  /// A date found in the text.
  init(year: Int, month: Int?, day: CivilDay?) {
    self.year = year
    self.month = month
    self.day = day
    secondOfDay = nil
  }

  /// Reads `2025`, `2025-02`, `2025-02-05`, `2025-02-05T09:30:00` with or without a zone.
  ///
  /// Fails where it is none of these.
  ///
  /// - Parameter text: an ISO 8601 date.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte) - 0x30
      }
      return value
    }
    guard let year = number(0..<4), year > 0 else { return nil }
    self.year = year
    guard bytes.count > 4 else {
      month = nil
      day = nil
      secondOfDay = nil
      return
    }
    guard bytes[4] == UInt8(ascii: "-"), let month = number(5..<7), (1...12).contains(month) else {
      return nil
    }
    self.month = month
    guard bytes.count > 7 else {
      day = nil
      secondOfDay = nil
      return
    }
    guard bytes[7] == UInt8(ascii: "-"), let dayNumber = number(8..<10),
      let day = CivilDay(year: year, month: month, day: dayNumber)
    else { return nil }
    self.day = day
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let hour = number(11..<13), let minute = number(14..<16), hour < 25, minute < 60
    else {
      secondOfDay = nil
      return
    }
    let second = bytes.count >= 19 ? number(17..<19) ?? 0 : 0
    secondOfDay = hour * 3600 + minute * 60 + min(second, 59)
  }

  /// The instant; the start of the day where no hour is known.
  var instant: ClockInstant? { day.map { ClockInstant($0, secondOfDay: secondOfDay ?? 0) } }
}

/// Which of the years, months or weeks a partial date belongs to.
public enum TimePreference: String, Sendable, CaseIterable {
  /// The anchor's own, but the one before it where the date lay far ahead: how news is written.
  case past
  /// The next that does not lie before the anchor.
  case future
  /// The anchor's own, whichever side of it the date lies on.
  case same
}
