/// A JSON value (RFC 8259) that knows where it stood, so that an error can point at it.
///
/// Foundation's decoders tell no positions, lose the order of keys and turn big integers into
/// doubles; configuration, rule packs and records need all three.
public struct JSON: Sendable, Hashable {
  /// What stood there.
  public indirect enum Value: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As written; `JSON.integer` and `JSON.number` read it.
    case number(String)
    case string(String)
    case array([JSON])
    /// In the order of the text, doubles included.
    case object([Member])
  }

  /// A key with its value.
  public struct Member: Sendable, Hashable {
    public let key: String
    /// First byte of the key's quotation mark.
    public let keyOffset: Int
    public let value: JSON

    public init(key: String, keyOffset: Int, value: JSON) {
      self.key = key
      self.keyOffset = keyOffset
      self.value = value
    }
  }

  public let value: Value
  /// First byte of the value.
  public let offset: Int

  public init(_ value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// The member of that key; the last one where it stands twice.
  public subscript(key: String) -> JSON? { members?.last { $0.key == key }?.value }

  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  public var elements: [JSON]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  public var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  public var boolean: Bool? {
    if case .boolean(let boolean) = value { boolean } else { nil }
  }

  /// nil where it is no number, or not a whole one that fits; `1.0` and `1e3` are whole.
  public var integer: Int? {
    guard case .number(let literal) = value else { return nil }
    if let integer = Int(literal) { return integer }
    // Beyond 2^53 a double would stand for its neighbours too.
    guard let number, number.magnitude < 0x1p53 else { return nil }
    return Int(exactly: number)
  }

  /// nil where it is no number, or not a finite one.
  public var number: Double? {
    guard case .number(let literal) = value, let number = Double(literal), number.isFinite
    else { return nil }
    return number
  }

  public var isNull: Bool { value == .null }

  /// What it is, for error messages: `a string`, `an object`.
  public var kindName: String {
    switch value {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// Why some bytes are no JSON.
public struct JSONError: Error, Sendable, Hashable {
  public let message: String
  /// The byte at fault.
  public let offset: Int

  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
