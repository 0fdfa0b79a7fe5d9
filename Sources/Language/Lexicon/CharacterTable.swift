internal import COpenCC

/// Which characters are one for look-ups: each leads to its Simplified, narrow, small form.
struct CharacterFolding {
  private let simplified: [UInt32: UInt32]

  /// Reads the one-to-one part of OpenCC's dictionary of Traditional characters.
  ///
  /// - Throws: `DataError`, where OpenCC's dictionaries are not installed.
  init() throws(DataError) {
    let name = "t2s.json"
    let converter = opencc_open(name)
    guard let converter, Int(bitPattern: converter) != -1 else {
      throw DataError(
        path: name,
        message: "OpenCC's dictionaries are not there; install libopencc-data"
      )
    }
    defer { opencc_close(converter) }
    var simplified: [UInt32: UInt32] = [:]
    var output = [CChar](repeating: 0, count: 64)
    for value in Self.ideographs.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let input = String(scalar)
      let length = opencc_convert_utf8_to_buffer(converter, input, input.utf8.count, &output)
      guard length != Int.max, length < output.count else { continue }
      let converted = String(
        decoding: output[..<length].map { UInt8(bitPattern: $0) },
        as: UTF8.self
      ).unicodeScalars
      if let first = converted.first, converted.count == 1, first != scalar {
        simplified[value] = first.value
      }
    }
    self.simplified = simplified
  }

  private static let ideographs: [ClosedRange<UInt32>] = [
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9, 0x2_0000...0x2_A6DF,
  ]

  /// All characters that are not their own form, in order.
  var folded: [UInt32] {
    simplified.keys.sorted() + Array(0x41...0x5A) + Array(0xFF01...0xFF5E)
  }

  func callAsFunction(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: scalar + 0x20
    // The full-width forms of printable ASCII.
    case 0xFF21...0xFF3A: scalar - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    default: simplified[scalar] ?? scalar
    }
  }
}

/// Numbers the characters of a lexicon, frequent ones first, so that the double array is dense.
struct CharacterTable {
  private(set) var pages: [UInt16]
  private(set) var codes: [UInt16]
  /// The canonical scalar of each code; 0 for code 0.
  private(set) var scalars: [UInt32] = [0]

  init(words: [String], folding: CharacterFolding) {
    pages = Array(repeating: 0, count: LexiconLayout.pageCount)
    codes = Array(repeating: 0, count: 256)
    var counts: [UInt32: Int] = [:]
    for word in words {
      for scalar in word.unicodeScalars { counts[folding(scalar.value), default: 0] += 1 }
    }
    for scalar in folding.folded { counts[folding(scalar), default: 0] += 0 }
    let ranked = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    for (scalar, _) in ranked.prefix(Int(UInt16.max)) {
      set(scalar, UInt16(scalars.count))
      scalars.append(scalar)
    }
    for scalar in folding.folded { set(scalar, code(of: folding(scalar))) }
  }

  func code(of scalar: UInt32) -> UInt16 {
    codes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  private mutating func set(_ scalar: UInt32, _ code: UInt16) {
    let page = Int(scalar >> 8)
    if pages[page] == 0 {
      pages[page] = UInt16(codes.count / 256)
      codes.append(contentsOf: repeatElement(0, count: 256))
    }
    codes[Int(pages[page]) << 8 | Int(scalar & 0xFF)] = code
  }
}
