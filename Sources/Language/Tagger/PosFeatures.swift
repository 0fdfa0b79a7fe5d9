/// What the model of parts of speech sees at a word.
enum PosFeatures {
  /// Appends the features of the word `i`, always the same number of them.
  static func append(
    _ words: WordForms,
    _ units: Units,
    at i: Int,
    to features: inout FeatureWriter
  ) {
    let count = words.count
    @inline(__always)
    func of(_ values: [UInt64], _ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? values[index] : 1 << 40
    }
    /// A symbol of the word at `offset`, counted from its first unit, or from its last where
    /// `place` is negative.
    @inline(__always)
    func symbol(_ offset: Int, _ place: Int) -> UInt64 {
      let index = i + offset
      guard index >= 0, index < count else { return UInt64(UnitSymbol.border) }
      let first = Int(words.starts[index])
      let last = Int(words.starts[index + 1]) - 1
      let unit = place >= 0 ? first + place : last + 1 + place
      return unit >= first && unit <= last ? UInt64(units.symbols[unit]) : 0
    }
    let length = UInt64(min(words.starts[i + 1] - words.starts[i], 5))
    let first = Int(words.starts[i])
    let kind = UInt64(units.kinds[first].rawValue)
    let (v, w, x) = (of(words.keys, -1), of(words.keys, 0), of(words.keys, 1))
    let (s, t, u) = (of(words.tags, -1), of(words.tags, 0), of(words.tags, 1))
    let (c, d, e) = (of(words.clusters, -1), of(words.clusters, 0), of(words.clusters, 1))
    features.append(FeatureHash.of(101, w))
    features.append(FeatureHash.of(102, v))
    features.append(FeatureHash.of(103, x))
    features.append(FeatureHash.of(104, v, w))
    features.append(FeatureHash.of(105, w, x))
    features.append(FeatureHash.of(106, of(words.keys, -2)))
    features.append(FeatureHash.of(107, of(words.keys, 2)))
    features.append(FeatureHash.of(108, symbol(0, 0), length))
    features.append(FeatureHash.of(109, symbol(0, -1), length))
    features.append(FeatureHash.of(110, symbol(0, -2), symbol(0, -1)))
    features.append(FeatureHash.of(111, symbol(0, 0), symbol(0, 1)))
    features.append(FeatureHash.of(112, symbol(0, -1), kind))
    features.append(FeatureHash.of(113, symbol(-1, -1)))
    features.append(FeatureHash.of(114, symbol(1, 0)))
    features.append(FeatureHash.of(115, symbol(-1, -1), symbol(0, 0)))
    features.append(FeatureHash.of(116, symbol(0, -1), symbol(1, 0)))
    features.append(FeatureHash.of(117, t, length))
    features.append(FeatureHash.of(118, s, t))
    features.append(FeatureHash.of(119, t, u))
    features.append(FeatureHash.of(120, s, t, u))
    features.append(FeatureHash.of(121, d))
    features.append(FeatureHash.of(122, c, d))
    features.append(FeatureHash.of(123, d, e))
    features.append(FeatureHash.of(124, of(words.coarse, 0), t))
    features.append(
      FeatureHash.of(125, of(words.coarse, -1), of(words.coarse, 0), of(words.coarse, 1))
    )
    features.append(FeatureHash.of(126, kind, length))
    features.append(FeatureHash.of(127, w, s))
    features.append(FeatureHash.of(128, w, u))
    features.append(FeatureHash.of(129, v, x))
  }
}
