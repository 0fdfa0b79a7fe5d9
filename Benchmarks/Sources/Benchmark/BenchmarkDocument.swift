import Corpus

/// One generated document as the parts get it.
struct BenchmarkDocument: Sendable {
  /// From 0.
  let number: Int
  let text: Text
  let published: String
}
