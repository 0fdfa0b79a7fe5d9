/// Hours, and parts of the day.
extension TimeResolver {
  /// A clock time that names no day: of the day that the sentence speaks of, else of the anchor.
  func clockOnly(_ fields: TimeFields, _ context: Context, isNear: Bool) -> ResolvedTime? {
    guard fields.hasClock || fields.part != nil else { return nil }
    var base = ResolvedTime(value: "")
    if fields.isOfOtherDay {
      // No day to count from.
    } else if isNear, let day = context.day {
      base = single(day)
      base.anchor = .text
    } else if let now = anchor?.day {
      var day = now
      if preference == .future, let second = anchor?.secondOfDay, second > 0 {
        let begin =
          fields.hour.map { $0 * 3600 + (fields.minute ?? 0) * 60 } ?? fields.part?.seconds.end
        if let begin, begin < second { day = day + 1 }
      }
      base = single(day)
      base.anchor = .document
    }
    let hasDay = base.day != nil
    var found = onClock(fields, base)
    // The text gives the hour alone: the value does too, whatever day it falls on.
    if hasDay, let index = found.value.firstIndex(of: "T") {
      found.value = String(found.value[index...])
    }
    found.anchor = base.anchor
    return found
  }

  /// The part of the day or hour of a date.
  func onClock(_ fields: TimeFields, _ date: ResolvedTime) -> ResolvedTime {
    var found = date
    found.isClock = true
    found.isPeriod = false
    found.zone = fields.zone
    let (begin, end) = seconds(fields)
    var prefix = date.value
    if fields.hour == 24 || begin >= 86_400, let day = date.day {
      prefix = (day + begin / 86_400).iso
    }
    found.value = prefix + clockValue(fields, begin)
    found.clockBegins = begin % 86_400
    found.clockEnds = end % 86_400
    guard let day = date.day else {
      found.begins = nil
      found.ends = nil
      return found
    }
    let first = ClockInstant(day, secondOfDay: begin)
    let last = ClockInstant(day, secondOfDay: end)
    found.begins = .instant(first)
    found.ends = .instant(last)
    found.day = first.day
    return found
  }

  private func clockValue(_ fields: TimeFields, _ begin: Int) -> String {
    guard fields.hour != nil else { return "T" + (fields.part?.code ?? "") }
    let clock = begin % 86_400
    var value = "T" + CivilDay.two(clock / 3600) + ":" + CivilDay.two(clock / 60 % 60)
    if fields.second != nil { value += ":" + CivilDay.two(clock % 60) }
    return value + (fields.zone ?? "")
  }

  /// First second and end within the day; beyond 86400 on the next.
  private func seconds(_ fields: TimeFields) -> (begin: Int, end: Int) {
    guard let hour = fields.hour else {
      let part = fields.part?.seconds ?? (begin: 0, end: 86_400)
      return (part.begin, part.end == 86_400 ? 86_399 : part.end)
    }
    let begin = hour * 3600 + (fields.minute ?? 0) * 60 + (fields.second ?? 0)
    guard clockIsInterval, fields.second == nil else { return (begin, begin) }
    return (begin, begin + (fields.minute == nil ? 3599 : 59))
  }

  /// 上个小时: the sixty minutes before now.
  func hour(_ shift: Int) -> ResolvedTime? {
    guard let now = anchor?.instant, anchor?.secondOfDay != nil else {
      return ResolvedTime(value: "PT1H", isPeriod: true)
    }
    let other = ClockInstant(seconds: now.seconds + shift * 3600)
    var found = ResolvedTime(
      value: "PT1H",
      begins: .instant(min(now, other)),
      ends: .instant(max(now, other))
    )
    found.isPeriod = true
    found.anchor = .document
    return found
  }
}
