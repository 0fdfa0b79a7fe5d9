/// A binary data file of ours: a header, then sections of numbers, laid out so that they are used
/// where they lie in memory.
///
/// | bytes | what |
/// | --- | --- |
/// | 0…7 | the kind of file, such as `ZHAILEX` and a line feed |
/// | 8…11 | version of the layout |
/// | 12…15 | number of sections |
/// | 16…23 | size of the file |
/// | 24…31 | checksum (`Checksum`) of all the rest |
/// | 32… | offset and size of each section, 8 bytes each |
///
/// Numbers are little-endian, sections begin at multiples of 64 bytes. Whoever flips a bit or cuts
/// the file finds the checksum or the size against him.
struct SectionedFile: Sendable {
  private static let headerSize = 32
  private static let alignment = 64

  private let memory: FileMemory
  private let ranges: [Range<Int>]
  /// Of the whole file; tells one build of it from another.
  let checksum: UInt64

  /// Opens and verifies a file.
  ///
  /// - Parameters:
  ///   - memory: the file.
  ///   - path: for error messages.
  ///   - kind: the first eight bytes.
  ///   - version: the only layout that is understood.
  ///   - sections: how many there have to be.
  ///   - remedy: what its user can do where it is not right.
  /// - Throws: `DataError`, where it is foreign, damaged or cut.
  init(
    _ memory: FileMemory,
    path: String,
    kind: StaticString,
    version: UInt32,
    sections: Int,
    remedy: String
  ) throws(DataError) {
    func refusal(_ message: String) -> DataError {
      DataError(path: path, message: "\(message); \(remedy)")
    }
    let bytes = memory.bytes
    let isOurs =
      bytes.count >= Self.headerSize
      && kind.withUTF8Buffer { $0.elementsEqual(bytes[0..<$0.count]) }
    guard isOurs else { throw refusal("is not a file of the kind \(Self.name(of: kind))") }
    let found = Self.integer32(bytes, 8)
    guard found == version else {
      throw refusal("has layout \(found), and this program reads layout \(version)")
    }
    let size = Self.integer64(bytes, 16)
    guard size == UInt64(bytes.count) else {
      throw refusal("has \(bytes.count) bytes, and its header promises \(size)")
    }
    let checksum = Self.integer64(bytes, 24)
    guard checksum == Checksum.of(bytes, skipping: 24..<32) else {
      throw refusal("is damaged: its checksum does not hold")
    }
    guard Self.integer32(bytes, 12) == UInt32(sections),
      bytes.count >= Self.headerSize + sections * 16
    else { throw refusal("does not have the \(sections) sections it should") }
    var ranges: [Range<Int>] = []
    for index in 0..<sections {
      let offset = Self.integer64(bytes, Self.headerSize + index * 16)
      let count = Self.integer64(bytes, Self.headerSize + index * 16 + 8)
      guard offset <= size, count <= size - offset, offset % UInt64(Self.alignment) == 0 else {
        throw refusal("is damaged: section \(index) lies outside it")
      }
      ranges.append(Int(offset)..<Int(offset + count))
    }
    self.memory = memory
    self.ranges = ranges
    self.checksum = checksum
  }

  /// A section as numbers of one type.
  func section<Number: BitwiseCopyable & Sendable>(
    _ index: Int,
    of type: Number.Type
  ) -> FileArray<Number> {
    FileArray(memory, ranges[index], of: type)
  }

  /// The bytes of a file with these sections.
  static func encode(kind: StaticString, version: UInt32, sections: [[UInt8]]) -> [UInt8] {
    var offset = headerSize + sections.count * 16
    var table: [UInt8] = []
    var body: [UInt8] = []
    for section in sections {
      let padding = (alignment - offset % alignment) % alignment
      body.append(contentsOf: repeatElement(0, count: padding))
      offset += padding
      table.append(littleEndian: UInt64(offset))
      table.append(littleEndian: UInt64(section.count))
      body.append(contentsOf: section)
      offset += section.count
    }
    var bytes = kind.withUTF8Buffer { Array($0) }
    precondition(bytes.count == 8, "a kind of file has eight bytes")
    bytes.append(littleEndian: version)
    bytes.append(littleEndian: UInt32(sections.count))
    bytes.append(littleEndian: UInt64(offset))
    bytes.append(littleEndian: UInt64(0))
    bytes.append(contentsOf: table)
    bytes.append(contentsOf: body)
    let checksum = bytes.withUnsafeBytes { Checksum.of($0, skipping: 24..<32) }
    for byte in 0..<8 {
      bytes[24 + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt64(byte)))
    }
    return bytes
  }

  private static func integer32(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private static func integer64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func name(of kind: StaticString) -> String {
    kind.withUTF8Buffer { String(decoding: $0.dropLast(), as: UTF8.self) }
  }
}

extension [UInt8] {
  /// Appends a number, lowest byte first.
  mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
