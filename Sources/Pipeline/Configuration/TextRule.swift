/// What a string may look like, said once as a pattern for the JSON Schema and as code for the
/// decoder; tests hold the two together.
struct TextRule: Sendable {
  /// For the JSON Schema (ECMA-262); nil where any text will do.
  let pattern: String?
  /// At least one character.
  let isFilled: Bool
  /// How people are told: “a dataset's name is …”.
  let explanation: String
  /// Valid ones, shown by editors.
  let examples: [String]
  let matches: @Sendable ([UInt8]) -> Bool

  /// Any text.
  static let any = TextRule(
    pattern: nil,
    isFilled: false,
    explanation: "any text",
    examples: [],
    matches: { _ in true }
  )

  /// Any text but none.
  static let filled = TextRule(
    pattern: nil,
    isFilled: true,
    explanation: "the text may not be empty",
    examples: [],
    matches: { !$0.isEmpty }
  )

  /// A path, which ends at a U+0000 for the operating system.
  static let path = TextRule(
    pattern: #"^[^\u0000]+$"#,
    isFilled: true,
    explanation: "a path is not empty and holds no U+0000",
    examples: [],
    matches: { !$0.isEmpty && !$0.contains(0) }
  )

  /// A file stem that is the same on every file system.
  static let datasetName = TextRule(
    pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
    isFilled: true,
    explanation: "a name is made of lower-case letters, digits and single hyphens between them",
    examples: ["seed", "news-2025"],
    matches: { bytes in
      bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLowerCaseLetter || $0.isDigit }
      }
    }
  )

  /// Semantic Versioning 2.0.0, or a calendar version `YYYY.MM` with up to two numbers more.
  static let version = TextRule(
    pattern:
      #"^((0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}|[0-9]{4}\.(0[1-9]|1[0-2])(\.[0-9]+){0,2})"#
      + #"(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"#,
    isFilled: true,
    explanation: "a version is a semantic one (1.4.0) or one of the calendar (2025.02.0)",
    examples: ["1.0.0", "2025.02.0"],
    matches: isVersion
  )

  /// The form of an SPDX licence identifier; whether it is on SPDX's list is not asked.
  static let licence = TextRule(
    pattern: #"^[A-Za-z0-9][A-Za-z0-9.-]*\+?$"#,
    isFilled: true,
    explanation: "a licence is named by its SPDX identifier, such as CC-BY-4.0",
    examples: ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "ODbL-1.0", "NOASSERTION"],
    matches: { bytes in
      let stem = bytes.last == UInt8(ascii: "+") ? bytes.dropLast() : bytes[...]
      guard let first = stem.first, first.isLetter || first.isDigit else { return false }
      return stem.allSatisfy {
        $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      }
    }
  )

  /// An address on the web, with everything beyond ASCII percent-encoded.
  static let webAddress = TextRule(
    pattern: "^https?://[!-~]+$",
    isFilled: true,
    explanation: "a homepage starts with https:// or http:// and holds no blanks",
    examples: ["https://example.org/seed"],
    matches: { bytes in
      let rest =
        bytes.starts(with: Array("https://".utf8))
        ? bytes.dropFirst(8)
        : bytes.starts(with: Array("http://".utf8)) ? bytes.dropFirst(7) : []
      return !rest.isEmpty && rest.allSatisfy { (0x21...0x7E).contains($0) }
    }
  )

  @Sendable
  private static func isVersion(_ bytes: [UInt8]) -> Bool {
    var core = bytes[...]
    if let plus = core.firstIndex(of: UInt8(ascii: "+")) {
      guard areIdentifiers(core[(plus + 1)...]) else { return false }
      core = core[..<plus]
    }
    if let hyphen = core.firstIndex(of: UInt8(ascii: "-")) {
      guard areIdentifiers(core[(hyphen + 1)...]) else { return false }
      core = core[..<hyphen]
    }
    let numbers = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard numbers.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { return false }
    let isSemantic =
      numbers.count == 3 && numbers.allSatisfy { $0.count == 1 || $0.first != UInt8(ascii: "0") }
    return isSemantic || isCalendar(numbers)
  }

  private static func isCalendar(_ numbers: [ArraySlice<UInt8>]) -> Bool {
    guard (2...4).contains(numbers.count), numbers[0].count == 4, numbers[1].count == 2
    else { return false }
    let month = numbers[1].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (1...12).contains(month)
  }

  /// What stands behind `-` or `+` in a version: identifiers between dots.
  private static func areIdentifiers(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty
        && $0.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLowerCaseLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }

  fileprivate var isLetter: Bool {
    isLowerCaseLetter || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
