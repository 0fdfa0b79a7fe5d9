internal import Corpus

/// The codes of Segment's rejections.
public enum SegmentCode: String, Sendable, CaseIterable, Hashable {
  /// Nothing but blanks and separators.
  case empty

  func error(_ message: String) -> StageError {
    StageError(stage: .segment, code: rawValue, message: message)
  }
}
