internal import Crypto

/// Ids by content: a letter, `_`, and the first 16 hexadecimal digits of a SHA-256.
enum Identifier {
  static func make(_ letter: String, digest: some Sequence<UInt8>) -> String {
    letter + "_" + hexadecimal(digest.prefix(8))
  }

  /// The id of something that is told apart by `parts`.
  static func make(_ letter: String, of parts: [String]) -> String {
    var hash = SHA256()
    for (index, part) in parts.enumerated() {
      // A separator that no name holds: ("ab", "c") is not ("a", "bc").
      if index > 0 { hash.update(data: [0x1F] as [UInt8]) }
      hash.update(data: Array(part.utf8))
    }
    return make(letter, digest: Array(hash.finalize()))
  }

  /// The id of the one that comes as number `rank`, from 0, of those with the same `base`.
  static func ranked(_ base: String, _ rank: Int) -> String {
    rank == 0 ? base : "\(base)-\(rank + 1)"
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
