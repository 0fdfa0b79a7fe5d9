public import Corpus

/// What a pattern led to.
public enum SourceFinding: Sendable, Hashable {
  case file(SourceFile)
  /// What lay on the way and is no file to read.
  case rejection(Rejection)
}
