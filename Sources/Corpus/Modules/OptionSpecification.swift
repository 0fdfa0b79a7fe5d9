/// One option of a module: what may stand in `pipeline.json`, said once for the decoder, the JSON
/// Schema and the documentation.
public struct OptionSpecification: Sendable, Hashable {
  /// The shape of the value.
  public enum Kind: Sendable, Hashable {
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case string
    /// One of these words.
    case choice([String])
    /// A path, relative to the configuration file; whether it exists is checked with the rest.
    case path
    case strings
    /// Paths, each as for `path`.
    case paths
    /// An object whose keys are from this list and whose values are strings.
    case stringMap(keys: [String])
  }

  /// `snake_case`.
  public let name: String
  public let kind: Kind
  /// nil: the option may be left out and has no value then, unless it is required.
  public let defaultValue: OptionValue?
  public let isRequired: Bool
  /// One sentence for people.
  public let summary: String

  public init(
    _ name: String,
    _ kind: Kind,
    default defaultValue: OptionValue? = nil,
    isRequired: Bool = false,
    summary: String
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.isRequired = isRequired
    self.summary = summary
  }
}

/// The value of an option, already of the kind that its specification says.
public enum OptionValue: Sendable, Hashable {
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case strings([String])
  case stringMap([String: String])
}

/// The options of one module, complete: defaults filled in, kinds checked.
public struct Options: Sendable, Hashable {
  private let values: [String: OptionValue]

  public init(_ values: [String: OptionValue] = [:]) { self.values = values }

  /// The defaults of `specifications`, with `given` over them.
  public init(
    _ specifications: [OptionSpecification],
    given: [String: OptionValue] = [:]
  ) {
    var values: [String: OptionValue] = [:]
    for specification in specifications { values[specification.name] = specification.defaultValue }
    self.values = values.merging(given) { _, new in new }
  }

  public subscript(name: String) -> OptionValue? { values[name] }

  /// The names that have a value, sorted.
  public var names: [String] { values.keys.sorted() }

  public func boolean(_ name: String) -> Bool {
    if case .boolean(let value) = values[name] { value } else { false }
  }

  public func integer(_ name: String) -> Int? {
    if case .integer(let value) = values[name] { value } else { nil }
  }

  public func number(_ name: String) -> Double? {
    switch values[name] {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  public func string(_ name: String) -> String? {
    if case .string(let value) = values[name] { value } else { nil }
  }

  public func strings(_ name: String) -> [String] {
    if case .strings(let value) = values[name] { value } else { [] }
  }

  public func stringMap(_ name: String) -> [String: String] {
    if case .stringMap(let value) = values[name] { value } else { [:] }
  }
}
