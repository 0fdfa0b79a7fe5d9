public import Corpus

/// The lists of a configuration whose elements are chosen from a registry: the five stages, the
/// expectations and the exports.
public enum ModuleFamily: Sendable, Hashable {
  case stage(StageName)
  case expectations
  case exports

  /// All of them, in the order of the configuration.
  public static let all: [ModuleFamily] =
    StageName.allCases.map { .stage($0) } + [.expectations, .exports]

  /// The key that names the choice in an element: `module`, `check` or `format`.
  public var keyword: String {
    switch self {
    case .stage: "module"
    case .expectations: "check"
    case .exports: "format"
    }
  }

  /// The list's own key; with it an override begins.
  public var name: String {
    switch self {
    case .stage(let stage): stage.rawValue
    case .expectations: "expectations"
    case .exports: "exports"
    }
  }

  /// Where the list stands.
  public var pointer: JSONPointer {
    switch self {
    case .stage(let stage): JSONPointer("stages", stage.rawValue)
    case .expectations, .exports: JSONPointer(name)
    }
  }
}
