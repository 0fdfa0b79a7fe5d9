/// A version of data, which can be put in order: by its numbers, then a pre-release before the
/// release itself (Semantic Versioning 2.0.0, section 11).
struct DataVersion: Comparable {
  let text: String
  private let numbers: [Int]
  private let preRelease: [Substring]

  init(_ text: String) {
    self.text = text
    let core = text.prefix { $0 != "-" && $0 != "+" }
    numbers = core.split(separator: ".").map { Int($0) ?? 0 }
    let rest = text.dropFirst(core.count)
    preRelease =
      rest.first == "-" ? rest.dropFirst().prefix { $0 != "+" }.split(separator: ".") : []
  }

  static func < (left: DataVersion, right: DataVersion) -> Bool {
    let count = max(left.numbers.count, right.numbers.count)
    for index in 0..<count {
      let mine = index < left.numbers.count ? left.numbers[index] : 0
      let theirs = index < right.numbers.count ? right.numbers[index] : 0
      if mine != theirs { return mine < theirs }
    }
    if left.preRelease.isEmpty || right.preRelease.isEmpty {
      return !left.preRelease.isEmpty && right.preRelease.isEmpty
    }
    for (mine, theirs) in zip(left.preRelease, right.preRelease) where mine != theirs {
      switch (Int(mine), Int(theirs)) {
      case (let mine?, let theirs?): return mine < theirs
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return mine.utf8.lexicographicallyPrecedes(theirs.utf8)
      }
    }
    return left.preRelease.count < right.preRelease.count
  }
}
