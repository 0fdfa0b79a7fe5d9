import Corpus

/// Makes the modules that a configuration chose, and collects what is wrong with any of them, so
/// that all faults are told at once.
struct ModuleAssembly {
  let configuration: Configuration
  /// Absolute path of the configuration file's folder.
  let root: String
  private(set) var issues: [ConfigurationIssue] = []

  init(configuration: Configuration, root: String) {
    self.configuration = configuration
    self.root = root
  }

  /// The modules of `family` that `registry` knows, in the configuration's order; those that
  /// cannot be made are left out and become issues.
  mutating func make<Context, Product>(
    _ family: ModuleFamily,
    from registry: [ModuleDescription<Context, Product>],
    in context: Context
  ) -> [(choice: ModuleChoice, module: Product)] {
    var made: [(choice: ModuleChoice, module: Product)] = []
    for choice in configuration[family] {
      guard let description = registry.first(where: { $0.name == choice.name }) else { continue }
      let options = configuration.options(of: choice, relativeTo: root)
      do throws(ModuleError) {
        made.append((choice, try description.make(options, context)))
      } catch {
        issues.append(configuration.issue(for: error, in: choice))
      }
    }
    return made
  }

  /// Holds the annotators against each other: every layer has to be there before it is read.
  mutating func checkLayers(of annotators: [(choice: ModuleChoice, module: any Annotator)]) {
    let uses = annotators.map {
      LayerUse(choice: $0.choice, requires: $0.module.requires, provides: $0.module.provides)
    }
    // The splitter names paragraphs; metadata and flags come with the record.
    issues += configuration.missingLayers(uses, given: [.paragraphs, .metadata, .flags])
  }
}
