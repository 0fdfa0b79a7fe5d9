internal import Corpus

/// Writes the rows of one document into one buffer, in the form in which the store keeps them.
///
/// A row is the number of its table and then one value for each of `RowTable.storedColumns`, in
/// that order. A value is a tag and what it needs: stretches of the text are kept as offsets, not
/// as copies, entities as their index in the document. A worker fills the buffer; the writer of
/// the database binds straight from it.
struct RowWriter {
  /// What comes behind a tag.
  enum Tag {
    static let null: UInt8 = 0
    /// A zigzag varint.
    static let integer: UInt8 = 1
    /// Eight bytes, the smallest first.
    static let real: UInt8 = 2
    /// A varint and that many bytes.
    static let text: UInt8 = 3
    /// Two varints: first byte and number of bytes in the document's text.
    static let slice: UInt8 = 4
    /// A varint: the index in `Document.entities`.
    static let entity: UInt8 = 5
  }

  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func begin(_ table: RowTable) {
    bytes.append(table.rawValue)
    count += 1
  }

  mutating func null() { bytes.append(Tag.null) }

  mutating func integer(_ value: Int) {
    bytes.append(Tag.integer)
    varint(UInt64(bitPattern: Int64((value << 1) ^ (value >> 63))))
  }

  mutating func integer(_ value: Int?) {
    if let value { integer(value) } else { null() }
  }

  mutating func real(_ value: Double?) {
    guard let value else { return null() }
    bytes.append(Tag.real)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// The string without any U+0000 in it; an empty one says nothing and becomes NULL.
  mutating func text(_ value: String?) {
    guard let value, !value.isEmpty else { return null() }
    let start = bytes.count
    bytes.append(Tag.text)
    varint(UInt64(value.utf8.count))
    let first = bytes.count
    bytes.append(contentsOf: value.utf8)
    if bytes[first...].contains(0) {
      bytes.removeSubrange(start...)
      text(String(decoding: value.utf8.filter { $0 != 0 }, as: UTF8.self))
    }
  }

  /// Bytes of the caller's own making.
  mutating func text(bytes value: some Collection<UInt8>) {
    bytes.append(Tag.text)
    varint(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func slice(_ span: TextSpan) {
    bytes.append(Tag.slice)
    varint(UInt64(span.start))
    varint(UInt64(span.count))
  }

  mutating func entity(_ index: Int?) {
    guard let index else { return null() }
    bytes.append(Tag.entity)
    varint(UInt64(index))
  }

  private mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
