public import Corpus
internal import Foundation
public import Language

/// The same text in the same bytes: invisible characters leave, spaces become plain ones, and
/// what can be composed is (NFC).
///
/// Left out: control characters that break no line, soft hyphens, zero-width and direction marks,
/// byte order marks inside the text, tags, noncharacters. Joiners stay where a script or an emoji
/// needs them. No-break and other fixed spaces become a space, U+3000 stays.
public struct UnicodeNormalizer: Normalizer {
  public static let module = ModuleDescription<DataFolder, any Normalizer>(
    "unicode",
    summary: "Unicode NFC, without invisible characters, with plain spaces.",
    make: { (_, _) throws(ModuleError) in UnicodeNormalizer() }
  )

  public init() {}

  public func normalize(_ text: inout CleanText) throws(StageError) {
    edit(&text, by: Self.dropInvisible)
    edit(&text, by: Self.compose)
  }

  private func edit(_ text: inout CleanText, by step: ([UInt8], inout TextEditor) -> Void) {
    var editor = TextEditor(text.text)
    step(text.text.bytes, &editor)
    if editor.isUntouched { return }
    let (edited, map) = editor.finish()
    text.replaceText(edited, map: map)
  }

  private static func dropInvisible(in bytes: [UInt8], _ editor: inout TextEditor) {
    var index = 0
    while let start = UnicodeScan.firstUncommon(in: bytes, from: index) {
      let point = bytes.codePoint(at: start)
      index = start + point.utf8Count
      switch UnicodeScan.treatment(of: point) {
      case .keep: continue
      case .joiner:
        if let before = bytes.codePoint(before: start), before.takesJoiners { continue }
        editor.keep(through: start)
        editor.drop(through: index)
      case .drop:
        editor.keep(through: start)
        editor.drop(through: index)
      case .space:
        editor.keep(through: start)
        editor.replace(through: index, with: CollectionOfOne(0x20))
      }
    }
  }

  /// Looks only at runs of characters that composition may change, each with the character
  /// before it.
  private static func compose(in bytes: [UInt8], _ editor: inout TextEditor) {
    var index = 0
    while let start = UnicodeScan.firstUncommon(in: bytes, from: index) {
      var end = start
      while end < bytes.count {
        let point = bytes.codePoint(at: end)
        guard point.mayCompose else { break }
        end += point.utf8Count
      }
      if end == start {
        index = start + bytes.codePoint(at: start).utf8Count
        continue
      }
      let from = start > editor.position ? bytes.scalarStart(before: start) : start
      let run = bytes[from..<end]
      let composed = String(decoding: run, as: UTF8.self).precomposedStringWithCanonicalMapping
      if !composed.utf8.elementsEqual(run) {
        editor.keep(through: from)
        editor.replace(through: end, with: Array(composed.utf8))
      }
      index = end
    }
  }
}
