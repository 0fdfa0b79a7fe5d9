/// Trains a `TaggerModel` from a treebank.
///
/// Words first; then parts of speech and names, which see words and tags as the finished model
/// will give them, not as the treebank has them: the training data are cut and tagged by models
/// of the other folds (jackknifing).
public struct Trainer {
  /// Everything that decides what comes out.
  public struct Settings: Sendable {
    public var words = ChainSettings(l1: 0.3, l2: 0.3, leastCount: 1, steps: 100)
    public var pos = ChainSettings(l1: 0.7, l2: 0.2, leastCount: 1, steps: 70)
    public var names = ChainSettings(l1: 1, l2: 1.2, leastCount: 2, steps: 120)
    /// Into how many parts the training data are cut for jackknifing.
    public var folds = 5
    /// Decides which sentence goes into which fold, and which features are left out.
    public var seed: UInt64 = 1
    /// The groups of names' features that are used, by their bits; for ablations.
    public var nameGroups: UInt8 = .max
    /// The groups by name, in the order of their bits.
    public static let groupNames = NameFeatures.Group.allCases.map { "\($0)" }

    /// How many more times names see each sentence with features left out at random.
    ///
    /// What always stands beside a known name must not drown what tells an
    /// unknown one.
    public var noisyCopies = 0
    /// How many of a hundred features are left out then.
    public var noisePercent: UInt64 = 40
    /// The same for words.
    public var noisyWordCopies = 1
    public var wordNoisePercent: UInt64 = 20
    /// How many models of names are trained, each with other features left out; the mean of their
    /// weights is what is kept.
    public var samples = 1

    public init() {}
  }

  private let lexicon: Lexicon
  private let settings: Settings
  private let progress: (String) -> Void
  private let tables: TagTable

  /// - Parameters:
  ///   - lexicon: what the finished model will be used with.
  ///   - settings: how to train.
  ///   - progress: gets a line now and then.
  public init(
    _ lexicon: Lexicon,
    settings: Settings = Settings(),
    progress: @escaping (String) -> Void = { _ in }
  ) {
    self.lexicon = lexicon
    self.settings = settings
    self.progress = progress
    tables = TagTable(lexicon)
  }

  /// The chains of words and parts of speech, and the sentences as they see them: what training
  /// names begins with, however often.
  public struct Preparation {
    let words: TrainedChain
    let pos: TrainedChain
    let posLabels: PosLabels
    let sentences: [TrainingSentence]
    let judges: [TrainingSentence]
  }

  /// Trains on `training`, and stops each chain when it no longer gains on `development`.
  ///
  /// - Parameters:
  ///   - training: sentences with words, names and parts of speech.
  ///   - development: other sentences, for early stopping only.
  /// - Returns: the bytes of the model's file.
  public func train(_ training: Treebank, development: Treebank) -> [UInt8] {
    trainNames(prepare(training, development: development))
  }

  /// Trains words and parts of speech.
  ///
  /// - Parameters:
  ///   - training: as for `train`.
  ///   - development: as for `train`.
  /// - Returns: what `trainNames` needs.
  public func prepare(_ training: Treebank, development: Treebank) -> Preparation {
    var sentences = training.sentences.map { TrainingSentence($0, lexicon, tables) }
    var judges = development.sentences.map { TrainingSentence($0, lexicon, tables) }
    progress("words")
    let words = trainWords(sentences, judges)
    jackknife("words", &sentences) { others, inside in
      var settings = self.settings.words
      settings.steps = min(settings.steps, 40)
      let chain = ChainTrainer.train(wordProblem(others), settings) { _ in }
      let decoder = WordChainDecoder(chain)
      for index in inside.indices { decoder.cut(&inside[index], lexicon) }
    }
    WordChainDecoder(words).cut(&judges, lexicon)
    progress("parts of speech")
    let posLabels = PosLabels(training)
    let pos = trainPos(sentences, judges, posLabels)
    jackknife("parts of speech", &sentences) { others, inside in
      var settings = self.settings.pos
      settings.steps = min(settings.steps, 30)
      let chain = ChainTrainer.train(posProblem(others, posLabels), settings) { _ in }
      let decoder = PosChainDecoder(chain, posLabels.names)
      for index in inside.indices { decoder.tag(&inside[index]) }
    }
    let posDecoder = PosChainDecoder(pos, posLabels.names)
    for index in judges.indices { posDecoder.tag(&judges[index]) }
    return Preparation(
      words: words,
      pos: pos,
      posLabels: posLabels,
      sentences: sentences,
      judges: judges
    )
  }

  /// Trains names, and puts all chains into one file.
  ///
  /// - Parameter preparation: made by this trainer, or by one that differs in names only.
  /// - Returns: the bytes of the model's file.
  public func trainNames(_ preparation: Preparation) -> [UInt8] {
    progress("names")
    let names = trainNames(preparation.sentences, preparation.judges)
    return TaggerModel.encode(
      words: encoder(preparation.words, WordLabel.names, WordFeatures.directCount).sections,
      names: encoder(names, NameLabels.names, NameFeatures.directCount).sections,
      pos: SparseTable.sections(
        labels: preparation.posLabels.names,
        rows: preparation.pos.sparseRows,
        transitions: preparation.pos.transitions
      )
    )
  }

  private func encoder(
    _ chain: TrainedChain,
    _ labels: [String],
    _ directCount: Int
  ) -> WeightTableEncoder {
    WeightTableEncoder(
      labels: labels,
      rows: chain.denseRows,
      transitions: chain.transitions,
      directCount: directCount
    )
  }

  private func jackknife(
    _ what: String,
    _ sentences: inout [TrainingSentence],
    _ body: (_ others: [TrainingSentence], _ inside: inout [TrainingSentence]) -> Void
  ) {
    let folds = sentences.indices.map {
      FeatureHash.of(settings.seed, UInt64($0)) % UInt64(settings.folds)
    }
    let untouched = sentences
    for fold in 0..<UInt64(settings.folds) {
      let inside = sentences.indices.filter { folds[$0] == fold }
      var held = inside.map { untouched[$0] }
      body(sentences.indices.filter { folds[$0] != fold }.map { untouched[$0] }, &held)
      for (index, sentence) in zip(inside, held) { sentences[index] = sentence }
      progress("\(what): fold \(fold + 1) of \(settings.folds)")
    }
  }

  // MARK: Words

  private func wordProblem(_ sentences: [TrainingSentence]) -> SequenceProblem {
    var sequences = sentences.map { ($0.wordFeatures, $0.wordLabels) }
    for copy in 0..<settings.noisyWordCopies {
      for index in sentences.indices {
        sequences.append(noisy(sequences[index], index, copy, settings.wordNoisePercent))
      }
    }
    return SequenceProblem(
      sequences,
      labelCount: WordLabel.names.count,
      leastCount: settings.words.leastCount
    )
  }

  private func trainWords(
    _ sentences: [TrainingSentence],
    _ judges: [TrainingSentence]
  ) -> TrainedChain {
    ChainTrainer.train(
      wordProblem(sentences),
      settings.words,
      judge: { chain in
        let decoder = WordChainDecoder(chain)
        var score = Score()
        for judge in judges {
          score.add(
            found: Self.chunks(decoder.labels(judge)),
            wanted: Self.chunks(judge.wordLabels)
          )
        }
        return score.f1
      },
      progress: progress
    )
  }

  /// Words as unit ranges.
  private static func chunks(_ labels: [UInt8]) -> Set<Range<Int>> {
    var found: Set<Range<Int>> = []
    var start = 0
    for (index, label) in labels.enumerated() where WordLabel.ends(label) {
      found.insert(start..<index + 1)
      start = index + 1
    }
    return found
  }

  // MARK: Parts of speech

  private func posProblem(
    _ sentences: [TrainingSentence],
    _ labels: PosLabels
  ) -> SequenceProblem {
    // Trained on the treebank's own words: a tag belongs to a word.
    SequenceProblem(
      sentences.map { sentence in
        let (features, tags) = sentence.posProblem(labels, lexicon)
        return (features, tags.map { $0 == PosLabels.unknown ? labels.commonest : $0 })
      },
      labelCount: labels.names.count,
      leastCount: settings.pos.leastCount
    )
  }

  private func trainPos(
    _ sentences: [TrainingSentence],
    _ judges: [TrainingSentence],
    _ labels: PosLabels
  ) -> TrainedChain {
    let judgeProblems = judges.map { $0.posProblem(labels, lexicon) }
    return ChainTrainer.train(
      posProblem(sentences, labels),
      settings.pos,
      judge: { chain in
        let decoder = PosChainDecoder(chain, labels.names)
        var right = 0
        var all = 0
        for (judge, problem) in zip(judges, judgeProblems) {
          let found = decoder.tags(judge.goldWords(lexicon), judge.units)
          for (tag, wanted) in zip(found, problem.labels) where wanted != PosLabels.unknown {
            all += 1
            if tag == wanted { right += 1 }
          }
        }
        return Double(right) / Double(max(all, 1))
      },
      progress: progress
    )
  }

  // MARK: Names

  private func noisy(
    _ sequence: ([UInt64], [UInt8]),
    _ index: Int,
    _ copy: Int,
    _ percent: UInt64
  ) -> ([UInt64], [UInt8]) {
    var features = sequence.0
    let seed = FeatureHash.of(settings.seed, UInt64(index), UInt64(copy))
    for place in features.indices
    where FeatureHash.of(seed, UInt64(place)) >> 8 % 100 < percent {
      features[place] = SequenceProblem.leftOut
    }
    return (features, sequence.1)
  }

  private func trainNames(
    _ sentences: [TrainingSentence],
    _ judges: [TrainingSentence]
  ) -> TrainedChain {
    let features = sentences.map { $0.nameFeatures(settings.nameGroups) }
    let judgeFeatures = judges.map { $0.nameFeatures(settings.nameGroups) }
    func judge(_ chain: TrainedChain) -> Double {
      let decoder = NameChainDecoder(chain)
      var score = Score()
      for (judge, features) in zip(judges, judgeFeatures) {
        let found = decoder.labels(features, count: judge.units.count)
        score.add(found: NameLabels.chunks(found), wanted: NameLabels.chunks(judge.nameLabels))
      }
      return score.f1
    }
    var chains: [TrainedChain] = []
    for sample in 0..<max(settings.samples, 1) {
      if settings.samples > 1 { progress("names: sample \(sample + 1) of \(settings.samples)") }
      var sequences = zip(features, sentences).map { ($0, $1.nameLabels) }
      for copy in 0..<settings.noisyCopies {
        for index in sentences.indices {
          let number = sample * settings.noisyCopies + copy
          sequences.append(noisy(sequences[index], index, number, settings.noisePercent))
        }
      }
      let problem = SequenceProblem(
        sequences,
        labelCount: NameLabels.names.count,
        leastCount: settings.names.leastCount
      )
      chains.append(ChainTrainer.train(problem, settings.names, judge: judge, progress: progress))
    }
    let mean = TrainedChain(meanOf: chains)
    progress("names: development \(Int((judge(mean) * 10_000).rounded()))/10000")
    return mean
  }
}
