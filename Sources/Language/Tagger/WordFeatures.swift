/// What the model of words sees at a unit.
enum WordFeatures {
  /// Appends the features of the unit `i`, always the same number of them.
  static func append(_ units: Units, at i: Int, to features: inout FeatureWriter) {
    let count = units.count
    @inline(__always)
    func symbol(_ offset: Int) -> UInt64 {
      let index = i + offset
      return UInt64(index >= 0 && index < count ? units.symbols[index] : UnitSymbol.border)
    }
    @inline(__always)
    func kind(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? UInt64(units.kinds[index].rawValue) + 1 : 0
    }
    @inline(__always)
    func cut(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? units.cutCodes[index] : 63
    }
    @inline(__always)
    func tag(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? units.cutTags[index] : 255
    }
    @inline(__always)
    func length(_ lengths: [UInt8], _ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? UInt64(min(lengths[index], 6)) : 7
    }
    let (a, b, c, d, e) = (symbol(-2), symbol(-1), symbol(0), symbol(1), symbol(2))
    features.append(FeatureHash.of(1, a))
    features.append(FeatureHash.of(2, b))
    features.append(FeatureHash.of(3, c))
    features.append(FeatureHash.of(4, d))
    features.append(FeatureHash.of(5, e))
    features.append(FeatureHash.of(6, a, b))
    features.append(FeatureHash.of(7, b, c))
    features.append(FeatureHash.of(8, c, d))
    features.append(FeatureHash.of(9, d, e))
    features.append(FeatureHash.of(10, b, d))
    features.append(FeatureHash.of(11, a, b, c))
    features.append(FeatureHash.of(12, b, c, d))
    features.append(FeatureHash.of(13, c, d, e))
    let (u, v, w) = (cut(-1), cut(0), cut(1))
    features.append(FeatureHash.of(14, v))
    features.append(FeatureHash.of(15, u, v))
    features.append(FeatureHash.of(16, v, w))
    features.append(FeatureHash.of(17, v, c))
    features.append(FeatureHash.of(18, u, v, w))
    let from = length(units.longestFrom, 0)
    let to = length(units.longestTo, 0)
    let over = length(units.longestOver, 0)
    features.append(FeatureHash.of(19, from, to, over))
    features.append(FeatureHash.of(20, from, c))
    features.append(FeatureHash.of(21, to, c))
    features.append(FeatureHash.of(22, length(units.longestTo, -1), from))
    features.append(FeatureHash.of(23, to, length(units.longestFrom, 1)))
    features.append(FeatureHash.of(24, over, length(units.longestOver, -1)))
    features.append(FeatureHash.of(25, kind(-1), kind(0), kind(1)))
    features.append(FeatureHash.of(26, b == c ? 1 : 0, c == d ? 1 : 0, a == c ? 1 : 0))
    features.append(FeatureHash.of(27, tag(0), v))
    features.append(FeatureHash.of(28, tag(-1), tag(0), v))
    features.append(FeatureHash.of(29, tag(0), tag(1), v))
    features.append(FeatureHash.of(30, units.cutCosts[i], v))
    let role = units.roles[i]
    features.append(
      FeatureHash.of(31, UInt64(role.family), UInt64(role.given), UInt64(role.foreign))
    )
    features.append(FeatureHash.of(32, UInt64(units.cutClasses[i].rawValue), v))
  }
}
