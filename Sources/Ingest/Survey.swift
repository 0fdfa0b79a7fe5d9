public import Corpus
internal import Markup

/// One pass over a file from end to end, before any record is taken from it.
public enum Survey {
  /// A file with more than one mistake in this many characters is not taken for UTF-8.
  public static let charactersPerMistake = 100

  /// What a pass found out.
  public enum Outcome: Sendable, Hashable {
    case source(Source)
    case rejection(Rejection)
  }

  /// How much is shown to the charset detector.
  private static let sampleBytes = 1 << 20

  /// Reads `file` once, in memory that does not grow with it.
  ///
  /// - Parameters:
  ///   - file: a file that `SourceFinder` found.
  ///   - reader: the one that is to read it.
  /// - Returns: the source, or why it is none.
  public static func survey(_ file: SourceFile, for reader: any Reader) -> Outcome {
    do throws(FileFault) {
      return try pass(over: file, mediaType: reader.mediaType, isUTF8: reader.requiresUTF8)
    } catch {
      return .rejection(
        IngestCode.ioUnreadable.rejection(
          of: file.uri,
          bytes: nil,
          "cannot be read: \(error.message)"
        )
      )
    }
  }

  private static func pass(
    over file: SourceFile,
    mediaType: String,
    isUTF8: Bool
  ) throws(FileFault) -> Outcome {
    let stream = try FileStream(file.path, followsLinks: file.followsLinks)
    var health = UTF8Health()
    var head: [UInt8] = []
    while true {
      let piece = try stream.read()
      if piece.isEmpty { break }
      if head.isEmpty { head = Array(piece.prefix(4)) }
      if isUTF8 { health.scan(piece) }
    }
    health.finish()
    if isUTF8, let rejection = try refusal(of: file, head: head, health: health) {
      return .rejection(rejection)
    }
    return .source(
      Source(
        uri: file.uri,
        mediaType: mediaType,
        charset: isUTF8 ? "UTF-8" : "",
        replacements: health.invalidCount,
        byteCount: stream.byteCount,
        sha256: stream.sha256
      )
    )
  }

  private static func refusal(
    of file: SourceFile,
    head: [UInt8],
    health: UTF8Health
  ) throws(FileFault) -> Rejection? {
    if let name = ByteOrderMark.charset(of: head) {
      return IngestCode.wideCharset.rejection(
        of: file.uri,
        bytes: 0..<health.byteCount,
        "is \(name): convert it, such as with `iconv -f \(name) -t UTF-8`"
      )
    }
    guard let first = health.firstInvalidOffset,
      health.invalidCount * charactersPerMistake > health.scalarCount
    else { return nil }
    let advice =
      if let charset = try likelyCharset(of: file) {
        "it looks like \(charset): convert it, such as with `iconv -f \(charset) -t UTF-8`, or "
          + "leave it out"
      } else {
        "it is perhaps no text at all: leave it out"
      }
    return IngestCode.invalidUTF8.rejection(
      of: file.uri,
      bytes: 0..<health.byteCount,
      "is not UTF-8: \(health.invalidCount) of \(health.scalarCount) characters are invalid, the "
        + "first at byte \(first); \(advice)"
    )
  }

  private static func likelyCharset(of file: SourceFile) throws(FileFault) -> String? {
    let stream = try FileStream(file.path, followsLinks: file.followsLinks)
    let detector = CharsetDetector()
    while stream.byteCount < sampleBytes {
      let piece = try stream.read()
      if piece.isEmpty { break }
      detector.feed(piece)
    }
    let charset = detector.finish()
    // uchardet says ASCII or UTF-8 of bytes that are neither, when most of them are.
    return charset == "ASCII" || charset == "UTF-8" ? nil : charset
  }
}

/// The marks that files of wide characters begin with.
enum ByteOrderMark {
  static func charset(of head: [UInt8]) -> String? {
    switch (head.first, head.dropFirst().first, head.dropFirst(2)) {
    case (0xFF, 0xFE, [0x00, 0x00]): "UTF-32LE"
    case (0xFF, 0xFE, _): "UTF-16LE"
    case (0xFE, 0xFF, _): "UTF-16BE"
    case (0x00, 0x00, [0xFE, 0xFF]): "UTF-32BE"
    default: nil
    }
  }
}
