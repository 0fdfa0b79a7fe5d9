import Foundation

/// A linear-chain conditional random field: how badly weights explain a `SequenceProblem`, and in
/// which direction they would explain it better.
struct RandomField {
  let problem: SequenceProblem

  /// Weights of features, then of transitions (from × labels + to).
  var weightCount: Int {
    problem.featureWeightCount + problem.labelCount * problem.labelCount
  }

  /// The negative log-likelihood of all sequences; its gradient is added to `gradient`.
  func loss(_ weights: [Double], gradient: inout [Double]) -> Double {
    var loss = 0.0
    var scratch = Scratch(problem)
    weights.withUnsafeBufferPointer { weights in
      gradient.withUnsafeMutableBufferPointer { gradient in
        let labels = problem.labelCount
        let base = problem.featureWeightCount
        for index in 0..<labels * labels { scratch.transitions[index] = exp(weights[base + index]) }
        for sequence in 0..<problem.sequenceCount {
          loss += self.loss(sequence, weights, gradient, &scratch)
        }
      }
    }
    return loss
  }

  private struct Scratch {
    var transitions: [Double]
    var scores: [Double]
    var forward: [Double]
    var backward: [Double]
    var scales: [Double]

    init(_ problem: SequenceProblem) {
      let longest = zip(problem.starts, problem.starts.dropFirst()).map { $1 - $0 }.max() ?? 0
      transitions = Array(repeating: 0, count: problem.labelCount * problem.labelCount)
      scores = Array(repeating: 0, count: longest * problem.labelCount)
      forward = scores
      backward = scores
      scales = Array(repeating: 0, count: longest)
    }
  }

  private func loss(
    _ sequence: Int,
    _ weights: UnsafeBufferPointer<Double>,
    _ gradient: UnsafeMutableBufferPointer<Double>,
    _ scratch: inout Scratch
  ) -> Double {
    let start = problem.starts[sequence]
    let count = problem.starts[sequence + 1] - start
    let labels = problem.labelCount
    let base = problem.featureWeightCount
    var loss = 0.0
    problem.features.withUnsafeBufferPointer { features in
      problem.weightStarts.withUnsafeBufferPointer { weightStarts in
        problem.weightLabels.withUnsafeBufferPointer { weightLabels in
          scratch.scores.withUnsafeMutableBufferPointer { scores in
            let templates = problem.templateCount
            for position in 0..<count {
              let row = position * labels
              for label in 0..<labels { scores[row + label] = 0 }
              let first = (start + position) * templates
              for feature in features[first..<first + templates] where feature >= 0 {
                let from = Int(weightStarts[Int(feature)])
                let to = Int(weightStarts[Int(feature) + 1])
                for weight in from..<to {
                  scores[row + Int(weightLabels[weight])] += weights[weight]
                }
              }
              let gold = Int(problem.labels[start + position])
              loss -= scores[row + gold]
              if position > 0 {
                let previous = Int(problem.labels[start + position - 1])
                loss -= weights[base + previous * labels + gold]
              }
            }
            loss += normalize(
              count,
              &scratch.transitions,
              scores,
              &scratch.forward,
              &scratch.backward,
              &scratch.scales
            )
            scratch.transitions.withUnsafeBufferPointer { transitions in
              scratch.forward.withUnsafeBufferPointer { forward in
                scratch.backward.withUnsafeBufferPointer { backward in
                  for position in 0..<count {
                    let row = position * labels
                    let gold = Int(problem.labels[start + position])
                    // The scores' place is taken by the marginals less the truth.
                    let scale = scratch.scales[position]
                    if position > 0 {
                      let previousRow = row - labels
                      for from in 0..<labels {
                        let left = forward[previousRow + from]
                        if left == 0 { continue }
                        let target = base + from * labels
                        for to in 0..<labels {
                          // `scores` holds the exponentials since `normalize`.
                          gradient[target + to] +=
                            left * transitions[from * labels + to] * scores[row + to]
                            * backward[row + to] * scale
                        }
                      }
                      let previous = Int(problem.labels[start + position - 1])
                      gradient[base + previous * labels + gold] -= 1
                    }
                  }
                  for position in 0..<count {
                    let row = position * labels
                    let gold = Int(problem.labels[start + position])
                    for label in 0..<labels {
                      scores[row + label] = forward[row + label] * backward[row + label]
                    }
                    scores[row + gold] -= 1
                    let first = (start + position) * templates
                    for feature in features[first..<first + templates] where feature >= 0 {
                      let from = Int(weightStarts[Int(feature)])
                      let to = Int(weightStarts[Int(feature) + 1])
                      for weight in from..<to {
                        gradient[weight] += scores[row + Int(weightLabels[weight])]
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
    return loss
  }

  /// Forward and backward probabilities, scaled so that each position's product sums to one.
  ///
  /// - Returns: the logarithm of the sum over all label sequences.
  private func normalize(
    _ count: Int,
    _ transitions: inout [Double],
    _ scores: UnsafeMutableBufferPointer<Double>,
    _ forward: inout [Double],
    _ backward: inout [Double],
    _ scales: inout [Double]
  ) -> Double {
    let labels = problem.labelCount
    var logarithm = 0.0
    transitions.withUnsafeBufferPointer { transitions in
      forward.withUnsafeMutableBufferPointer { forward in
        backward.withUnsafeMutableBufferPointer { backward in
          for position in 0..<count {
            let row = position * labels
            var highest = scores[row]
            for label in 1..<labels { highest = max(highest, scores[row + label]) }
            logarithm += highest
            for label in 0..<labels { scores[row + label] = exp(scores[row + label] - highest) }
            if position == 0 {
              for label in 0..<labels { forward[row + label] = scores[row + label] }
            } else {
              for label in 0..<labels { forward[row + label] = 0 }
              for from in 0..<labels {
                let left = forward[row - labels + from]
                let line = from * labels
                for to in 0..<labels { forward[row + to] += left * transitions[line + to] }
              }
              for label in 0..<labels { forward[row + label] *= scores[row + label] }
            }
            var sum = 0.0
            for label in 0..<labels { sum += forward[row + label] }
            let scale = 1 / sum
            scales[position] = scale
            logarithm += log(sum)
            for label in 0..<labels { forward[row + label] *= scale }
          }
          for label in 0..<labels { backward[(count - 1) * labels + label] = 1 }
          for position in (0..<max(count - 1, 0)).reversed() {
            let row = position * labels
            let next = row + labels
            let scale = scales[position + 1]
            for from in 0..<labels {
              var sum = 0.0
              let line = from * labels
              for to in 0..<labels {
                sum += transitions[line + to] * scores[next + to] * backward[next + to]
              }
              backward[row + from] = sum * scale
            }
          }
        }
      }
    }
    return logarithm
  }
}
