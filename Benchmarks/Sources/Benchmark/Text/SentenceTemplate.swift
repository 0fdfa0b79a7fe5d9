/// A real sentence as what stays and what is varied: figures, dates and names.
struct SentenceTemplate {
  enum Piece {
    case literal([UInt8])
    /// As many Arabic digits, the first of them not 0.
    case digits(Int)
    /// A number from the first to the second, with at least as many digits as the third says: the
    /// year, month, day, hour or minute of a date.
    case number(Int, Int, width: Int)
    /// One of 二 … 九 in a numeral.
    case chineseDigit
    case name(NamePool.Kind)
  }

  let pieces: [Piece]

  /// Whether it ends with a full stop, or a mark behind one.
  var isClosed: Bool {
    guard case .literal(let bytes) = pieces.last else { return false }
    return Self.ends.contains { bytes.suffix($0.count).elementsEqual($0) }
  }

  private static let ends = "。！？；：…”’）!?".unicodeScalars.map { Array(String($0).utf8) }

  func write(into bytes: inout [UInt8], names: NamePool, random: inout RandomNumbers) {
    for piece in pieces {
      switch piece {
      case .literal(let literal): bytes += literal
      case .digits(let count):
        for position in 0..<count {
          let digit = position == 0 && count > 1 ? 1 + random.below(9) : random.below(10)
          bytes.append(0x30 + UInt8(digit))
        }
      case .number(let low, let high, let width):
        let number = String(low + random.below(high - low + 1))
        for _ in number.utf8.count..<max(width, number.utf8.count) { bytes.append(0x30) }
        bytes += number.utf8
      case .chineseDigit: bytes += Self.chineseDigits[random.below(8)]
      case .name(let kind): names.write(kind, into: &bytes, random: &random)
      }
    }
  }

  static let chineseDigits = "二三四五六七八九".unicodeScalars.map { Array(String($0).utf8) }
}
