public import Corpus

/// A text with the stretches that a test expects marked in it: `庆祝⟦《⟦庆余年⟧》⟧`.
///
/// The marks are taken out; what is left is the text, and each pair is a span of it.
public struct MarkedText: Sendable {
  public let text: Text
  /// In text order, outer before inner.
  public let spans: [TextSpan]

  /// - Parameter marked: text with ⟦ and ⟧ in pairs.
  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var opened: [Int] = []
    var spans: [TextSpan] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": opened.append(bytes.count)
      case "⟧":
        guard let start = opened.popLast() else { preconditionFailure("⟧ without ⟦ in \(marked)") }
        spans.append(TextSpan(start..<bytes.count))
      default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    precondition(opened.isEmpty, "⟦ without ⟧ in \(marked)")
    text = Text(checked: bytes)
    self.spans = spans.sorted()
  }

  /// The text of the spans.
  public var marked: [String] { spans.map { text[$0] } }
}

extension Document {
  /// A document of `text` whose paragraphs are its lines, all of them body.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - published: ISO 8601.
  public init(lines text: Text, published: String? = nil) {
    self.init(text: text, origin: Origin(sourceURI: "test.txt", locator: nil, byteRange: nil))
    self.published = published
    var start = 0
    var lines: [Paragraph] = []
    for index in 0...text.count where index == text.count || text.bytes[index] == 0x0A {
      if index > start {
        lines.append(Paragraph(span: TextSpan(start..<index), role: .body, rule: "lines"))
      }
      start = index + 1
    }
    paragraphs = Layer(lines)
  }
}
