/// How one chain is trained.
public struct ChainSettings: Sendable, Hashable {
  /// Penalties on the size of weights; L1 makes most of them zero.
  public var l1: Double
  public var l2: Double
  /// Features seen less often are left out.
  public var leastCount: Int
  public var steps: Int

  public init(l1: Double, l2: Double, leastCount: Int, steps: Int) {
    self.l1 = l1
    self.l2 = l2
    self.leastCount = leastCount
    self.steps = steps
  }
}

/// The weights of a chain while it is being trained.
struct TrainedChain {
  /// A feature with its weights that are not zero.
  typealias Row = (hash: UInt64, weights: [(label: Int, weight: Double)])

  private let labelCount: Int
  /// By hash.
  private let rows: [Row]
  let transitions: [Double]

  init(problem: SequenceProblem, weights: [Double]) {
    labelCount = problem.labelCount
    transitions = Array(weights[problem.featureWeightCount...])
    var rows: [Row] = []
    for (feature, hash) in problem.hashes.enumerated() {
      let range = Int(problem.weightStarts[feature])..<Int(problem.weightStarts[feature + 1])
      let kept = range.filter { weights[$0] != 0 }
      if !kept.isEmpty {
        rows.append((hash, kept.map { (Int(problem.weightLabels[$0]), weights[$0]) }))
      }
    }
    self.rows = rows.sorted { $0.hash < $1.hash }
  }

  /// The mean of chains that were trained on different samples of the same data.
  ///
  /// What each has learned by chance weighs less in it.
  ///
  /// - Precondition: there is at least one.
  init(meanOf chains: [TrainedChain]) {
    precondition(!chains.isEmpty, "there is something to take the mean of")
    labelCount = chains[0].labelCount
    let share = 1 / Double(chains.count)
    transitions = chains[0].transitions.indices.map { index in
      chains.reduce(0) { $0 + $1.transitions[index] } * share
    }
    var sums: [UInt64: [Double]] = [:]
    for chain in chains {
      for row in chain.rows {
        var sum = sums[row.hash] ?? Array(repeating: 0, count: labelCount)
        for (label, weight) in row.weights { sum[label] += weight * share }
        sums[row.hash] = sum
      }
    }
    rows = sums.sorted { $0.key < $1.key }.map { hash, sum in
      (hash, sum.indices.filter { sum[$0] != 0 }.map { (label: $0, weight: sum[$0]) })
    }
  }

  /// Rows with a weight for each label.
  var denseRows: [(hash: UInt64, weights: [Double])] {
    sparseRows.map { row in
      var dense = [Double](repeating: 0, count: labelCount)
      for (label, weight) in row.weights { dense[label] = weight }
      return (row.hash, dense)
    }
  }

  /// Rows of the weights that a byte can show, features that have none left out.
  var sparseRows: [Row] {
    rows.compactMap { row in
      let kept = row.weights.filter { abs($0.weight) >= 0.5 / WeightTableEncoder.scale }
      return kept.isEmpty ? nil : (row.hash, kept)
    }
  }
}

/// Trains one chain.
enum ChainTrainer {
  /// - Parameters:
  ///   - problem: what is to be explained.
  ///   - settings: how.
  ///   - judge: called every few steps with what there is so far; gives a figure to be raised, or
  ///     nil where nobody judges. Training stops when it has not risen three times in a row, and
  ///     the best weights are kept.
  ///   - progress: gets a line now and then.
  /// - Returns: the weights.
  static func train(
    _ problem: SequenceProblem,
    _ settings: ChainSettings,
    judge: ((TrainedChain) -> Double)? = nil,
    progress: (String) -> Void
  ) -> TrainedChain {
    let field = RandomField(problem: problem)
    progress(
      "\(problem.sequenceCount) sequences, \(problem.labels.count) positions, "
        + "\(problem.hashes.count) features, \(field.weightCount) weights"
    )
    var optimizer = OrthantWiseOptimizer(
      count: field.weightCount,
      l1: settings.l1,
      l2: settings.l2
    ) { weights, gradient in field.loss(weights, gradient: &gradient) }
    var best: (figure: Double, weights: [Double])?
    var disappointments = 0
    for step in 1...max(settings.steps, 1) {
      let wentOn = optimizer.step()
      if step % 10 == 0 || !wentOn || step == settings.steps {
        var line = "step \(step): loss \(Int(optimizer.currentLoss))"
        if let judge, step >= 20 || !wentOn || step == settings.steps {
          let weights = optimizer.currentWeights
          let figure = judge(TrainedChain(problem: problem, weights: weights))
          line += ", development \(Int((figure * 10_000).rounded()))/10000"
          if figure > best?.figure ?? -1 {
            best = (figure, weights)
            disappointments = 0
          } else {
            disappointments += 1
          }
        }
        progress(line)
        if !wentOn || disappointments == 3 { break }
      }
    }
    return TrainedChain(problem: problem, weights: best?.weights ?? optimizer.currentWeights)
  }
}
