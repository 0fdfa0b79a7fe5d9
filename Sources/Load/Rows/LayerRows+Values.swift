internal import Corpus

// Times, figures, quotations, statistics.
extension LayerRows {
  mutating func writeTimes() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, time) in document.times.enumerated() {
      try check(time, .times)
      for bound in [time.begins, time.ends].compactMap({ $0 }) where !DateShape.isBound(bound) {
        throw violation(.times, time, "is bounded by \(bound), which is no full date or instant")
      }
      writer.begin(.times)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: time.span.start))
      writeRange(time.span)
      writer.slice(time.span)
      writer.text(time.kind.rawValue)
      writer.text(time.value)
      writer.text(time.begins)
      writer.text(time.ends)
      switch time.anchor {
      case nil:
        writer.null()
        writer.null()
      case .document:
        writer.text("document")
        writer.null()
      case .text(let span):
        guard let anchor = document.times.index(of: span) else {
          throw violation(.times, time, "is anchored at \(place(span)), where there is no time")
        }
        writer.text("text")
        writer.integer(anchor)
      }
      writer.text(try required(time.rule, "rule", .times, time))
    }
  }

  mutating func writeQuantities() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, quantity) in document.quantities.enumerated() {
      try check(quantity, .quantities)
      writer.begin(.quantities)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: quantity.span.start))
      writeRange(quantity.span)
      writer.slice(quantity.span)
      writer.text(quantity.kind.rawValue)
      try writeFigure(quantity, .quantities, quantity)
      writer.text(try required(quantity.rule, "rule", .quantities, quantity))
    }
  }

  mutating func writeQuotations() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, quotation) in document.quotations.enumerated() {
      try check(quotation, .quotations)
      writer.begin(.quotations)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: quotation.span.start))
      writeRange(quotation.span)
      writer.slice(quotation.span)
      writer.text(quotation.kind.rawValue)
      if let first = quotation.partOf {
        guard let index = document.quotations.index(of: first) else {
          throw violation(
            .quotations,
            quotation,
            "is part of \(place(first)), where there is no quotation"
          )
        }
        writer.integer(index)
      } else {
        writer.null()
      }
      writer.text(quotation.speaker)
      writer.entity(try entity(quotation.speakerEntity, .quotations, quotation))
      writer.text(quotation.cue)
      writer.text(try required(quotation.rule, "rule", .quotations, quotation))
    }
  }

  mutating func writeStatistics() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, statistic) in document.statistics.enumerated() {
      try check(statistic, .statistics)
      guard let index = document.quantities.index(of: statistic.quantity) else {
        throw violation(
          .statistics,
          statistic,
          "takes its figure from \(place(statistic.quantity)), where there is none"
        )
      }
      writer.begin(.statistics)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: statistic.span.start))
      writeRange(statistic.span)
      writer.integer(index)
      writer.text(statistic.subject)
      writer.entity(try entity(statistic.subjectEntity, .statistics, statistic))
      writer.text(statistic.indicator)
      try writeFigure(document.quantities[index], .statistics, statistic)
      writer.text(statistic.time)
      writer.integer(statistic.rank)
      writer.text(statistic.status.rawValue)
      writer.text(statistic.attributedTo)
      writer.entity(try entity(statistic.attributedToEntity, .statistics, statistic))
      writer.text(try required(statistic.rule, "rule", .statistics, statistic))
    }
  }

  /// The columns `value`, `low`, `high`, `unit`, `modifier`.
  private mutating func writeFigure(
    _ quantity: Quantity,
    _ layer: LayerName,
    _ annotation: some Annotation
  ) throws(ContractViolation) {
    writer.real(try finite(quantity.value, layer, annotation))
    writer.real(try finite(quantity.low, layer, annotation))
    writer.real(try finite(quantity.high, layer, annotation))
    writer.text(quantity.unit)
    writer.text(quantity.modifier?.rawValue)
  }

  private func place(_ span: TextSpan) -> String { "bytes \(span.start)..<\(span.end)" }
}
