internal import Foundation

/// Counts the records of an exported file without reading its values, and holds its bytes against
/// the format: what other programs rely on before they look at any value.
public struct RecordCount: Sendable, Hashable {
  /// A text format of one record a row.
  public enum Format: String, Sendable, CaseIterable {
    /// RFC 4180 with CRLF and a header, no byte order mark.
    case csv
    /// The same for spreadsheets, with a byte order mark.
    case excel
    /// One line a record, with a header.
    case tsv
    /// One object a line, no header.
    case jsonl

    /// The ending of its files, without the dot.
    public var fileExtension: String { self == .excel ? "csv" : rawValue }
  }

  /// The records, the header left out.
  public let records: Int
  /// What is wrong with the bytes.
  public let faults: [String]

  /// Counts the records of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - format: what it is meant to be.
  ///   - columns: what its header has to name.
  /// - Throws: `LoadError` where the file cannot be read.
  public init(of path: String, as format: Format, columns: [String]) throws(LoadError) {
    guard let file = fopen(path, "rb") else {
      throw LoadError(.io, path: path, message: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var scan = Scan(format)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      for byte in buffer[..<count] { scan.read(byte) }
    }
    if ferror(file) != 0 { throw LoadError(.io, path: path, message: "cannot be read") }
    (records, faults) = scan.result(columns)
  }
}

/// The state of one walk through a file, byte by byte.
private struct Scan {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let format: RecordCount.Format
  private var position = 0
  private var lines = 0
  private var header: [UInt8] = []
  private var opening: [UInt8] = []
  private var isQuoted = false
  private var previous: UInt8 = 0
  private var bareLineFeeds = 0
  private var separators = 0
  /// The separators of the first line, which every other one must have.
  private var expectedSeparators: Int?
  private var unevenRecords = 0

  init(_ format: RecordCount.Format) { self.format = format }

  private var isDelimited: Bool { format == .csv || format == .excel }

  mutating func read(_ byte: UInt8) {
    if position < 3 { opening.append(byte) }
    position += 1
    if lines == 0 { header.append(byte) }
    if isDelimited, byte == UInt8(ascii: "\"") { isQuoted.toggle() }
    let separator = format == .tsv ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    if byte == separator, !isQuoted { separators += 1 }
    if byte == 0x0A, !isQuoted { endLine() }
    previous = byte
  }

  private mutating func endLine() {
    lines += 1
    if isDelimited, previous != 0x0D { bareLineFeeds += 1 }
    if let expectedSeparators, expectedSeparators != separators { unevenRecords += 1 }
    if expectedSeparators == nil { expectedSeparators = separators }
    separators = 0
  }

  func result(_ columns: [String]) -> (records: Int, faults: [String]) {
    var faults: [String] = []
    let hasMark = opening == Self.mark
    if format == .excel, !hasMark { faults.append("has no byte order mark") }
    if format != .excel, hasMark { faults.append("has a byte order mark") }
    if position > 0, previous != 0x0A { faults.append("ends in the middle of a line") }
    if format == .jsonl { return (lines, faults) }
    if bareLineFeeds > 0 { faults.append("\(bareLineFeeds) lines do not end with CR LF") }
    if unevenRecords > 0 {
      faults.append("\(unevenRecords) records have another number of fields than the header")
    }
    let named =
      String(decoding: hasMark ? header.dropFirst(3) : header[...], as: UTF8.self)
      .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let separator: Character = format == .tsv ? "\t" : ","
    if named.split(separator: separator).map(String.init) != columns {
      faults.append("the header does not name the columns of the schema")
    }
    return (max(0, lines - 1), faults)
  }
}
