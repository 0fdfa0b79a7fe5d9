/// Finds the best sequence of labels, with whole numbers only.
///
/// Holds what that needs, kept between calls so that a sentence costs no allocation.
struct LinearChain: Sendable {
  private var origins: [SIMD16<Int16>] = []

  init() {}

  /// The best labels for a chain of up to 14 labels.
  ///
  /// - Parameters:
  ///   - scores: of each position that is to be labelled, one lane a label.
  ///   - chain: the transitions.
  ///   - labels: gets the labels of these positions; the others stay as they are.
  ///   - first: which of `labels` is the first one.
  mutating func decode(
    _ scores: ArraySlice<SIMD16<Int16>>,
    _ chain: Transitions,
    into labels: inout [UInt8],
    from first: Int = 0
  ) {
    guard let start = scores.first else { return }
    origins.reset(SIMD16(repeating: 0), scores.count)
    let labelCount = chain.labelCount
    var best = start &+ chain.first
    origins.withUnsafeMutableBufferPointer { origins in
      chain.rows.withUnsafeBufferPointer { rows in
        scores.withUnsafeBufferPointer { scores in
          for position in 1..<max(scores.count, 1) {
            // Kept near zero, so that no sequence is too long for 16 bits.
            best &-= SIMD16(repeating: best.highest)
            best.replace(with: SIMD16(repeating: -12000), where: best .< SIMD16(repeating: -12000))
            var highest = SIMD16<Int16>(repeating: best[0]) &+ rows[0]
            var origin = SIMD16<Int16>(repeating: 0)
            for from in 1..<labelCount {
              let candidate = SIMD16<Int16>(repeating: best[from]) &+ rows[from]
              let isBetter = candidate .> highest
              highest.replace(with: candidate, where: isBetter)
              origin.replace(
                with: SIMD16(repeating: Int16(truncatingIfNeeded: from)),
                where: isBetter
              )
            }
            origins[position] = origin
            best = highest &+ scores[position]
          }
        }
      }
    }
    best = best &+ chain.last
    var label = 0
    for candidate in 1..<labelCount where best[candidate] > best[label] { label = candidate }
    for position in origins.indices.reversed() {
      labels[first + position] = UInt8(truncatingIfNeeded: label)
      label = Int(origins[position][label])
    }
  }
}

extension SIMD16<Int16> {
  /// The highest lane, by halves.
  @inline(__always)
  var highest: Int16 {
    let eight = pointwiseMax(lowHalf, highHalf)
    let four = pointwiseMax(eight.lowHalf, eight.highHalf)
    let two = pointwiseMax(four.lowHalf, four.highHalf)
    return Swift.max(two[0], two[1])
  }
}

/// Finds the best way to cut words: a chain of the four labels of `WordLabel`, of which each can
/// follow only two.
struct WordChain: Sendable {
  /// For each position whether the better label before `S` or `B`, and the one before `M` or `E`,
  /// is the second of the two that can be: bits 0…3 by label.
  private var origins: [UInt8] = []

  init() {}

  /// - Parameters:
  ///   - scores: of each position: begin, middle, end, single.
  ///   - chain: the transitions.
  ///   - labels: gets one label for each position.
  mutating func decode(
    _ scores: ArraySlice<SIMD4<Int16>>,
    _ chain: Transitions,
    into labels: inout [UInt8]
  ) {
    labels.reset(0, scores.count)
    origins.reset(0, scores.count)
    guard !scores.isEmpty else { return }
    scores.withUnsafeBufferPointer { scores in
      origins.withUnsafeMutableBufferPointer { origins in
        labels.withUnsafeMutableBufferPointer { labels in
          Self.decode(scores, chain, origins, into: labels)
        }
      }
    }
  }

  private static func decode(
    _ scores: UnsafeBufferPointer<SIMD4<Int16>>,
    _ chain: Transitions,
    _ origins: UnsafeMutableBufferPointer<UInt8>,
    into labels: UnsafeMutableBufferPointer<UInt8>
  ) {
    let count = scores.count
    @inline(__always)
    func weight(_ from: WordLabel, _ to: WordLabel) -> Int32 {
      Int32(chain.rows[Int(from.rawValue)][Int(to.rawValue)])
    }
    let (bm, be) = (weight(.begin, .middle), weight(.begin, .end))
    let (mm, me) = (weight(.middle, .middle), weight(.middle, .end))
    let (eb, es) = (weight(.end, .begin), weight(.end, .single))
    let (sb, ss) = (weight(.single, .begin), weight(.single, .single))
    let never = Int32(Int16.min) * 64
    var begin = Int32(scores[0][0])
    var middle = never
    var end = never
    var single = Int32(scores[0][3])
    for position in 1..<count {
      let row = scores[position]
      let (toBegin, toSingle) = (end &+ eb, end &+ es)
      let (orBegin, orSingle) = (single &+ sb, single &+ ss)
      let (toMiddle, toEnd) = (begin &+ bm, begin &+ be)
      let (orMiddle, orEnd) = (middle &+ mm, middle &+ me)
      var origin: UInt8 = orBegin > toBegin ? 1 : 0
      origin |= orMiddle > toMiddle ? 2 : 0
      origin |= orEnd > toEnd ? 4 : 0
      origin |= orSingle > toSingle ? 8 : 0
      origins[position] = origin
      begin = max(toBegin, orBegin) &+ Int32(row[0])
      middle = max(toMiddle, orMiddle) &+ Int32(row[1])
      end = max(toEnd, orEnd) &+ Int32(row[2])
      single = max(toSingle, orSingle) &+ Int32(row[3])
      if position & 255 == 0 {
        // Kept near zero, so that no sequence is too long.
        let best = max(max(begin, middle), max(end, single))
        begin = max(begin &- best, never)
        middle = max(middle &- best, never)
        end = max(end &- best, never)
        single = max(single &- best, never)
      }
    }
    var label: WordLabel = single > end ? .single : .end
    for position in (0..<count).reversed() {
      labels[position] = label.rawValue
      let origin = origins[position]
      switch label {
      case .begin: label = origin & 1 != 0 ? .single : .end
      case .middle: label = origin & 2 != 0 ? .middle : .begin
      case .end: label = origin & 4 != 0 ? .middle : .begin
      case .single: label = origin & 8 != 0 ? .single : .end
      }
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
