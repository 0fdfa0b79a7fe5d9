/// Gives times their values: against the document's date, and against the dates before them.
struct TimeResolver {
  let lunar: LunarCalendar
  let anchor: TimeAnchor?
  let preference: TimePreference
  /// Whether an hour is its first instant or lasts an hour.
  let clockIsInterval: Bool
  /// 将于10月: the words before the time say that it is still to come.
  var isToCome = false

  /// The last date of the text, which 当年, 次日 and hours count from.
  struct Context {
    var year: Int?
    var month: Int?
    var day: CivilDay?
    /// Whether the year was written out.
    var isExplicit = false
    /// Scalars of the expression, and the sentence that it stands in.
    var start = 0
    var end = 0
    /// The last days that have a beginning and an end, a year of them at most.
    var interval: Interval?
  }

  /// Days, and the scalars of the expression that names them.
  struct Interval {
    let begins: CivilDay
    let ends: CivilDay
    let start: Int
    let end: Int
  }

  /// A point's value.
  ///
  /// - Parameters:
  ///   - fields: what the text gives.
  ///   - context: the last date of the text.
  ///   - isNear: whether that date stands in the same sentence.
  /// - Returns: nil where there is no such time.
  func resolve(_ fields: TimeFields, _ context: Context, isNear: Bool) -> ResolvedTime? {
    if let shift = fields.isHourShift { return hour(shift) }
    guard fields.hasDate || fields.edge != nil && fields.year != nil else {
      return clockOnly(fields, context, isNear: isNear)
    }
    var state = State(fields: fields)
    guard var found = date(fields, context, isNear: isNear, &state) else { return nil }
    found.anchor = state.anchor
    if fields.hasClock || fields.part != nil { found = onClock(fields, found) }
    return found
  }

  /// What resolving has found out so far.
  struct State {
    let fields: TimeFields
    var anchor = ResolvedTime.Source.none
  }

  // MARK: Dates

  private func date(
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    if fields.years > 1 { return manyYears(fields, &state) }
    if fields.fiscal { return fiscalYear(fields, &state) }
    if fields.cycle != nil {
      guard let whole = cycle(fields, &state), let feast = fields.feast, let year = whole.year
      else {
        return cycle(fields, &state)
      }
      return feast.days(in: year, lunar: lunar).map { single($0.first) } ?? whole
    }
    if let week = weekPart(fields, context, isNear: isNear, &state) { return week }
    if let feast = fields.feast { return resolve(feast, fields, context, isNear: isNear, &state) }
    if let day = fields.day, fields.month == nil, fields.year == nil {
      return dayAlone(day, fields, context, isNear: isNear, &state)
    }
    if fields.month == nil { return yearPart(fields, context, isNear: isNear, &state) }
    return monthPart(fields, context, isNear: isNear, &state)
  }

  /// The year that the fields name; nil where nothing says.
  func namedYear(_ fields: TimeFields, _ context: Context, _ state: inout State) -> Int? {
    switch fields.year {
    case .absolute(let year):
      return fields.isShortYear ? fullYear(year, context) : year
    case .relative(let shift):
      guard let anchor else { return nil }
      state.anchor = .document
      return anchor.year + shift
    case .text(let shift):
      if let year = context.year {
        state.anchor = .text
        return year + shift
      }
      guard let anchor else { return nil }
      state.anchor = .document
      return anchor.year + shift
    case nil: return nil
    }
  }

  /// 21 is 2021, 89 is 1989: the one nearest to what is known, not far ahead of it.
  private func fullYear(_ short: Int, _ context: Context) -> Int {
    guard let base = context.year ?? anchor?.year else {
      return short < 50 ? 2000 + short : 1900 + short
    }
    let century = base / 100 * 100
    return [century - 100 + short, century + short, century + 100 + short]
      .min { distance($0, base) < distance($1, base) } ?? century + short
  }

  private func distance(_ year: Int, _ base: Int) -> Int {
    year > base ? (year - base) * 2 : base - year
  }

  private func yearPart(
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    var year = namedYear(fields, context, &state)
    if fields.year == nil, !fields.isAnyYear {
      // 第三季度, read in spring, has been reported.
      let within = fields.quarter == nil ? 183 : 92
      year = assumedYear(context, isNear: isNear, within: within, &state) { year in
        CivilDay(firstOfMonth: firstMonth(fields), year: year)
      }
    }
    // 前三季度 counts what is over: in spring last year's, in December this year's.
    if fields.year == nil, preference == .past, let portion = fields.portion, let named = year,
      let anchor, let month = anchor.month, named >= anchor.year
    {
      let isOver = portion.count * (portion.unit == "Q" ? 3 : 1) <= month
      year = isOver ? anchor.year : anchor.year - 1
    }
    if let shift = fields.quarterShift ?? fields.halfShift.map({ $0 }) {
      guard let anchor, let month = anchor.month else { return unresolved("XXXX") }
      state.anchor = .document
      let length = fields.quarterShift != nil ? 3 : 6
      let index = anchor.year * 12 + (month - 1) / length * length + shift * length
      return months(
        from: index % 12 + 1,
        count: length,
        year: index / 12,
        value: CivilDay.yearText(index / 12) + (length == 3 ? "-Q" : "-H")
          + String(index % 12 / length + 1),
        edge: fields.edge
      )
    }
    let prefix = year.map(CivilDay.yearText) ?? "XXXX"
    if let half = fields.half {
      return months(
        from: half == 1 ? 1 : 7,
        count: 6,
        year: year,
        value: prefix + "-H\(half)",
        edge: fields.edge
      )
    }
    if let quarter = fields.quarter {
      return months(
        from: quarter * 3 - 2,
        count: 3,
        year: year,
        value: prefix + "-Q\(quarter)",
        edge: fields.edge
      )
    }
    if let season = fields.season { return self.season(season, year: year, prefix: prefix) }
    if let portion = fields.portion { return self.portion(portion, year: year, prefix: prefix) }
    if let nth = fields.nthDay {
      guard let year else { return unresolved("XXXX") }
      let day = CivilDay(firstOfMonth: 1, year: year) + (nth - 1)
      return day.year == year ? single(day) : nil
    }
    guard let year else { return unresolved(prefix) }
    if let edge = fields.edge { return yearEdge(edge, year: year) }
    return interval(
      prefix,
      CivilDay(firstOfMonth: 1, year: year),
      CivilDay(firstOfMonth: 1, year: year + 1) + -1,
      year: year
    )
  }

  private func firstMonth(_ fields: TimeFields) -> Int {
    if let half = fields.half { return half == 1 ? 1 : 7 }
    if let quarter = fields.quarter { return quarter * 3 - 2 }
    switch fields.season {
    case "SP": return 2
    case "SU": return 5
    case "FA": return 8
    case "WI": return 11
    default: return 1
    }
  }

  private func unresolved(_ value: String) -> ResolvedTime { ResolvedTime(value: value) }

  func interval(
    _ value: String,
    _ begins: CivilDay,
    _ ends: CivilDay,
    year: Int? = nil,
    month: Int? = nil
  ) -> ResolvedTime {
    var found = ResolvedTime(value: value, begins: .day(begins), ends: .day(ends))
    found.year = year ?? begins.year
    found.month = month
    return found
  }

  func single(_ day: CivilDay) -> ResolvedTime {
    var found = ResolvedTime(value: day.iso, begins: .day(day), ends: .day(day))
    found.day = day
    found.year = day.year
    found.month = day.month
    return found
  }

  /// Whole months of a year, or of none that is known.
  private func months(
    from first: Int,
    count: Int,
    year: Int?,
    value: String,
    edge: TimeEdge?
  ) -> ResolvedTime {
    guard let year else { return unresolved(value) }
    var begins = CivilDay(firstOfMonth: first, year: year)
    var ends = CivilDay(firstOfMonth: first + count, year: year) + -1
    switch edge {
    case .start, .outset, .early: ends = CivilDay(firstOfMonth: first + 1, year: year) + -1
    case .end, .late: begins = CivilDay(firstOfMonth: first + count - 1, year: year)
    default: break
    }
    return interval(value, begins, ends, year: year)
  }

  /// 年初 is January and February, 年底 November and December.
  private func yearEdge(_ edge: TimeEdge, year: Int) -> ResolvedTime {
    let (first, count): (Int, Int) =
      switch edge {
      case .start: (1, 2)
      case .outset: (1, 1)
      case .middle: (6, 2)
      case .end: (11, 2)
      case .early: (1, 4)
      case .mid: (5, 4)
      case .late: (9, 4)
      case .half1: (1, 6)
      case .half2: (7, 6)
      default: (1, 12)
      }
    return months(from: first, count: count, year: year, value: CivilDay.yearText(year), edge: nil)
  }

  /// Seasons begin with the solar terms 立春, 立夏, 立秋, 立冬.
  private func season(_ season: String, year: Int?, prefix: String) -> ResolvedTime {
    guard let year else { return unresolved(prefix + "-" + season) }
    let (first, next, nextYear): (Int, Int, Int) =
      switch season {
      case "SP": (2, 8, year)
      case "SU": (8, 14, year)
      case "FA": (14, 20, year)
      default: (20, 2, year + 1)
      }
    guard let begins = lunar.term(first, of: year), let after = lunar.term(next, of: nextYear)
    else {
      return unresolved(prefix + "-" + season)
    }
    return interval(prefix + "-" + season, begins, after + -1, year: year)
  }

  /// 前七个月, 后三月, 前10天 of a year.
  private func portion(
    _ portion: (count: Int, unit: Character),
    year: Int?,
    prefix: String
  ) -> ResolvedTime? {
    let length = portion.unit == "Q" ? 3 : 1
    let count = portion.count.magnitude
    if portion.unit == "M" || portion.unit == "Q" {
      guard count * UInt(length) <= 12 else { return nil }
      let months = Int(count) * length
      let first = portion.count > 0 ? 1 : 13 - months
      let last = portion.count > 0 ? months : 12
      let value =
        prefix + "-" + CivilDay.two(first) + "/" + prefix + "-" + CivilDay.two(last)
      guard let year else { return ResolvedTime(value: value, isPeriod: true) }
      var found = interval(
        value,
        CivilDay(firstOfMonth: first, year: year),
        CivilDay(firstOfMonth: last + 1, year: year) + -1,
        year: year
      )
      found.isPeriod = true
      return found
    }
    guard let year else { return nil }
    let days = Int(count) * (portion.unit == "W" ? 7 : 1)
    let begins =
      portion.count > 0
      ? CivilDay(firstOfMonth: 1, year: year) : CivilDay(firstOfMonth: 1, year: year + 1) + -days
    let ends = begins + (days - 1)
    var found = interval(begins.iso + "/" + ends.iso, begins, ends, year: year)
    found.isPeriod = true
    return found
  }

  // MARK: Long stretches

  private func manyYears(_ fields: TimeFields, _ state: inout State) -> ResolvedTime? {
    var first: Int
    switch fields.year {
    case .absolute(let year):
      first = year
      if fields.isDecadeOnly {
        guard let base = anchor?.year else {
          first = 1900 + year
          break
        }
        first = [1800, 1900, 2000].map { $0 + year }.last { $0 <= base + 9 } ?? 1900 + year
        if year < 20, first > base { first -= 100 }
      }
    case .relative(let shift):
      guard let anchor else { return unresolved("XX") }
      state.anchor = .document
      first = (anchor.year / 100 + shift) * 100 + (fields.centuryDecade ?? 0)
    default: return nil
    }
    var last = first + fields.years - 1
    let tenth = max(fields.years / 10, 1)
    switch fields.edge {
    case .start: last = first + 2 * tenth - 1
    case .early, .outset: last = first + 3 * tenth - 1
    case .mid, .middle:
      last = first + 6 * tenth - 1
      first += 4 * tenth
    case .end, .late: first = last - 3 * tenth + 1
    case .half1: last = first + 5 * tenth - 1
    case .half2: first += 5 * tenth
    default: break
    }
    var found = interval(
      CivilDay.yearText(first) + "/" + CivilDay.yearText(last),
      CivilDay(firstOfMonth: 1, year: first),
      CivilDay(firstOfMonth: 1, year: last + 1) + -1
    )
    found.isPeriod = true
    found.year = nil
    return found
  }

  /// Whose fiscal year it is, the text does not say; so it has no days.
  private func fiscalYear(_ fields: TimeFields, _ state: inout State) -> ResolvedTime? {
    guard let year = namedYear(fields, Context(), &state) else { return nil }
    return unresolved("FY" + CivilDay.yearText(year))
  }

  /// 甲辰年, 蛇年: the lunar year of that name nearest to the anchor.
  private func cycle(_ fields: TimeFields, _ state: inout State) -> ResolvedTime? {
    guard let cycle = fields.cycle, let anchor else { return unresolved("XXXX") }
    state.anchor = .document
    let base = anchor.year
    let shift = ((cycle.index + 4 - base) % cycle.length + cycle.length) % cycle.length
    let year = shift > cycle.length / 2 ? base + shift - cycle.length : base + shift
    guard let extent = lunar.extent(of: year) else { return unresolved(CivilDay.yearText(year)) }
    return interval(CivilDay.yearText(year), extent.first, extent.last, year: year)
  }
}
