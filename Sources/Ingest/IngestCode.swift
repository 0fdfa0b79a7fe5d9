public import Corpus

/// The codes of Ingest's rejections; the bounded set that stands in `rejects.code`.
public enum IngestCode: String, Sendable, CaseIterable, Hashable {
  /// Found through a pattern and could not be opened or read.
  case ioUnreadable = "io_unreadable"
  /// A pipe, device or socket.
  case notAFile = "not_a_file"
  /// A symbolic link, and links are not followed.
  case symbolicLink = "symbolic_link"
  /// Changed while the run read it.
  case sourceChanged = "source_changed"
  /// Holds nothing.
  case empty
  /// More than 1 % of the text is no UTF-8.
  case invalidUTF8 = "invalid_utf8"
  /// Starts with the mark of UTF-16 or UTF-32.
  case wideCharset = "wide_charset"
  case limitRecordBytes = "limit_record_bytes"
  /// A line that is no JSON object.
  case badJSON = "bad_json"
  /// A JSON object without the text.
  case missingText = "missing_text"
  /// A JSON value of another kind than its field wants.
  case badField = "bad_field"
  /// U+0000 in a text.
  case zeroCharacter = "zero_character"

  /// Whether the rest of the source is not what a survey of it said.
  public static func isAboutTheWholeSource(_ rejection: Rejection) -> Bool {
    rejection.code == sourceChanged.rawValue || rejection.code == ioUnreadable.rawValue
  }

  func rejection(of uri: String, bytes: Range<Int>?, _ message: String) -> Rejection {
    Rejection(
      sourceURI: uri,
      byteRange: bytes,
      stage: .ingest,
      code: rawValue,
      message: message
    )
  }
}
