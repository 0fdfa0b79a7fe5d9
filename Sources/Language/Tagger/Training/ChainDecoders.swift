/// Looks weights up while a chain is being trained: as the finished table does, quantised.
private struct RowLookup {
  private let rows: [UInt64: Int]
  private let weights: [[Int16]]

  init(_ chain: TrainedChain) {
    var rows: [UInt64: Int] = [:]
    var weights: [[Int16]] = []
    for row in chain.denseRows {
      rows[row.hash] = weights.count
      weights.append(row.weights.map { Int16(WeightTableEncoder.quantised($0)) })
    }
    self.rows = rows
    self.weights = weights
  }

  func add(_ hash: UInt64, to scores: inout [Int16]) {
    guard let row = rows[hash] else { return }
    for (label, weight) in weights[row].enumerated() { scores[label] += weight }
  }
}

/// Sums features and finds the best labels for a chain of up to 14 labels.
private struct SmallChain {
  private let lookup: RowLookup
  private let transitions: Transitions

  init(_ chain: TrainedChain, _ labels: [String]) {
    lookup = RowLookup(chain)
    transitions = Transitions(
      labels: labels,
      weights: chain.transitions.map { Int16(($0 * WeightTableEncoder.scale).rounded()) }
    )
  }

  func labels(_ features: [UInt64], count: Int) -> [UInt8] {
    let templates = count == 0 ? 0 : features.count / count
    var scores: [SIMD16<Int16>] = []
    var sum = [Int16](repeating: 0, count: 16)
    for position in 0..<count {
      for label in sum.indices { sum[label] = 0 }
      for hash in features[position * templates..<(position + 1) * templates] {
        lookup.add(hash, to: &sum)
      }
      scores.append(SIMD16(sum))
    }
    var labels = [UInt8](repeating: 0, count: count)
    var chain = LinearChain()
    chain.decode(scores[...], transitions, into: &labels)
    return labels
  }
}

/// Cuts sentences with a chain that is being trained.
struct WordChainDecoder {
  private let chain: SmallChain

  init(_ chain: TrainedChain) { self.chain = SmallChain(chain, WordLabel.names) }

  func labels(_ sentence: TrainingSentence) -> [UInt8] {
    chain.labels(sentence.wordFeatures, count: sentence.units.count)
  }

  func cut(_ sentence: inout TrainingSentence, _ lexicon: Lexicon) {
    let labels = self.labels(sentence)
    sentence.words.fill(sentence.units, ends: { WordLabel.ends(labels[$0]) }, lexicon: lexicon)
  }

  func cut(_ sentences: inout [TrainingSentence], _ lexicon: Lexicon) {
    for index in sentences.indices { cut(&sentences[index], lexicon) }
  }
}

/// Finds names with a chain that is being trained.
struct NameChainDecoder {
  private let chain: SmallChain

  init(_ chain: TrainedChain) { self.chain = SmallChain(chain, NameLabels.names) }

  func labels(_ features: [UInt64], count: Int) -> [UInt8] {
    chain.labels(features, count: count)
  }
}

/// Tags words with a chain that is being trained.
struct PosChainDecoder {
  private let table: SparseTable?

  init(_ chain: TrainedChain, _ labels: [String]) {
    let sections = SparseTable.sections(
      labels: labels,
      rows: chain.sparseRows,
      transitions: chain.transitions
    )
    let bytes = SectionedFile.encode(kind: "ZHAIPOS\n", version: 1, sections: sections)
    let file = try? SectionedFile(
      FileMemory(bytes),
      path: "parts of speech",
      kind: "ZHAIPOS\n",
      version: 1,
      sections: sections.count,
      remedy: ""
    )
    table = file.flatMap { SparseTable($0, first: 0) }
  }

  func tags(_ words: WordForms, _ units: Units) -> [UInt8] {
    guard let table else { return [] }
    var pos: [UInt8] = []
    var decoder = PosDecoder()
    decoder.decode(words, units, table, into: &pos)
    return pos
  }

  func tag(_ sentence: inout TrainingSentence) {
    sentence.pos = tags(sentence.words, sentence.units)
  }
}
