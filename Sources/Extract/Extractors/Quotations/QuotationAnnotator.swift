import Corpus
import Language

/// Finds who says what: direct speech in quotation marks, reported speech, and terms in quotation
/// marks.
///
/// Marks are “” ‘’ 「」 『』 and the straight ones. A quotation may run over several lines; where
/// each line opens anew and only the last one closes (GB/T 15834-2011 4.8.3.5), the lines after
/// the first are parts of it. Speech is what an attribution announces or follows, or a sentence
/// of its own; everything else between marks is a term. Behind an attribution without marks
/// stands reported speech, as far as the sentence goes.
struct QuotationAnnotator: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "quotations",
    summary: "Direct and reported speech with its speakers, and terms in quotation marks."
  ) { _, data throws(ModuleError) in
    do throws(DataError) {
      return QuotationAnnotator(
        lexicon: try SpeechLexicon.load(from: data),
        anaphors: try AnaphorLexicon.load(from: data)
      )
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.paragraphs, .sentences, .tokens, .mentions]
  let provides: Set<LayerName> = [.quotations]

  private let lexicon: SpeechLexicon
  private let anaphorLexicon: AnaphorLexicon

  init(lexicon: SpeechLexicon, anaphors: AnaphorLexicon) {
    self.lexicon = lexicon
    anaphorLexicon = anaphors
  }

  func annotate(_ document: inout Document) {
    let stretches = QuotedStretches.find(in: document.text, document.paragraphs.map(\.span))
    let outer = QuotedStretches.outermost(stretches)
    var found: [Quotation] = []
    let outerSpans = Set(outer.map(\.outer))
    for stretch in stretches where !outerSpans.contains(stretch.outer) {
      found.append(nested(stretch, in: document.text))
    }
    let units = SpeechUnits(text: document.text, lexicon: lexicon)
    let anaphors = AnaphorResolver(document, anaphorLexicon)
    var triggers = lexicon.triggers.matches(in: document.text.bytes)[...]
    var quotes = outer[...]
    var covered: Int32 = 0
    var judged: [Quotation] = []
    for paragraph in document.paragraphs {
      let span = TextSpan(
        max(paragraph.span.start, min(covered, paragraph.span.end)),
        paragraph.span.end
      )
      triggers = triggers.drop { $0.start < Int(span.start) }
      quotes = quotes.drop { $0.outer.start < span.start }
      let here = quotes.prefix { $0.outer.start < span.end }
      let isSilent = triggers.first.map { $0.start >= Int(span.end) } ?? true
      if isSilent, here.isEmpty { continue }
      covered = max(covered, here.last?.outer.end ?? 0)
      let read = units.read(span, of: document, quotes: Array(here))
      let finder = AttributionFinder(
        document: document,
        lexicon: lexicon,
        anaphors: anaphors,
        units: read
      )
      let judge = QuotationJudge(
        document: document,
        lexicon: lexicon,
        units: read,
        quotes: Array(here),
        attributions: isSilent ? [] : finder.find(),
        finder: finder
      )
      judged += judge.quotations(after: judged.last)
    }
    document.quotations.insert(contentsOf: found + judged)
  }

  /// Inside a quotation: speech where it is announced or a sentence, and nobody knows whose.
  private func nested(_ stretch: QuotedStretches.Stretch, in text: Text) -> Quotation {
    let before = PunctuationBytes.colonOrComma(
      before: Int(stretch.outer.start),
      in: text.bytes,
      notBefore: Int(stretch.lineStart)
    )
    let isSentence =
      PunctuationBytes.endsSentence(text.bytes[stretch.content.range])
      && stretch.content.count >= QuotationJudge.shortestSentence
    return Quotation(
      span: stretch.content,
      kind: before.isColon || isSentence ? .direct : .term,
      rule: "quotations.nested"
    )
  }
}
