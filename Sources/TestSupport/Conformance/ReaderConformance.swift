public import Corpus
public import Ingest

/// The law for everything that is registered as a reader, whatever the bytes are.
public enum ReaderConformance {
  /// What came out of a source.
  public struct Reading: Sendable {
    public var records: [Record] = []
    public var rejections: [Rejection] = []
  }

  /// Reads all of a source.
  public static func read(_ file: SourceFile, with reader: any Reader) -> Reading {
    var reading = Reading()
    switch Survey.survey(file, for: reader) {
    case .rejection(let rejection):
      reading.rejections.append(rejection)
    case .source(let source):
      var open = reader.open(file, as: source)
      while let outcome = open.next() {
        switch outcome {
        case .record(let record): reading.records.append(record)
        case .rejection(let rejection): reading.rejections.append(rejection)
        }
      }
    }
    return reading
  }

  /// Reads a file twice and says where the reader breaks the law.
  ///
  /// Nothing is lost silently: a source gives a record or a rejection. Records lie in the source,
  /// one behind the other, and those of bytes are the source's; both readings are the same.
  ///
  /// - Parameters:
  ///   - reader: the one to judge.
  ///   - file: what it reads.
  ///   - bytes: what the file holds.
  /// - Returns: what is wrong, a sentence each.
  public static func faults(
    of reader: any Reader,
    over file: SourceFile,
    holding bytes: [UInt8]
  ) -> [String] {
    var faults: [String] = []
    let reading = read(file, with: reader)
    let again = read(file, with: reader)
    if "\(reading)" != "\(again)" { faults.append("the second reading differs") }
    if reading.records.isEmpty, reading.rejections.isEmpty {
      faults.append("neither a record nor a rejection")
    }
    var end = 0
    for record in reading.records {
      let range = record.byteRange
      if range.upperBound > bytes.count { faults.append("\(range) is outside of the source") }
      if range.lowerBound < end { faults.append("\(range) overlaps the record before it") }
      end = range.upperBound
      if record.sourceURI != file.uri { faults.append("a record of \(record.sourceURI)") }
      if case .bytes(let content) = record.content, range.upperBound <= bytes.count,
        content != Array(bytes[range])
      {
        faults.append("the bytes of \(range) are not the source's")
      }
    }
    for rejection in reading.rejections {
      if rejection.code.isEmpty || rejection.message.isEmpty {
        faults.append("a rejection that says nothing: \(rejection)")
      }
      if let range = rejection.byteRange, range.upperBound > bytes.count {
        faults.append("a rejection of \(range), which is outside of the source")
      }
    }
    return faults
  }
}
