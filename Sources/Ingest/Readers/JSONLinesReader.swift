public import Corpus

/// Reads JSON Lines: a record is a line, its fields are named by the configuration.
public struct JSONLinesReader: Reader {
  public let patterns: [SourcePattern]
  public var mediaType: String { "application/jsonl" }
  public var requiresUTF8: Bool { true }

  private let fields: FieldMap
  private let content: String
  private let limit: Int

  public static let module = ModuleDescription<IngestContext, any Reader>(
    "json-lines",
    summary: "JSON Lines, one record a line.",
    options: [
      OptionSpecification(
        "paths",
        .strings,
        isRequired: true,
        summary: "Files and globs, relative to the configuration's folder."
      ),
      OptionSpecification(
        "fields",
        .stringMap(keys: FieldMap.keys),
        default: .stringMap([
          "text": "text", "title": "title", "url": "url", "published": "published", "id": "id",
          "publisher": "publisher", "author": "author",
        ]),
        summary: "Where each field is in a line's object; points lead into nested ones."
      ),
      OptionSpecification(
        "content",
        .choice(["text/plain", "text/html"]),
        default: .string("text/plain"),
        summary: "What kind of text the field `text` is."
      ),
    ],
    make: { (options, context) throws(ModuleError) in
      try JSONLinesReader(
        paths: options.strings("paths"),
        fields: options.stringMap("fields"),
        content: options.string("content") ?? "text/plain",
        limit: context.recordBytes
      )
    }
  )

  /// - Parameters:
  ///   - paths: files and globs.
  ///   - fields: from the field's name to its place in the object; `text` has to be among them.
  ///   - content: the media type of the text.
  ///   - limit: the longest line, in bytes.
  /// - Throws: `ModuleError`, where an option makes no sense.
  public init(
    paths: [String],
    fields: [String: String],
    content: String,
    limit: Int
  ) throws(ModuleError) {
    patterns = try SourcePattern.all(paths)
    self.fields = try FieldMap(fields)
    self.content = content
    self.limit = limit
  }

  public func open(_ file: SourceFile, as source: Source) -> any RecordReader {
    JSONLinesRecords(file: file, source: source, fields: fields, content: content, limit: limit)
  }
}

private struct JSONLinesRecords: RecordReader {
  let file: SourceFile
  let source: Source
  let fields: FieldMap
  let content: String
  let limit: Int
  var progress = RecordProgress()
  var lines: LineReader?

  init(file: SourceFile, source: Source, fields: FieldMap, content: String, limit: Int) {
    self.file = file
    self.source = source
    self.fields = fields
    self.content = content
    self.limit = limit
  }

  mutating func next() -> ReadOutcome? {
    var progress = progress
    defer { self.progress = progress }
    return progress.next(of: file, source) { (stream) throws(FileFault) in
      var lines = self.lines ?? LineReader(stream, limit: limit)
      defer { self.lines = lines }
      while let line = try lines.next() {
        if let outcome = outcome(of: line) { return outcome }
      }
      return nil
    }
  }

  /// nil for a blank line.
  private func outcome(of line: LineReader.Line) -> ReadOutcome? {
    if line.isTooLong {
      let count = line.byteRange.count
      return rejection(
        .limitRecordBytes,
        line,
        "holds \(count) bytes, more than the limit of \(limit)"
      )
    }
    // Some writers begin a file, or each piece that went into it, with a byte order mark.
    let start = line.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if line.bytes[start...].allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return nil }
    do throws(JSONError) {
      let object = try JSONParser.parse(line.bytes, in: start..<line.bytes.count)
      return record(of: object, line)
    } catch {
      return rejection(
        .badJSON,
        line,
        "is no JSON at its byte \(error.offset + 1): \(error.message)"
      )
    }
  }

  private func record(of object: JSON, _ line: LineReader.Line) -> ReadOutcome {
    guard object.members != nil else {
      return rejection(.badJSON, line, "is \(object.kindName), not an object")
    }
    do throws(FieldMap.Fault) {
      let (text, metadata) = try fields.fields(of: object)
      return .record(
        Record(
          sourceURI: source.uri,
          locator: "line \(line.number)",
          byteRange: line.byteRange,
          mediaType: content,
          content: .text(text),
          metadata: metadata
        )
      )
    } catch {
      return rejection(error.code, line, error.message)
    }
  }

  private func rejection(
    _ code: IngestCode,
    _ line: LineReader.Line,
    _ message: String
  ) -> ReadOutcome {
    .rejection(
      code.rejection(of: source.uri, bytes: line.byteRange, "line \(line.number) \(message)")
    )
  }
}
