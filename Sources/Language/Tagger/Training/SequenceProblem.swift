/// Labelled sequences in numbers: what a conditional random field is trained from.
struct SequenceProblem {
  /// Where each sequence begins, and one more: the end.
  private(set) var starts: [Int] = [0]
  /// The label of each position.
  private(set) var labels: [UInt8] = []
  /// For each position as many features as there are templates; −1 is one that was too rare.
  private(set) var features: [Int32] = []
  /// The hash of each feature.
  private(set) var hashes: [UInt64] = []
  /// For each feature where its weights begin, and one more: the end.
  private(set) var weightStarts: [Int32] = [0]
  /// The label that each weight is for.
  private(set) var weightLabels: [UInt8] = []
  /// Stands for a feature that is not there.
  static let leftOut: UInt64 = 0

  let labelCount: Int
  private(set) var templateCount = 0

  var sequenceCount: Int { starts.count - 1 }
  /// Weights of features, without those of transitions.
  var featureWeightCount: Int { weightLabels.count }

  /// - Parameters:
  ///   - sequences: hashes of the features of all positions of each sequence, and the labels.
  ///   - labelCount: how many labels there are.
  ///   - leastCount: features seen less often are dropped.
  init(_ sequences: [(features: [UInt64], labels: [UInt8])], labelCount: Int, leastCount: Int) {
    self.labelCount = labelCount
    var numbers: [UInt64: Int32] = [:]
    var counts: [Int32] = []
    var all: [UInt64] = []
    for sequence in sequences where !sequence.labels.isEmpty {
      templateCount = sequence.features.count / sequence.labels.count
      labels += sequence.labels
      starts.append(labels.count)
      for hash in sequence.features {
        if hash == Self.leftOut {
          features.append(-1)
        } else if let number = numbers[hash] {
          counts[Int(number)] += 1
          features.append(number)
        } else {
          let number = Int32(all.count)
          numbers[hash] = number
          all.append(hash)
          counts.append(1)
          features.append(number)
        }
      }
    }
    var renumbered = [Int32](repeating: -1, count: all.count)
    for number in all.indices where Int(counts[number]) >= leastCount {
      renumbered[number] = Int32(hashes.count)
      hashes.append(all[number])
    }
    for index in features.indices where features[index] >= 0 {
      features[index] = renumbered[Int(features[index])]
    }
    findWeights()
  }

  /// A feature has weights only for the labels that it was seen with.
  private mutating func findWeights() {
    var seen = [UInt64](repeating: 0, count: hashes.count)
    for (position, label) in labels.enumerated() {
      for index in position * templateCount..<(position + 1) * templateCount
      where features[index] >= 0 {
        seen[Int(features[index])] |= 1 << UInt64(label)
      }
    }
    for var bits in seen {
      while bits != 0 {
        weightLabels.append(UInt8(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
      weightStarts.append(Int32(weightLabels.count))
    }
  }
}
