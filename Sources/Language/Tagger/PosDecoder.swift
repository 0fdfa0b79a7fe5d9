/// Finds the best sequence of parts of speech.
///
/// Of the tags of each word only those are followed up that are not hopelessly worse than the
/// best one: there are too many to try all pairs.
struct PosDecoder: Sendable {
  /// In steps of a weight (32 to a nat): beyond that a tag is given up.
  private static let beam: Int16 = 128

  private var features = [UInt64](repeating: 0, count: FeatureWriter.capacity)
  private var scores: [Int16] = []
  private var best: [Int16] = []
  private var next: [Int16] = []
  private var origins: [UInt8] = []

  init() {}

  /// Gives each word the number of a label.
  mutating func decode(
    _ words: WordForms,
    _ units: Units,
    _ table: SparseTable,
    into pos: inout [UInt8]
  ) {
    let count = words.count
    let labels = table.labels.count
    let width = SparseTable.width
    best.reset(0, width)
    next.reset(0, width)
    scores.reset(0, width)
    origins.reset(0, count * width)
    for word in 0..<count {
      features.withUnsafeMutableBufferPointer { room in
        scores.withUnsafeMutableBufferPointer { scores in
          guard let room = room.baseAddress, let base = scores.baseAddress else { return }
          var writer = FeatureWriter(room)
          PosFeatures.append(words, units, at: word, to: &writer)
          for label in 0..<width { base[label] = 0 }
          for hash in writer.features { table.add(hash, to: base) }
        }
      }
      if word == 0 {
        swap(&best, &scores)
        continue
      }
      follow(word, table, labels: labels)
    }
    pos.reset(0, count)
    var label = 0
    for candidate in 1..<max(labels, 1) where best[candidate] > best[label] { label = candidate }
    for word in (0..<count).reversed() {
      pos[word] = UInt8(label)
      label = Int(origins[word * width + label])
    }
  }

  private mutating func follow(_ word: Int, _ table: SparseTable, labels: Int) {
    let width = SparseTable.width
    var highest = best[0]
    for label in 1..<max(labels, 1) { highest = max(highest, best[label]) }
    let row = word * width
    for label in 0..<width { next[label] = .min }
    next.withUnsafeMutableBufferPointer { next in
      origins.withUnsafeMutableBufferPointer { origins in
        table.transitions.withUnsafeBufferPointer { transitions in
          for from in 0..<labels where highest &- best[from] <= Self.beam {
            // Kept near zero, so that no sentence is too long for 16 bits.
            let start = best[from] &- highest
            let line = from * width
            for to in 0..<labels {
              let candidate = start &+ transitions[line + to]
              if candidate > next[to] {
                next[to] = candidate
                origins[row + to] = UInt8(truncatingIfNeeded: from)
              }
            }
          }
        }
      }
    }
    for label in 0..<labels { next[label] = next[label] &+ scores[label] }
    swap(&best, &next)
  }
}
