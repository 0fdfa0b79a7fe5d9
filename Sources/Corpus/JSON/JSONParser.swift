/// Reads one JSON value from bytes, strictly as RFC 8259 has it: no comments, no trailing commas,
/// no lone surrogates, no bytes that are not UTF-8.
public struct JSONParser: ~Copyable {
  /// Deeper nesting than this is an error, so that hostile input cannot exhaust the stack.
  public static let maximumDepth = 256

  private let bytes: [UInt8]
  private var index: Int
  private let end: Int
  private var depth = 0

  /// Parses all of `bytes`.
  /// - Throws: `JSONError`, with the byte at fault.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    try parse(bytes, in: 0..<bytes.count)
  }

  /// Parses `range` of `bytes`; offsets count from the start of `bytes`.
  public static func parse(_ bytes: [UInt8], in range: Range<Int>) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: bytes, range: range)
    parser.skipBlanks()
    let value = try parser.value()
    parser.skipBlanks()
    guard parser.index == parser.end else { throw parser.error("nothing may follow the value") }
    return value
  }

  private init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  private func error(_ message: String) -> JSONError { JSONError(message: message, offset: index) }

  private mutating func skipBlanks() {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONError) -> JSON {
    guard index < end else { throw error("a value is missing") }
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "{"): return JSON(.object(try members()), offset: start)
    case UInt8(ascii: "["): return JSON(.array(try elements()), offset: start)
    case UInt8(ascii: "\""): return JSON(.string(try string()), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSON(.number(try number()), offset: start)
    case UInt8(ascii: "t"):
      try word("true")
      return JSON(.boolean(true), offset: start)
    case UInt8(ascii: "f"):
      try word("false")
      return JSON(.boolean(false), offset: start)
    case UInt8(ascii: "n"):
      try word("null")
      return JSON(.null, offset: start)
    default: throw error(misconception() ?? "this is not the start of a JSON value")
    }
  }

  /// What people write who take JSON for JavaScript, or save with a byte order mark.
  private func misconception() -> String? {
    switch bytes[index] {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
    case UInt8(ascii: "'"): "a string stands in double quotation marks"
    case 0xEF where index == 0 && bytes[..<end].starts(with: [0xEF, 0xBB, 0xBF]):
      "a byte order mark stands before the value"
    default: nil
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    let count = word.utf8CodeUnitCount
    guard end - index >= count else { throw error("this is not the start of a JSON value") }
    for position in 0..<count where bytes[index + position] != word.utf8Start[position] {
      throw error("this is not the start of a JSON value")
    }
    index += count
  }

  private mutating func descend() throws(JSONError) {
    depth += 1
    if depth > Self.maximumDepth { throw error("nested deeper than \(Self.maximumDepth)") }
    index += 1
    skipBlanks()
  }

  private mutating func members() throws(JSONError) -> [JSON.Member] {
    try descend()
    var members: [JSON.Member] = []
    if take("}") { return members }
    while true {
      let keyOffset = index
      guard index < end, bytes[index] == UInt8(ascii: "\"") else {
        if index < end, bytes[index] == UInt8(ascii: "}") {
          throw error("a comma stands before the bracket")
        }
        let reason = index < end ? misconception() : nil
        throw error(reason ?? "a key in quotation marks is missing")
      }
      let key = try string()
      skipBlanks()
      guard takeByte(":") else { throw error("a colon is missing") }
      skipBlanks()
      members.append(.init(key: key, keyOffset: keyOffset, value: try value()))
      skipBlanks()
      if take("}") { return members }
      guard takeByte(",") else { throw error("a comma or } is missing") }
      skipBlanks()
    }
  }

  private mutating func elements() throws(JSONError) -> [JSON] {
    try descend()
    var elements: [JSON] = []
    if take("]") { return elements }
    while true {
      elements.append(try value())
      skipBlanks()
      if take("]") { return elements }
      guard takeByte(",") else { throw error("a comma or ] is missing") }
      skipBlanks()
      if index < end, bytes[index] == UInt8(ascii: "]") {
        throw error("a comma stands before the bracket")
      }
    }
  }

  /// Takes a closing bracket and comes up one level.
  private mutating func take(_ closing: Unicode.Scalar) -> Bool {
    guard takeByte(closing) else { return false }
    depth -= 1
    return true
  }

  private mutating func takeByte(_ scalar: Unicode.Scalar) -> Bool {
    guard index < end, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(JSONError) -> String {
    let start = index
    _ = takeByte("-")
    let whole = digits()
    if whole == 0 { throw error("a digit is missing") }
    let first = bytes[index - whole]
    if whole > 1, first == UInt8(ascii: "0") {
      index -= whole
      throw error("a number does not start with 0")
    }
    if takeByte("."), digits() == 0 { throw error("a digit is missing behind the point") }
    if takeByte("e") || takeByte("E") {
      if !takeByte("+") { _ = takeByte("-") }
      if digits() == 0 { throw error("a digit is missing in the exponent") }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = index
    while index < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let first = index
    var start = index
    var unescaped: [UInt8] = []
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        unescaped.append(contentsOf: bytes[start..<index])
        guard let string = String(validating: unescaped, as: UTF8.self) else {
          index = firstInvalidByte(in: first..<index)
          throw error("this string is not valid UTF-8")
        }
        index += 1
        return string
      case UInt8(ascii: "\\"):
        unescaped.append(contentsOf: bytes[start..<index])
        unescaped.append(contentsOf: String(try escape()).utf8)
        start = index
      case 0..<0x20:
        throw error("a control character in a string has to be escaped")
      default:
        index += 1
      }
    }
    throw error("the string has no end")
  }

  /// Where a stretch that is no UTF-8 stops being any; its end where it is.
  private func firstInvalidByte(in range: Range<Int>) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var rest = bytes[range].makeIterator()
    var position = range.lowerBound
    while case .valid(let scalar) = decoder.parseScalar(from: &rest) { position += scalar.count }
    return position
  }

  /// One escape, both halves of a surrogate pair included.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    index += 1
    guard index < end else { throw error("the string has no end") }
    let kind = bytes[index]
    index += 1
    switch kind {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, takeByte("\\"), takeByte("u") else {
        throw error("half of a surrogate pair stands alone")
      }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw error("half of a surrogate pair stands alone") }
      return scalar
    default:
      index -= 1
      throw error("there is no such escape")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard index < end, let digit = Unicode.Scalar(bytes[index]).hexadecimalDigit else {
        throw error("four hexadecimal digits are missing")
      }
      unit = unit << 4 | digit
      index += 1
    }
    return unit
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
