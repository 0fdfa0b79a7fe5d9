internal import Corpus
internal import Language

/// Looks at each line of a record by itself.
struct LineClassifier {
  /// A line of so many characters is prose even without an end mark.
  private static let longestShort = 46
  /// What is cut off in the middle had got this far at least.
  private static let shortestBroken = 24

  let bylines: BylineRecognizer
  let notices: NoticeRecognizer
  let discourse: DiscourseLexicon

  func lines(of text: CleanText) -> [DocumentLine] {
    var blocks = text.blocks[...]
    return Line.all(in: text.text).map { span in
      while let block = blocks.first, block.span.end <= span.start { blocks.removeFirst() }
      let block = blocks.first.flatMap { $0.span.overlaps(span) ? $0 : nil }
      return line(span, in: text.text, block: block)
    }
  }

  private func line(_ span: TextSpan, in text: Text, block: CleanText.Block?) -> DocumentLine {
    var line = DocumentLine(span: span, kind: .prose)
    if let block {
      line.role = block.role
      line.rule = block.rule
    }
    if block == nil || block?.role == .notice, let notice = notices.notice(span, in: text) {
      line.kind = .notice(notice.place)
      line.rule = "notices:\(notice.rule)"
    } else if block?.role == .notice {
      line.kind = .notice(.foot)
    } else if block == nil || block?.role == .byline, let byline = bylines.byline(span, in: text) {
      line.kind = .byline
      line.byline = byline
      line.rule = "bylines"
      if byline.credits.allSatisfy({ $0.role == "photographer" }), byline.published == nil {
        line.kind = .caption
      }
    } else {
      describe(&line, in: text)
    }
    return line
  }

  private func describe(_ line: inout DocumentLine, in text: Text) {
    var shape = LineShape(text.bytes, line.span.range)
    shape.read()
    line.count = shape.count
    line.isItem = shape.isItem
    line.leadsOn = shape.leadsOn
    line.isTitleLike = shape.isTitleLike
    line.endsWithComma = shape.endsWithComma
    line.startsInside = shape.startsInside
    line.isUnclosed = shape.isUnclosed
    let signs = discourse.signs(of: line.span, in: text)
    line.continues = signs.continues
    line.hasDateline = bylines.dateline(of: line.span, in: text) != nil
    if shape.hasTab {
      line.kind = .table
      return
    }
    if shape.isSeparator {
      line.kind = .separator
      return
    }
    // Titles end with ！ and ？ too, sentences of so few words seldom stand alone.
    let isShort = shape.sentences == 0 && shape.count <= Self.longestShort && !shape.endsWithStop
    line.kind = isShort ? .short : .prose
    if signs.isCaption, shape.count < 90 { line.kind = .caption }
    if line.kind == .prose, let when = signs.saysWhen {
      line.saysWhen = when <= shape.firstSentence.end
      line.isDated = true
    }
    if shape.endsWhole || bylines.endsWithCredit(line.span, in: text) { return }
    let isDivided = shape.sentences + shape.commas > 0
    line.endsOpen = line.kind == .prose || shape.isUnclosed || shape.commas > 0
    line.isBroken =
      line.kind == .prose && shape.count >= Self.shortestBroken
      && (shape.stops > 0 || shape.count > Self.longestShort && isDivided)
  }
}
