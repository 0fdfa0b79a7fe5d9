import ArgumentParser

/// A length of time: `90s`, `10m`, `2h`, `1d`.
struct DurationArgument: ExpressibleByArgument {
  let duration: Duration

  init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int(argument.dropLast()),
      (0...1_000_000).contains(count)
    else { return nil }
    duration = .seconds(count * unit)
  }
}

/// A number of bytes: `65536`, `512M`, `2G`.
struct SizeArgument: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = argument.last.flatMap { shifts[$0] }
    guard let count = Int(shift == nil ? argument[...] : argument.dropLast()),
      (1...1_000_000_000_000).contains(count)
    else { return nil }
    bytes = count << (shift ?? 0)
  }
}

/// The stages whose work can be asked for again.
enum ReworkStage: String, ExpressibleByArgument, CaseIterable {
  case clean
  case segment
  case extract
}
