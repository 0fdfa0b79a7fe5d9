public import Corpus

/// A step over all documents at once: what one document is to the others, or what is made from
/// all rows.
///
/// Where no step says anything each document stands alone: it repeats no other, and its entities
/// are its own.
public protocol CorpusStep: Sendable {
  /// The layers without which it finds nothing.
  var requires: Set<LayerName> { get }
  /// What `DocumentRows` has to write for it beside the contract's rows.
  var extras: DocumentRows.Extras { get }
  /// Before rows are written: relates documents, or what they speak of, to each other.
  func relate(_ pass: CorpusPass) throws(LoadError)
  /// After rows are written: makes something from all of them.
  func complete(_ pass: CorpusPass) throws(LoadError)
}

extension CorpusStep {
  public var requires: Set<LayerName> { [] }
  public var extras: DocumentRows.Extras { [] }
  public func relate(_ pass: CorpusPass) throws(LoadError) {}
  public func complete(_ pass: CorpusPass) throws(LoadError) {}
}
