public import Corpus

/// Tells simplified from traditional text by the characters that only one of the scripts has.
///
/// The characters come from OpenCC's dictionaries: one that changes on the way to traditional is
/// simplified, one that changes on the way back is traditional, one that does both says nothing.
/// They are asked when the lexicon is compiled, because opening them takes longer than the rest of
/// the program's start.
public struct ScriptDetector: Sendable {
  /// In the data folder.
  public static let path = "lexicons/compiled/scripts.table"

  private static let han: ClosedRange<UInt32> = 0x4E00...0x9FFF
  private static let kind: StaticString = "ZHAISCR\n"
  private static let version: UInt32 = 1

  /// +1 simplified, -1 traditional, 0 neither, by code point from U+4E00 on.
  private let signs: [Int8]

  /// The detector of the compiled table, opened once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the detector, shared by all who ask.
  /// - Throws: `DataError`, where it has not been compiled or is damaged.
  public static func standard(_ data: DataFolder) throws(DataError) -> ScriptDetector {
    try data.resource(path) { path throws(DataError) in
      let file = try SectionedFile(
        FileMemory(path: path),
        path: path,
        kind: kind,
        version: version,
        sections: 1,
        remedy: "compile the lexicon anew"
      )
      let signs = file.section(0, of: Int8.self).array
      guard signs.count == han.count else {
        throw DataError(path: path, message: "is damaged; compile the lexicon anew")
      }
      return ScriptDetector(signs: signs)
    }
  }

  /// The bytes of the table.
  ///
  /// - Throws: `DataError`, where OpenCC or its dictionaries are not installed.
  public static func compile() throws(DataError) -> [UInt8] {
    let simplified = try changed(by: .toTraditional)
    let traditional = try changed(by: .toSimplified)
    let signs = zip(simplified, traditional).map { ($0 ? 1 : 0) - ($1 ? 1 : 0) as Int8 }
    return SectionedFile.encode(
      kind: kind,
      version: version,
      sections: [signs.map(UInt8.init(bitPattern:))]
    )
  }

  /// For each ideograph, whether OpenCC makes another of it.
  private static func changed(
    by configuration: ScriptConverter.Configuration
  ) throws(DataError) -> [Bool] {
    let converter = try ScriptConverter(configuration)
    // One a line: side by side they would be taken for words.
    var bytes: [UInt8] = []
    for value in han {
      guard let scalar = Unicode.Scalar(value) else { continue }
      bytes.append(contentsOf: Array(String(scalar).utf8))
      bytes.append(UInt8(ascii: "\n"))
    }
    let lines = converter.convert(bytes).split(separator: UInt8(ascii: "\n"))
    let originals = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.count == originals.count else {
      throw DataError(path: configuration.rawValue, message: "OpenCC's dictionary is damaged")
    }
    return zip(lines, originals).map { $0 != $1 }
  }

  /// `Hans` or `Hant`; nil where the text has too few characters of either, or of both.
  public func script(of text: Text) -> String? {
    let tally = tally(text.bytes, in: 0..<text.count)
    let total = tally.simplified + tally.traditional
    guard total > 0 else { return nil }
    // A tenth of the other script is names and quotations.
    if tally.traditional * 10 <= total { return "Hans" }
    if tally.simplified * 10 <= total { return "Hant" }
    return nil
  }

  /// How many characters are of one script alone.
  public func tally(
    _ bytes: [UInt8],
    in range: Range<Int>
  ) -> (simplified: Int, traditional: Int) {
    var simplified = 0
    var traditional = 0
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index + 2 < range.upperBound {
        let lead = bytes[index]
        guard lead &- 0xE4 < 6 else {
          index += 1
          continue
        }
        let value = bytes.codePoint(at: index).value
        index += 3
        guard value >= Self.han.lowerBound else { continue }
        let sign = signs[Int(value - Self.han.lowerBound)]
        if sign > 0 { simplified += 1 } else if sign < 0 { traditional += 1 }
      }
    }
    return (simplified, traditional)
  }
}
