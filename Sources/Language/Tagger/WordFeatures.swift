/// What the model of words sees at a unit, beside the characters around it.
enum WordFeatures {
  private static let cutOfUnit = DirectTable(count: 64)
  private static let cutBefore = DirectTable(after: cutOfUnit, count: 4096)
  private static let cutBehind = DirectTable(after: cutBefore, count: 4096)
  private static let longest = DirectTable(after: cutBehind, count: 512)
  private static let borderBefore = DirectTable(after: longest, count: 64)
  private static let borderBehind = DirectTable(after: borderBefore, count: 64)
  private static let covers = DirectTable(after: borderBehind, count: 64)
  private static let kinds = DirectTable(after: covers, count: 1000)
  private static let repeats = DirectTable(after: kinds, count: 8)
  private static let roles = DirectTable(after: repeats, count: 512)
  /// Rows of the direct table.
  static let directCount = roles.end

  /// Appends the features of the unit `i`, always the same number of them.
  static func append(_ units: Units, at i: Int, to features: inout FeatureWriter) {
    let count = units.count
    @inline(__always)
    func symbol(_ offset: Int) -> UInt64 {
      let index = i + offset
      return UInt64(index >= 0 && index < count ? units[index].symbol : UnitSymbol.border)
    }
    @inline(__always)
    func kind(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? UInt64(units[index].kind.rawValue) + 1 : 0
    }
    @inline(__always)
    func cut(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? units.cuts[index].code : 63
    }
    @inline(__always)
    func tag(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? units.cuts[index].tag : 255
    }
    @inline(__always)
    func coverage(_ offset: Int) -> Units.Coverage? {
      let index = i + offset
      return index >= 0 && index < count ? units.coverages[index] : nil
    }
    @inline(__always)
    func length(_ longest: UInt8?) -> UInt64 { longest.map { UInt64(min($0, 6)) } ?? 7 }
    let (a, b, c, d) = (symbol(-2), symbol(-1), symbol(0), symbol(1))
    let (u, v, w) = (cut(-1), cut(0), cut(1))
    let own = units.coverages[i]
    let from = length(own.longestFrom)
    let to = length(own.longestTo)
    let over = length(own.longestOver)
    let role = units[i].roles
    features.append(FeatureHash.of(10, b, d))
    features.append(FeatureHash.of(17, v, c))
    features.append(FeatureHash.of(18, u, v, w))
    features.append(FeatureHash.of(20, from, c))
    features.append(FeatureHash.of(21, to, c))
    features.append(FeatureHash.of(27, tag(0), v))
    features.append(FeatureHash.of(28, tag(-1), tag(0), v))
    features.append(FeatureHash.of(29, tag(0), tag(1), v))
    features.append(FeatureHash.of(30, units.cuts[i].cost, v))
    features.append(FeatureHash.of(32, UInt64(units.cuts[i].classes.rawValue), v))
    features.append(row: v, of: cutOfUnit)
    features.append(row: u << 6 | v, of: cutBefore)
    features.append(row: v << 6 | w, of: cutBehind)
    features.append(row: from << 6 | to << 3 | over, of: longest)
    features.append(row: length(coverage(-1)?.longestTo) << 3 | from, of: borderBefore)
    features.append(row: to << 3 | length(coverage(1)?.longestFrom), of: borderBehind)
    features.append(row: over << 3 | length(coverage(-1)?.longestOver), of: covers)
    features.append(row: kind(-1) &* 100 &+ kind(0) &* 10 &+ kind(1), of: kinds)
    features.append(row: (b == c ? 4 : 0) | (c == d ? 2 : 0) | (a == c ? 1 : 0), of: repeats)
    features.append(
      row: UInt64(role.family) << 6 | UInt64(role.given) << 3 | UInt64(role.foreign),
      of: roles
    )
  }
}
