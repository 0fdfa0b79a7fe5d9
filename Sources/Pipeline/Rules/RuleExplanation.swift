import Corpus
import Extract
import Language

/// `zhai rules explain`: which rules a text sets off, on what, and which nearly did.
public struct RuleExplanation: Sendable {
  /// As printed.
  public let lines: [String]

  /// - Parameters:
  ///   - text: one or more sentences.
  ///   - paths: a pipeline or packs, as for `RuleCheck`.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`, as `RuleCheck` does.
  public init(_ text: String, rules paths: [String], in environment: ProgramEnvironment) throws {
    let bench = try RuleBench(paths, in: environment)
    let document = try bench.document(text)
    var lines: [String] = []
    for sentence in document.sentences {
      lines.append(document.text[sentence.span])
      let names = document.mentions.starting(in: sentence.span)
        .map { "\(document.text[$0.span])/\($0.type.rawValue)" }
      if !names.isEmpty { lines.append("  names: " + names.joined(separator: " ")) }
      lines += Self.attempts(in: document, sentence.span, bench.rules)
    }
    self.lines = lines
  }

  private static func attempts(
    in document: Document,
    _ span: TextSpan,
    _ rules: Rules
  ) -> [String] {
    var fired: [String] = []
    var missed: [String] = []
    rules.forEachAttempt(in: document) { sentence, attempt in
      guard sentence.span == span else { return }
      let rule = rules.set.rules[attempt.rule]
      let anchor = document.text[attempt.anchor]
      switch attempt.outcome {
      case .matched(let match):
        fired.append("  + \(rule.id) on “\(document.text[match.span])”")
        for capture in match.captures {
          fired.append("      \(capture.label): \(document.text[capture.span])")
        }
        for row in rules.rows(of: match, in: sentence, document) { fired.append("      → \(row)") }
      case .failed(let piece, let place, let isBackward):
        let around =
          isBackward
          ? "behind “\(text(before: place, in: sentence))”"
          : "before “\(text(from: place, in: sentence))”"
        let side = isBackward ? "ends" : "begins"
        missed.append("  - \(rule.id) (“\(anchor)”): no \(piece) \(side) \(around)")
      case .blocked(let condition):
        missed.append("  - \(rule.id) (“\(anchor)”): \(condition)")
      case .exhausted:
        missed.append("  - \(rule.id) (“\(anchor)”): too many readings; narrow its gaps")
      }
    }
    return fired + missed
  }

  private static func text(before place: Int32, in sentence: RuleSentence) -> String {
    let start = sentence.text.border(place - 18, notBefore: sentence.span.start)
    return sentence.text[TextSpan(start, place)]
  }

  private static func text(from place: Int32, in sentence: RuleSentence) -> String {
    var end = min(place + 18, sentence.span.end)
    while !sentence.text.isScalarBorder(end) { end += 1 }
    return sentence.text[TextSpan(place, end)]
  }
}

extension Text {
  fileprivate func border(_ place: Int32, notBefore start: Int32) -> Int32 {
    var place = max(place, start)
    while !isScalarBorder(place) { place += 1 }
    return place
  }
}
