/// A place in a file as editors count it.
public struct TextPosition: Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  /// From 1, in code points.
  public let column: Int

  /// The place of the byte `offset` in `bytes`.
  public init(of offset: Int, in bytes: [UInt8]) {
    var walk = Walk()
    walk.advance(to: offset, in: bytes)
    self = walk.position
  }

  /// The places of many bytes, found in one pass.
  ///
  /// - Parameters:
  ///   - offsets: ascending.
  ///   - bytes: the whole text.
  /// - Returns: as many places, in the same order.
  public static func positions(of offsets: [Int], in bytes: [UInt8]) -> [TextPosition] {
    var walk = Walk()
    return offsets.map { offset in
      walk.advance(to: offset, in: bytes)
      return walk.position
    }
  }

  public var description: String { "\(line):\(column)" }

  private init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Counts forwards through a text.
  private struct Walk {
    private var line = 1
    private var column = 1
    private var index = 0

    var position: TextPosition { TextPosition(line: line, column: column) }

    mutating func advance(to offset: Int, in bytes: [UInt8]) {
      let end = min(offset, bytes.count)
      while index < end {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if byte & 0b1100_0000 != 0b1000_0000 {
          column += 1
        }
        index += 1
      }
    }
  }
}
