public import Corpus

/// What an annotator of the configuration needs and gives.
public struct LayerUse: Sendable {
  public let choice: ModuleChoice
  public let requires: Set<LayerName>
  public let provides: Set<LayerName>

  public init(choice: ModuleChoice, requires: Set<LayerName>, provides: Set<LayerName>) {
    self.choice = choice
    self.requires = requires
    self.provides = provides
  }
}

extension Configuration {
  /// Checks that every layer is there before it is read.
  ///
  /// - Parameters:
  ///   - uses: the annotators in the order in which they work, over all stages.
  ///   - given: the layers that a document has before the first of them.
  /// - Returns: an issue for each layer that is missing, in that order.
  public func missingLayers(
    _ uses: [LayerUse],
    given: Set<LayerName> = []
  ) -> [ConfigurationIssue] {
    var present = given
    var issues: [ConfigurationIssue] = []
    for (index, use) in uses.enumerated() {
      for layer in LayerName.allCases
      where use.requires.contains(layer) && !present.contains(layer) {
        var detail =
          "\(use.choice.name) needs the layer “\(layer.rawValue)”, "
          + "which nothing before it provides"
        if let later = uses[(index + 1)...].first(where: { $0.provides.contains(layer) }) {
          detail += "; \(later.choice.name) (\(later.choice.pointer)) does, and comes after it"
        }
        issues.append(
          ConfigurationIssue(
            code: .missingLayer,
            place: use.choice.place,
            pointer: use.choice.pointer,
            detail: detail
          )
        )
      }
      present.formUnion(use.provides)
    }
    return issues
  }
}
