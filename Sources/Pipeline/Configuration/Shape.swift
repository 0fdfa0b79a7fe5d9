import Corpus

/// What may stand at a place of the configuration: the one description from which the decoder's
/// checks, the JSON Schema, overrides and the canonical form are all made, so that they agree.
indirect enum Shape: Sendable {
  case boolean
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case string(TextRule)
  case choice([String])
  case strings(TextRule, minimum: Int)
  /// Keys from a list, filled strings as values.
  case stringMap(keys: [String], minimum: Int)
  case object([Field])
  /// A list of objects, each of which names its variant by the family's keyword.
  case modules(ModuleFamily, [Variant], minimum: Int)

  /// One choice in a list of modules.
  struct Variant: Sendable {
    let name: String
    let summary: String
    let placement: ModuleCatalog.Entry.Placement
    /// The keyword, then the options.
    let fields: [Field]
  }

  /// How people are told what belongs here.
  var noun: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number\(Self.words(for: range))"
    case .string: "a string"
    case .choice(let words): "one of these words: \(words.joined(separator: ", "))"
    case .strings: "a list of strings"
    case .stringMap: "an object of strings"
    case .object: "an object"
    case .modules: "a list of objects"
    }
  }

  private static func words(for range: ClosedRange<Double>) -> String {
    let low = range.lowerBound.isFinite ? NumberFormat.shortest(range.lowerBound) : nil
    let high = range.upperBound.isFinite ? NumberFormat.shortest(range.upperBound) : nil
    return switch (low, high) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " from \(low)"
    case (nil, let high?): " up to \(high)"
    case (nil, nil): ""
    }
  }

  /// The variants that may stand at `index` of a list that offers `variants`.
  static func allowed(at index: Int, of variants: [Variant]) -> [Variant] {
    let openers = variants.filter { $0.placement == .first }
    if openers.isEmpty { return variants }
    return index == 0 ? openers : variants.filter { $0.placement == .anywhere }
  }
}

/// A key of an object.
struct Field: Sendable {
  let name: String
  let shape: Shape
  let isRequired: Bool
  let defaultValue: JSON?
  /// One sentence for people.
  let summary: String

  init(
    _ name: String,
    _ shape: Shape,
    isRequired: Bool = false,
    default defaultValue: JSON? = nil,
    summary: String
  ) {
    self.name = name
    self.shape = shape
    self.isRequired = isRequired
    self.defaultValue = defaultValue
    self.summary = summary
  }

  /// The key of a module's option.
  ///
  /// What is required may not be empty either.
  init(_ option: OptionSpecification) {
    let minimum = option.isRequired ? 1 : 0
    let shape: Shape =
      switch option.kind {
      case .boolean: .boolean
      case .integer(let range): .integer(range)
      case .number(let range): .number(range)
      case .string: .string(option.isRequired ? .filled : .any)
      case .choice(let words): .choice(words)
      case .path: .string(.path)
      case .strings: .strings(.filled, minimum: minimum)
      case .paths: .strings(.path, minimum: minimum)
      case .stringMap(let keys): .stringMap(keys: keys, minimum: minimum)
      }
    self.init(
      option.name,
      shape,
      isRequired: option.isRequired,
      default: option.defaultValue.map { JSON($0, for: option.kind) },
      summary: option.summary
    )
  }
}

extension JSON {
  /// The value of an option as it would stand in the configuration.
  fileprivate init(_ value: OptionValue, for kind: OptionSpecification.Kind) {
    switch value {
    case .boolean(let boolean): self.init(.boolean(boolean))
    case .integer(let integer): self.init(.number(String(integer)))
    case .number(let number): self.init(.number(NumberFormat.shortest(number)))
    case .string(let string): self.init(.string(string))
    case .strings(let strings): self.init(.array(strings.map { JSON(.string($0)) }))
    case .stringMap(let map):
      let listed = if case .stringMap(let keys) = kind { keys } else { [String]() }
      let known = Set(listed)
      let keys = listed + map.keys.filter { !known.contains($0) }.sorted()
      self.init(
        .object(
          keys.compactMap { key in
            map[key].map { Member(key: key, keyOffset: 0, value: JSON(.string($0))) }
          }
        )
      )
    }
  }
}
