import Corpus

extension Configuration {
  /// Reads a configuration strictly: unknown keys, doubles and wrong types are faults.
  ///
  /// Reads no file; `missingFiles` does.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file.
  ///   - path: the file's path as messages shall name it.
  ///   - catalog: what there is to choose from.
  /// - Returns: the configuration.
  /// - Throws: `ConfigurationError` with every fault, in the order of the file.
  public static func decode(
    _ bytes: [UInt8],
    path: String,
    catalog: ModuleCatalog
  ) throws(ConfigurationError) -> Configuration {
    let text = ConfigurationText(file: path, bytes: bytes, overrides: [])
    let json: JSON
    do {
      json = try JSONParser.parse(bytes)
    } catch {
      let issue = ConfigurationIssue(
        code: .syntax,
        place: text.place(of: error.offset),
        pointer: .root,
        detail: "this is not valid JSON: \(error.message)"
      )
      throw ConfigurationError(issues: [issue])
    }
    return try Configuration(json, text: text, catalog: catalog)
  }

  /// Holds `json` against the shape that `catalog` gives.
  init(
    _ json: JSON,
    text: ConfigurationText,
    catalog: ModuleCatalog
  ) throws(ConfigurationError) {
    var checker = ShapeChecker()
    checker.check(json, against: .pipeline(catalog), at: .root)
    let issues = text.issues(for: checker.findings)
    guard issues.isEmpty else { throw ConfigurationError(issues: issues) }
    self.init(checked: json, text: text, catalog: catalog)
  }
}

extension ConfigurationText {
  /// The findings with their places, in the order of the text.
  func issues(for findings: [ShapeChecker.Finding]) -> [ConfigurationIssue] {
    // Sorted by offset, then as found: `sort` itself promises no order among equals.
    let ordered = findings.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }.map(\.element)
    return zip(ordered, places(of: ordered.map(\.offset))).map { finding, place in
      ConfigurationIssue(
        code: finding.code,
        place: place,
        pointer: finding.pointer,
        detail: finding.detail,
        suggestion: finding.suggestion,
        allowed: finding.allowed
      )
    }
  }
}
