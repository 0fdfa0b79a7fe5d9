import Corpus
import Crypto

/// What a record is known by: half of the SHA-256 of everything that later stages see of it, its
/// place in the source apart.
enum RecordDigest {
  static func digest(of record: Record) -> [UInt8] {
    var hash = Hash()
    hash.add(record.mediaType)
    switch record.content {
    case .bytes(let bytes):
      hash.add("bytes")
      hash.add(bytes)
    case .text(let text):
      hash.add("text")
      hash.add(text.bytes)
    }
    for item in record.metadata {
      hash.add(item.key)
      hash.add(item.value)
      hash.add(item.basis)
    }
    return hash.value
  }

  static func digest(of rejection: Rejection) -> [UInt8] {
    var hash = Hash()
    hash.add("rejection")
    hash.add(rejection.code)
    hash.add(rejection.message)
    hash.add(rejection.byteRange.map { "\($0)" } ?? "")
    return hash.value
  }

  /// Parts with their lengths.
  private struct Hash {
    private var hash = SHA256()

    mutating func add(_ bytes: [UInt8]) {
      withUnsafeBytes(of: bytes.count.littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    var value: [UInt8] { Array(hash.finalize().prefix(16)) }
  }
}
