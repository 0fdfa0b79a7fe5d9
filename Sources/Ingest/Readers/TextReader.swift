public import Corpus

/// Reads plain text: a record is a whole file, or what stands between two separator lines.
public struct TextReader: Reader {
  public let patterns: [SourcePattern]
  public var mediaType: String { "text/plain" }
  public var requiresUTF8: Bool { true }

  private let separator: [UInt8]?
  private let limit: Int

  public static let module = ModuleDescription<IngestContext, any Reader>(
    "text",
    summary: "UTF-8 plain text, one record a file.",
    options: [
      OptionSpecification(
        "paths",
        .strings,
        isRequired: true,
        summary: "Files and globs, relative to the configuration's folder."
      ),
      OptionSpecification(
        "separator",
        .string,
        summary: "A line that stands between two records of one file, such as `-----`."
      ),
    ],
    make: { (options, context) throws(ModuleError) in
      try TextReader(
        paths: options.strings("paths"),
        separator: options.string("separator"),
        limit: context.recordBytes
      )
    }
  )

  /// - Parameters:
  ///   - paths: files and globs.
  ///   - separator: a whole line; blanks around it do not matter.
  ///   - limit: the largest record, in bytes.
  /// - Throws: `ModuleError`, where an option makes no sense.
  public init(paths: [String], separator: String?, limit: Int) throws(ModuleError) {
    patterns = try SourcePattern.all(paths)
    self.limit = limit
    self.separator = separator.map { Array($0.utf8).trimmed }
    if let separator = self.separator, separator.isEmpty || separator.contains(0x0A) {
      throw ModuleError(option: "separator", message: "has to be one line that is not blank")
    }
  }

  public func open(_ file: SourceFile, as source: Source) -> any RecordReader {
    TextRecords(file: file, source: source, separator: separator, limit: limit)
  }
}

private struct TextRecords: RecordReader {
  let file: SourceFile
  let source: Source
  let separator: [UInt8]?
  let limit: Int
  var progress = RecordProgress()
  var lines: LineReader?
  var isRead = false

  init(file: SourceFile, source: Source, separator: [UInt8]?, limit: Int) {
    self.file = file
    self.source = source
    self.separator = separator
    self.limit = limit
  }

  mutating func next() -> ReadOutcome? {
    var progress = progress
    defer { self.progress = progress }
    return progress.next(of: file, source) { (stream) throws(FileFault) in
      try separator == nil ? whole(stream) : part(stream)
    }
  }

  /// The file as one record.
  private mutating func whole(_ stream: FileStream) throws(FileFault) -> ReadOutcome? {
    if isRead { return nil }
    isRead = true
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(source.byteCount, limit))
    while true {
      let piece = try stream.read()
      if piece.isEmpty { break }
      if stream.byteCount <= limit { bytes.append(contentsOf: piece) }
    }
    if stream.byteCount > limit { return tooLarge(0..<stream.byteCount) }
    if bytes.isEmpty {
      return .rejection(IngestCode.empty.rejection(of: source.uri, bytes: 0..<0, "holds nothing"))
    }
    return record(bytes, 0..<bytes.count, locator: nil)
  }

  /// What stands before the next separator line.
  private mutating func part(_ stream: FileStream) throws(FileFault) -> ReadOutcome? {
    var lines = self.lines ?? LineReader(stream, limit: limit)
    defer { self.lines = lines }
    while true {
      var bytes: [UInt8] = []
      var range: Range<Int>?
      var isAtEnd = true
      while let line = try lines.next() {
        if line.bytes.trimmed == separator {
          isAtEnd = false
          break
        }
        let start = range?.lowerBound ?? line.byteRange.lowerBound
        range = start..<line.byteRange.upperBound
        if line.byteRange.upperBound - start <= limit {
          bytes.append(contentsOf: line.bytes)
        }
      }
      guard let range else {
        if isAtEnd { return nil }
        continue
      }
      if range.count > limit { return tooLarge(range) }
      if bytes.trimmed.isEmpty {
        if isAtEnd { return nil }
        continue
      }
      return record(bytes, range, locator: "offset \(range.lowerBound)")
    }
  }

  private func record(_ bytes: [UInt8], _ range: Range<Int>, locator: String?) -> ReadOutcome {
    .record(
      Record(
        sourceURI: source.uri,
        locator: locator,
        byteRange: range,
        mediaType: source.mediaType,
        content: .bytes(bytes)
      )
    )
  }

  private func tooLarge(_ range: Range<Int>) -> ReadOutcome {
    .rejection(
      IngestCode.limitRecordBytes.rejection(
        of: source.uri,
        bytes: range,
        "holds \(range.count) bytes in one record, more than the limit of \(limit)"
      )
    )
  }
}
