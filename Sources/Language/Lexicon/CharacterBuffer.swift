/// A stretch of text taken apart into characters, ready for look-ups; kept between calls, so that
/// a sentence costs no allocation.
struct CharacterBuffer: Sendable {
  /// Where each character begins, and one more: the end.
  private(set) var offsets: [Int32] = []
  private(set) var kinds: [CharacterKind] = []
  /// Canonical scalars (`Lexicon.canonical`).
  private(set) var scalars: [UInt32] = []
  /// The lexicon's codes.
  private(set) var codes: [UInt16] = []
  /// For each character where the unit that begins there ends: the next one, or the end of a run
  /// of letters, digits, kana or hangul; 0 inside a run, where no word may begin.
  private(set) var unitEnds: [Int32] = []

  var count: Int { kinds.count }

  /// Takes apart what lies between `start` and `end`, but not more than about `limit` characters:
  /// beyond that it stops behind a mark or blank, and at the latest after four times as many.
  ///
  /// - Parameters:
  ///   - bytes: of the whole text, valid UTF-8.
  ///   - start: first byte.
  ///   - end: one past the last byte.
  ///   - limit: how many characters are enough.
  ///   - lexicon: gives codes and canonical forms.
  /// - Returns: one past the last byte taken.
  mutating func fill(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    limit: Int,
    lexicon: Lexicon
  ) -> Int {
    offsets.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
    scalars.removeAll(keepingCapacity: true)
    codes.removeAll(keepingCapacity: true)
    var index = start
    while index < end {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index)
      let kind = CharacterKind(scalar)
      let code = lexicon.code(of: scalar)
      offsets.append(Int32(truncatingIfNeeded: index))
      kinds.append(kind)
      codes.append(code)
      scalars.append(code == 0 ? scalar : lexicon.scalars[Int(code)])
      index += length
      if kinds.count >= limit {
        let mayStop = kind == .blank || kind == .punctuation
        if mayStop || kinds.count >= limit * 4 { break }
      }
    }
    index = min(index, end)
    offsets.append(Int32(truncatingIfNeeded: index))
    findUnits()
    return index
  }

  private mutating func findUnits() {
    unitEnds.removeAll(keepingCapacity: true)
    var index = 0
    while index < kinds.count {
      let end = kinds[index].makesRuns ? endOfRun(from: index) : index + 1
      unitEnds.append(Int32(truncatingIfNeeded: end))
      for _ in index + 1..<max(end, index + 1) { unitEnds.append(0) }
      index = end
    }
  }

  /// Letters and digits run together (`GPT4`, `5G`); a point or comma between two digits belongs
  /// to the number, and so does the percent sign behind it (`14.7%`, `1,000`); marks inside a run
  /// that has letters join it (`F-16A`, `km/h`, `x.com`); kana and hangul run by themselves.
  private func endOfRun(from start: Int) -> Int {
    let isLatin = kinds[start] == .letter || kinds[start] == .digit
    var hasLetter = false
    var index = start
    while index < kinds.count {
      let kind = kinds[index]
      if isLatin {
        if kind == .letter || kind == .digit {
          hasLetter = hasLetter || kind == .letter
          index += 1
        } else if index > start, joins(index, hasLetter: hasLetter) {
          index += 1
        } else {
          break
        }
      } else if kind == kinds[start] {
        index += 1
      } else {
        break
      }
    }
    if isLatin, !hasLetter, index < kinds.count, scalars[index] == 0x25 { index += 1 }
    return index
  }

  private func joins(_ index: Int, hasLetter: Bool) -> Bool {
    guard index + 1 < kinds.count else { return false }
    let next = kinds[index + 1]
    switch scalars[index] {
    case 0x2E, 0x2C:
      if kinds[index - 1] == .digit, next == .digit { return true }
      return scalars[index] == 0x2E && hasLetter && (next == .letter || next == .digit)
    case 0x2D, 0x2F, 0x5F, 0x40, 0x27:
      return hasLetter && (next == .letter || next == .digit)
    default:
      return false
    }
  }
}
