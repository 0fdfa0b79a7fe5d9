internal import CArchive
internal import Foundation

/// Counts the rows of a spreadsheet without reading its cells.
public struct SpreadsheetCount: Sendable, Hashable {
  /// Rows for each view, headers left out, all sheets of it together.
  public private(set) var rows: [String: Int] = [:]

  /// Counts the rows of the file at `path`.
  ///
  /// - Throws: `LoadError` of kind `corrupt` where it is no spreadsheet of ours.
  public init(of path: String) throws(LoadError) {
    guard let archive = archive_read_new() else {
      throw LoadError(.memory, path: path, message: "the spreadsheet cannot be read")
    }
    defer { archive_read_free(archive) }
    archive_read_support_format_zip(archive)
    guard archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      throw LoadError(.corrupt, path: path, message: "is no spreadsheet")
    }
    // The sheets' parts are numbered in their order; their names stand in the workbook's part.
    var names: [String] = []
    var counts: [Int: Int] = [:]
    var entry: OpaquePointer?
    while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
      guard let name = entry.flatMap({ archive_entry_pathname($0) }).map({ String(cString: $0) })
      else { continue }
      if name == "xl/workbook.xml" {
        names = Self.sheetNames(Self.content(archive))
      } else if let number = Self.sheetNumber(name) {
        counts[number] = Self.rowCount(archive)
      }
    }
    guard !names.isEmpty, names.count == counts.count else {
      throw LoadError(.corrupt, path: path, message: "is no spreadsheet with its sheets")
    }
    for (index, name) in names.enumerated() where name != CoverSheet.name {
      let view = "v_" + name.prefix { $0 != " " }
      rows[view, default: 0] += max(0, (counts[index + 1] ?? 0) - 1)
    }
  }

  private static func sheetNumber(_ name: String) -> Int? {
    let (prefix, suffix) = ("xl/worksheets/sheet", ".xml")
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    return Int(name.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count))
  }

  /// The part that names the sheets, which is small.
  private static func content(_ archive: OpaquePointer) -> [UInt8] {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while content.count < 1 << 22 {
      let count = archive_read_data(archive, &buffer, buffer.count)
      if count <= 0 { break }
      content += buffer[..<count]
    }
    return content
  }

  private static func sheetNames(_ xml: [UInt8]) -> [String] {
    String(decoding: xml, as: UTF8.self).split(separator: "<sheet ").dropFirst().compactMap {
      part in
      let rest = part.drop { $0 != "\"" }.dropFirst()
      return part.hasPrefix("name=") ? String(rest.prefix { $0 != "\"" }) : nil
    }
  }

  private static func rowCount(_ archive: OpaquePointer) -> Int {
    let needle = Array("<row ".utf8)
    var matched = 0
    var found = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = archive_read_data(archive, &buffer, buffer.count)
      if count <= 0 { return found }
      for byte in buffer[..<count] {
        // `<` begins a tag and stands nowhere else.
        matched = byte == needle[matched] ? matched + 1 : byte == needle[0] ? 1 : 0
        if matched == needle.count {
          found += 1
          matched = 0
        }
      }
    }
  }
}
