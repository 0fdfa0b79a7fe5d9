/// What is kept of a text so that texts like it are found: bands of MinHash values.
///
/// Two texts have one value in common with the probability of their resemblance (Broder 1997), and
/// a band, `rows` values together, with that to the power of `rows`. So texts that are alike share
/// one of the bands nearly always, others nearly never (P. Indyk and R. Motwani 1998). The values
/// of a row are the smallest in as many bins as there are bands, so that a stretch of text is
/// hashed once a row, not once a value (one permutation hashing: P. Li, A. Owen, C.-H. Zhang
/// 2012; an empty bin borrows from the next one: A. Shrivastava, P. Li 2014).
///
/// Notices after one pattern share all of these bands, and there may be any number of them. For
/// their sake there are bands of long stretches as well, of which many hold the one name or date
/// in which such notices differ.
struct BandSignature {
  /// Values in a band of short stretches.
  let rows: Int
  /// Bands of short stretches.
  let bands: Int

  private static let values = 48
  private static let longBands = 8
  private static let longLength = 64

  /// The longest bands by which texts of this similarity are still found 995 times in 1000.
  init(similarity: Double) {
    var rows = 1
    while rows < 8, Self.chance(similarity, rows: rows + 1) >= 0.995 { rows += 1 }
    self.rows = rows
    bands = Self.values / rows
  }

  /// How probable it is that two texts of a similarity share a band.
  private static func chance(_ similarity: Double, rows: Int) -> Double {
    let band = (0..<rows).reduce(1.0) { product, _ in product * similarity }
    return 1 - (0..<(values / rows)).reduce(1.0) { product, _ in product * (1 - band) }
  }

  /// What is kept of one text.
  struct Values {
    /// Each a number that tells band and content.
    let bands: [UInt64]
    /// The values of the short stretches, 16 bits of each: as many are the same in two texts as
    /// the texts resemble each other.
    let sketch: [UInt8]
  }

  /// Of a text with at least one shingle.
  func values(of text: ComparedText) -> Values {
    var short = SmallestValues(rows: rows, bins: bands)
    var long = SmallestValues(rows: 1, bins: Self.longBands)
    text.tokens.withUnsafeBufferPointer { tokens in
      Shingles.forEach(in: tokens) { short.add($0) }
      Self.forEachLong(in: tokens) { long.add($0) }
    }
    var found = short.bands(from: 0)
    if text.tokens.count >= Self.longLength { found += long.bands(from: bands) }
    return Values(bands: found, sketch: short.sketch)
  }

  /// Whether texts of these sketches may be as similar as that, in ten thousandths: the share of
  /// equal values is no more than a quarter below, which is more than four standard deviations.
  static func mayResemble(
    _ first: UnsafeRawBufferPointer,
    _ second: [UInt8],
    similarity: Int
  ) -> Bool {
    let count = min(first.count, second.count) / 2
    var equal = 0
    for index in 0..<count
    where first[2 * index] == second[2 * index] && first[2 * index + 1] == second[2 * index + 1] {
      equal += 1
    }
    return equal * 10_000 >= (similarity - 2_500) * count
  }

  /// Calls `body` with a number for each stretch of `longLength` tokens, the rolling hash of Karp
  /// and Rabin 1987.
  @inline(__always)
  private static func forEachLong(
    in tokens: UnsafeBufferPointer<UInt64>,
    _ body: (UInt64) -> Void
  ) {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    let leaving = (0..<longLength).reduce(1) { power, _ in power &* base }
    var hash: UInt64 = 0
    for index in tokens.indices {
      hash = hash &* base &+ Shingles.mixed(tokens[index])
      if index >= longLength {
        hash &-= Shingles.mixed(tokens[index - longLength]) &* leaving
      }
      if index >= longLength - 1 { body(Shingles.mixed(hash)) }
    }
  }
}

/// The smallest hashes in each bin of each row.
private struct SmallestValues {
  let rows: Int
  let bins: Int
  private var values: [UInt64]

  init(rows: Int, bins: Int) {
    self.rows = rows
    self.bins = bins
    values = [UInt64](repeating: .max, count: rows * bins)
  }

  @inline(__always)
  mutating func add(_ shingle: UInt64) {
    var salt: UInt64 = 0
    for row in 0..<rows {
      salt &+= 0x9E37_79B9_7F4A_7C15
      var hash = (shingle ^ salt) &* 0xD6E8_FEB8_6659_FD93
      hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      let place = row * bins + Int(hash.multipliedFullWidth(by: UInt64(bins)).high)
      if hash < values[place] { values[place] = hash }
    }
  }

  var sketch: [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  /// One number for each bin, with the bins numbered from `first`.
  func bands(from first: Int) -> [UInt64] {
    (0..<bins).map { band in
      (0..<rows).reduce(UInt64(first + band)) { content, row in
        var bin = band
        while values[row * bins + bin] == .max { bin = (bin + 1) % bins }
        return Shingles.mixed(content ^ values[row * bins + bin])
      }
    }
  }
}
