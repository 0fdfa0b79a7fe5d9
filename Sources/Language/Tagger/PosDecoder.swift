/// Finds the best sequence of parts of speech.
///
/// What a word's own form says of its part of speech is worked out once for each word and kept,
/// because the words of a text come again. Of the tags of each word only those are followed up
/// that are not hopelessly worse than the best one: there are too many to try all pairs.
struct PosDecoder: Sendable {
  /// Three vectors hold a score for each of `SparseTable.width` labels.
  private static let lanes = SparseTable.width / 16
  /// In steps of a weight (32 to a nat): beyond that a tag is given up.
  private static let beam: Int16 = 128
  /// How much better than all others a word's own form has to make a tag so that nobody looks at
  /// what stands around it.
  private static let certain: Int16 = 96
  /// Words that are kept; a power of two.
  private static let capacity = 4096

  private var room = [UInt64](repeating: 0, count: FeatureWriter.capacity)
  /// Features of all words of a sentence that are to be looked up, each with its word's number.
  private var features: [UInt64] = []
  private var gathered: [UInt64] = []
  private var best = [Int16](repeating: 0, count: SparseTable.width)
  /// `SparseTable.width` for each word.
  private var scores: [Int16] = []
  /// For each word its key where nothing is kept of it; 0 where something is.
  private var missing: [UInt64] = []
  private var isCertain: [Bool] = []
  private var origins: [SIMD16<Int16>] = []
  /// For each place of the cache the key of its word, whether it is certain, and its scores.
  private var keys = [UInt64](repeating: 0, count: Self.capacity)
  private var certainties = [Bool](repeating: false, count: Self.capacity)
  private var kept = [Int16](repeating: 0, count: Self.capacity * SparseTable.width)

  init() {}

  /// Gives each word the number of a label.
  mutating func decode(
    _ words: WordForms,
    _ units: Units,
    _ table: SparseTable,
    into pos: inout [UInt8]
  ) {
    let count = words.count
    pos.reset(0, count)
    if count == 0 { return }
    score(words, units, table)
    origins.reset(SIMD16(repeating: 0), count * Self.lanes)
    for label in 0..<SparseTable.width { best[label] = scores[label] }
    follow(count, table)
    var label = 0
    for candidate in 1..<max(table.labels.count, 1) where best[candidate] > best[label] {
      label = candidate
    }
    for word in (0..<count).reversed() {
      pos[word] = UInt8(truncatingIfNeeded: label)
      label = Int(origins[word * Self.lanes + label / 16][label % 16])
    }
  }

  /// Fills `scores`: first with what each word says itself, then, where that does not decide, with
  /// what stands around it.
  ///
  /// All words of a sentence at once, so that the processor waits for many rows at the same time.
  private mutating func score(_ words: WordForms, _ units: Units, _ table: SparseTable) {
    let width = SparseTable.width
    let count = words.count
    scores.reset(0, count * width)
    missing.reset(0, count)
    isCertain.reset(false, count)
    features.removeAll(keepingCapacity: true)
    var hasMissing = false
    for word in 0..<count {
      let key = PosFeatures.key(words, units, at: word)
      let place = Self.place(key)
      if keys[place] == key {
        isCertain[word] = certainties[place]
        copy(from: kept, place * width, to: &scores, word * width)
      } else {
        missing[word] = key
        hasMissing = true
        collect(word) { PosFeatures.appendOwn(words, units, at: word, to: &$0) }
      }
    }
    if hasMissing {
      lookUp(table)
      for word in 0..<count where missing[word] != 0 {
        let place = Self.place(missing[word])
        isCertain[word] = margin(word, table.labels.count) >= Self.certain
        keys[place] = missing[word]
        certainties[place] = isCertain[word]
        copy(from: scores, word * width, to: &kept, place * width)
      }
    }
    for word in 0..<count where !isCertain[word] {
      collect(word) { PosFeatures.appendContext(words, units, at: word, to: &$0) }
    }
    lookUp(table)
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key >> 20) & (capacity - 1)
  }

  @inline(__always)
  private func copy(from: [Int16], _ first: Int, to: inout [Int16], _ place: Int) {
    from.withUnsafeBufferPointer { from in
      to.withUnsafeMutableBufferPointer { to in
        for label in 0..<SparseTable.width { to[place &+ label] = from[first &+ label] }
      }
    }
  }

  /// Appends the features of a word that `write` gives.
  @inline(__always)
  private mutating func collect(_ word: Int, _ write: (inout FeatureWriter) -> Void) {
    room.withUnsafeMutableBufferPointer { room in
      guard let room = room.baseAddress else { return }
      var writer = FeatureWriter(room)
      write(&writer)
      for feature in writer.features { features.append(FeatureShape.placed(feature, at: word)) }
    }
  }

  /// Adds the weights of `features` to `scores` and forgets them.
  private mutating func lookUp(_ table: SparseTable) {
    if gathered.count < features.count { gathered.reset(0, features.count * 2) }
    features.withUnsafeMutableBufferPointer { features in
      gathered.withUnsafeMutableBufferPointer { gathered in
        scores.withUnsafeMutableBufferPointer { scores in
          guard let scores = scores.baseAddress else { return }
          table.add(features, gathered, to: scores)
        }
      }
    }
    features.removeAll(keepingCapacity: true)
  }

  /// How much better the best score is than the next one.
  private func margin(_ word: Int, _ count: Int) -> Int16 {
    scores.withUnsafeBufferPointer { scores in
      var best = Int16.min
      var next = Int16.min
      let first = word &* SparseTable.width
      for label in first..<first &+ count {
        let score = scores[label]
        next = max(next, min(best, score))
        best = max(best, score)
      }
      return next == .min ? .max : best.subtractingReportingOverflow(next).partialValue
    }
  }

  /// Takes the scores of all words but the first into account, one after the other.
  private mutating func follow(_ count: Int, _ table: SparseTable) {
    let labelCount = table.labels.count
    best.withUnsafeMutableBytes { best in
      scores.withUnsafeBytes { scores in
        table.transitions.withUnsafeBytes { transitions in
          origins.withUnsafeMutableBufferPointer { origins in
            for word in 1..<max(count, 1) {
              Self.follow(word, labelCount, best, scores, transitions, origins)
            }
          }
        }
      }
    }
  }

  /// Takes the scores of the next word into account.
  @inline(__always)
  private static func follow(
    _ word: Int,
    _ labelCount: Int,
    _ best: UnsafeMutableRawBufferPointer,
    _ scores: UnsafeRawBufferPointer,
    _ transitions: UnsafeRawBufferPointer,
    _ origins: UnsafeMutableBufferPointer<SIMD16<Int16>>
  ) {
    @inline(__always)
    func vector(_ bytes: UnsafeRawBufferPointer, _ lane: Int) -> SIMD16<Int16> {
      bytes.loadUnaligned(fromByteOffset: lane &* 32, as: SIMD16<Int16>.self)
    }
    let row = word * lanes
    let old = UnsafeRawBufferPointer(best)
    let (a, b, c) = (vector(old, 0), vector(old, 1), vector(old, 2))
    let highest = pointwiseMax(pointwiseMax(a, b), c).highest
    var next = (
      SIMD16<Int16>(repeating: .min), SIMD16<Int16>(repeating: .min),
      SIMD16<Int16>(repeating: .min)
    )
    var origin = (
      SIMD16<Int16>(repeating: 0), SIMD16<Int16>(repeating: 0), SIMD16<Int16>(repeating: 0)
    )
    for from in 0..<labelCount {
      // Kept near zero, so that no sentence is too long for 16 bits.
      let start = old.loadUnaligned(fromByteOffset: from &* 2, as: Int16.self) &- highest
      if start < -beam { continue }
      let label = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: from))
      let line = from &* SparseTable.width / 16
      @inline(__always)
      func take(_ next: inout SIMD16<Int16>, _ origin: inout SIMD16<Int16>, _ lane: Int) {
        let candidate = vector(transitions, line &+ lane) &+ start
        let isBetter = candidate .> next
        next.replace(with: candidate, where: isBetter)
        origin.replace(with: label, where: isBetter)
      }
      take(&next.0, &origin.0, 0)
      take(&next.1, &origin.1, 1)
      take(&next.2, &origin.2, 2)
    }
    @inline(__always)
    func store(_ next: SIMD16<Int16>, _ origin: SIMD16<Int16>, _ lane: Int) {
      let sum = next &+ vector(scores, row &+ lane)
      best.storeBytes(of: sum, toByteOffset: lane &* 32, as: SIMD16<Int16>.self)
      origins[row &+ lane] = origin
    }
    store(next.0, origin.0, 0)
    store(next.1, origin.1, 1)
    store(next.2, origin.2, 2)
  }
}
