/// The layers over a document, by which annotators say what they need and what they give.
public enum LayerName: String, Sendable, CaseIterable, Hashable {
  case paragraphs
  case sentences
  case tokens
  case taggedNames = "tagged-names"
  case contributors
  case metadata
  case flags
  case entities
  case mentions
  case times
  case quantities
  case scannedQuantities = "scanned-quantities"
  case quotations
  case relations
  case groups
  case statistics
  case events
}
