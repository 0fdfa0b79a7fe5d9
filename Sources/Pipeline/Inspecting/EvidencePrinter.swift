/// Prints stretches of a document's text; offsets are code points.
struct EvidencePrinter {
  /// An annotation in the text.
  struct Mark {
    let stretch: Range<Int>
    let label: String
    let role: PageStyle.Role

    init(_ stretch: Range<Int>, _ label: String, _ role: PageStyle.Role) {
      self.stretch = stretch
      self.label = label
      self.role = role
    }
  }

  private let scalars: [Unicode.Scalar]
  private let sentences: [Range<Int>]
  private let style: PageStyle

  init(text: String, sentences: [Range<Int>], style: PageStyle) {
    scalars = Array(text.unicodeScalars)
    self.sentences = sentences
    self.style = style
  }

  /// The whole text with `marks`; of marks that overlap, the first and longest is shown.
  func marked(_ marks: [Mark]) -> String {
    let sorted = marks.enumerated().sorted {
      let (left, right) = ($0.element.stretch, $1.element.stretch)
      if left.lowerBound != right.lowerBound { return left.lowerBound < right.lowerBound }
      return left.count != right.count ? left.count > right.count : $0.offset < $1.offset
    }.map(\.element)
    var page = ""
    var position = 0
    for mark in sorted
    where mark.stretch.lowerBound >= position && mark.stretch.upperBound <= scalars.count {
      page += lines(position..<mark.stretch.lowerBound)
      page += style.open(mark.role) + lines(mark.stretch)
      page += style.close(mark.role, label: PageStyle.plain(mark.label))
      position = mark.stretch.upperBound
    }
    return page + lines(position..<scalars.count)
  }

  /// The sentence around a stretch, or as much of it as helps, with the stretch set apart.
  func shown(_ stretch: Range<Int>) -> String {
    guard stretch.upperBound <= scalars.count else { return "" }
    let around = sentences.first { $0.contains(stretch.lowerBound) } ?? stretch
    let start = max(min(around.lowerBound, stretch.lowerBound), stretch.lowerBound - 40)
    let end = min(
      max(around.upperBound, stretch.upperBound),
      stretch.upperBound + 40,
      scalars.count
    )
    return (start > around.lowerBound ? "…" : "") + words(start..<stretch.lowerBound)
      + style.open(.evidence) + words(stretch) + style.close(.evidence, label: "")
      + words(stretch.upperBound..<end) + (end < around.upperBound ? "…" : "")
  }

  /// On one line.
  private func words(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars[range] { PageStyle.append(scalar, to: &result) }
    return String(result)
  }

  /// With its line ends.
  private func lines(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars[range] {
      if scalar == "\n" { result.append(scalar) } else { PageStyle.append(scalar, to: &result) }
    }
    return String(result)
  }
}
