/// Says of a place in a text whether any of a set of words may begin there, by the first character.
///
/// One look at one of 1024 places; a few characters share a place with another one.
public struct BeginningFilter: Sendable {
  private var beginnings = [Bool](repeating: false, count: 1024)

  /// A filter that lets nothing through.
  public init() {}

  /// Lets words through that begin as the one at `start`.
  public mutating func insert(at start: Int, in bytes: [UInt8]) {
    beginnings[Self.number(start, bytes)] = true
  }

  /// Whether one of the words may begin at `start`.
  ///
  /// - Precondition: a character begins there.
  public func mayBegin(at start: Int, in bytes: [UInt8]) -> Bool {
    beginnings[Self.number(start, bytes)]
  }

  /// A number below 1024 for the character, or its first three bytes.
  private static func number(_ start: Int, _ bytes: [UInt8]) -> Int {
    let first = Int(bytes[start])
    if first < 0x80 { return first }
    let second = first << 5 ^ Int(bytes[start + 1])
    if first < 0xE0 { return second & 1023 }
    return (second << 5 ^ Int(bytes[start + 2])) & 1023
  }
}
