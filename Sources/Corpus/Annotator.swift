/// Adds layers to a document: a pure function of the document and of what the annotator was made
/// with.
///
/// The order of annotators is checked before any input is read: each layer in `requires` has to
/// be provided by something before it.
public protocol Annotator: Sendable {
  /// The layers it reads.
  var requires: Set<LayerName> { get }
  /// The layers it adds to.
  var provides: Set<LayerName> { get }
  /// The layers that it reads where they are, and works without where they are not.
  var uses: Set<LayerName> { get }
  /// The layers that it would add to at a further cost, if something later uses them.
  var offers: Set<LayerName> { get }
  /// The annotator that provides `layers`, some of its offers, as well.
  func providing(_ layers: Set<LayerName>) -> any Annotator
  /// Adds to the layers in `provides`, and to nothing else.
  /// - Throws: `StageError`, and the document becomes a reject.
  func annotate(_ document: inout Document) throws(StageError)
}

extension Annotator {
  public var uses: Set<LayerName> { [] }
  public var offers: Set<LayerName> { [] }
  public func providing(_ layers: Set<LayerName>) -> any Annotator { self }
}

extension Array where Element == any Annotator {
  /// The annotators, each with those of its offers that a later one uses.
  public var takingOffers: [any Annotator] {
    enumerated().map { index, annotator in
      let later = self[(index + 1)...].reduce(into: Set<LayerName>()) { $0.formUnion($1.uses) }
      let wanted = annotator.offers.intersection(later)
      return wanted.isEmpty ? annotator : annotator.providing(wanted)
    }
  }
}
