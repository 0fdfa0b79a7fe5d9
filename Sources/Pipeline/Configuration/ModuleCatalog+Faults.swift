import Corpus

extension ModuleCatalog {
  /// What is wrong with the catalog itself, such as a default that its own range forbids; empty
  /// in a program that passed its tests.
  public var faults: [String] {
    ModuleFamily.all.flatMap { family in
      let entries = self[family]
      let doubles = Self.doubles(entries.map(\.name)).map {
        "\(family.name): the name “\($0)” stands twice"
      }
      let openers = entries.filter { $0.placement == .first }
      let rivals = openers.dropFirst().map {
        "\(family.name): “\($0.name)” cannot be first as well as “\(openers[0].name)”"
      }
      return doubles + rivals + entries.flatMap { faults(of: $0, in: family) }
    }
  }

  private func faults(of entry: Entry, in family: ModuleFamily) -> [String] {
    let place = "\(family.name) \(entry.name)"
    var faults = Self.doubles(entry.options.map(\.name)).map {
      "\(place): the option “\($0)” stands twice"
    }
    if !Self.isName(entry.name) { faults.append("\(place): the name is not kebab-case") }
    if entry.summary.isEmpty { faults.append("\(place): the summary is missing") }
    for option in entry.options {
      if option.name == family.keyword {
        faults.append("\(place): “\(option.name)” is the key that names the choice")
      }
      if !Self.isName(option.name) { faults.append("\(place): “\(option.name)” is no name") }
      if option.summary.isEmpty {
        faults.append("\(place): the summary of “\(option.name)” is missing")
      }
      if option.isRequired, option.defaultValue != nil {
        faults.append("\(place): “\(option.name)” is required and has a default all the same")
      }
      let field = Field(option)
      if let defaultValue = field.defaultValue {
        var checker = ShapeChecker()
        checker.check(defaultValue, against: field.shape, at: .root)
        faults += checker.findings.map {
          "\(place): the default of “\(option.name)”: \($0.detail)"
        }
      }
    }
    return faults
  }

  private static func doubles(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { !seen.insert($0).inserted }
  }

  /// Lower-case letters, digits, `-` and `_`: dots would break the addresses of overrides.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
