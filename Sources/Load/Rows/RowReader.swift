/// Reads back what `RowWriter` wrote.
///
/// The bytes come from a file, so nothing in them is trusted.
struct RowReader {
  /// One cell, its bytes borrowed from the buffers that are being read.
  enum Value {
    case null
    case integer(Int)
    case real(Double)
    case text(UnsafeRawBufferPointer)
    case entity(Int)
  }

  private let rows: UnsafeRawBufferPointer
  private let text: UnsafeRawBufferPointer
  private var position = 0

  /// - Parameters:
  ///   - rows: what the writer wrote.
  ///   - text: the text of the document.
  init(rows: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer) {
    self.rows = rows
    self.text = text
  }

  /// The table of the next row; nil at the end.
  mutating func nextRow() throws(LoadError) -> RowTable? {
    guard position < rows.count else { return nil }
    guard let table = RowTable(rawValue: try byte()) else { throw damaged }
    return table
  }

  mutating func next() throws(LoadError) -> Value {
    switch try byte() {
    case RowWriter.Tag.null: return .null
    case RowWriter.Tag.integer:
      let value = try varint()
      return .integer(Int(Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))))
    case RowWriter.Tag.real:
      let bits = try take(8, of: rows, at: position).loadUnaligned(as: UInt64.self)
      position += 8
      return .real(Double(bitPattern: UInt64(littleEndian: bits)))
    case RowWriter.Tag.text:
      let count = try size()
      let bytes = try take(count, of: rows, at: position)
      position += count
      return .text(bytes)
    case RowWriter.Tag.slice:
      let start = try size()
      return .text(try take(try size(), of: text, at: start))
    case RowWriter.Tag.entity: return .entity(try size())
    default: throw damaged
    }
  }

  private mutating func byte() throws(LoadError) -> UInt8 {
    guard position < rows.count else { throw damaged }
    defer { position += 1 }
    return rows[position]
  }

  private mutating func varint() throws(LoadError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
    throw damaged
  }

  private mutating func size() throws(LoadError) -> Int {
    let value = try varint()
    guard value <= UInt64(Int32.max) else { throw damaged }
    return Int(value)
  }

  private func take(
    _ count: Int,
    of buffer: UnsafeRawBufferPointer,
    at start: Int
  ) throws(LoadError) -> UnsafeRawBufferPointer {
    guard start <= buffer.count, count <= buffer.count - start else { throw damaged }
    return UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)])
  }

  private var damaged: LoadError {
    LoadError(.corrupt, message: "stored rows are damaged at byte \(position)")
  }
}
