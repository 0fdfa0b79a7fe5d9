public import Corpus

/// Finds words, their parts of speech, and names of persons, organisations and places.
///
/// Three linear chains, one after the other, each with what the ones before it found among its
/// features. Whole numbers only: the same text gives the same answer on every machine.
public struct Tagger: Sendable {
  /// A word with its part of speech, in XPOS tags of UD Chinese GSD.
  public struct Word: Sendable, Hashable {
    public let span: TextSpan
    public let pos: String
  }

  /// A name as the model sees it.
  public struct Name: Sendable, Hashable {
    public let span: TextSpan
    public let type: EntityType
    /// How much worse the best other reading of its least certain unit is, in 32nds of a nat.
    public let margin: Int
  }

  /// What tagging needs besides the text, kept between calls.
  public struct Workspace: Sendable {
    var units = Units()
    var words = WordForms()
    var context = NameFeatures.Context()
    var features: [UInt64] = []
    var wordScores: [SIMD16<Int16>] = []
    var nameScores: [SIMD16<Int16>] = []
    var chain = LinearChain()
    var labels: [UInt8] = []
    var pos: [UInt8] = []
    var posDecoder = PosDecoder()

    public init() {}
  }

  public let lexicon: Lexicon
  private let model: TaggerModel
  private let tables: TagTable
  private let nameTypes: [(type: EntityType?, place: Character)]

  /// A tagger that reads with `lexicon` and judges with `model`.
  public init(_ lexicon: Lexicon, model: TaggerModel) {
    self.lexicon = lexicon
    self.model = model
    tables = TagTable(lexicon)
    nameTypes = model.names.labels.map { label in
      let type: EntityType? =
        switch label.dropFirst(2) {
        case "PER": .person
        case "ORG": .organization
        case "LOC": .place
        default: nil
        }
      return (type, label.first ?? "O")
    }
  }

  /// Appends the words and names of a stretch of text, in order.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch, such as a sentence.
  ///   - workspace: any, used before or not.
  ///   - words: gets the words.
  ///   - names: gets the names.
  public func tag(
    _ text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    words: inout [Word],
    names: inout [Name]
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(span.start)
      while start < Int(span.end) {
        start = workspace.units.fill(
          bytes,
          from: start,
          to: Int(span.end),
          tables: tables,
          lexicon: lexicon
        )
        if workspace.units.count == 0 { continue }
        cutWords(&workspace)
        workspace.posDecoder.decode(
          workspace.words,
          workspace.units,
          model.pos,
          into: &workspace.pos
        )
        appendWords(workspace, to: &words)
        findNames(&workspace)
        appendNames(workspace, to: &names)
      }
    }
  }

  private func cutWords(_ workspace: inout Workspace) {
    let count = workspace.units.count
    workspace.wordScores.removeAll(keepingCapacity: true)
    for unit in 0..<count {
      workspace.features.removeAll(keepingCapacity: true)
      WordFeatures.append(workspace.units, at: unit, to: &workspace.features)
      let sum = model.words.sum8(workspace.features[...])
      workspace.wordScores.append(
        SIMD16(lowHalf: sum, highHalf: SIMD8(repeating: Transitions.forbidden))
      )
    }
    workspace.chain.decode(workspace.wordScores, model.wordTransitions, into: &workspace.labels)
    let labels = workspace.labels
    workspace.words.fill(
      workspace.units,
      ends: { WordLabel.ends(labels[$0]) },
      lexicon: lexicon
    )
  }

  private func findNames(_ workspace: inout Workspace) {
    workspace.context.fill(workspace.units, workspace.words)
    workspace.nameScores.removeAll(keepingCapacity: true)
    for unit in 0..<workspace.units.count {
      workspace.features.removeAll(keepingCapacity: true)
      NameFeatures.append(
        workspace.units,
        workspace.words,
        pos: workspace.pos,
        workspace.context,
        at: unit,
        to: &workspace.features
      )
      workspace.nameScores.append(model.names.sum16(workspace.features[...]))
    }
    workspace.chain.decode(workspace.nameScores, model.nameTransitions, into: &workspace.labels)
  }

  private func appendWords(_ workspace: Workspace, to words: inout [Word]) {
    let forms = workspace.words
    for index in 0..<forms.count {
      let first = Int(forms.starts[index])
      let last = Int(forms.starts[index + 1]) - 1
      words.append(
        Word(
          span: TextSpan(workspace.units.starts[first], workspace.units.ends[last]),
          pos: model.pos.labels[Int(workspace.pos[index])]
        )
      )
    }
  }

  private func appendNames(_ workspace: Workspace, to names: inout [Name]) {
    var start = 0
    for (unit, label) in workspace.labels.enumerated() {
      let (type, place) = nameTypes[Int(label)]
      guard let type else { continue }
      if place == "B" || place == "S" { start = unit }
      if place == "E" || place == "S" {
        let span = TextSpan(workspace.units.starts[start], workspace.units.ends[unit])
        names.append(Name(span: span, type: type, margin: 0))
      }
    }
  }
}
