internal import Corpus

/// The codes of Clean's rejections.
public enum CleanCode: String, Sendable, CaseIterable, Hashable {
  /// No converter knows the media type.
  case unknownMediaType = "unknown_media_type"
  /// More bytes than offsets can count.
  case limitTextBytes = "limit_text_bytes"

  func error(_ message: String) -> StageError {
    StageError(stage: .clean, code: rawValue, message: message)
  }
}
