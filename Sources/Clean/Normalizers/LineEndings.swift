public import Corpus
public import Language

/// One paragraph a line: all line breaks become `\n`, blank lines and the blanks around a line
/// are left out, blanks inside a line stay.
///
/// `\r\n`, `\r`, vertical tab, form feed, NEL, U+2028 and U+2029 are line breaks.
public struct LineEndings: Normalizer {
  public static let module = ModuleDescription<DataFolder, any Normalizer>(
    "line-endings",
    summary: "One paragraph a line, without blanks around it and without blank lines.",
    make: { (_, _) throws(ModuleError) in LineEndings() }
  )

  public init() {}

  public func normalize(_ text: inout CleanText) throws(StageError) {
    let bytes = text.text.bytes
    var editor = TextEditor(text.text)
    var lines = 0
    var lineStart = 0
    // The end of the last line that holds something.
    var lastEnd = 0

    func take(_ line: Range<Int>) {
      let trimmed = Self.trim(line, in: bytes)
      if trimmed.isEmpty { return }
      let gap = lastEnd..<trimmed.lowerBound
      let isPlainBreak = lines > 0 && gap.count == 1 && bytes[gap.lowerBound] == 0x0A
      if !isPlainBreak, lines > 0 || !gap.isEmpty {
        editor.keep(through: gap.lowerBound)
        editor.replace(through: gap.upperBound, with: lines > 0 ? [0x0A] : [])
      }
      lines += 1
      lastEnd = trimmed.upperBound
    }

    var index = 0
    while let end = Self.lineBreak(in: bytes, from: index) {
      take(lineStart..<end.lowerBound)
      lineStart = end.upperBound
      index = lineStart
    }
    take(lineStart..<bytes.count)
    if lastEnd < bytes.count {
      editor.keep(through: lastEnd)
      editor.drop(through: bytes.count)
    }
    if editor.isUntouched { return }
    let (edited, map) = editor.finish()
    text.replaceText(edited, map: map)
  }

  private static func trim(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end {
      let point = bytes.codePoint(at: start)
      guard point.isBlank else { break }
      start += point.utf8Count
    }
    while end > start {
      let last = bytes.scalarStart(before: end)
      guard bytes.codePoint(at: last).isBlank else { break }
      end = last
    }
    return start..<end
  }

  /// The first line break from `start` on.
  private static func lineBreak(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte > 0x0D, byte != 0xC2, byte != 0xE2 {
          index += 1
          continue
        }
        switch byte {
        case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
          return index..<index + 2
        case 0x0A...0x0D: return index..<index + 1
        case 0xC2 where bytes[index + 1] == 0x85: return index..<index + 2
        case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
          return index..<index + 3
        default: index += 1
        }
      }
      return nil
    }
  }
}
