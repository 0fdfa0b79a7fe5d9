/// Finds the best sequence of parts of speech.
///
/// What a word's own form says of its part of speech is worked out once for each word and kept,
/// because the words of a text come again. Of the tags of each word only those are followed up
/// that are not hopelessly worse than the best one: there are too many to try all pairs.
struct PosDecoder: Sendable {
  /// Four vectors hold a score for each of `SparseTable.width` labels.
  private static let lanes = SparseTable.width / 16
  /// In steps of a weight (32 to a nat): beyond that a tag is given up.
  private static let beam: Int16 = 128
  /// How much better than all others a word's own form has to make a tag so that nobody looks at
  /// what stands around it.
  private static let certain: Int16 = 128
  /// Words that are kept; a power of two.
  private static let capacity = 2048

  private var features = [UInt64](repeating: 0, count: FeatureWriter.capacity)
  private var best = [Int16](repeating: 0, count: SparseTable.width)
  private var scores = [Int16](repeating: 0, count: SparseTable.width)
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
    origins.reset(SIMD16(repeating: 0), count * Self.lanes)
    for word in 0..<count {
      score(word, words, units, table)
      if word == 0 { swap(&best, &scores) } else { follow(word, table) }
    }
    var label = 0
    for candidate in 1..<max(table.labels.count, 1) where best[candidate] > best[label] {
      label = candidate
    }
    for word in (0..<count).reversed() {
      pos[word] = UInt8(truncatingIfNeeded: label)
      label = Int(origins[word * Self.lanes + label / 16][label % 16])
    }
  }

  /// Fills `scores` with the scores of a word.
  private mutating func score(
    _ word: Int,
    _ words: WordForms,
    _ units: Units,
    _ table: SparseTable
  ) {
    let width = SparseTable.width
    let key = PosFeatures.key(words, units, at: word)
    let place = Int(truncatingIfNeeded: key) & (Self.capacity - 1)
    features.withUnsafeMutableBufferPointer { room in
      kept.withUnsafeMutableBufferPointer { kept in
        scores.withUnsafeMutableBufferPointer { scores in
          guard let room = room.baseAddress, let scores = scores.baseAddress,
            let own = kept.baseAddress?.advanced(by: place * width)
          else { return }
          if keys[place] != key {
            for label in 0..<width { own[label] = 0 }
            var writer = FeatureWriter(room)
            PosFeatures.appendOwn(words, units, at: word, to: &writer)
            table.add(writer.features, to: own)
            keys[place] = key
            certainties[place] = Self.margin(own, table.labels.count) >= Self.certain
          }
          scores.update(from: own, count: width)
          if certainties[place] { return }
          var writer = FeatureWriter(room)
          PosFeatures.appendContext(words, units, at: word, to: &writer)
          table.add(writer.features, to: scores)
        }
      }
    }
  }

  /// How much better the best score is than the next one.
  private static func margin(_ scores: UnsafePointer<Int16>, _ count: Int) -> Int16 {
    var best = Int16.min
    var next = Int16.min
    for label in 0..<count {
      if scores[label] > best {
        (best, next) = (scores[label], best)
      } else if scores[label] > next {
        next = scores[label]
      }
    }
    return next == .min ? .max : best.subtractingReportingOverflow(next).partialValue
  }

  /// Takes `scores` for those of the next word.
  private mutating func follow(_ word: Int, _ table: SparseTable) {
    let width = SparseTable.width
    let row = word * Self.lanes
    best.withUnsafeMutableBytes { best in
      scores.withUnsafeBytes { scores in
        table.transitions.withUnsafeBytes { transitions in
          origins.withUnsafeMutableBufferPointer { origins in
            @inline(__always)
            func vector(_ bytes: UnsafeRawBufferPointer, _ lane: Int) -> SIMD16<Int16> {
              bytes.loadUnaligned(fromByteOffset: lane &* 32, as: SIMD16<Int16>.self)
            }
            let old = UnsafeRawBufferPointer(best)
            let (a, b, c, d) = (vector(old, 0), vector(old, 1), vector(old, 2), vector(old, 3))
            let highest = max(max(a.max(), b.max()), max(c.max(), d.max()))
            var next = (
              SIMD16<Int16>(repeating: .min), SIMD16<Int16>(repeating: .min),
              SIMD16<Int16>(repeating: .min), SIMD16<Int16>(repeating: .min)
            )
            var origin = (
              SIMD16<Int16>(repeating: 0), SIMD16<Int16>(repeating: 0),
              SIMD16<Int16>(repeating: 0), SIMD16<Int16>(repeating: 0)
            )
            for from in 0..<table.labels.count {
              // Kept near zero, so that no sentence is too long for 16 bits.
              let start =
                old.loadUnaligned(fromByteOffset: from &* 2, as: Int16.self) &- highest
              if start < -Self.beam { continue }
              let label = SIMD16<Int16>(repeating: Int16(truncatingIfNeeded: from))
              let line = from &* width / 16
              @inline(__always)
              func take(
                _ next: inout SIMD16<Int16>,
                _ origin: inout SIMD16<Int16>,
                _ lane: Int
              ) {
                let candidate = vector(transitions, line &+ lane) &+ start
                let isBetter = candidate .> next
                next.replace(with: candidate, where: isBetter)
                origin.replace(with: label, where: isBetter)
              }
              take(&next.0, &origin.0, 0)
              take(&next.1, &origin.1, 1)
              take(&next.2, &origin.2, 2)
              take(&next.3, &origin.3, 3)
            }
            @inline(__always)
            func store(_ next: SIMD16<Int16>, _ origin: SIMD16<Int16>, _ lane: Int) {
              let sum = next &+ vector(scores, lane)
              best.storeBytes(of: sum, toByteOffset: lane &* 32, as: SIMD16<Int16>.self)
              origins[row &+ lane] = origin
            }
            store(next.0, origin.0, 0)
            store(next.1, origin.1, 1)
            store(next.2, origin.2, 2)
            store(next.3, origin.3, 3)
          }
        }
      }
    }
  }
}
