/// The shapes that dates may have: ISO 8601, cut off where the text's precision ends.
enum DateShape {
  /// Whether `text` is a date at some precision: `2025`, `2025-02`, `2025-02-05`,
  /// `2025-02-05T09:30`, with seconds and a zone or without; before the year 0 with a minus.
  static func isDate(_ text: String) -> Bool {
    var scanner = Scanner(Array(text.utf8))
    scanner.skip("-")
    guard scanner.digits(4) else { return false }
    for _ in 0..<2 {
      if scanner.isAtEnd { return true }
      guard scanner.skip("-"), scanner.digits(2) else { return false }
    }
    return scanner.isAtEnd || (scanner.skip("T") && scanner.clock())
  }

  /// Whether `text` is one end of an interval: a full date, an instant, or a clock time of no
  /// known day (`T22:00:00`).
  static func isBound(_ text: String) -> Bool {
    var scanner = Scanner(Array(text.utf8))
    if scanner.skip("T") { return scanner.clock() }
    let start = text.utf8.first == UInt8(ascii: "-") ? 1 : 0
    return text.utf8.count >= start + 10 && isDate(text)
  }

  /// The condition on a column, in SQL: coarser, a second net.
  static func check(_ quoted: String) -> String {
    let year = "[0-9][0-9][0-9][0-9]"
    let part = "-[0-9][0-9]"
    // The most frequent one first: each costs a comparison for each row.
    let shapes = [
      year + part + part, year, year + part, year + part + part + "T*", "-\(year)*", "T*",
    ]
    return shapes.map { "\(quoted) GLOB '\($0)'" }.joined(separator: " OR ")
  }

  private struct Scanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    @discardableResult
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else { return false }
      position += 1
      return true
    }

    mutating func digits(_ count: Int) -> Bool {
      let end = position + count
      guard end <= bytes.count, bytes[position..<end].allSatisfy({ 0x30...0x39 ~= $0 })
      else { return false }
      position = end
      return true
    }

    /// `09:30`, `09:30:00`, `09:30:00.5`, then `Z`, `+08:00` or nothing.
    mutating func clock() -> Bool {
      guard digits(2), skip(":"), digits(2) else { return false }
      if skip(":") {
        guard digits(2) else { return false }
        if skip(".") { while digits(1) {} }
      }
      if isAtEnd || (skip("Z") && isAtEnd) { return true }
      guard skip("+") || skip("-"), digits(2) else { return false }
      skip(":")
      return digits(2) && isAtEnd
    }
  }
}
