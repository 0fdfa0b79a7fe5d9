/// A part of speech by the name that its treebank gives it, such as NNP: up to eight ASCII bytes.
///
/// The bytes themselves are the value, so that tags are handed on and compared as numbers are.
public struct PosTag: Hashable, Sendable {
  /// The first byte of the name is the highest of those that are not zero.
  public let code: UInt64

  /// Nil where `name` is empty, longer than eight bytes, or not ASCII.
  @inlinable
  public init?(_ name: some StringProtocol) {
    var code: UInt64 = 0
    guard (1...8).contains(name.utf8.count) else { return nil }
    for byte in name.utf8 {
      guard byte > 0, byte < 0x80 else { return nil }
      code = code << 8 | UInt64(byte)
    }
    self.code = code
  }

  /// As the treebank writes it.
  public var name: String {
    var bytes: [UInt8] = []
    for shift in stride(from: 56, through: 0, by: -8) {
      let byte = UInt8(truncatingIfNeeded: code >> UInt64(shift))
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension PosTag: ExpressibleByStringLiteral {
  /// - Precondition: one to eight ASCII bytes.
  @inlinable
  @inline(__always)
  public init(stringLiteral name: StaticString) {
    var code: UInt64 = 0
    precondition(name.utf8CodeUnitCount <= 8, "a tag has at most eight bytes")
    for index in 0..<name.utf8CodeUnitCount {
      code = code << 8 | UInt64(name.utf8Start[index])
    }
    self.code = code
  }
}

extension PosTag: CustomStringConvertible {
  public var description: String { name }
}
