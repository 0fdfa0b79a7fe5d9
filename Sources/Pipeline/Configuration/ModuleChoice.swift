public import Corpus

/// One element of a list of modules as the configuration chose it: a module of a stage, a check
/// or an export format.
public struct ModuleChoice: Sendable, Hashable {
  public let family: ModuleFamily
  /// Its place in the list, from 0.
  public let index: Int
  public let name: String
  /// Complete: defaults filled in, kinds and ranges checked.
  public let options: Options
  public let specifications: [OptionSpecification]
  /// Where its name stands.
  public let place: ConfigurationPlace

  /// nil for checks and exports.
  public var stage: StageName? {
    if case .stage(let stage) = family { stage } else { nil }
  }

  /// `/stages/extract/2`.
  public var pointer: JSONPointer { family.pointer.appending(index) }
}
