/// What the model of parts of speech sees at a word.
enum PosFeatures {
  /// Appends all features of the word `i`, always the same number of them.
  static func append(
    _ words: WordForms,
    _ units: Units,
    at i: Int,
    to features: inout FeatureWriter
  ) {
    appendOwn(words, units, at: i, to: &features)
    appendContext(words, units, at: i, to: &features)
  }

  /// Equal for words whose own features are equal.
  @inline(__always)
  static func key(_ words: WordForms, _ units: Units, at i: Int) -> UInt64 {
    let first = Int(words.starts[i])
    let last = Int(words.starts[i + 1]) - 1
    let ends = UInt64(units.symbols[first]) << 32 | UInt64(units.symbols[last])
    let known = words.tags[i] << 32 | words.clusters[i]
    return FeatureHash.of(words.keys[i], ends, known, UInt64(last - first)) | 1
  }

  /// Appends what the word itself says.
  static func appendOwn(
    _ words: WordForms,
    _ units: Units,
    at i: Int,
    to features: inout FeatureWriter
  ) {
    let first = Int(words.starts[i])
    let last = Int(words.starts[i + 1]) - 1
    @inline(__always)
    func symbol(_ unit: Int) -> UInt64 {
      unit >= first && unit <= last ? UInt64(units.symbols[unit]) : 0
    }
    let length = UInt64(min(last + 1 - first, 5))
    let kind = UInt64(units.kinds[first].rawValue)
    features.append(FeatureHash.of(101, words.keys[i]))
    features.append(FeatureHash.of(108, symbol(first), length))
    features.append(FeatureHash.of(109, symbol(last), length))
    features.append(FeatureHash.of(110, symbol(last - 1), symbol(last)))
    features.append(FeatureHash.of(111, symbol(first), symbol(first + 1)))
    features.append(FeatureHash.of(112, symbol(last), kind))
    features.append(FeatureHash.of(117, words.tags[i], length))
    features.append(FeatureHash.of(121, words.clusters[i]))
    features.append(FeatureHash.of(124, words.coarse[i], words.tags[i]))
    features.append(FeatureHash.of(126, kind, length))
  }

  /// Appends what stands around the word, alone and together with it.
  static func appendContext(
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
    /// A symbol of the word at `offset`: its first or its last.
    @inline(__always)
    func first(_ offset: Int) -> UInt64 {
      let index = i + offset
      guard index < count else { return UInt64(UnitSymbol.border) }
      return UInt64(units.symbols[Int(words.starts[index])])
    }
    @inline(__always)
    func last(_ offset: Int) -> UInt64 {
      let index = i + offset
      guard index >= 0 else { return UInt64(UnitSymbol.border) }
      return UInt64(units.symbols[Int(words.starts[index + 1]) - 1])
    }
    let (v, w, x) = (of(words.keys, -1), of(words.keys, 0), of(words.keys, 1))
    let (s, t, u) = (of(words.tags, -1), of(words.tags, 0), of(words.tags, 1))
    let (c, d, e) = (of(words.clusters, -1), of(words.clusters, 0), of(words.clusters, 1))
    features.append(FeatureHash.of(102, v))
    features.append(FeatureHash.of(103, x))
    features.append(FeatureHash.of(104, v, w))
    features.append(FeatureHash.of(105, w, x))
    features.append(FeatureHash.of(113, last(-1)))
    features.append(FeatureHash.of(114, first(1)))
    features.append(FeatureHash.of(115, last(-1), first(0)))
    features.append(FeatureHash.of(116, last(0), first(1)))
    features.append(FeatureHash.of(118, s, t))
    features.append(FeatureHash.of(119, t, u))
    features.append(FeatureHash.of(120, s, t, u))
    features.append(FeatureHash.of(122, c, d))
    features.append(FeatureHash.of(123, d, e))
    features.append(
      FeatureHash.of(125, of(words.coarse, -1), of(words.coarse, 0), of(words.coarse, 1))
    )
    features.append(FeatureHash.of(127, w, s))
    features.append(FeatureHash.of(128, w, u))
  }
}
