/// A line of a stage's registry: the name by which `pipeline.json` calls a module, its options,
/// and how it is made.
///
/// `Context` is what the stage hands to its modules (such as the lexicons), `Product` what they
/// are (a reader, a normalizer, an annotator).
public struct ModuleDescription<Context, Product>: Sendable {
  /// `kebab-case`, unique in its stage.
  public let name: String
  /// One sentence for people.
  public let summary: String
  public let options: [OptionSpecification]
  /// Makes the module.
  ///
  /// Options have been checked against `options` and are complete.
  public let make: @Sendable (Options, Context) throws(ModuleError) -> Product

  public init(
    _ name: String,
    summary: String,
    options: [OptionSpecification] = [],
    make: @escaping @Sendable (Options, Context) throws(ModuleError) -> Product
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.make = make
  }
}

/// Why a module cannot be made from its options; a fault of the configuration.
public struct ModuleError: Error, Sendable, Hashable {
  /// The option at fault; nil where it is the module as a whole.
  public let option: String?
  public let message: String

  public init(option: String? = nil, message: String) {
    self.option = option
    self.message = message
  }
}
