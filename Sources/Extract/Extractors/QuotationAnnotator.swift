import Corpus
import Language

/// Finds what stands between quotation marks and tells speech from terms.
///
/// Marks are “” ‘’ 「」 『』 and the straight ones. A quotation may run over several lines; where
/// each line opens anew and only the last one closes (GB/T 15834-2011 4.8.3.5), the lines after
/// the first are parts of it. Speech is what says so (a verb of speaking before a colon or a
/// comma, a quotation that is a sentence of its own); everything else is a term.
struct QuotationAnnotator: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "quotations",
    summary: "Direct speech and terms by their quotation marks."
  ) { _, data throws(ModuleError) in
    do throws(DataError) {
      return QuotationAnnotator(cues: try SpeechCues.load(from: data))
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.paragraphs]
  let provides: Set<LayerName> = [.quotations]

  private let cues: SpeechCues

  init(cues: SpeechCues) { self.cues = cues }

  func annotate(_ document: inout Document) {
    let quoted = QuotedStretches.find(in: document.text, document.paragraphs.map(\.span))
    document.quotations.insert(
      contentsOf: quoted.map { stretch in
        let (kind, cue) = classify(stretch, in: document.text)
        return Quotation(
          span: stretch.content,
          kind: kind,
          partOf: stretch.continues,
          cue: cue.map { document.text[$0] },
          rule: "quotations.marks"
        )
      }
    )
  }

  private func classify(
    _ stretch: QuotedStretches.Stretch,
    in text: Text
  ) -> (kind: Quotation.Kind, cue: TextSpan?) {
    if stretch.continues != nil || stretch.isContinued { return (.direct, nil) }
    if let cue = cueBefore(stretch, in: text) { return (.direct, cue) }
    let content = text.bytes[stretch.content.range]
    // A sentence of its own, or one that its attribution interrupts.
    if PunctuationBytes.endsSentence(content) {
      return content.count >= Self.shortestSentence ? (.direct, nil) : (.term, nil)
    }
    if PunctuationBytes.endsClause(content), content.count >= Self.shortestSentence {
      return (.direct, nil)
    }
    return (.term, nil)
  }

  /// Five Han characters with their mark: shorter ones are slogans and cries more often than
  /// speech (“加油!”).
  private static let shortestSentence = 16

  /// The verb of speaking before 说:“ or 说,“ or 说“.
  private func cueBefore(_ stretch: QuotedStretches.Stretch, in text: Text) -> TextSpan? {
    let bytes = text.bytes
    let line = Int(stretch.lineStart)
    var end = stretch.outer.range.lowerBound
    let mark = PunctuationBytes.colonOrComma(before: end, in: bytes, notBefore: line)
    end -= mark.length
    guard let cue = cues.cue(endingAt: end, notBefore: line, in: bytes) else { return nil }
    if mark.isColon { return cue }
    // 被称“…”, 所谓…: without a colon a verb announces terms as well, so the content has to look
    // like a sentence.
    let content = bytes[stretch.content.range]
    let isSentence =
      PunctuationBytes.endsSentence(content) || PunctuationBytes.holdsClauseMark(content)
    return isSentence ? cue : nil
  }
}
