/// What stands for a unit in features.
enum UnitSymbol {
  /// Above all scalars, below 2²¹.
  private static let shapes: UInt32 = 0x11_0000
  /// Stands before the first and behind the last unit.
  static let border: UInt32 = shapes + 0x400

  /// The canonical scalar of a single character; for a run its shape, so that runs never seen
  /// before still look like those that were.
  static func of(_ characters: CharacterBuffer, _ range: Range<Int>) -> UInt32 {
    let first = range.lowerBound
    switch characters[first].kind {
    case .digit, .letter:
      return shape(characters, range)
    case .kana:
      return shapes + 0x300 + UInt32(min(range.count, 4))
    case .hangul:
      return shapes + 0x310 + UInt32(min(range.count, 4))
    default:
      return mark(characters[first].scalar)
    }
  }

  private static func shape(_ characters: CharacterBuffer, _ range: Range<Int>) -> UInt32 {
    var letters = 0
    var digits = 0
    var others = 0
    for index in range {
      switch characters[index].kind {
      case .letter: letters += 1
      case .digit: digits += 1
      default: others += 1
      }
    }
    if letters == 0 {
      return shapes + UInt32(min(digits, 7)) + (others > 0 ? 8 : 0)
    }
    let base = shapes + 0x100 + UInt32(min(letters, 7))
    return base + (digits > 0 ? 8 : 0) + (others > 0 ? 16 : 0)
  }

  /// Marks that are one for features: each kind of quotation mark, each kind of middle dot.
  private static func mark(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x201C, 0x300C, 0x300E, 0x301D: 0x201C
    case 0x201D, 0x300D, 0x300F, 0x301E, 0x301F: 0x201D
    case 0x3008: 0x300A
    case 0x3009: 0x300B
    case 0x2022, 0x2027, 0x30FB, 0xFF65, 0x2219: 0xB7
    case 0x22EF: 0x2026
    case 0xFF61: 0x3002
    default: scalar
    }
  }

  /// Tells a run from other runs of its shape.
  static func key(_ characters: CharacterBuffer, _ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0
    for index in range { key = FeatureHash.mix(key &* 31 &+ UInt64(characters[index].scalar)) }
    return key
  }
}

/// Which lists a word of the lexicon belongs to, by its tag and classes, worked out once.
struct TagTable: Sendable {
  private var byTag: [UInt8] = []

  init(_ lexicon: Lexicon) {
    byTag = lexicon.tags.map { tag in
      switch tag {
      case "nr": 1
      case "nrt", "nrfg": 2
      case "ns": 4
      case "nt": 8
      case "nz": 16
      default: 0
      }
    }
  }

  /// A bit for each `Units.NameList`.
  @inline(__always)
  func lists(_ node: LexiconNode) -> UInt8 {
    var lists = byTag[node.tag]
    if node.classes != 0 {
      let classes = WordClasses(rawValue: node.classes)
      if classes.contains(.person) { lists |= 1 }
      if classes.contains(.foreignName) { lists |= 2 }
      if classes.contains(.place) { lists |= 4 }
      if classes.contains(.organization) { lists |= 8 }
      if !classes.isDisjoint(with: [.product, .event, .award]) { lists |= 16 }
    }
    return lists
  }
}
