/// Finds the best sequence of labels, with whole numbers only.
///
/// Holds what that needs, kept between calls so that a sentence costs no allocation.
struct LinearChain: Sendable {
  private var scores: [SIMD16<Int16>] = []
  private var origins: [SIMD16<Int16>] = []
  private var columns: [SIMD16<Int16>] = []

  init() {}

  /// The best labels for a chain of up to 14 labels.
  ///
  /// - Parameters:
  ///   - scores: of each position, one lane a label.
  ///   - chain: the transitions.
  ///   - labels: gets one label for each position.
  mutating func decode(
    _ scores: [SIMD16<Int16>],
    _ chain: Transitions,
    into labels: inout [UInt8]
  ) {
    labels.reset(0, scores.count)
    origins.reset(SIMD16(repeating: 0), scores.count)
    guard !scores.isEmpty else { return }
    var best = scores[0] &+ chain.first
    for position in 1..<max(scores.count, 1) {
      // Kept near zero, so that no sequence is too long for 16 bits.
      best &-= SIMD16(repeating: best.max())
      best.replace(with: SIMD16(repeating: -12000), where: best .< SIMD16(repeating: -12000))
      var highest = SIMD16<Int16>(repeating: best[0]) &+ chain.rows[0]
      var origin = SIMD16<Int16>(repeating: 0)
      for from in 1..<chain.labelCount {
        let candidate = SIMD16<Int16>(repeating: best[from]) &+ chain.rows[from]
        let isBetter = candidate .> highest
        highest.replace(with: candidate, where: isBetter)
        origin.replace(with: SIMD16(repeating: Int16(from)), where: isBetter)
      }
      origins[position] = origin
      best = highest &+ scores[position]
    }
    best = best &+ chain.last
    var label = 0
    for candidate in 1..<chain.labelCount where best[candidate] > best[label] { label = candidate }
    for position in (0..<scores.count).reversed() {
      labels[position] = UInt8(label)
      label = Int(origins[position][label])
    }
  }
}

/// The transitions of a chain of up to 14 labels, one lane for each label that follows.
struct Transitions: Sendable {
  /// Worse than any sum of weights.
  static let forbidden: Int16 = -8000

  let labelCount: Int
  let rows: [SIMD16<Int16>]
  /// What it costs to begin with a label, and to end with one.
  let first: SIMD16<Int16>
  let last: SIMD16<Int16>

  /// - Parameters:
  ///   - labels: position in a chunk and its kind: `S`, `B-PER`, `O`.
  ///   - weights: from × labels + to.
  init(labels: [String], weights: [Int16]) {
    labelCount = min(labels.count, 14)
    var rows: [SIMD16<Int16>] = []
    var first = SIMD16<Int16>(repeating: Self.forbidden)
    var last = first
    for from in 0..<labelCount {
      var row = SIMD16<Int16>(repeating: Self.forbidden)
      for to in 0..<labelCount where Self.allows(labels[from], labels[to]) {
        row[to] = weights[from * labels.count + to]
      }
      rows.append(row)
      if !Self.continues(labels[from]) { first[from] = 0 }
      if !Self.isOpen(labels[from]) { last[from] = 0 }
    }
    self.rows = rows
    self.first = first
    self.last = last
  }

  private static func continues(_ label: String) -> Bool {
    label.hasPrefix("I") || label.hasPrefix("E") || label.hasPrefix("M")
  }

  private static func isOpen(_ label: String) -> Bool {
    label.hasPrefix("B") || label.hasPrefix("I") || label.hasPrefix("M")
  }

  private static func allows(_ from: String, _ to: String) -> Bool {
    if isOpen(from) != continues(to) { return false }
    return !isOpen(from) || from.dropFirst() == to.dropFirst()
  }
}
