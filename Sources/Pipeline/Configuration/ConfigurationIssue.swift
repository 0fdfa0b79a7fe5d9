public import Corpus

/// One fault of a configuration, told so that its reader can mend it: where it stands, what was
/// found, what is allowed, and what was probably meant.
public struct ConfigurationIssue: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of fault; stable, for tests and tools.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case syntax
    case unknownKey = "unknown_key"
    case duplicateKey = "duplicate_key"
    case missingKey = "missing_key"
    case wrongType = "wrong_type"
    case outOfRange = "out_of_range"
    /// A word that is none of the choices.
    case notAllowed = "not_allowed"
    /// A module, check or format that does not exist, or not here.
    case unknownModule = "unknown_module"
    /// A list, object or text that has to hold something.
    case empty
    /// A text that is not of the form asked for.
    case wrongForm = "wrong_form"
    /// An override that names nothing in the configuration.
    case wrongAddress = "wrong_address"
    case missingFile = "missing_file"
    /// A layer that nothing before provides.
    case missingLayer = "missing_layer"
    /// What a module itself says about its options.
    case module
  }

  public let code: Code
  public let place: ConfigurationPlace
  /// The value at fault; of a key that is missing, the object that lacks it.
  public let pointer: JSONPointer
  /// What was found, and what was expected.
  public let detail: String
  /// The valid name that is nearest to what was found.
  public let suggestion: String?
  /// All that would be valid, where that can be listed.
  public let allowed: [String]

  public init(
    code: Code,
    place: ConfigurationPlace,
    pointer: JSONPointer,
    detail: String,
    suggestion: String? = nil,
    allowed: [String] = []
  ) {
    self.code = code
    self.place = place
    self.pointer = pointer
    self.detail = detail
    self.suggestion = suggestion
    self.allowed = allowed
  }

  /// The fault without its place.
  public var message: String {
    var message = detail
    if let suggestion { message += "; did you mean “\(Quoted.safe(suggestion))”?" }
    if !allowed.isEmpty { message += " (allowed: \(allowed.joined(separator: ", ")))" }
    return message
  }

  /// `pipeline.json:12:18: /stages/extract/2/module: there is no module “wroks”; …`.
  public var description: String {
    let path = pointer == .root ? "" : "\(Quoted.safe(pointer.description)): "
    return "\(Quoted.safe(place.description)): \(path)\(message)"
  }

  /// For machines: `file`, `line`, `column`, `pointer`, `code`, `message`.
  public var json: JSON {
    let position = place.position
    return .object([
      "file": JSON(.string(place.file)),
      "line": position.map { JSON(integerLiteral: $0.line) } ?? JSON(.null),
      "column": position.map { JSON(integerLiteral: $0.column) } ?? JSON(.null),
      "pointer": JSON(.string(pointer.description)),
      "code": JSON(.string(code.rawValue)),
      "message": JSON(.string(message)),
    ])
  }

  /// What `zhai validate --json` prints: one object on one line.
  public static func report(_ issues: [ConfigurationIssue]) -> [UInt8] {
    var writer = JSONWriter()
    let report: JSON = .object([
      "valid": JSON(.boolean(issues.isEmpty)),
      "issues": JSON(.array(issues.map(\.json))),
    ])
    writer.value(report)
    writer.endLine()
    return writer.bytes
  }
}

/// Everything that is wrong with a configuration; exit code 78.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// In the order of the file, what overrides said behind it; at least one.
  public let issues: [ConfigurationIssue]

  /// - Parameter issues: from any number of checks, in any order; what a module says of a file
  ///   that is not there is left out.
  public init(issues: [ConfigurationIssue]) {
    let missing = Set(issues.filter { $0.code == .missingFile }.map(\.pointer))
    let told = issues.filter { $0.code != .module || !missing.contains($0.pointer) }
    // The index keeps the order of those that stand at one place.
    let ordered = told.enumerated().sorted { left, right in
      let one = left.element.place.position
      let other = right.element.place.position
      return (one?.line ?? .max, one?.column ?? .max, left.offset)
        < (other?.line ?? .max, other?.column ?? .max, right.offset)
    }
    self.issues = ordered.map(\.element)
  }

  /// One issue a line.
  public var description: String { issues.map(\.description).joined(separator: "\n") }
}
