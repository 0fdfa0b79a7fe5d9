public import Corpus
public import Language

/// Turns full-width letters and digits into ASCII: `２０２５年Ａ股` → `2025年A股`.
///
/// Punctuation stays as the writer set it, except a `．` between digits and a `％` behind one.
public struct WidthNormalizer: Normalizer {
  /// How much is folded.
  public enum Fold: String, Sendable, CaseIterable {
    case none
    case alphanumeric
    /// Punctuation and the ideographic space too.
    case all
  }

  public static let module = ModuleDescription<DataFolder, any Normalizer>(
    "width",
    summary: "Full-width letters and digits become ASCII.",
    options: [
      OptionSpecification(
        "fold",
        .choice(Fold.allCases.map(\.rawValue)),
        default: .string(Fold.alphanumeric.rawValue),
        summary: "What is folded: nothing, letters and digits, or all that ASCII has."
      )
    ],
    make: { (options, _) throws(ModuleError) in
      WidthNormalizer(fold: options.string("fold").flatMap(Fold.init) ?? .alphanumeric)
    }
  )

  private let fold: Fold

  public init(fold: Fold = .alphanumeric) { self.fold = fold }

  public func normalize(_ text: inout CleanText) throws(StageError) {
    if fold == .none { return }
    let bytes = text.text.bytes
    var editor = TextEditor(text.text)
    var index = 0
    while let start = Self.candidate(in: bytes, from: index) {
      index = start + 3
      guard let narrow = narrow(at: start, in: bytes) else { continue }
      editor.keep(through: start)
      editor.replace(through: index, with: CollectionOfOne(narrow))
    }
    if editor.isUntouched { return }
    let (edited, map) = editor.finish()
    text.replaceText(edited, map: map)
  }

  /// The first three bytes from `start` on that may be a full-width character or space.
  private static func candidate(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0xEF, bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD { return index }
        if byte == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { return index }
        index += 1
      }
      return nil
    }
  }

  private func narrow(at index: Int, in bytes: [UInt8]) -> UInt8? {
    let point = bytes.codePoint(at: index)
    let narrow = point.narrow
    guard narrow != point else { return nil }
    let ascii = UInt8(truncatingIfNeeded: narrow.value)
    if fold == .all || narrow.isASCIILetter || narrow.isASCIIDigit { return ascii }
    guard bytes.codePoint(before: index)?.isDigit == true else { return nil }
    if narrow == "%" { return ascii }
    guard narrow == ".", index + 3 < bytes.count else { return nil }
    return bytes.codePoint(at: index + 3).isDigit ? ascii : nil
  }
}
