public import Corpus

/// A word that is no name but stands for something named elsewhere: 该公司, 其, 他.
public struct RuleStandIn: Sendable, Hashable {
  public let span: TextSpan
  public let type: EntityType
  /// An index in `Document.entities`.
  public let entity: Int

  public init(span: TextSpan, type: EntityType, entity: Int) {
    self.span = span
    self.type = type
    self.entity = entity
  }

  /// Those of a list in text order that lie in a stretch.
  static func inside(_ stretch: TextSpan, of all: [RuleStandIn]) -> some Sequence<RuleStandIn> {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].span.start < stretch.start { low = middle + 1 } else { high = middle }
    }
    return all[low...].lazy.prefix { $0.span.start < stretch.end }
      .filter { stretch.contains($0.span) }
  }
}
