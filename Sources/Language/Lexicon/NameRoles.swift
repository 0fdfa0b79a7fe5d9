/// How often a character does what in the names of the dictionary, as levels from 0 (never) to 7.
struct NameRoles: BitwiseCopyable, Sendable, Hashable {
  /// Begins a Chinese person's name of two or three characters.
  var family: UInt8 = 0
  /// Follows in such a name.
  var given: UInt8 = 0
  /// Stands in a transcribed foreign name.
  var foreign: UInt8 = 0
  /// Stands in words that are no names.
  var common: UInt8 = 0

  /// Levels from counts: each level is twice as many as the one below.
  init(family: Int, given: Int, foreign: Int, common: Int) {
    func level(_ count: Int) -> UInt8 {
      count == 0 ? 0 : UInt8(min((Int.bitWidth - count.leadingZeroBitCount + 1) / 2, 7))
    }
    self.family = level(family)
    self.given = level(given)
    self.foreign = level(foreign)
    self.common = level(common)
  }

  init() {}
}

/// Counts what characters do in the names of a word list.
struct NameRoleCounter {
  private struct Counts {
    var family = 0
    var given = 0
    var foreign = 0
    var common = 0
  }

  private var counts: [Counts]

  init(codeCount: Int) { counts = Array(repeating: Counts(), count: codeCount) }

  /// Takes one word into account: by its tag (`nr` Chinese, `nrt` foreign) and length.
  mutating func add(_ codes: ArraySlice<UInt16>, tag: String, isForeign: Bool) {
    let isName = tag.hasPrefix("nr")
    for (offset, code) in codes.enumerated() {
      if tag == "nrt" || isForeign || (isName && codes.count > 3) {
        counts[Int(code)].foreign += 1
      } else if isName {
        if offset == 0 { counts[Int(code)].family += 1 } else { counts[Int(code)].given += 1 }
      } else {
        counts[Int(code)].common += 1
      }
    }
  }

  var roles: [NameRoles] {
    counts.map {
      NameRoles(family: $0.family, given: $0.given, foreign: $0.foreign, common: $0.common)
    }
  }
}
