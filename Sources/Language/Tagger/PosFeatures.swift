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
    let first = Int(words[i].start)
    let last = Int(words[i + 1].start) - 1
    let ends = UInt64(units[first].symbol) << 32 | UInt64(units[last].symbol)
    let known = words[i].tag << 32 | words[i].cluster
    return FeatureHash.of(words[i].key, ends, known, UInt64(last - first)) | 1
  }

  /// Appends what the word itself says.
  static func appendOwn(
    _ words: WordForms,
    _ units: Units,
    at i: Int,
    to features: inout FeatureWriter
  ) {
    let first = Int(words[i].start)
    let last = Int(words[i + 1].start) - 1
    @inline(__always)
    func symbol(_ unit: Int) -> UInt64 {
      unit >= first && unit <= last ? UInt64(units[unit].symbol) : 0
    }
    let length = UInt64(min(last + 1 - first, 5))
    let kind = UInt64(units[first].kind.rawValue)
    features.append(FeatureHash.of(101, words[i].key))
    features.append(FeatureHash.of(108, symbol(first), length))
    features.append(FeatureHash.of(109, symbol(last), length))
    features.append(FeatureHash.of(110, symbol(last - 1), symbol(last)))
    features.append(FeatureHash.of(111, symbol(first), symbol(first + 1)))
    features.append(FeatureHash.of(112, symbol(last), kind))
    features.append(FeatureHash.of(117, words[i].tag, length))
    features.append(FeatureHash.of(121, words[i].cluster))
    features.append(FeatureHash.of(124, words[i].coarse, words[i].tag))
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
    func form(_ offset: Int) -> WordForms.Form {
      let index = i + offset
      return index >= 0 && index < count ? words[index] : .outside
    }
    /// A symbol of the word at `offset`: its first or its last.
    @inline(__always)
    func first(_ offset: Int) -> UInt64 {
      let index = i + offset
      guard index < count else { return UInt64(UnitSymbol.border) }
      return UInt64(units[Int(words[index].start)].symbol)
    }
    @inline(__always)
    func last(_ offset: Int) -> UInt64 {
      let index = i + offset
      guard index >= 0 else { return UInt64(UnitSymbol.border) }
      return UInt64(units[Int(words[index + 1].start) - 1].symbol)
    }
    let (before, own, behind) = (form(-1), form(0), form(1))
    let (v, w, x) = (before.key, own.key, behind.key)
    let (s, t, u) = (before.tag, own.tag, behind.tag)
    let (c, d, e) = (before.cluster, own.cluster, behind.cluster)
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
    features.append(FeatureHash.of(125, before.coarse, own.coarse, behind.coarse))
    features.append(FeatureHash.of(127, w, s))
    features.append(FeatureHash.of(128, w, u))
  }
}
