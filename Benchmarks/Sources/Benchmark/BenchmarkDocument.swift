import Corpus

/// One generated document as the parts get it.
struct BenchmarkDocument: Sendable {
  let text: Text
  let published: String
}
