/// A pattern for one file name.
struct NameGlob: Sendable, Hashable {
  private enum Element: Sendable, Hashable {
    case character(UInt32)
    case any
    case anyRun
    case set([ClosedRange<UInt32>], isNegated: Bool)
  }

  private let elements: [Element]
  /// The name itself, where there is nothing special in it.
  let literal: [UInt8]?

  /// - Returns: nil where a set has no end.
  init?(_ bytes: [UInt8]) {
    let scalars = Self.characters(bytes)
    var elements: [Element] = []
    var literal: [UInt8]? = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case 0x2A:
        if elements.last != .anyRun { elements.append(.anyRun) }
        literal = nil
      case 0x3F:
        elements.append(.any)
        literal = nil
      case 0x5B:
        guard let set = Self.set(in: scalars, from: &index) else { return nil }
        elements.append(set)
        literal = nil
      case 0x5C where index < scalars.count:
        elements.append(.character(scalars[index]))
        literal?.append(contentsOf: Self.bytes(of: scalars[index]))
        index += 1
      default:
        elements.append(.character(scalar))
        literal?.append(contentsOf: Self.bytes(of: scalar))
      }
    }
    self.elements = elements
    self.literal = literal
  }

  /// Whether `name` fits; takes time in proportion to both lengths multiplied, at worst.
  func matches(_ name: [UInt8]) -> Bool {
    let name = Self.characters(name)
    if name.first == 0x2E, elements.first != .character(0x2E) { return false }
    var element = 0
    var position = 0
    // Where to go on from when the text after the last `*` did not fit.
    var retry: (element: Int, position: Int)?
    while position < name.count {
      if element < elements.count, elements[element] == .anyRun {
        retry = (element + 1, position)
        element += 1
      } else if element < elements.count, Self.fits(elements[element], name[position]) {
        element += 1
        position += 1
      } else if let (after, start) = retry {
        retry = (after, start + 1)
        element = after
        position = start + 1
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anyRun }
  }

  private static func fits(_ element: Element, _ character: UInt32) -> Bool {
    switch element {
    case .character(let wanted): wanted == character
    case .any: true
    case .anyRun: false
    case .set(let ranges, let isNegated):
      ranges.contains { $0.contains(character) } != isNegated
    }
  }

  private static func set(in scalars: [UInt32], from index: inout Int) -> Element? {
    var ranges: [ClosedRange<UInt32>] = []
    let isNegated = index < scalars.count && (scalars[index] == 0x21 || scalars[index] == 0x5E)
    if isNegated { index += 1 }
    let first = index
    while index < scalars.count {
      let low = scalars[index]
      index += 1
      if low == 0x5D, index > first + 1 { return .set(ranges, isNegated: isNegated) }
      var high = low
      if index + 1 < scalars.count, scalars[index] == 0x2D, scalars[index + 1] != 0x5D {
        high = scalars[index + 1]
        index += 2
      }
      if low <= high { ranges.append(low...high) }
    }
    return nil
  }

  /// Scalars; a byte that is no UTF-8 becomes a value of its own beyond Unicode.
  private static func characters(_ bytes: [UInt8]) -> [UInt32] {
    if let string = String(validating: bytes, as: UTF8.self) {
      return string.unicodeScalars.map(\.value)
    }
    return bytes.map { $0 < 0x80 ? UInt32($0) : 0x11_0000 + UInt32($0) }
  }

  private static func bytes(of character: UInt32) -> [UInt8] {
    if let scalar = Unicode.Scalar(character) { return Array(String(scalar).utf8) }
    return [UInt8(truncatingIfNeeded: character)]
  }
}
