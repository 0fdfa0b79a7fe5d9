import Corpus
import Language

/// Finds works by their title marks: 《庆余年第二季》 is a work of that name.
///
/// GB/T 15834-2011 4.15: title marks name books, articles, films, documents and their kin; inside
/// a title, 〈〉 mark a title, and pages in the wild nest 《》 itself. The outermost pair counts. A
/// pair does not cross a line; a mark without its other half names nothing, so that a text that
/// breaks off inside a title gives no invented work.
struct WorkAnnotator: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "works",
    summary: "Works by their title marks 《》."
  ) { _, _ throws(ModuleError) in WorkAnnotator() }

  let requires: Set<LayerName> = [.paragraphs]
  let provides: Set<LayerName> = [.mentions, .entities]

  private static let rule = "works.title-marks"

  func annotate(_ document: inout Document) {
    var mentions: [Mention] = []
    for paragraph in document.paragraphs {
      for span in titles(in: document.text, paragraph.span) {
        let entity = document.entity(.work, named: document.text[span])
        mentions.append(
          Mention(span: span, type: .work, entity: entity, rule: Self.rule, confidence: 95)
        )
      }
    }
    document.mentions.insert(contentsOf: mentions)
  }

  /// What stands between outermost pairs of 《》, without blanks at its ends.
  private func titles(in text: Text, _ paragraph: TextSpan) -> [TextSpan] {
    let bytes = text.bytes
    var found: [TextSpan] = []
    var opened: [Int] = []
    var index = paragraph.range.lowerBound
    let end = paragraph.range.upperBound
    while index + 2 < end {
      // 《 is E3 80 8A, 》 is E3 80 8B.
      guard bytes[index] == 0xE3, bytes[index + 1] == 0x80 else {
        index += 1
        continue
      }
      switch bytes[index + 2] {
      case 0x8A: opened.append(index + 3)
      case 0x8B:
        if let start = opened.popLast(), opened.isEmpty {
          let title = trimmed(start..<index, in: bytes)
          if !title.isEmpty { found.append(TextSpan(title)) }
        }
      default: break
      }
      index += 3
    }
    return found
  }

  private func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == UInt8(ascii: " ") { low += 1 }
    while high > low, bytes[high - 1] == UInt8(ascii: " ") { high -= 1 }
    return low..<high
  }
}
