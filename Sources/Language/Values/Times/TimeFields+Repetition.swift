extension TimeFields {
  /// What is repeated, as TIMEX3 writes it: `XXXX-WXX-1T20:00`, `XXXX-XX-04`, `XXXX-05-01`, `P1Y`.
  var repetition: String {
    var value: String
    switch every {
    case "W":
      value = isWeekend ? "XXXX-WXX-WE" : "XXXX-WXX-\(weekday ?? 1)"
    case "M":
      value = "XXXX-XX-" + CivilDay.two(day?.absoluteValue ?? 1)
    case "D":
      value = "XXXX-XX-XX"
    default:
      if let feast {
        value = feast.partialValue ?? "P1Y"
      } else if let season {
        value = "XXXX-" + season
      } else if let month = month?.absoluteValue, !isLunar {
        value = "XXXX-" + CivilDay.two(month)
        if let day = day?.absoluteValue { value += "-" + CivilDay.two(day) }
      } else {
        value = "P1Y"
      }
    }
    if value.hasPrefix("P") { return value }
    if let hour {
      value += "T" + CivilDay.two(hour % 24) + ":" + CivilDay.two(minute ?? 0)
    } else if let part {
      value += "T" + part.code
    }
    return value
  }
}
