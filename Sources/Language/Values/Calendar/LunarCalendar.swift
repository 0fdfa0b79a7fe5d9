/// The Chinese lunisolar calendar and the solar terms, from a table of the years 1900 to 2100.
struct LunarCalendar: Sendable {
  private struct Year: Sendable {
    let newYear: CivilDay
    /// 0 where the year has none.
    let leapMonth: Int
    /// Days of the months in order; a leap month follows its month.
    let lengths: [Int]
    /// The day of the month of each solar term of the Gregorian year.
    let terms: [Int]
  }

  private let first: Int
  private let years: [Year]

  /// Reads the table at `path`.
  ///
  /// - Parameter path: absolute path.
  /// - Throws: `DataError`, with file and line.
  init(path: String) throws(DataError) {
    var years: [Year] = []
    var first = 0
    for line in try ValueTable.lines(of: path) {
      let parts = line.text.split(separator: "\t")
      guard parts.count == 5, let year = Int(parts[0]), let leap = Int(parts[2]),
        let newYear = Self.day(parts[1]), years.isEmpty || year == first + years.count
      else { throw DataError(path: path, message: "line \(line.number): is no lunar year") }
      if years.isEmpty { first = year }
      years.append(
        Year(
          newYear: newYear,
          leapMonth: leap,
          lengths: parts[3].map { $0 == "L" ? 30 : 29 },
          terms: parts[4].split(separator: " ").compactMap { Int($0) }
        )
      )
    }
    self.first = first
    self.years = years
  }

  private static func day(_ text: Substring) -> CivilDay? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? CivilDay(year: parts[0], month: parts[1], day: parts[2]) : nil
  }

  private func year(_ year: Int) -> Year? {
    let index = year - first
    return index >= 0 && index < years.count ? years[index] : nil
  }

  /// The first day and the length of a lunar month.
  ///
  /// - Parameters:
  ///   - month: 1…12.
  ///   - isLeap: the second month of that number.
  ///   - year: the lunar year, named after the Gregorian one that its new year falls in.
  /// - Returns: nil outside the table, or where the year has no such leap month.
  func month(_ month: Int, isLeap: Bool, of year: Int) -> (first: CivilDay, days: Int)? {
    guard let found = self.year(year), (1...12).contains(month) else { return nil }
    if isLeap, found.leapMonth != month { return nil }
    var index = month - 1
    if found.leapMonth != 0, month > found.leapMonth || isLeap { index += 1 }
    guard index < found.lengths.count else { return nil }
    return (found.newYear + found.lengths[..<index].reduce(0, +), found.lengths[index])
  }

  /// A day of a lunar month; nil where the month is shorter.
  func day(_ day: Int, month: Int, isLeap: Bool = false, of year: Int) -> CivilDay? {
    guard let found = self.month(month, isLeap: isLeap, of: year), (1...found.days).contains(day)
    else { return nil }
    return found.first + (day - 1)
  }

  /// The first and the last day of a lunar year.
  func extent(of year: Int) -> (first: CivilDay, last: CivilDay)? {
    guard let found = self.year(year) else { return nil }
    return (found.newYear, found.newYear + (found.lengths.reduce(0, +) - 1))
  }

  /// The day of a solar term, 0 (小寒) … 23 (冬至), in a Gregorian year.
  func term(_ index: Int, of year: Int) -> CivilDay? {
    guard let found = self.year(year), found.terms.indices.contains(index) else { return nil }
    return CivilDay(year: year, month: index / 2 + 1, day: found.terms[index])
  }

  /// The lunar year that a day lies in.
  func year(containing day: CivilDay) -> Int? {
    let year = day.year
    guard let found = self.year(year) else { return nil }
    return day < found.newYear ? year - 1 : year
  }
}
