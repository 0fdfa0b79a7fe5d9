public import Corpus

/// What a configuration may choose from: for each stage the modules, then the checks and the
/// export formats, each with its options.
///
/// A plain value, so that decoder, schema and documentation need not know what modules make.
public struct ModuleCatalog: Sendable, Hashable {
  /// One thing to choose.
  public struct Entry: Sendable, Hashable {
    /// Where in its list it may stand.
    public enum Placement: Sendable, Hashable {
      case anywhere
      /// It opens its list and stands there once, as the splitter does in Segment.
      case first
    }

    /// `kebab-case` for modules and formats, `snake_case` for checks.
    public let name: String
    /// One sentence for people.
    public let summary: String
    public let options: [OptionSpecification]
    public let placement: Placement
    /// Whether a first configuration (`Configuration.draft`) takes it.
    public let isUsual: Bool

    public init(
      _ name: String,
      summary: String,
      options: [OptionSpecification] = [],
      placement: Placement = .anywhere,
      isUsual: Bool = true
    ) {
      self.name = name
      self.summary = summary
      self.options = options
      self.placement = placement
      self.isUsual = isUsual
    }

    /// The entry for a line of a registry.
    public init<Context, Product>(
      _ description: ModuleDescription<Context, Product>,
      placement: Placement = .anywhere,
      isUsual: Bool = true
    ) {
      self.init(
        description.name,
        summary: description.summary,
        options: description.options,
        placement: placement,
        isUsual: isUsual
      )
    }
  }

  private let lists: [ModuleFamily: [Entry]]

  /// - Parameters:
  ///   - stages: the modules of each stage, in the order in which people usually want them; a
  ///     stage that is not named has none.
  ///   - checks: what expectations can ask.
  ///   - exports: the formats.
  public init(stages: [StageName: [Entry]], checks: [Entry], exports: [Entry]) {
    var lists: [ModuleFamily: [Entry]] = [.exports: exports]
    for stage in StageName.allCases { lists[.stage(stage)] = stages[stage] ?? [] }
    lists[.expectations] = checks
    self.lists = lists
  }

  public subscript(family: ModuleFamily) -> [Entry] { lists[family] ?? [] }

  public subscript(stage: StageName) -> [Entry] { self[.stage(stage)] }

  /// The entry of that name.
  public func entry(_ name: String, in family: ModuleFamily) -> Entry? {
    self[family].first { $0.name == name }
  }
}
