/// Reads punctuation at the ends of a stretch of UTF-8, both widths alike.
enum PunctuationBytes {
  /// Whether `bytes` end in 。！？… or their ASCII forms, behind which closing marks may stand.
  static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
    var end = bytes.endIndex
    while let length = length(of: closing, endingAt: end, in: bytes) { end -= length }
    return length(of: sentenceEnds, endingAt: end, in: bytes) != nil
  }

  /// Whether `bytes` are a middle dot, as in 5·12.
  static func isMiddleDot(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.elementsEqual([0xC2, 0xB7]) }

  /// Whether `bytes` end in a comma, as a quotation does that its attribution interrupts.
  static func endsClause(_ bytes: ArraySlice<UInt8>) -> Bool {
    length(of: commas, endingAt: bytes.endIndex, in: bytes) != nil
  }

  /// Whether a comma, semicolon or sentence end stands anywhere in `bytes`.
  static func holdsClauseMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices {
      let end = index + 1
      if length(of: commas, endingAt: end, in: bytes) != nil { return true }
      if length(of: sentenceEnds, endingAt: end, in: bytes) != nil { return true }
    }
    return false
  }

  /// Whether a sentence end stands anywhere in `bytes`.
  static func holdsSentenceMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { length(of: sentenceEnds, endingAt: $0 + 1, in: bytes) != nil }
  }

  /// The colon or comma that ends at `end`, and how long it is; length 0 for none.
  static func colonOrComma(
    before end: Int,
    in bytes: [UInt8],
    notBefore start: Int
  ) -> (length: Int, isColon: Bool) {
    let slice = bytes[start..<end]
    if let length = length(of: colons, endingAt: end, in: slice) { return (length, true) }
    return (length(of: commas, endingAt: end, in: slice) ?? 0, false)
  }

  private static let sentenceEnds = ["。", "！", "？", "…", "!", "?", "．", "."].map { Array($0.utf8) }
  private static let commas = ["，", ",", "；", ";"].map { Array($0.utf8) }
  private static let colons = ["：", ":"].map { Array($0.utf8) }
  private static let closing = ["”", "’", "」", "』", "）", ")", "\""].map { Array($0.utf8) }

  private static func length(
    of marks: [[UInt8]],
    endingAt end: Int,
    in bytes: ArraySlice<UInt8>
  ) -> Int? {
    for mark in marks where end - mark.count >= bytes.startIndex {
      if bytes[(end - mark.count)..<end].elementsEqual(mark) { return mark.count }
    }
    return nil
  }
}
